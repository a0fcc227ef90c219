"""The choice of cases: a name to find, ready comparisons, the best covered; and where its form leads."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.compare.reading import read
from tests.makers import make_claim, make_comparison, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return [make_place("Wuhan"), make_place("Hefei", native_name="合肥", also_known_as=["Luzhou"])]


def test_no_page_of_the_comparison_carries_hundreds_of_options(client, cities):
    assert read(client.get("/compare/")).all("option") == []
    weights = read(client.get("/compare/wuhan/")).values("option", "value")
    assert [value for value in weights if ":" not in value] == []  # of terms, and of no case
    assert len(weights) < 100


@pytest.mark.parametrize("written", ["Hefei", "hefei", " HÉFEI ", "合肥", "Luzhou", "hef"])
def test_a_name_in_any_spelling_leads_to_its_case(client, cities, written):
    make_place("Luzhou town", slug="elsewhere")
    answer = client.get("/compare/", {"case": "wuhan", "find": written, "rows": "risks"})
    assert (answer.status_code, answer["Location"]) == (302, "/compare/wuhan,hefei/?rows=risks")


def test_the_empty_place_between_columns_is_that_of_the_case_looked_for(client, cities):
    make_place("Jilin")
    answer = client.get("/compare/?case=wuhan,,hefei@official&find=jilin&nature=fact&nature=forecast")
    assert answer["Location"] == "/compare/wuhan,jilin,hefei@official/?nature=fact,forecast"


def test_a_name_of_several_cases_is_asked_back(client, cities):
    make_place("Wuhai")
    found = read(client.get("/compare/?case=hefei&find=wuh&rows=risks"))
    assert found.notices == ["More than one case goes by “wuh”. Did you mean: Wuhai, Wuhan"]
    assert found.values(".notices a", "href") == [
        "/compare/hefei,wuhai/?rows=risks",
        "/compare/hefei,wuhan/?rows=risks",
    ]
    assert found.values("#find-0", "value") == ["wuh"]


def test_a_name_of_no_case_is_answered_with_the_nearest_or_a_sentence(client, cities):
    assert read(client.get("/compare/?find=Wuhn")).notices == [
        "The atlas has no case called “Wuhn”. Did you mean: Wuhan"
    ]
    assert read(client.get("/compare/?find=xyzzy")).notices == ["The atlas has no case called “xyzzy”."]


def test_suggestions_are_links_and_for_htmx_a_piece(client, cities):
    address = "/compare/find/?case=hefei&find=wu&rows=risks"
    page = read(client.get(address))
    assert page.values("main ul a", "href") == ["/compare/hefei,wuhan/?rows=risks"]
    piece = client.get(address, headers={"HX-Request": "true", "HX-Target": "suggestions-2"})
    assert piece.text.strip().startswith("<ul>")
    assert "<html" not in piece.text


def test_the_last_case_that_was_removed_can_be_put_back(client, cities):
    found = read(client.get("/compare/?undo=hefei.1"))
    assert found.notices == ["Hefei was removed. Undo"]
    assert found.values(".notices a", "href") == ["/compare/hefei/"]


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
    assert found.values("section[aria-labelledby=covered] h3 a", "href") == ["/compare/hefei/", "/compare/wuhan/"]


def test_the_page_is_made_in_four_queries(client, cities, django_assert_num_queries):
    for turn in range(5):
        make_comparison(*cities, title=f"Two cities {turn}")
        make_claim(*cities)
    forget_edition()
    with django_assert_num_queries(4):
        client.get("/compare/")
