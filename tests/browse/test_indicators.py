"""What figures are coded as: the list, and the page of one indicator."""

import pytest

from policyatlas.browse.lists import shown
from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import INDICATORS
from tests.makers import make_claim, make_place, make_publisher, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


def gdp(case, value=100, *, year=2021, unit="CNY", basis="outturn", source=None, state="published", **fields):
    measure = {"indicator": "gdp", "label": f"GDP of {case.name}", "value": value, "unit": unit, "year": year}
    return make_claim(case, state=state, source=source, measure=measure | {"basis": basis, "area": case} | fields)


@pytest.fixture
def wuhan():
    return make_place("Wuhan", country="CN")


@pytest.fixture
def hefei():
    return make_place("Hefei", country="CN")


def test_every_indicator_is_listed_with_its_figures_and_cases(client, wuhan, hefei):
    gdp(wuhan)
    gdp(wuhan, year=2022)
    gdp(hefei)
    gdp(hefei, state="draft")
    page = read(client.get("/indicators/"))
    assert page.values("tbody th a", "href") == [f"/indicators/{indicator}/" for indicator in INDICATORS]
    rows = {words(row.query_one("th a")): [words(cell) for cell in row.query("td")] for row in page.all("tbody tr")}
    assert rows["GDP"] == ["currency", "C1 C2 C7", "3", "2"]
    assert rows["Rank"] == ["rank", "C12", "0", "0"]


def test_an_indicator_says_what_it_is_and_that_larger_is_not_better(client):
    page = read(client.get("/indicators/gdp/"))
    assert page.title == "GDP"
    assert page.text(".lede") == "Value added in the area in a year."
    assert page.fact("Unit") == "Currency"
    assert page.fact("Larger").endswith("It never means better.")
    assert page.text(".gap") == "No figure is coded as this yet."
    assert "never means worse" in read(client.get("/indicators/permit-time/")).fact("Larger")


def test_the_rules_are_written_out_with_the_one_that_holds_for_all(client):
    page = read(client.get("/indicators/gdp/"))
    assert page.texts(".entries dt") == ["C1 Currency", "C2 Flows of money", "C7 Area", "C8 Basis"]
    assert page.texts(".entries dd")[0].startswith("A figure keeps its source's currency")
    assert page.texts(".entries dd")[-1].endswith("It holds for every figure.")


def test_a_value_stands_with_case_year_basis_area_claim_and_source(client, wuhan):
    source = make_source(publisher=make_publisher("The Gazette"), published="2022-03")
    claim = gdp(wuhan, 1_200_000_000_000, source=source)
    page = read(client.get("/indicators/gdp/"))
    (row,) = page.all(".values tbody tr")
    cells = [words(cell) for cell in row.query("th, td")]
    assert cells == ["Wuhan", "1.2 tn yuan", "2021", "outturn", "Wuhan", "GDP of Wuhan", "The Gazette, March 2022"]
    assert row.attrs["data-claim"] == claim.public_name
    assert row.query_one("[data-cite]").attrs["href"] == source.get_absolute_url()
    figure = row.query_one(".measure").attrs
    assert (figure["data-indicator"], figure["data-unit"], figure["data-year"]) == ("gdp", "CNY", "2021")
    assert claim.get_absolute_url() in [link.attrs["href"] for link in row.query("a")]


def test_only_published_claims_on_this_indicator_are_shown(client, wuhan):
    gdp(wuhan, state="draft")
    make_claim(wuhan, measure={"indicator": "exports"})
    assert read(client.get("/indicators/gdp/")).all(".values tr") == []


def test_values_can_be_sorted_by_links(client, wuhan, hefei):
    gdp(wuhan, 5, year=2018)
    gdp(hefei, 9, year=2020)
    gdp(hefei, 7, year=None, span_from=2021, span_to=2023)
    gdp(wuhan, 6, unit="USD", year=None)

    def values(query):
        page = read(client.get(f"/indicators/gdp/{query}"))
        assert page.values(".sorts a", "href") == ["?sort=case", "?sort=value", "?sort=year"]
        return [figure.attrs["data-value"] for figure in page.all(".values .measure")]

    assert values("") == ["7", "9", "5", "6"]
    assert values("?sort=value") == ["9", "7", "5", "6"]
    assert values("?sort=year") == ["7", "9", "5", "6"]


def test_what_may_be_compared_is_listed_the_comparable_first(client, wuhan, hefei):
    gdp(wuhan, year=2020)
    gdp(hefei, year=2021)
    gdp(make_place("Jilin", country="CN"), year=2021)
    gdp(make_place("Pittsburgh", country="US"), unit="USD")
    page = read(client.get("/indicators/gdp/"))
    assert page.values(".pairs li", "data-verdict") == ["=", "≈", "≈"]
    first = page.texts(".pairs li")[0]
    assert first.startswith("Hefei 100 yuan, 2021 and|")
    assert "Comparable: what is measured, unit, basis and period agree (C1, C2, C7 and C8)." in first


def test_figures_of_one_case_are_not_compared_with_each_other(client, wuhan):
    gdp(wuhan)
    gdp(wuhan)
    page = read(client.get("/indicators/gdp/"))
    assert page.all(".pairs") == []
    assert "No two of these figures" in page.text("section[aria-labelledby=across]")


def test_values_come_in_pages(client, monkeypatch, wuhan):
    monkeypatch.setattr(shown, "LENGTH", 2)
    for year in (2019, 2020, 2021):
        gdp(wuhan, year=year)
    second = read(client.get("/indicators/gdp/?page=2"))
    assert second.texts(".values tbody td:nth-child(3)") == ["2019"]
    assert second.one("link[rel=canonical]").attrs["href"].endswith("/indicators/gdp/?page=2")


def test_an_order_or_page_that_is_not_there_is_named(client, wuhan):
    gdp(wuhan)
    page = read(client.get("/indicators/gdp/?sort=beauty&page=9"))
    assert page.notices == [
        "There is no page “9”. This is page 1 of 1.",
        "“beauty” is no order that the list knows. It is sorted by case.",
    ]


def test_an_unknown_code_is_not_found_and_the_nearest_is_offered(client):
    page = read(client.get("/indicators/populaton/"), 404)
    assert "/indicators/population/" in page.values("main a", "href")


def test_queries_do_not_grow_with_figures(client, wuhan, hefei, django_assert_num_queries):
    for year in range(2000, 2012):
        gdp(wuhan, year=year)
        gdp(hefei, year=year)
    forget_edition()
    with django_assert_num_queries(5):  # figures counted and read, cases with their places, the edition
        client.get("/indicators/gdp/")
    forget_edition()
    with django_assert_num_queries(2):
        client.get("/indicators/")


def test_the_method_page_leads_to_the_indicators(client):
    assert "/indicators/" in read(client.get("/method/dimensions/")).values("main a", "href")
