"""The choice of cases: selects, ready comparisons, the best covered; and where its form leads."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.compare.reading import read
from tests.makers import make_claim, make_cluster, make_comparison, make_place, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return [make_place(name) for name in ("Wuhan", "Hefei")]


def test_four_selects_offer_every_case_by_kind(client, cities):
    make_cluster("Optics Valley")
    make_policy("Made in China 2025")
    found = read(client.get("/compare/"))
    assert len(found.all("select[name=case]")) == 4
    assert found.values("#case-A optgroup", "label") == ["Places", "Clusters", "Policies"]
    assert found.values("#case-A optgroup option", "value") == ["hefei", "wuhan", "optics-valley", "made-in-china-2025"]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("case=wuhan&case=hefei&case=&case=", "/compare/wuhan,hefei/"),
        ("case=hefei,wuhan", "/compare/hefei,wuhan/"),
        (
            "case=wuhan&case=hefei&row=risks&row=finance&nature=fact",
            "/compare/wuhan,hefei/?rows=risks,finance&nature=fact",
        ),
        ("case=wuhan&case=wuhan", "/compare/wuhan,wuhan/"),
        ("case=a/b", "/compare/a%20b/"),
    ],
)
def test_what_is_chosen_goes_on_to_the_address_of_the_comparison(client, query, address):
    answer = client.get(f"/compare/?{query}")
    assert (answer.status_code, answer["Location"]) == (302, address)


@pytest.mark.parametrize("query", ["", "?case=", "?case=,&case=", "?rows=risks"])
def test_where_nothing_is_chosen_the_choice_stays(client, query):
    assert client.get(f"/compare/{query}").status_code == 200


def test_ready_comparisons_lead_to_their_cases(client, cities):
    make_comparison(*cities, title="Two cities", standfirst="What differs.")
    found = read(client.get("/compare/"))
    assert found.texts("section[aria-labelledby=ready] h3") == ["Two cities"]
    assert found.values("section[aria-labelledby=ready] a", "href") == ["/compare/wuhan,hefei/"]


def test_the_best_covered_cases_come_first(client, cities):
    make_claim(cities[1])
    make_claim(cities[1], dimension="risks")
    make_claim(cities[0])
    found = read(client.get("/compare/"))
    assert found.values("section[aria-labelledby=covered] a", "href") == ["/compare/hefei/", "/compare/wuhan/"]


def test_the_page_is_made_in_six_queries(client, cities, django_assert_num_queries):
    for turn in range(5):
        make_comparison(*cities, title=f"Two cities {turn}")
        make_claim(*cities)
    forget_edition()
    with django_assert_num_queries(6):
        client.get("/compare/")
