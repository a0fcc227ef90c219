"""The front page: what there is, what to compare, who learns from whom, what is known."""

import pytest

from policyatlas.records.editions import forget_edition, publish_edition
from tests.makers import (
    make_claim,
    make_comparison,
    make_coverage_note,
    make_edition,
    make_place,
    make_policy,
    make_source,
    make_transfer,
)
from tests.reading import read, words


@pytest.fixture
def home(client, db):
    return lambda: read(client.get("/"))


@pytest.fixture
def cities(db):
    cities = [make_place(name, lat=30 + 5 * n, lon=115 + 20 * n) for n, name in enumerate(["Wuhan", "Hefei", "Jilin"])]
    for number, city in enumerate(cities, start=1):
        for _ in range(number):
            make_claim(city, dimension="finance")
    return cities


def test_it_opens_on_an_empty_atlas(home):
    page = home()
    assert "0 claims · 0 sources · 0 places, clusters and policies" in page.texts(".hero .label")
    assert page.values(".picker select", "name") == ["case"] * 4
    assert not page.all(".plate, table")


def test_it_says_how_much_there_is(home, cities):
    make_policy("Nobody wrote of it")
    assert home().texts(".hero .label") == ["6 claims · 6 sources · 4 places, clusters and policies"]


def test_the_best_covered_comparison_fills_the_picker_and_comes_first(home, cities):
    wuhan, hefei, jilin = cities
    make_comparison(wuhan, hefei, title="A small one")
    make_comparison(jilin, hefei, title="The best covered")
    page = home()
    chosen = [option.attrs["value"] for option in page.all(".picker option") if "selected" in option.attrs]
    assert chosen == ["jilin", "hefei"]
    assert page.texts("#starts-title ~ .rows h3") == ["The best covered", "A small one"]
    assert page.values("#starts-title ~ .rows a", "href") == ["/compare/jilin,hefei/", "/compare/wuhan,hefei/"]
    assert page.one(".picker").attrs["action"] == "/compare/"


def test_the_picker_offers_well_covered_cases_by_kind_and_leaves_room_for_more(home):
    tariff = make_policy("Tariff")
    make_claim(make_place("Thin"))
    for dimension in ("context", "strategy", "governance", "instruments", "finance", "risks"):
        make_claim(tariff, dimension=dimension)
    select = home().one(".picker select")
    assert [group.attrs["label"] for group in select.query("optgroup")] == ["Policies"]
    assert [words(option) for option in select.query("option")] == ["Add another", "Tariff"]


def test_the_plate_and_the_list_show_the_same_routes(home, cities):
    wuhan, hefei, jilin = cities
    make_transfer(wuhan, hefei, degree="held-up", said_by="An adviser", year=2021)
    make_transfer(wuhan, jilin, degree="studied", said_by="A mayor", year=None)
    make_transfer(make_policy("Fast track"), wuhan)
    page = home()
    assert page.texts("ol.transfers p:not(.label)") == [
        "Wuhan →as a model for Jilin",
        "Wuhan →as a model for Hefei",
    ]
    assert page.texts("ol.transfers .label")[0].startswith("Studied. Said by A mayor; Gazette")
    assert "Route 1 (studied) runs from Wuhan to Jilin" in page.one(".plate svg").attrs["aria-label"]
    assert page.texts("figcaption a") == ["All 3 transfers", "Map of places and clusters"]


def test_the_newest_sources_speak_each_with_one_claim(home, db):
    source = make_source("Newest", published="2026-02")
    make_claim(make_place("Hefei"), source=source, statement="Hefei took shares in 3 firms.", nature="forecast")
    make_claim(source=source, statement="A second sentence.")
    page = home()
    row = page.one('[data-claim="newest#1"]')
    assert row.attrs["data-nature"] == "forecast"
    assert words(row).startswith("forecast Hefei took shares in 3 firms. reported 2026 Outcomes, Hefei · Gazette")
    assert row.query_one('a[data-cite="newest#1"]').attrs["href"] == "/claims/newest/1/"
    assert not page.all('[data-claim="newest#2"]')


def test_what_came_since_the_first_edition_is_newer_than_any_source(home, db):
    old = make_source("Old", published="2011")
    make_claim(source=make_source("Newest", published="2026-02"), statement="From the start.")
    publish_edition()
    make_claim(source=old, statement="Added first.")
    make_claim(source=old, statement="Added next.")
    publish_edition()
    page = home()
    assert page.texts(".lately .claim-new")[0].startswith("Added next.")
    assert page.claims(".lately") == ["old#2", "newest#1"]
    assert "/claims.atom" in page.values(".lately .more a", "href")
    assert "/claims.atom" in page.values("link[rel=alternate]", "href")


def test_one_row_of_the_first_comparison_of_places_stands_there_to_be_read(home):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    opinion = make_claim(wuhan, dimension="finance", nature="assessment", statement="It was bold.")
    paid = make_claim(wuhan, dimension="finance", statement="Wuhan paid 30 million yuan in 2019.")
    named = make_claim(hefei, dimension="finance", statement="Hefei paid 7 billion yuan in 2020.")
    make_claim(wuhan, dimension="risks", source=make_source(publisher=None), statement="Wuhan lost 2 plants.")
    make_claim(hefei, dimension="risks", statement="Hefei lost 3 plants.")
    make_comparison(wuhan, hefei)
    example = home().one(".example")
    assert words(example.query_one("h2")) == "One row of twelve: Finance. Whose money, and how much?"
    assert [one.attrs["data-claim"] for one in example.query("[data-claim]")] == [paid.public_name, named.public_name]
    assert opinion.public_name not in example.to_html()
    cited = example.query("a[data-cite]")
    assert [link.attrs["href"] for link in cited] == [paid.get_absolute_url(), named.get_absolute_url()]
    assert words(cited[0]) == f"{paid.source.publisher.name}, 6 May 2024"
    assert example.query_one("a.button").attrs["href"] == "/compare/wuhan,hefei/"
    assert words(example.query_one("a.button")) == "Compare Wuhan and Hefei"


def test_there_is_no_example_where_no_row_is_answered_by_all(home, cities):
    make_claim(make_place("Silent"), dimension="risks")
    make_comparison(cities[0], make_place("Dumb"))
    assert not home().all(".example")


def test_it_says_what_is_not_known_and_counts_by_origin(home, cities):
    wire = make_source("Wire")
    make_claim(cities[0], dimension="risks", origin=wire)
    make_claim(cities[0], dimension="risks", origin=wire)
    make_comparison(*cities)
    page = home()
    assert page.texts(".known")[0].startswith("3 cases by twelve questions make 36 cells. 32 of them are still blank.")
    risks = next(row for row in page.all("table.matrix tbody tr") if words(row.query_one("th")) == "Risks")
    assert words(risks.query("td")[-1]) == "2 claims from 1 origins2 / 1"


def test_the_extract_marks_what_is_known_and_hatches_what_is_not(home, cities):
    wuhan, hefei, _jilin = cities
    make_coverage_note(hefei, dimension="risks")
    make_coverage_note(hefei, dimension="talent", state="nothing-found", note="Nothing was found.")
    make_comparison(wuhan, hefei, make_policy("Tariff"))
    page = home()
    assert page.texts("table.matrix thead th") == ["Dimension", "Wuhan", "Hefei", "All"]
    cells = {words(row.query_one("th")): row.query("td") for row in page.all("table.matrix tbody tr")}
    assert len(cells) == 12
    finance = cells["Finance"][0]
    assert finance.query_one("a").attrs["href"] == "/places/wuhan/finance/"
    assert finance.query_one("[data-evidence]").attrs["data-evidence"] == "disinterested undisputed"
    assert words(finance) == "1"
    assert [words(cell) for cell in cells["Context"]] == ["not researched yet", "not researched yet", "0"]
    assert words(cells["Risks"][1]) == "–does not apply"
    assert words(cells["Talent"][1]) == "searched, nothing found"


def test_it_takes_eight_queries_and_one_for_the_edition(client, cities, django_assert_num_queries):
    make_edition()
    make_comparison(*cities)
    make_transfer(*cities[:2])
    make_claim(make_place("Elsewhere"), source=make_source(published="2030"))
    forget_edition()
    with django_assert_num_queries(9):
        client.get("/")
    for city in cities:
        for _ in range(5):
            make_claim(city, dimension="risks")
    forget_edition()
    with django_assert_num_queries(9):
        client.get("/")


def test_the_real_one_opens_with_wuhan_pittsburgh_and_hefei(client, atlas):
    page = read(client.get("/"))
    assert page.texts(".hero .label") == ["1,041 claims · 180 sources, 211 origins · 177 places, clusters and policies"]
    chosen = [option.attrs["value"] for option in page.all(".picker option") if "selected" in option.attrs]
    assert chosen == ["wuhan", "pittsburgh", "hefei"]
    assert len(page.all("ol.transfers > li")) == 5
    assert page.all("table.matrix td.blank")
