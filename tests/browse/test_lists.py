"""The lists of places, clusters, policies and sources."""

import pytest

from policyatlas.browse import lists
from policyatlas.records.editions import forget_edition
from tests.makers import (
    make_claim,
    make_cluster,
    make_edition,
    make_place,
    make_policy,
    make_publisher,
    make_source,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address: read(client.get(address))


def names(page):
    return page.texts(".rows h2")


def test_each_kind_has_its_own_list(page):
    make_place("Hefei")
    make_cluster("Hefei displays")
    make_policy("Tariff")
    assert (page("/places/").title, names(page("/places/"))) == ("Places", ["Hefei"])
    assert (page("/clusters/").title, names(page("/clusters/"))) == ("Clusters", ["Hefei displays"])
    assert (page("/policies/").title, names(page("/policies/"))) == ("Policies", ["Tariff"])


def test_an_empty_list_says_so(page):
    assert "Nothing of this kind has been recorded yet." in page("/clusters/").texts("main p")
    assert "No source has been read yet." in page("/sources/").texts("main p")


def test_a_row_says_what_the_case_is_and_how_much_is_known(page):
    china = make_place("China", kind="country")
    anhui = make_place("Anhui", kind="province", within=china)
    hefei = make_place("Hefei", within=anhui, native_name="合肥", native_lang="zh-Hans")
    source = make_source(published="2022-03-01")
    make_claim(hefei, dimension="finance", source=source)
    make_claim(hefei, dimension="finance", source=source)
    make_claim(hefei, dimension="risks", source=make_source(published="2019"))
    row = page("/places/").one('[data-case="hefei"]')
    assert words(row.query_one("h2")) == "Hefei 合肥"
    assert row.query_one("h2 [lang]").attrs["lang"] == "zh-Hans"
    assert [words(label) for label in row.query(".label")] == [
        "City · Anhui · China",
        "3 claims · 2 sources · newest 1 March 2022",
    ]
    assert row.query_one("svg").attrs["aria-label"] == "2 of 12 questions have evidence"
    assert len(row.query("rect.on")) == 2
    assert len(row.query("rect.off")) == 10


def test_a_cluster_says_where_it_lies_and_a_policy_how_it_stands(page):
    places = [make_place("Wuhan"), make_place("Hefei")]
    make_cluster("Lasers", places=places)
    make_policy("Tariff", kind="law", status="ended", places=places[:1])
    assert page("/clusters/").texts(".what .label") == ["Wuhan and Hefei"]
    assert page("/policies/").texts(".what .label") == ["Law · Ended · Wuhan"]


def test_the_first_sentence_of_a_summary_stands_with_its_citation(page):
    source = make_source("On Hefei", slug="on-hefei")
    hefei = make_place("Hefei", summary="It took shares [@on-hefei#1]. It sold them [@on-hefei#2].")
    make_claim(hefei, source=source)
    make_claim(hefei, source=source)
    found = page("/places/")
    assert found.texts(".precis") == ["It took shares1."]
    assert found.one(".precis a").attrs["href"] == "#source-on-hefei"
    assert found.values("#references [data-source]", "data-source") == ["on-hefei"]


def test_lists_are_sorted_by_name_by_claims_or_by_the_newest_source(page):
    old, new = make_source(published="2001"), make_source(published="2024")
    for name, source, number in (("alpha", old, 2), ("Beta", new, 1), ("Gamma", old, 3)):
        place = make_place(name)
        for _ in range(number):
            make_claim(place, source=source)
    assert names(page("/places/")) == ["alpha", "Beta", "Gamma"]
    assert names(page("/places/?sort=claims")) == ["Gamma", "alpha", "Beta"]
    assert names(page("/places/?sort=latest"))[0] == "Beta"


def test_sources_are_sorted_too_and_those_without_a_title_come_last(page):
    beta, alpha = make_source("Beta", published="2001"), make_source("alpha", published="2024-02")
    make_source("", slug="nameless", published="2024-01")
    make_claim(source=beta)
    make_claim(source=beta, state="draft")
    assert names(page("/sources/")) == ["alpha", "Beta", "[title not shown]"]
    assert names(page("/sources/?sort=claims")) == ["Beta", "alpha", "[title not shown]"]
    assert names(page("/sources/?sort=latest")) == ["alpha", "[title not shown]", "Beta"]
    assert page("/sources/?sort=claims").texts(".much")[:2] == ["1 claim", "0 claims"]
    assert alpha.get_absolute_url() in page("/sources/").values(".rows a", "href")


def test_a_source_says_who_publishes_it_and_how_it_stands(page):
    xinhua = make_publisher("Xinhua", country="CN", state_affiliated=True)
    make_source("新闻", slug="news", publisher=xinhua, language="zh", published="2020-05")
    make_source("Order", publisher=None, kind="official", published="")
    make_source("A text that others pass on", is_stub=True)
    found = page("/sources/")
    assert found.texts(".what .label") == [
        "publisher not shown · date not shown · Official",
        "Xinhua · May 2020 · News · state-affiliated · in Chinese",
    ]
    assert found.one('[data-source="news"] h2 a').attrs["lang"] == "zh"


def test_a_page_holds_fifty_rows_and_leads_to_the_next(page, monkeypatch):
    monkeypatch.setattr(lists, "LENGTH", 2)
    for name in "ABCDE":
        make_place(f"Place {name}")
    found = page("/places/?page=2&sort=claims")
    assert names(found) == ["Place C", "Place D"]
    assert found.texts(".sorts")[0].startswith("3 to 4 of 5 · sorted by")
    assert found.values(".pages a", "href") == [f"?page={number}&sort=claims" for number in (1, 1, 3, 3)]
    assert found.texts(".pages [aria-current=page]") == ["2"]
    assert found.one("link[rel=canonical]").attrs["href"].endswith("/places/?page=2")


@pytest.mark.parametrize("list_address", ["/places/", "/sources/"])
@pytest.mark.parametrize("asked", ["0", "99", "-1", "two", "1e9", "%00", "9" * 30])
def test_a_page_that_there_is_not_is_named_and_another_shown(page, list_address, asked):
    make_claim(make_place("Hefei"))
    found = page(f"{list_address}?page={asked}")
    assert len(found.notices) == 1
    assert len(names(found)) == 1


@pytest.mark.parametrize("list_address", ["/places/", "/sources/"])
def test_an_unknown_order_is_named_and_the_list_sorted_by_name(page, list_address):
    found = page(f"{list_address}?sort=beauty")
    assert found.notices == ["“beauty” is no order that the list knows. It is sorted by name."]
    assert found.texts(".sorts [aria-current]") == ["Name"]


def test_ticked_cases_go_to_the_comparison_by_a_plain_form(page):
    make_place("Hefei")
    form = page("/places/").one("form.cases")
    assert (form.attrs["action"], form.attrs["method"]) == ("/compare/", "get")
    box = form.query_one("input[type=checkbox]")
    assert (box.attrs["name"], box.attrs["value"], box.attrs["aria-label"]) == ("case", "hefei", "Compare Hefei")


@pytest.mark.parametrize(
    ("address", "queries"), [("/places/", 6), ("/clusters/", 6), ("/policies/", 6), ("/sources/", 3)]
)
def test_a_list_takes_few_queries_whatever_its_length(client, django_assert_num_queries, address, queries):
    make_edition()
    source = make_source("On it", slug="on-it")

    def grow(number):
        for _ in range(number):
            summary = "It was so [@on-it#1]."
            place = make_place(summary=summary, within=make_place(country="CN", kind="country"))
            for case in (place, make_cluster(places=[place], summary=summary), make_policy(summary=summary)):
                make_claim(case)

    make_claim(source=source)
    for number in (1, 6):
        grow(number)
        forget_edition()
        with django_assert_num_queries(queries):
            client.get(address)


def test_the_real_lists_hold_what_was_loaded(client, atlas):
    counts = {"places": 68, "clusters": 31, "policies": 78, "sources": 180}
    for name, number in counts.items():
        assert read(client.get(f"/{name}/")).texts(".sorts")[0].split(" · ")[0].split()[-1] == str(number)
