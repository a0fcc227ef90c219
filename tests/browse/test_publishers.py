"""The pages of publishers: what an outlet is, its sources and their claims, who passes on whom, and the list of all."""

import pytest

from policyatlas.browse import publishers, said
from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_edition, make_place, make_publisher, make_source, make_speaker
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address, status=200: read(client.get(address), status)


@pytest.fixture
def daily():
    """A paper of two texts, one of which passes on an agency; a third is known only from a blog."""
    daily = make_publisher("China Daily", country="CN", state_affiliated=True)
    agency = make_publisher("Agency", country="CN", state_affiliated=None, kind="news-agency")
    wire = make_source("Wire", publisher=agency, is_stub=True, url="", published="2015")
    old = make_source("Old", publisher=daily, published="2016-05-24")
    new = make_source("New", publisher=daily, published="2021", kind="opinion")
    lost = make_source("Lost", publisher=daily, is_stub=True, kind="", url="", published="")
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    make_claim(wuhan, source=old, origin=wire, dimension="finance")
    make_claim(wuhan, source=old, dimension="strategy", speaker=make_speaker("Lin Wei"), said_by={"name": "Lin Wei"})
    make_claim(hefei, source=new, nature="proposal")
    make_claim(hefei, source=new, state="retracted", reason="Wrong.")
    make_claim(hefei, source=make_source("Blog"), origin=lost)
    return daily


def test_it_says_what_the_publisher_is(page, daily):
    found = page("/publishers/china-daily/")
    assert found.title == "China Daily"
    assert found.fact("Kind") == "Newspaper"
    assert found.fact("Country") == "China"
    assert found.fact("Standing").startswith("state-affiliated")
    assert found.fact("Claims") == "2 fact, 1 proposal"


def test_what_is_not_known_is_said_to_be_not_known(page):
    make_publisher("Sheet", kind="", country="", state_affiliated=None)
    found = page("/publishers/sheet/")
    assert (found.fact("Kind"), found.fact("Country")) == ("not known", "not known")
    assert found.fact("Standing").startswith("not known whether state-affiliated")
    assert "holds no dossier" in found.text(".lede")


def test_its_sources_stand_with_date_kind_and_what_a_stub_is(page, daily):
    found = page("/publishers/china-daily/")
    assert found.text("#h-sources") == "2 sources"
    assert found.texts("section[aria-labelledby=h-sources] li .label") == [
        "2021 · Opinion · 1 claim",
        "24 May 2016 · News · 2 claims",
        "date not shown · no dossier of it here: known only from those who pass it on",
    ]


def test_a_publisher_of_many_sources_says_where_the_rest_is(page, daily, monkeypatch):
    monkeypatch.setattr(publishers, "MOST", 1)
    assert "1 older source: sort the claims by source to find it." in page("/publishers/china-daily/").text()


def test_of_very_many_claims_those_of_the_newest_sources_are_read(page, daily, monkeypatch):
    for module in (said, publishers):
        monkeypatch.setattr(module, "MOST_READ", 1)
    found = page("/publishers/china-daily/")
    assert found.claims(".said") == ["new#1"]
    assert "Of 3, this page has read the newest 1" in found.notices[0]


def test_its_claims_stand_by_case_and_dimension_with_who_is_quoted(page, daily):
    found = page("/publishers/china-daily/")
    assert found.texts(".said h3") == ["Hefei", "Wuhan"]
    assert found.claims(".said") == ["new#1", "old#2", "old#1"]
    assert "said by Lin Wei" in found.text(".said")
    assert "/speakers/lin-wei/" in found.values(".said a", "href")
    assert page("/publishers/china-daily/?sort=source").texts(".said h3") == ["New", "Old"]


def test_it_says_what_its_texts_pass_on_and_who_passes_on_its_own(page, daily):
    found = page("/publishers/china-daily/")
    assert found.values("section[aria-labelledby=h-relays] li", "data-source") == ["old"]
    assert "passes on Agency. Wire." in found.text("section[aria-labelledby=h-relays]")
    assert found.values("section[aria-labelledby=h-relayed] li", "data-source") == ["blog"]
    agency = page("/publishers/agency/")
    assert agency.values("section[aria-labelledby=h-relayed] li", "data-source") == ["old"]
    assert "holds no dossier" in agency.text(".lede")


def test_an_unknown_publisher_is_not_found_and_near_ones_are_offered(page, daily):
    make_speaker("China Daily", kind="body")
    found = page("/publishers/chinadaly/", 404)
    assert "The atlas knows no publisher called “chinadaly”." in found.text()
    assert found.values("section[aria-labelledby=suggestions] a", "href") == ["/publishers/china-daily/"]


def test_the_list_says_in_words_what_each_is(page, daily):
    found = page("/publishers/?sort=claims")
    assert found.texts(".rows h2")[0] == "China Daily"
    assert found.texts(".rows .what .label")[0] == "Newspaper · China · state-affiliated · 2 sources"
    assert found.texts(".rows .much")[0] == "3 claims"
    assert found.texts(".tabs a") == ["Sources", "Claims", "Publishers", "Speakers"]


def test_pages_lead_to_the_publisher_wherever_it_is_named(page, daily):
    for address in ("/claims/old/1/", "/sources/old/", "/places/wuhan/finance/", "/places/wuhan/", "/sources/"):
        assert "/publishers/china-daily/" in page(address).values("main a", "href"), address


def test_the_comparison_leads_there_only_through_its_notes(page, daily):
    found = page("/compare/wuhan,hefei/")
    assert not [href for href in found.values("main a", "href") if href.startswith("/publishers/")]


@pytest.mark.parametrize("claims", [2, 60])
@pytest.mark.parametrize("address", ["/publishers/china-daily/", "/publishers/?sort=claims"])
def test_publishers_cost_nine_queries_at_most(client, address, claims, daily, django_assert_max_num_queries):
    for _ in range(claims):
        source = make_source(publisher=daily)
        make_claim(make_place(), make_place(), source=source, origin=make_source(), measure={})
        make_claim(origin=source)
    make_edition()
    forget_edition()
    with django_assert_max_num_queries(9):
        client.get(address)
