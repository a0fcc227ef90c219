"""Who is held up as a model for whom."""

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.transfers.routes import longest_ways
from tests.makers import make_claim, make_edition, make_place, make_policy, make_source, make_transfer
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda: read(client.get("/transfers/"))


@pytest.fixture
def wuhan():
    return make_place("Wuhan", lat=30.6, lon=114.3)


@pytest.fixture
def pittsburgh():
    return make_place("Pittsburgh", lat=40.4, lon=-80.0)


def test_without_transfers_there_is_a_page(page):
    assert "No transfer has been recorded yet." in page().texts("main p")


def test_models_stand_with_most_transfers_first(page, wuhan, pittsburgh):
    make_transfer(wuhan, pittsburgh)
    make_transfer(pittsburgh, wuhan)
    make_transfer(pittsburgh, make_place("Jilin"))
    assert page().texts(".models h3") == ["Pittsburgh", "Wuhan"]
    assert page().texts(".page-head .label") == ["3 transfers · 2 models"]


def test_a_transfer_names_degree_speaker_year_and_claim(page, wuhan, pittsburgh):
    source = make_source("On models", slug="on-models", published="2025")
    claim = make_claim(pittsburgh, wuhan, dimension="lessons", nature="proposal", statement="Learn.", source=source)
    make_transfer(wuhan, pittsburgh, degree="warning", said_by="Robert Pape", year=2025, claim=claim)
    found = page()
    item = found.one('[data-claim="on-models#1"]')
    assert words(item.query_one(".way")).endswith("Pittsburgh Warning, said by Robert Pape, 2025")
    assert "proposal Learn.1" in words(item)
    assert item.query_one('[data-cite="on-models#1"]').attrs["href"] == "#source-on-models"
    assert item.query_one("[data-passage]").attrs["href"].endswith("#:~:text=The%20city%20of,as%20planned")
    assert found.values("#references [data-source]", "data-source") == ["on-models"]
    assert found.texts("#references .back a") == ["Wuhan"]
    assert found.one("#wuhan") is not None


def test_a_transfer_without_a_year_says_so(page, wuhan, pittsburgh):
    make_transfer(wuhan, pittsburgh, year=None)
    assert "year not given" in words(page().one(".way"))


def test_degrees_that_occur_are_explained(page, wuhan, pittsburgh):
    make_transfer(wuhan, pittsburgh, degree="assigned")
    make_transfer(pittsburgh, wuhan, degree="held-up")
    assert page().texts(".key dt") == ["Held up", "Assigned"]


def test_the_plate_draws_one_route_a_model_and_the_list_has_its_number(page, wuhan, pittsburgh):
    jilin = make_place("Jilin", lat=43.9, lon=126.5)
    make_transfer(wuhan, jilin)
    make_transfer(wuhan, pittsburgh, degree="studied")
    found = page()
    assert "Route 1 (studied) runs from Wuhan to Pittsburgh" in found.one(".plate svg").attrs["aria-label"]
    assert [words(item).startswith("Route 1") for item in found.all(".way")] == [False, True]


def test_without_two_positions_nothing_is_drawn(page, wuhan):
    make_transfer(wuhan, make_place("Somewhere"))
    make_transfer(make_policy("Fast track", places=[wuhan]), wuhan)
    assert not page().all(".plate")
    assert len(page().all(".way")) == 2


def test_the_longest_ways_come_first_and_of_equals_the_newest(wuhan, pittsburgh):
    jilin = make_place("Jilin", lat=43.9, lon=126.5)
    near = make_transfer(jilin, wuhan, year=2024)
    make_transfer(wuhan, pittsburgh, year=2020)
    far = make_transfer(wuhan, pittsburgh, year=2022)
    assert [way.transfer for way in longest_ways([near, *wuhan.transfers_out.all()], 5)] == [far, near]
    assert len(longest_ways([near, far], 1)) == 1


def test_transfers_whose_claim_was_taken_back_are_gone(page, wuhan, pittsburgh):
    claim = make_claim(wuhan, state="retracted", reason="It was wrong.")
    make_transfer(wuhan, pittsburgh, claim=claim)
    assert not page().all(".way")


def test_it_takes_two_queries_whatever_their_number(client, wuhan, pittsburgh, django_assert_num_queries):
    make_edition()
    for _ in range(2):
        make_transfer(wuhan, pittsburgh)
        make_transfer(make_policy(), make_place())
        forget_edition()
        with django_assert_num_queries(2):
            client.get("/transfers/")


def test_the_real_page_lists_every_transfer(client, atlas):
    found = read(client.get("/transfers/"))
    assert len(found.all(".way")) == 37
    assert found.texts(".disc") == [f"Route {number}" for number in range(1, 9)]
