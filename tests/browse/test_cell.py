"""The cell page: all claims on one case in one dimension, in full, and how well they are sourced."""

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import DIMENSIONS, NATURES
from tests.makers import (
    make_claim,
    make_cluster,
    make_coverage_note,
    make_edition,
    make_link,
    make_place,
    make_publisher,
    make_source,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(client):
    """Reads a cell page of Wuhan: `cell("finance/")`."""
    return lambda address: read(client.get(f"/places/wuhan/{address}"))


@pytest.fixture
def wuhan():
    return make_place("Wuhan", within=make_place("China", kind="country", country="CN"))


def test_it_is_named_after_its_case_and_dimension(cell, wuhan):
    page = cell("finance/")
    assert page.title == "Wuhan: Finance"
    assert page.text(".lede") == "Whose money, and how much?"
    assert page.texts(".crumbs li") == ["Places", "China", "Wuhan", "Finance"]
    assert page.one("link[rel=canonical]").attrs["href"].endswith("/places/wuhan/finance/")


def test_all_its_claims_stand_there_and_no_others(cell, wuhan):
    here = [make_claim(wuhan, dimension="finance").public_name for _ in range(5)]
    make_claim(wuhan, dimension="risks")
    make_claim(make_place("Hefei"), dimension="finance")
    make_claim(wuhan, dimension="finance", state="draft")
    assert sorted(cell("finance/").claims()) == sorted(here)


def test_claims_stand_in_groups_by_nature_and_facts_by_the_year_they_tell_of(cell, wuhan):
    for nature in ("forecast", "assessment", "fact", "proposal"):
        make_claim(wuhan, dimension="finance", nature=nature)
    make_claim(wuhan, dimension="finance", statement="In 1988 it began.")
    make_claim(wuhan, dimension="finance", statement="Later, in 2016.", measure={"year": 2016})
    make_claim(wuhan, dimension="finance", statement="Some day.", source=make_source(published=""))
    page = cell("finance/")
    assert page.texts("section.dim h2") == ["Reported as fact, by year", "Assessments", "Proposals", "Forecasts"]
    facts = [words(claim.query_one("p")).rstrip("1234567890") for claim in page.all("#fact [data-claim]")]
    assert (facts[0], facts[1], facts[3]) == ("In 1988 it began.", "Later, in 2016.", "Some day.")


def test_each_claim_says_who_says_so_where_it_stands_and_how_far_it_is_from_its_origin(cell, wuhan):
    source = make_source("Report", publisher=make_publisher("The Gazette"), language="de", url="https://g.example/r")
    make_claim(
        wuhan,
        source=source,
        dimension="finance",
        said_by={"name": "Sun Jin", "role": "director"},
        opens="Die Stadt",
        closes="wie geplant",
        paragraph=4,
    )
    page = cell("finance/")
    assert "Said by Sun Jin, director." in page.text("[data-claim] .label")
    note, locator = page.texts("[data-claim] .side p")
    assert note == "The Gazette, 6 May 2024; first-hand; in German"
    assert locator == "Passage: “Die Stadt … wie geplant”, paragraph 4"
    link = page.one("[data-claim] a[data-passage]")
    assert link.attrs["href"] == "https://g.example/r#:~:text=Die%20Stadt,wie%20geplant"
    assert link.attrs["rel"] == "noopener noreferrer"
    assert link.query_one("span[lang]").attrs["lang"] == "de"
    assert page.one(".noted [data-source]").attrs["data-source"] == "report"


def test_a_passage_without_an_address_is_told_and_not_linked(cell, wuhan):
    make_claim(wuhan, dimension="finance", source=make_source(url=""), closes="", page=12)
    page = cell("finance/")
    assert page.texts("[data-claim] .side p")[1] == "Passage: “The city of”, page 12"
    assert not page.all("[data-passage]")


def test_a_claim_of_a_cluster_says_whose_it_is_and_may_be_left_out(cell, wuhan):
    make_claim(make_cluster("Optics", places=[wuhan]), dimension="finance")
    assert "On Optics." in cell("finance/").text("[data-claim] .label")
    own = cell("finance/?own=1")
    assert not own.claims()
    assert own.one(".actions .line").attrs["href"] == "/places/wuhan/finance/"


def test_the_four_tests_are_spelled_out_with_their_counts(cell, wuhan):
    china = make_publisher(country="CN", state_affiliated=True)
    for source in (make_source(publisher=china), make_source(kind="academic"), make_source(kind="academic")):
        make_claim(wuhan, dimension="finance", source=source, nature="fact")
    make_link(*(make_claim(wuhan, dimension="finance", source=source, nature="forecast") for _ in range(2)))
    page = cell("finance/")
    assert page.text(".tests h2") == "5 claims from 3 sources"
    assert page.texts(".tests dt") == [
        "Two independent origins: yes",
        "Mostly first-hand: yes",
        "Mostly disinterested: yes",
        "Mostly fact and undisputed: no",
    ]
    assert page.texts(".tests dd") == [
        "Origins: 3, in sources: 3",
        "First-hand: 4 of 5",
        "Origins without an interest: 2 of 3",
        "Reported as fact: 3 of 5; 1 dispute is open",
    ]
    assert page.one(".tests [data-evidence]").attrs["data-evidence"] == "origins firsthand disinterested"


def test_accounts_that_differ_stand_last_and_in_their_groups_too(cell, wuhan):
    make_link(make_claim(wuhan, dimension="finance"), make_claim(wuhan, dimension="finance"), question="How much")
    page = cell("finance/")
    assert page.texts("section.dim h2")[-1] == "Accounts that differ"
    assert page.claims("#differ") == page.claims("#fact")


def test_figures_stand_in_a_table_the_same_indicators_together(cell, wuhan):
    for fields in (
        {"indicator": "", "label": "firms helped", "value": 12, "unit": "firms"},
        {"indicator": "fund-size", "label": "second fund", "value": 2_000_000_000, "year": 2019, "basis": "target"},
        {"indicator": "equity-stake", "label": "price", "value": 5, "year": None, "span_from": 2001, "span_to": 2009},
        {"indicator": "fund-size", "label": "first fund", "value": 1_000_000_000, "year": 2014, "area": wuhan},
    ):
        make_claim(wuhan, dimension="finance", measure=fields)
    rows = [[words(field) for field in row.query("th, td")] for row in cell("finance/").all("table.plain tbody tr")]
    assert [[row[0].rstrip("1234"), *row[1:]] for row in rows] == [
        ["Price", "US$5", "2001–2009", "", ""],
        ["First fund", "US$1 bn", "2014", "", "Wuhan"],
        ["Second fund", "US$2 bn", "2019", "target", ""],
        ["Firms helped", "12 firms", "2024", "", ""],
    ]


def test_a_figure_has_its_hooks(cell, wuhan):
    make_claim(wuhan, dimension="finance", measure={"indicator": "fund-size", "value": 1_500_000_000, "year": 2014})
    figure = cell("finance/").one("[data-indicator]")
    assert {name: figure.attrs[f"data-{name}"] for name in ("indicator", "value", "unit", "year")} == {
        "indicator": "fund-size",
        "value": "1500000000",
        "unit": "USD",
        "year": "2014",
    }


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (None, "Not researched yet."),
        ({"state": "nothing-found", "note": "Only the province."}, "Nothing found"),
        ({"state": "not-applicable", "note": "A rule builds nothing."}, "Does not apply. A rule builds nothing."),
    ],
)
def test_an_empty_cell_says_which_kind_of_nothing_it_is(cell, wuhan, note, words):
    if note:
        make_coverage_note(wuhan, dimension="finance", **note)
    page = cell("finance/")
    assert page.text(".gap").startswith(words)
    assert page.one("#cell-finance").attrs["data-state"] == (note["state"] if note else "not-researched")
    assert not page.all(".tests, table, #references")


def test_it_leads_to_the_dimensions_beside_it_and_to_the_comparison(cell, wuhan):
    assert cell("context/").values(".beside a", "href") == ["/places/wuhan/strategy/"]
    assert cell("finance/").values(".beside a", "href") == ["/places/wuhan/instruments/", "/places/wuhan/knowledge/"]
    assert cell("lessons/").values(".beside a", "rel") == ["prev"]
    assert cell("finance/").one(".actions a").attrs["href"] == "/compare/wuhan/?rows=finance"


@pytest.mark.parametrize("address", ["/places/atlantis/finance/", "/places/wuhan/colour/", "/towns/wuhan/finance/"])
def test_an_unknown_case_dimension_or_kind_is_not_found(client, wuhan, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("claims", [2, 40])
def test_a_cell_costs_seven_queries_whatever_the_number_of_claims(client, wuhan, claims, django_assert_num_queries):
    cluster = make_cluster(places=[wuhan])
    for number in range(claims):
        here = make_claim(wuhan if number % 2 else cluster, dimension="finance", measure={})
    make_link(make_claim(make_place()), here)
    make_edition()
    forget_edition()
    with django_assert_num_queries(7):
        client.get("/places/wuhan/finance/")


def test_a_section_of_the_profile_and_its_cell_page_speak_of_the_same_claims(atlas, client):
    for dimension in DIMENSIONS:
        section = read(client.get(f"/places/wuhan/?open={dimension}"))
        page = read(client.get(f"/places/wuhan/{dimension}/"))
        natures = [name for nature in NATURES if page.one(f"#{nature}") for name in page.claims(f"#{nature}")]
        assert set(natures) <= set(section.claims(f"#{dimension}"))
        mark, told = section.one(f"#{dimension} .ev").attrs, page.one("#evidence .ev").attrs
        assert (mark["data-evidence"], mark["aria-label"]) == (told["data-evidence"], told["aria-label"])
        assert mark["href"] == f"/places/wuhan/{dimension}/#evidence"
        assert len(natures) == int(page.text(".tests h2").split()[0])
