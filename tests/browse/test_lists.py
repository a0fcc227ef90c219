"""The lists of places, clusters, policies, sources and claims: rows, orders, pages, facets, files."""

import csv
import io
import json

import pytest

from policyatlas.browse.lists import shown
from policyatlas.records.editions import forget_edition
from tests.makers import (
    make_claim,
    make_cluster,
    make_edition,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_speaker,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address: read(client.get(address))


def names(page):
    return page.texts(".rows h3")


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
    assert words(row.query_one("h3")) == "Hefei 合肥"
    assert row.query_one("h3 [lang]").attrs["lang"] == "zh-Hans"
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
        "Publisher not shown · date not shown · Official",
        "Xinhua · May 2020 · News · state-affiliated · in Chinese",
    ]
    assert found.one('[data-source="news"] h3 a').attrs["lang"] == "zh"


def test_a_page_holds_fifty_rows_and_leads_to_the_next(page, monkeypatch):
    monkeypatch.setattr(shown, "LENGTH", 2)
    for name in "ABCDE":
        make_place(f"Place {name}")
    found = page("/places/?page=2&sort=claims")
    assert names(found) == ["Place C", "Place D"]
    assert found.texts(".sorts")[0].startswith("3 to 4 of 5 Sorted by")
    assert found.values(".pages a", "href") == ["?sort=claims", "?sort=claims", *["?sort=claims&page=3"] * 2]
    assert found.texts(".pages [aria-current=page]") == ["2"]
    assert found.one("link[rel=canonical]").attrs["href"].endswith("/places/")


@pytest.mark.parametrize("list_address", ["/places/", "/sources/"])
@pytest.mark.parametrize("asked", ["0", "99", "-1", "two", "1e9", "%00", "9" * 30])
def test_a_page_that_there_is_not_is_named_and_another_shown(page, list_address, asked):
    make_claim(make_place("Hefei"))
    found = page(f"{list_address}?page={asked}")
    assert len(found.notices) == 1
    assert len(names(found)) == 1


def test_an_unknown_order_or_shape_is_named_and_the_usual_one_shown(page):
    make_place("Hefei")
    found = page("/places/?sort=beauty&shape=ball")
    assert found.notices == [
        "“beauty” is no order that the list knows. It is sorted by name.",
        "“ball” is no shape of a list. It can be: rows, table.",
    ]
    assert found.texts(".sorts [aria-current]") == ["Name", "Rows"]


def test_ticked_cases_go_to_the_comparison_by_a_plain_form(page):
    make_place("Hefei")
    form = page("/places/").one("form.cases")
    assert (form.attrs["action"], form.attrs["method"]) == ("/compare/", "get")
    box = form.query_one("input[type=checkbox]")
    assert (box.attrs["name"], box.attrs["value"], box.attrs["aria-label"]) == ("case", "hefei", "Compare Hefei")


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/places/?country=CN", 6),
        ("/clusters/", 6),
        ("/policies/?status=in-force", 6),
        ("/policies/?shape=table", 4),
        ("/sources/?language=en", 6),
        ("/claims/", 4),
        ("/claims/?nature=fact", 5),
    ],
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
    wanted = {"places": "68 places", "clusters": "31 clusters", "policies": "78 policies", "sources": "180 sources"}
    for name, number in wanted.items():
        assert read(client.get(f"/{name}/")).text("#found").split(",")[0] == number


def test_a_case_without_a_claim_is_called_not_researched_yet(page):
    make_place("Wuhan")
    assert page("/places/").texts(".much .label") == ["Not researched yet"]


def option(page, facet, value):
    return page.one(f'[data-facet="{facet}"][data-value="{value}"]').attrs


@pytest.fixture
def china():
    """A country with a city and a zone, and a city elsewhere."""
    china = make_place("China", kind="country", country="CN")
    return [
        china,
        make_place("Hefei", within=china),
        make_place("Suzhou park", kind="zone", within=china),
        make_place("Pittsburgh", country="US"),
    ]


def test_facets_narrow_a_list_and_count_under_one_another(page, china):
    found = page("/places/?country=CN&kind=city,zone")
    assert names(found) == ["Hefei", "Suzhou park"]
    assert found.text("#found") == "2 places in China, of the kind city or zone, by name"
    assert found.one("title").to_text().split(" · ")[0] == "Places in China, of the kind city or zone"
    assert option(found, "country", "CN")["data-count"] == "2"
    assert "checked" in option(found, "country", "CN")
    assert option(found, "country", "US")["data-count"] == "1"
    assert option(found, "kind", "country")["data-count"] == "1"
    assert "disabled" in option(found, "kind", "bloc")
    assert dict(zip(found.texts(".chosen a"), found.values(".chosen a", "href"), strict=True)) == {
        "Country: China × (take away)": "?kind=city,zone",
        "Kind of place: City × (take away)": "?country=CN&kind=zone",
        "Kind of place: Zone × (take away)": "?country=CN&kind=city",
        "Show all": "./",
    }


def test_a_form_leads_to_the_one_address_of_a_choice(client):
    answer = client.get("/places/?country=CN&kind=zone&kind=city&sort=claims&page=4")
    assert (answer.status_code, answer["Location"]) == (302, "/places/?country=CN&kind=city,zone&sort=claims")


def test_links_keep_facets_order_and_shape_and_begin_at_the_first_page(page, china):
    found = page("/places/?country=CN&sort=claims&shape=table")
    assert found.values(".sorts a", "href") == [
        "?country=CN&shape=table",
        "?country=CN&sort=claims&shape=table",
        "?country=CN&sort=latest&shape=table",
        "?country=CN&sort=claims",
        "?country=CN&sort=claims&shape=table",
    ]
    assert found.values(".facets [type=hidden]", "value") == ["claims", "table"]
    assert found.values(".files a", "href") == [f"/places.{form}?country=CN&sort=claims" for form in ("csv", "json")]
    assert sorted(found.texts("table.compact tbody th")) == ["China", "Hefei", "Suzhou park"]


def test_where_nothing_is_left_the_page_says_what_to_give_up(page, china):
    found = page("/places/?country=US&kind=zone")
    assert found.text("#found") == "0 places in the United States, of the kind zone, by name"
    assert found.values(".nothing a", "href") == ["?kind=zone", "?country=US"]
    assert not found.all(".rows")


def test_what_a_list_cannot_follow_is_named(page, china):
    assert page("/places/?country=Atlantis&kind=city,town&beauty=1").notices == [
        "Country: there is no “Atlantis”. It is left out.",
        "Kind of place: there is no “town”. It is left out.",
        "Not understood and left out: “beauty”.",
    ]


@pytest.mark.parametrize("query", ["country=%00", "kind=" + "x," * 3000, "year=9999", "country=%F0%9F%98%80&a=b"])
@pytest.mark.parametrize("address", ["/places/", "/sources/", "/claims/", "/places.csv", "/claims.json"])
def test_nothing_that_is_asked_breaks_a_list(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 200
    assert b"left out" in answer.getvalue()


def test_a_list_of_all_claims_says_of_each_where_it_comes_from(page):
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    daily = make_source("On it", slug="on-it", publisher=make_publisher("Daily"), published="2020-05")
    lin = make_speaker("Lin Wei")
    make_claim(
        hefei, wuhan, source=daily, dimension="finance", nature="forecast", speaker=lin, said_by={"name": lin.name}
    )
    make_claim(hefei, source=make_source(published="2024"), measure={})
    make_claim(hefei, state="draft")
    found = page("/claims/?speaker=lin-wei")
    assert found.text("#found") == "1 claim said by Lin Wei, the newest source first"
    assert found.claims() == ["on-it#1"]
    assert found.texts(".rows .label") == [
        "Finance, Hefei, Wuhan · Daily, May 2020, claim 1 · first-hand · said by Lin Wei"
    ]
    assert found.values("[data-cite]", "href") == ["/claims/on-it/1/"]
    everything = page("/claims/?shape=table")
    assert everything.claims()[1] == "on-it#1"
    assert option(everything, "measure", "1")["data-count"] == "1"
    assert option(everything, "nature", "forecast")["data-count"] == "1"
    assert option(everything, "speaker", "lin-wei")["data-count"] == "1"


def test_long_lists_of_values_are_folded_but_for_the_most_frequent_and_the_chosen(page):
    for number in range(14):
        source = make_source(publisher=make_publisher(f"Paper {number:02}"))
    make_source(publisher=source.publisher)
    found = page("/sources/")
    groups = {words(one.query_one("legend")): one for one in found.all(".facets fieldset")}
    folded = groups["Publisher"].query_one("details")
    assert len(folded.query("input")) == 4
    assert words(groups["Publisher"].query_one("label")).startswith("Paper 13")
    chosen = page("/sources/?publisher=paper-09")
    groups = {words(one.query_one("legend")): one for one in chosen.all(".facets fieldset")}
    assert words(groups["Publisher"].query_one("label")).startswith("Paper 09")
    assert words(folded.query_one("summary")) == "4 more, Publisher"


def test_a_list_can_be_taken_away_with_all_of_its_pages(client, china, monkeypatch):
    monkeypatch.setattr(shown, "LENGTH", 1)
    make_claim(china[1], dimension="finance")
    answer = client.get("/places.csv?country=CN&sort=claims&page=2")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row["case"] for row in rows] == ["place/hefei", "place/china", "place/suzhou-park"]
    assert (rows[0]["countries"], rows[0]["claims"], rows[0]["finance"], rows[0]["places"]) == ("CN", "1", "1", "china")
    told = json.loads(client.get("/places.json?kind=zone").getvalue())
    assert (told["shape"], told["query"], told["notices"]) == ("policyatlas-list/1", {"kind": "zone"}, [])
    assert [row["name"] for row in told["rows"]] == ["Suzhou park"]


def test_a_file_of_claims_is_safe_in_a_spreadsheet_and_leads_to_passages(client):
    make_claim(make_place("Hefei"), make_place("Wuhan"), statement="=1+1", source=make_source("On it", slug="on-it"))
    (row,) = csv.DictReader(io.StringIO(client.get("/claims.csv").getvalue().decode("utf-8-sig")))
    assert (row["statement"], row["about"]) == ("'=1+1", "place/hefei place/wuhan")
    assert row["passage_url"] == "https://news.example/on-it#:~:text=The%20city%20of,as%20planned"
    (source,) = json.loads(client.get("/sources.json").getvalue())["rows"]
    assert (source["source"], source["claims"], source["state_affiliated"]) == ("on-it", 1, "no")


def test_the_bibliography_of_sources_follows_their_list(client):
    make_source("Old", slug="old", published="1999")
    make_source("新", slug="new", language="zh")
    assert b"{new," in (found := client.get("/sources.bib?language=zh").content)
    assert b"{old," not in found
