"""The balance of a comparison: one line in each head, and the page on which all columns stand in the same rows."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_policy, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address, status=200: read(client.get(address), status)


@pytest.fixture(autouse=True)
def cities():
    """Hefei with three claims of which one is its cluster's, Buffalo with one, a policy of no place with one."""
    hefei, buffalo = make_place("Hefei", country="CN"), make_place("Buffalo", country="US")
    daily = make_source("Old", publisher=make_publisher("Daily", country="CN", state_affiliated=True), published="1984")
    post = make_source("New", publisher=make_publisher("Post", country="US"), published="2026")
    make_claim(hefei, source=daily, dimension="finance")
    make_claim(make_cluster("Displays", places=[hefei]), source=daily, nature="forecast")
    make_claim(hefei, source=post)
    make_claim(buffalo, source=post)
    make_claim(make_policy("Pact"), source=post)


def test_each_head_says_it_in_one_line_that_leads_to_the_balance(page):
    found = page("/compare/hefei,buffalo/?own=1")
    assert found.texts("thead .balance") == [
        "50% published in China, 50% state-affiliated, 1984–2026",
        "100% published in the United States, 0% state-affiliated, 2026",
    ]
    assert set(found.values("thead .balance", "href")) == {"/compare/hefei,buffalo/balance/?own=1"}


def test_columns_stand_side_by_side_in_the_same_rows(page):
    found = page("/compare/hefei,buffalo/balance/")
    assert found.title == "What the claims on Hefei and Buffalo rest on"
    assert found.texts("table[data-division=country] tbody th") == ["China", "United States"]
    assert found.texts("table[data-division=country] .meter") == [
        "2 67%1 source",
        "0 0%",
        "1 33%1 source",
        "1 100%1 source",
    ]
    assert found.values("table[data-division=country] rect:not(.whole)", "width") == ["67%", "0%", "33%", "100%"]
    assert found.texts(".told h2") == ["Hefei", "Buffalo"]
    assert found.texts(".findings")[0].startswith("3 claims from 2 sources. 2 of 3 rest on sources published in China;")


def test_a_lens_and_a_narrowing_are_respected(page):
    found = page("/compare/hefei@official,buffalo/balance/?nature=fact&own=1")
    assert found.texts(".told h2") == ["Hefei (official voices)", "Buffalo"]
    assert found.texts(".findings")[0].startswith("1 claim from 1 source. 1 of 1 rests on a source published in China.")
    assert "claims of nature fact" in found.text(".narrowed")
    assert found.values(".actions a", "href") == ["/compare/hefei@official,buffalo/?nature=fact&own=1"]


def test_a_case_of_no_country_and_one_without_claims_say_so(page):
    make_place("Henan", country="CN")
    found = page("/compare/pact,henan,buffalo/balance/")
    assert "no country of its own" in found.text("table[data-division=home]")
    assert "No claims." in found.text(".told")
    assert not page("/compare/henan/balance/").all("table")


def test_what_is_unknown_is_named_and_an_address_is_put_right(client, page):
    assert "called “hefe”" in page("/compare/hefe,buffalo/balance/").notices[0]
    response = client.get("/compare/HEFEI,buffalo/balance/?own=1")
    assert (response.status_code, response["Location"]) == (301, "/compare/hefei,buffalo/balance/?own=1")
    response = client.get("/compare/hefei/balance/?row=finance&row=risks")
    assert (response.status_code, response["Location"]) == (302, "/compare/hefei/balance/?rows=finance,risks")
    page("/compare/nowhere/balance/", 404)
    page("/compare/tray/balance/", 404)


@pytest.mark.parametrize("claims", [1, 40])
def test_the_balance_costs_eight_queries_at_most(client, claims, django_assert_max_num_queries):
    cases = [make_place(name, country="CN") for name in ("Wuhan", "Jinan", "Dalian", "Ningbo")]
    for turn in range(claims):
        make_claim(cases[turn % 4], make_cluster(places=cases[:2]), measure={})
    make_edition()
    forget_edition()
    with django_assert_max_num_queries(8):
        client.get("/compare/wuhan,jinan,dalian,ningbo/balance/")
