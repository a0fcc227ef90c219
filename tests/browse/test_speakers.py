"""The pages of speakers: everything that somebody says, who quotes it, and the list of all whom sources quote."""

import pytest

from policyatlas.browse import said, speakers
from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_publisher, make_source, make_speaker
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address, status=200: read(client.get(address), status)


@pytest.fixture
def chen():
    """An adviser quoted by two sources on two cases, in her own text in one of them."""
    chen = make_speaker("Chen Li", organisation="Academy", slug="chen-li")
    quoted = {"speaker": chen, "said_by": {"name": "Chen Li", "role": "adviser", "organisation": "Academy"}}
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    essay = make_source("Essay", authors=["Chen Li"], publisher=make_publisher("Review"), published="2019")
    report = make_source("Report", publisher=make_publisher("Daily"), published="2024")
    make_claim(wuhan, source=essay, nature="assessment", dimension="risks", **quoted)
    make_claim(wuhan, source=essay, nature="forecast", dimension="finance", **quoted)
    make_claim(hefei, make_cluster("Displays"), source=report, relayed=True, **quoted)
    make_claim(hefei, source=report, state="draft", **quoted)
    return chen


def test_it_says_who_speaks_as_the_sources_give_it(page, chen):
    found = page("/speakers/chen-li/")
    assert found.title == "Chen Li"
    assert found.fact("Kind") == "Person"
    assert found.fact("Organisation") == "Academy"
    assert found.fact("Role, as its sources give it") == "adviser"
    assert found.fact("Claims") == "1 fact, 1 assessment, 1 forecast"
    assert found.fact("Distance") == "2 first-hand, 1 further away"


def test_published_claims_stand_by_case_each_with_its_cells_and_its_citation(page, chen):
    found = page("/speakers/chen-li/")
    assert found.text("#h-said") == "3 claims"
    assert found.texts(".said h3") == ["Hefei", "Wuhan"]
    assert found.claims(".said") == ["report#1", "essay#2", "essay#1"]
    assert found.texts(".said .label") == [
        "Outcomes, Hefei, Displays · Daily, 2024, claim 1 · further away",
        "Finance, Wuhan · Review, 2019, claim 2 · first-hand",
        "Risks, Wuhan · Review, 2019, claim 1 · first-hand",
    ]
    assert found.values(".said a[data-cite]", "href")[0] == "/claims/report/1/"


def test_they_stand_by_source_where_asked(page, chen):
    found = page("/speakers/chen-li/?sort=source")
    assert found.texts(".said h3") == ["Report", "Essay"]
    assert found.claims(".said") == ["report#1", "essay#1", "essay#2"]


def test_an_order_and_a_page_that_there_are_not_are_named(page, chen):
    found = page("/speakers/chen-li/?sort=beauty&page=9")
    assert any("There is no page “9”" in notice for notice in found.notices)
    assert any("“beauty”" in notice for notice in found.notices)
    assert found.claims(".said") == ["report#1", "essay#2", "essay#1"]


def test_claims_come_a_page_at_a_time(page, chen, monkeypatch):
    monkeypatch.setattr(said, "LENGTH", 2)
    assert page("/speakers/chen-li/").claims(".said") == ["report#1", "essay#2"]
    assert page("/speakers/chen-li/?page=2").claims(".said") == ["essay#1"]


def test_of_very_many_claims_the_newest_are_read_and_the_page_says_so(page, chen, monkeypatch):
    for module in (said, speakers):
        monkeypatch.setattr(module, "MOST_READ", 2)
    found = page("/speakers/chen-li/")
    assert found.text("#h-said") == "3 claims"
    assert found.claims(".said") == ["report#1", "essay#2"]
    assert found.notices == [
        "Of 3, this page has read the newest 2: what stands here is listed and counted among these."
    ]


def test_it_says_which_sources_quote_and_which_are_its_own(page, chen):
    found = page("/speakers/chen-li/")
    assert found.values("section[aria-labelledby=h-quoting] li", "data-source") == ["essay", "report"]
    labels = found.texts("section[aria-labelledby=h-quoting] .label")
    assert labels == ["own text · 2 claims", "quotes · 1 claim"]


def test_an_unknown_speaker_is_not_found_and_near_ones_are_offered(page, chen):
    found = page("/speakers/chen-lee/", 404)
    assert "The atlas knows no speaker called “chen-lee”." in found.text()
    assert found.values("section[aria-labelledby=suggestions] a", "href") == ["/speakers/chen-li/"]


def test_who_says_nothing_that_is_published_has_no_page(page):
    make_claim(speaker=make_speaker("Lin Wei"), state="draft")
    page("/speakers/lin-wei/", 404)
    assert page("/speakers/").texts(".rows h2") == []


def test_the_list_leads_to_all_who_have_a_page(page, chen):
    nobody = make_speaker("郭年顺", slug=None)
    make_claim(speaker=nobody, said_by={"name": "郭年顺"})
    found = page("/speakers/")
    assert found.texts(".rows h2") == ["Chen Li", "郭年顺"]
    assert found.values(".rows h2 a", "href") == ["/speakers/chen-li/"]
    assert found.texts(".rows .what .label")[0] == "Person · Academy · 2 sources"
    assert page("/speakers/?sort=claims").texts(".rows .much") == ["3 claims", "1 claim"]


def test_pages_lead_to_the_speaker_wherever_it_is_named_and_to_none_without_a_slug(page, chen):
    nobody = make_speaker("郭年顺", slug=None)
    make_claim(source=make_source("Han"), speaker=nobody, said_by={"name": "郭年顺"})
    for address in ("/claims/essay/1/", "/sources/essay/", "/places/wuhan/risks/"):
        found = page(address)
        assert "/speakers/chen-li/" in found.values("main a", "href"), address
        assert "Chen Li, adviser, Academy" in found.text(), address
    assert not [href for href in page("/claims/han/1/").values("main a", "href") if href.startswith("/speakers")]


@pytest.mark.parametrize("claims", [2, 60])
@pytest.mark.parametrize(("address", "most"), [("/speakers/chen-li/", 8), ("/speakers/?sort=claims", 8)])
def test_speakers_cost_eight_queries_at_most(client, address, most, claims, chen, django_assert_max_num_queries):
    for _ in range(claims):
        make_claim(make_place(), make_place(), speaker=chen, said_by={"name": "Chen Li"}, measure={})
        make_claim(speaker=make_speaker(f"Speaker {_}"))
    make_edition()
    forget_edition()
    with django_assert_max_num_queries(most):
        client.get(address)
