"""The twelve questions, and one of them across all cases."""

import pytest

from policyatlas.browse import dimensions
from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import DIMENSIONS
from tests.makers import make_claim, make_cluster, make_edition, make_link, make_place
from tests.reading import read, words

pytestmark = pytest.mark.django_db


def test_the_twelve_stand_under_four_heads_with_their_counts(client):
    wuhan = make_place("Wuhan")
    make_claim(wuhan, make_cluster(places=[wuhan]), dimension="finance")
    make_claim(wuhan, dimension="finance")
    page = read(client.get("/dimensions/"))
    assert page.texts("section > h2") == ["Setting", "Means", "Base", "Results"]
    assert page.values("h3 a", "href") == [f"/dimensions/{dimension}/" for dimension in DIMENSIONS]
    assert page.texts("li .label")[4] == "2 claims on 2 cases"
    assert page.texts("li .label")[0] == "0 claims on 0 cases"


def test_a_dimension_says_what_it_holds_and_what_not(client):
    page = read(client.get("/dimensions/finance/"))
    assert page.title == "Finance"
    assert page.fact("Does not hold") == "Money that came out (outcomes)"
    assert page.text(".gap") == "No claim answers it yet."


def test_cases_with_most_claims_come_first_each_with_its_mark_and_best_claim(client):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    make_claim(hefei, dimension="finance", statement="Hefei paid.")
    make_claim(make_cluster("Optics", places=[wuhan]), dimension="finance", statement="Optics paid.")
    make_claim(wuhan, dimension="finance", statement="Wuhan paid first.", lead=True)
    make_claim(make_place("Jilin"), dimension="risks")
    page = read(client.get("/dimensions/finance/"))
    assert page.values(".answers > li", "data-case") == ["wuhan", "hefei", "optics"]
    assert page.texts(".answers [data-claim]") == ["Wuhan paid first.1", "Hefei paid.2", "Optics paid.3"]
    assert page.texts(".answers .side a") == ["2 claims on Wuhan", "1 claim on Hefei", "1 claim on Optics"]
    assert page.values(".answers .side a", "href")[0] == "/places/wuhan/finance/"
    assert len(page.all(".answers [data-evidence]")) == 3
    assert [words(link) for link in page.one("#references").query(".back a")] == ["Wuhan", "Hefei", "Optics"]


def test_cases_come_in_pages(client, monkeypatch):
    monkeypatch.setattr(dimensions, "CASES_A_PAGE", 2)
    for name in ("A", "B", "C"):
        make_claim(make_place(name), dimension="finance")
    assert read(client.get("/dimensions/finance/")).values(".answers > li", "data-case") == ["a", "b"]
    second = read(client.get("/dimensions/finance/?page=2"))
    assert second.values(".answers > li", "data-case") == ["c"]
    assert second.one("link[rel=canonical]").attrs["href"].endswith("/dimensions/finance/?page=2")


@pytest.mark.parametrize("number", ["0", "99", "x", ""])
def test_a_page_that_is_not_there_shows_the_nearest(client, number):
    make_claim(make_place("Wuhan"), dimension="finance")
    page = read(client.get(f"/dimensions/finance/?page={number}"))
    assert page.values(".answers > li", "data-case") == ["wuhan"]


def test_an_unknown_dimension_is_not_found(client):
    assert client.get("/dimensions/colour/").status_code == 404


@pytest.mark.parametrize("cases", [1, 12])
def test_the_pages_cost_few_queries_whatever_the_number_of_cases(client, cases, django_assert_num_queries):
    for _ in range(cases):
        place = make_place(within=make_place())
        make_link(make_claim(make_place()), make_claim(place, dimension="finance"))
        make_claim(make_cluster(places=[place]), dimension="finance", measure={})
    make_edition()
    for address, queries in (("/dimensions/", 3), ("/dimensions/finance/", 9)):
        forget_edition()
        with django_assert_num_queries(queries):
            client.get(address)
