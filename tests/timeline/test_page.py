"""Dated claims on several cases, years down the page."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_edition, make_link, make_place, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/timeline/{query}"))


def told(case, year, **fields):
    fields.setdefault("source", make_source(published="2026"))
    return make_claim(case, statement=f"It happened in {year}.", **fields)


def years(page):
    return page.texts(".year h2")


def test_without_claims_there_is_a_page(page):
    assert "No dated claim of fact on these cases can be shown." in page().texts("main p")


def test_years_run_down_the_page_each_with_its_cases(page):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    told(wuhan, 2004)
    told(hefei, 2001)
    told(hefei, 2004)
    found = page("?cases=wuhan,hefei")
    assert years(found) == ["2001", "2004"]
    assert [words(head) for head in found.one("#y2004").query("h3")] == ["Wuhan", "Hefei"]
    assert found.one("#y2001 section").attrs["class"] == "col-2"


def test_an_entry_has_its_dimension_and_citation(page):
    source = make_source("On Hefei", slug="on-hefei", published="2020")
    told(make_place("Hefei"), 2008, dimension="finance", source=source)
    found = page("?cases=hefei")
    entry = found.one('[data-claim="on-hefei#1"]')
    assert words(entry).startswith("Finance It happened in 2008.")
    assert entry.query_one("[data-cite]").attrs["href"] == "#source-on-hefei"
    assert found.texts("#references .back a") == ["2008"]


def test_a_long_silence_is_folded_with_a_visible_break(page):
    hefei = make_place("Hefei")
    for year in (1980, 1986, 1993):
        told(hefei, year)
    found = page("?cases=hefei")
    assert found.texts(".silence") == ["6 years without a dated claim"]
    assert [item.attrs["class"] for item in found.all(".years > li")] == ["year", "year", "silence", "year"]


def test_claims_without_a_clear_year_are_counted_and_left_out(page):
    hefei = make_place("Hefei")
    told(hefei, 2004)
    make_claim(hefei, statement="It was in 2004 or 2005.")
    make_claim(hefei, statement="Nobody knows when.")
    found = page("?cases=hefei")
    assert len(found.all("[data-claim]")) == 1
    sentence = "2 claims on these cases are left out: they give no clear year, or judge, propose or foretell."
    assert sentence in found.texts("main p")


def test_only_what_is_told_as_fact_stands_on_it(page):
    hefei = make_place("Hefei")
    for nature in ("fact", "assessment", "proposal", "forecast"):
        told(hefei, 2004, nature=nature)
    assert page("?cases=hefei").values(".years [data-claim]", "data-nature") == ["fact"]


def test_beside_others_a_case_has_two_claims_a_year_and_leads_to_the_rest(page):
    hefei = make_place("Hefei")
    told(make_place("Wuhan"), 2004)
    for _ in range(5):
        told(hefei, 2004)
    found = page("?cases=wuhan,hefei")
    assert len(found.one(".col-2").query("[data-claim]")) == 2
    more = found.one(".col-2 p a")
    assert words(more) == "3 more claims on Hefei, 2004"
    assert more.attrs["href"] == "/timeline/?cases=hefei#y2004"
    assert len(page("?cases=hefei").all("[data-claim]")) == 5


def test_the_five_best_covered_are_shown_where_none_is_asked_for(page):
    for number in range(6):
        case = make_place(f"Place {number}")
        for _ in range(number + 1):
            told(case, 2004)
    assert page().texts("#y2004 h3") == [f"Place {number}" for number in (5, 4, 3, 2, 1)]


def test_a_form_names_cases_one_by_one_and_goes_on_to_their_address(page, client):
    told(make_place("Wuhan"), 2004)
    told(make_place("Hefei"), 2005)
    assert client.get("/timeline/?case=hefei&case=&case=wuhan")["Location"] == "/timeline/?cases=hefei,wuhan"
    found = page("?cases=hefei,wuhan")
    assert years(found) == ["2004", "2005"]
    assert found.values("main select", "name") == [*["case"] * 5, "place", "sector"]
    assert found.one("link[rel=canonical]").attrs["href"].endswith("/timeline/?cases=hefei,wuhan")


def test_unknown_cases_are_named_and_the_rest_shown(page):
    told(make_place("Hefei"), 2005)
    found = page("?cases=atlantis,hefei,hefei,%3Cb%3E")
    assert found.notices == ["The atlas has no case called “atlantis” and “<b>”."]
    assert years(found) == ["2005"]


def test_of_more_than_five_cases_the_first_are_shown(page):
    for name in "abcdef":
        told(make_place(name.upper()), 2004)
    found = page("?cases=a,b,c,d,e,f")
    assert found.notices == ["A timeline holds 5 cases at most. Left out: f."]
    assert found.texts("#y2004 h3") == list("ABCDE")


def test_only_unknown_cases_leave_an_empty_page_and_no_error(page):
    told(make_place("Hefei"), 2005)
    found = page("?cases=atlantis")
    assert found.notices
    assert not found.all("[data-claim]")


def test_it_takes_six_queries_whatever_the_number_of_claims(client, django_assert_num_queries):
    make_edition()
    hefei = make_place("Hefei")
    for number in (1, 6):
        for _ in range(number):
            make_link(told(hefei, 2004), told(make_place(), 2005))
        forget_edition()
        with django_assert_num_queries(6):
            client.get("/timeline/?cases=hefei")


def test_the_real_default_is_the_five_best_covered(client, atlas):
    found = read(client.get("/timeline/"))
    shown = {words(head) for head in found.all(".year h3")}
    assert shown == {"China", "United States", "Hefei", "Pittsburgh", "Wuhan"}
