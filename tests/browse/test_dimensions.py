"""The twelve questions, and one of them across all cases."""

import pytest

from policyatlas.browse import dimensions
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import CaseTerm
from policyatlas.vocabulary import DIMENSIONS
from tests.makers import make_claim, make_cluster, make_edition, make_link, make_place, make_policy
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/dimensions/finance/{query}"))


@pytest.fixture
def answered():
    """Three cases that answer on finance, and one that does not."""
    china = make_place("China", kind="country", country="CN")
    wuhan, boston = make_place("Wuhan", within=china), make_place("Boston", country="US")
    optics = make_cluster("Optics", places=[wuhan])
    CaseTerm.objects.create(case_id=optics.pk, tag_list="sector", term="displays-optics", position=0)
    make_claim(boston, dimension="finance", statement="Boston paid.")
    make_claim(optics, dimension="finance", statement="Optics will pay.", nature="forecast")
    make_claim(wuhan, dimension="finance", statement="Wuhan paid first.", lead=True)
    make_claim(wuhan, dimension="finance", statement="Wuhan paid later.")
    make_claim(make_place("Jilin"), dimension="risks")


def cases(page):
    return page.values(".answers > li", "data-case")


def test_the_twelve_stand_under_four_heads_with_counts_and_what_passes_which_test(client):
    wuhan = make_place("Wuhan")
    make_claim(wuhan, make_cluster(places=[wuhan]), dimension="finance")
    make_claim(wuhan, dimension="finance")
    make_place("Jilin")
    page = read(client.get("/dimensions/"))
    assert page.texts("section > h2") == ["Setting", "Means", "Base", "Results"]
    assert page.values("h3 a", "href") == [f"/dimensions/{dimension}/" for dimension in DIMENSIONS]
    finance = words(page.one("[data-dimension=finance] .much"))
    assert finance.startswith("2 of 3 cases 2 claims from 2 sources on 2 cases")
    assert "two independent origins 1 · mostly first-hand 0" in finance
    assert words(page.one("[data-dimension=context] .much")) == "0 of 3 cases 0 claims on 0 cases"


def test_a_dimension_says_what_it_holds_and_what_not_and_what_decides(page):
    found = page()
    assert found.title == "Finance"
    assert found.fact("Does not hold") == "Money that came out (outcomes)"
    assert found.texts(".deciding li")[0].startswith("4. An amount of money put in is finance")
    assert found.text(".gap") == "No claim answers it yet."
    assert found.values(".beside a", "href") == ["/dimensions/instruments/", "/dimensions/knowledge/"]


def test_cases_with_most_claims_come_first_each_with_its_mark_and_best_claims(page, answered):
    found = page()
    assert found.text("#found") == "3 cases answer, those with most claims first"
    assert cases(found) == ["wuhan", "boston", "optics"]
    assert found.texts(".answers [data-claim]") == [
        "Wuhan paid first.1",
        "forecast Optics will pay.2",
        "Boston paid.3",
        "forecast Optics will pay.2",
    ]
    assert found.texts(".answers .side p + p a")[0] == "3 claims from 3 sources on Wuhan"
    assert found.values(".answers .side p + p a", "href")[0] == "/places/wuhan/finance/"
    assert len(found.all(".answers [data-evidence]")) == 3
    assert [words(link) for link in found.one("#references").query(".back a")] == ["Wuhan", "Wuhan", "Optics", "Boston"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?kind=cluster", ["optics"]),
        ("?country=CN", ["wuhan", "optics"]),
        ("?sector=displays-optics", ["wuhan", "optics"]),
        ("?nature=forecast", ["wuhan", "optics"]),
        ("?evidence=origins", ["wuhan"]),
        ("?disputed=1", []),
        ("?kind=place&country=US&sort=name", ["boston"]),
        ("?sort=name", ["boston", "optics", "wuhan"]),
    ],
)
def test_facets_narrow_the_cases(page, answered, query, shown):
    assert cases(page(query)) == shown


def test_of_a_nature_that_is_asked_for_only_such_claims_are_shown_and_the_others_counted(page, answered):
    found = page("?nature=forecast")
    assert found.texts(".answers [data-claim]") == ["forecast Optics will pay.1"] * 2
    assert "2 claims of other natures" in words(found.one("#wuhan .side"))


def test_each_value_is_counted_and_what_is_not_known_is_named(page, answered):
    found = page("?kind=place,palace&colour=red&page=9&sort=beauty")
    counts = {item.attrs["data-value"]: item.attrs["data-count"] for item in found.all("[data-facet=kind]")}
    assert counts == {"place": "2", "cluster": "1", "policy": "0"}
    assert len(found.notices) == 4


def test_the_first_four_are_compared_on_the_question_in_one_press_and_any_that_are_ticked(client, page, answered):
    found = page()
    assert found.one(".together a").attrs["href"] == "/compare/wuhan,boston,optics/?rows=finance"
    assert found.values(".answers input", "value") == ["wuhan", "boston", "optics"]
    sent = client.get("/compare/?row=finance&case=wuhan&case=optics")
    assert sent.headers["Location"] == "/compare/wuhan,optics/?rows=finance"
    assert not page("?kind=cluster").all(".together")


def test_figures_stand_by_indicator_and_lead_to_it(page):
    for year in range(2019, 2025):
        place = make_place(f"Place {year}")
        make_claim(place, dimension="finance", measure={"indicator": "investment", "year": year})
    make_claim(place, dimension="finance", measure={"indicator": "fund-size"})
    found = page()
    assert found.values(".measured dt a", "href") == ["/indicators/investment/", "/indicators/fund-size/"]
    told = words(found.one("#figures-investment dd"))
    assert told.startswith("Place 2024 US$100, 2024")
    assert "· 2 more, Investment" in told


def test_cases_come_in_pages(page, monkeypatch):
    monkeypatch.setattr(dimensions, "CASES_A_PAGE", 2)
    for name in ("A", "B", "C"):
        make_claim(make_place(name), dimension="finance")
    assert cases(page()) == ["a", "b"]
    second = page("?page=2")
    assert cases(second) == ["c"]
    assert second.one("link[rel=canonical]").attrs["href"].endswith("/dimensions/finance/?page=2")


def test_an_unknown_dimension_is_not_found(client):
    assert client.get("/dimensions/colour/").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_the_pages_cost_few_queries_whatever_the_number_of_cases(client, number, django_assert_num_queries):
    for _ in range(number):
        place = make_place(within=make_place())
        make_link(make_claim(make_place()), make_claim(place, dimension="finance"))
        make_claim(make_cluster(places=[place]), make_policy(places=[place]), dimension="finance", measure={})
    make_edition()
    for address, queries in (
        ("/dimensions/", 3),
        ("/dimensions/finance/", 8),
        ("/dimensions/finance/?kind=place,cluster&nature=fact&sort=name", 8),
    ):
        forget_edition()
        with django_assert_num_queries(queries):
            client.get(address)
