"""The claim page: from a statement back to its passage and beyond; and what its address says once it is taken back."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.makers import (
    make_claim,
    make_cluster,
    make_edition,
    make_link,
    make_place,
    make_publisher,
    make_source,
    make_transfer,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source(
        "Bericht",
        publisher=make_publisher("Die Zeitung", country="DE"),
        language="de",
        url="https://zeitung.example/bericht",
        published="2022-02",
    )


@pytest.fixture
def claim_page(client):
    """Reads the page of a claim of the source: `claim_page(3)`."""
    return lambda number=1, status=200: read(client.get(f"/claims/bericht/{number}/"), status)


def way(page):
    """The steps of the way back: terms and what they say."""
    return {words(step.query_one("dt")): words(step.query_one("dd")) for step in page.all("dl.way > div")}


def test_the_way_back_goes_from_the_statement_to_the_source(claim_page, source):
    make_claim(
        make_place("Hefei"),
        source=source,
        statement="Hefei took 17 per cent of NIO.",
        nature="assessment",
        said_by={"name": "Sun Jin", "role": "director", "organisation": "NIO"},
        measure={"label": "stake", "value": 17, "unit": "percent", "year": 2020, "basis": "outturn", "time": "stock"},
        opens="Die Stadt",
        closes="wie geplant",
        paragraph=4,
    )
    page = claim_page()
    assert page.text("#claim h2") == "Hefei took 17 per cent of NIO."
    assert way(page) == {
        "Nature": "Assessment",
        "Who says so": "Sun Jin, director, NIO",
        "Measured": "Stake: 17%, 2020 · outturn · at a date Coded as Investment, payer mixed or not stated",
        "Passage": "Passage: “Die Stadt … wie geplant”, paragraph 4",
        "Source": "Bericht Die Zeitung, February 2022; in German",
        "Distance": (
            "● First-hand. The source made the observation, holds the opinion, "
            "or puts a named speaker before the reader."
        ),
    }
    assert page.one("#claim .button").attrs["href"] == (
        "https://zeitung.example/bericht#:~:text=Die%20Stadt,wie%20geplant"
    )


def test_it_is_a_piece_that_htmx_can_take_with_a_heading_to_focus(claim_page, source):
    claim = make_claim(source=source)
    piece = claim_page().one("section#claim")
    assert piece.attrs["data-claim"] == claim.public_name
    assert piece.query_one("h2").attrs["tabindex"] == "-1"
    assert piece.query_one("a[data-passage]")


def test_titles_and_passages_keep_their_language(claim_page, source):
    make_claim(source=source)
    page = claim_page()
    assert page.one("#claim cite").attrs["lang"] == "de"
    assert page.one("#claim a[data-passage] span[lang]").attrs["lang"] == "de"


def test_what_is_relayed_names_the_text_that_it_goes_back_to(claim_page, source):
    agency = make_source("Wire", publisher=make_publisher("The Agency"), published="2022")
    make_claim(source=source, origin=agency)
    page = claim_page()
    assert way(page)["Distance"] == "◐ One step away. It passes on one other account."
    assert way(page)["Goes back to"].endswith("passes on The Agency. Wire. 2022. the origin")


def test_what_is_relayed_from_nobody_knows_where_says_so(claim_page, source):
    make_claim(source=source, relayed=True)
    assert way(claim_page())["Goes back to"] == "an account that the source does not name"


def test_it_says_where_it_is_used(claim_page, source):
    hefei = make_place("Hefei")
    claim = make_claim(hefei, make_cluster("Hefei EV"), source=source, dimension="finance")
    make_transfer(hefei, make_place("Ohio"), claim=claim)
    page = claim_page()
    assert page.texts("section h2 + ul > li")[:3] == [
        "Hefei: Finance",
        "Hefei EV: Finance",
        "Hefei → as a model for Ohio: held up",
    ]
    assert "/clusters/hefei-ev/finance/" in page.values("main a", "href")


def test_its_nature_has_a_mark_and_a_word_unless_it_is_fact(claim_page, source):
    make_claim(source=source, nature="forecast")
    make_claim(source=source, nature="fact")
    assert claim_page(1).text("#claim .nature.forecast") == "Forecast"
    assert claim_page(2).all("#claim .nature") == []


def test_an_archived_copy_stands_beside_the_passage_where_there_is_one(claim_page, source):
    make_claim(source=source)
    assert claim_page().all("#claim a[href*=archive]") == []
    source.archived_url = "https://archive.example/bericht"
    source.save()
    [link] = claim_page().all("#claim a[href*=archive]")
    assert (words(link), link.attrs["rel"]) == ("Open an archived copy", "noopener noreferrer")


def test_links_to_other_claims_say_how_they_stand_and_why(claim_page, source):
    claim, other, third = (
        make_claim(source=source),
        make_claim(statement="It was 20."),
        make_claim(statement="Since May."),
    )
    make_link(claim, other, stance="supports", question="How much", note="Both count the land.")
    make_link(third, claim, stance="qualifies", question="Since when", note="")
    make_link(make_claim(state="draft"), claim, stance="supports")
    page = claim_page()
    linked = page.all("#claim section[aria-labelledby=h-links] li")
    assert [[words(part) for part in one.query("p")][::2] for one in linked] == [
        ["It supports It was 20.", "How much. Both count the land."],
        ["It is qualified by Since May.", "Since when."],
    ]
    assert [one.attrs["data-claim"] for one in linked] == [other.public_name, third.public_name]


def test_a_source_without_title_publisher_and_address_says_what_is_not_shown(client):
    make_claim(source=make_source("", slug="bare", publisher=None, published="", url=""))
    page = read(client.get("/claims/bare/1/"))
    assert way(page)["Source"] == "[title not shown] Publisher not shown, date not shown"
    assert not page.all("[data-passage]")


def test_a_retracted_claim_is_gone_and_its_address_says_why(claim_page, source):
    hefei = make_place("Hefei")
    make_claim(hefei, source=source, statement="Wrong.", state="retracted", reason="The source took it back.")
    page = claim_page(status=410)
    assert page.title == "This claim was retracted"
    assert page.text("title").startswith("Claim bericht#1 was retracted")
    assert page.text(".lede") == "The source took it back."
    assert "Wrong." not in page.text()
    assert page.one("#claim h2").attrs["tabindex"] == "-1"


def test_a_claim_stands_under_sources_in_the_menu(claim_page, source):
    make_claim(source=source)
    assert claim_page().texts("header nav a[aria-current]") == ["Sources"]


def test_a_superseded_claim_is_gone_and_names_its_successor(claim_page, source):
    better = make_claim(statement="It was 17 per cent.")
    make_claim(source=source, state="superseded", superseded_by=better, reason="A newer count.")
    page = claim_page(status=410)
    assert page.title == "This claim was replaced"
    successor = page.one(f'#claim a[href="{better.get_absolute_url()}"]')
    assert words(successor) == "It was 17 per cent."


@pytest.mark.parametrize("state", ["draft", "in-review"])
def test_a_claim_that_is_not_out_yet_is_not_found(claim_page, source, state):
    make_claim(source=source, state=state)
    claim_page(status=404)


@pytest.mark.parametrize("address", ["bericht/2/", "nobody/1/", "bericht/0/", "bericht/99999999999999999999/"])
def test_a_claim_that_nobody_made_is_not_found(client, source, address):
    make_claim(source=source)
    assert client.get(f"/claims/{address}").status_code == 404


@pytest.mark.parametrize("links", [1, 9])
def test_a_claim_costs_nine_queries_whatever_hangs_on_it(client, source, links, django_assert_num_queries):
    hefei = make_place("Hefei")
    claim = make_claim(hefei, make_cluster(), source=source, measure={})
    for _ in range(links):
        make_link(make_claim(), claim)
        make_transfer(hefei, make_place(), claim=claim)
    make_edition()
    forget_edition()
    with django_assert_num_queries(9):
        client.get("/claims/bericht/1/")
