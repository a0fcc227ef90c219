"""The source page: what a source is, what it relays and who relays it, and every claim drawn from it."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_publisher, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def source_page(client):
    return lambda slug, status=200: read(client.get(f"/sources/{slug}/"), status)


def test_it_says_in_words_what_the_source_is(source_page):
    make_source(
        "光谷十年",
        slug="guanggu",
        authors=["Zhang Yi", "刘坤"],
        publisher=make_publisher("China Daily", country="CN", state_affiliated=True),
        published="2017-12",
        language="zh-Hans",
        via="on PressReader",
    )
    page = source_page("guanggu")
    assert page.title == "光谷十年"
    assert page.one("h1").attrs["lang"] == "zh-Hans"
    assert page.fact("Authors") == "Zhang Yi, 刘坤"
    assert page.fact("Publisher") == "China Daily, China; state-affiliated"
    assert page.fact("Date") == "December 2017"
    assert page.fact("Kind") == "News"
    assert page.fact("Language") == "Chinese (simplified script)"
    assert page.fact("Read") == "on PressReader"


@pytest.mark.parametrize(
    ("state", "words"),
    [(True, "state-affiliated"), (False, "not state-affiliated"), (None, "not known whether state-affiliated")],
)
def test_whether_the_state_stands_behind_the_publisher_is_said_in_words(source_page, state, words):
    make_source("Report", publisher=make_publisher("Gazette", country="XK", state_affiliated=state))
    assert source_page("report").fact("Publisher") == f"Gazette, XK; {words}"


def test_what_is_not_shown_is_said_to_be_not_shown(source_page):
    make_source("", slug="bare", publisher=None, published="", url="")
    page = source_page("bare")
    assert page.title == "[title not shown]"
    assert "lang" not in page.one("h1").attrs
    assert page.fact("Publisher") == "not shown"
    assert page.fact("Date") == "date not shown"
    assert not page.all("main .actions .button")


def test_the_original_opens_at_the_first_passage(source_page):
    source = make_source("Report", url="https://g.example/r", archived_url="https://archive.example/r")
    make_claim(source=source, number=2, opens="Later")
    make_claim(source=source, number=1, opens="First words", closes="")
    page = source_page("report")
    assert page.values(".actions a", "href") == [
        "https://g.example/r#:~:text=First%20words",
        "https://archive.example/r",
    ]
    assert set(page.values(".actions a", "rel")) == {"noopener noreferrer"}


def test_every_claim_stands_in_order_with_its_cells_and_its_passage(source_page):
    source = make_source("Report")
    hefei = make_place("Hefei")
    make_claim(hefei, source=source, number=10, statement="Tenth.", dimension="risks")
    make_claim(hefei, make_cluster("Hefei EV"), source=source, number=2, statement="Second.", nature="forecast")
    make_claim(hefei, source=source, number=3, state="draft")
    page = source_page("report")
    assert page.text("#h-claims") == "2 claims drawn from it"
    assert page.claims(".drawn") == ["report#2", "report#10"]
    items = page.all(".drawn > li")
    assert [words(item.query_one("p")) for item in items] == ["forecast Second.2", "Tenth.10"]
    assert [words(item.query_one(".label")) for item in items] == [
        "Hefei, Outcomes · Hefei EV, Outcomes",
        "Hefei, Risks",
    ]
    assert items[0].query_one("a.cite").attrs["href"] == "/claims/report/2/"
    assert all(item.query_one("a[data-passage]") for item in items)


def test_it_says_what_it_relays_who_passes_it_on_and_what_goes_back_to_the_same(source_page):
    agency = make_source("Wire", is_stub=True, publisher=None, publisher_as_given="The Agency", url="")
    report = make_source("Report", relays=agency)
    make_claim(source=report, origin=agency)
    make_claim(source=make_source("Blog"), origin=report)
    make_claim(source=make_source("Echo"), origin=agency)
    make_claim(source=make_source("Draft"), origin=agency, state="draft")
    page = source_page("report")
    assert page.fact("Relays").startswith("The Agency. Wire.")
    assert page.values("section[aria-labelledby=h-relayed] li", "data-source") == ["blog"]
    assert page.values("section[aria-labelledby=h-akin] li", "data-source") == ["echo"]
    stub = source_page("wire")
    assert "holds no dossier of this text" in stub.text(".lede")
    assert stub.values("section[aria-labelledby=h-relayed] li", "data-source") == ["echo", "report"]
    assert not stub.all(".gap, .drawn")


def test_claims_come_a_page_at_a_time(source_page, client, monkeypatch):
    monkeypatch.setattr("policyatlas.browse.sources.LENGTH", 2)
    source = make_source("Report")
    for _ in range(3):
        make_claim(source=source)
    assert source_page("report").claims(".drawn") == ["report#1", "report#2"]
    second = read(client.get("/sources/report/?page=2"))
    assert second.claims(".drawn") == ["report#3"]
    assert second.text("#h-claims") == "3 claims drawn from it"
    assert second.one("link[rel=canonical]").attrs["href"].endswith("/sources/report/?page=2")


def test_an_unknown_source_is_not_found(source_page):
    source_page("nobody", status=404)


@pytest.mark.parametrize("claims", [1, 30])
def test_a_source_costs_six_queries_whatever_the_number_of_claims(client, claims, django_assert_num_queries):
    source, agency = make_source("Report"), make_source("Wire")
    for _ in range(claims):
        make_claim(make_place(), make_cluster(), source=source, origin=agency, measure={})
        make_claim(origin=source)
    make_edition()
    forget_edition()
    with django_assert_num_queries(6):
        client.get("/sources/report/")
