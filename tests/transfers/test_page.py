"""Who is held up as a model for whom: the list, what it is narrowed by, its matrix, its map and its files."""

import csv
import json

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.transfers import listing
from policyatlas.transfers.routes import longest_ways
from tests.makers import (
    make_claim,
    make_edition,
    make_place,
    make_policy,
    make_source,
    make_speaker,
    make_transfer,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/transfers/{query}"))


@pytest.fixture
def wuhan():
    return make_place("Wuhan", lat=30.6, lon=114.3, formerly=["hankou"])


@pytest.fixture
def pittsburgh():
    return make_place("Pittsburgh", lat=40.4, lon=-80.0)


@pytest.fixture
def three(wuhan, pittsburgh):
    """Wuhan for Pittsburgh, said twice; Pittsburgh for Wuhan, ordered."""
    make_transfer(wuhan, pittsburgh, said_by="Robert Pape", year=2025)
    make_transfer(wuhan, pittsburgh, said_by="Xinhua", year=None, degree="studied")
    make_transfer(pittsburgh, wuhan, said_by="Xinhua", year=2017, degree="assigned")


def test_without_transfers_there_is_a_page(page):
    assert "No transfer has been recorded yet." in page().texts("main p")


def test_models_and_their_learners_stand_with_most_transfers_first_of_a_pair_the_newest(page, wuhan, pittsburgh):
    make_transfer(pittsburgh, wuhan)
    make_transfer(pittsburgh, jilin := make_place("Jilin"), year=2011)
    make_transfer(pittsburgh, jilin, year=None)
    make_transfer(pittsburgh, jilin, year=2019)
    make_transfer(wuhan, pittsburgh)
    found = page()
    assert found.texts(".models h3") == ["Pittsburgh", "Wuhan"]
    assert [words(head).split()[-1] for head in found.all(".models h4")] == ["Jilin", "Wuhan", "Pittsburgh"]
    assert [told.split(", ")[-1] for told in found.texts(".degree")[:3]] == ["2019", "2011", "year not given"]
    assert found.values(".models h4 a", "href")[0] == "/transfers/pittsburgh/jilin/"
    assert found.text(".shown").startswith("5 transfers · 5 claims from 5 sources")


def test_a_transfer_names_degree_speaker_year_and_claim(page, wuhan, pittsburgh):
    source = make_source("On models", slug="on-models", published="2025")
    pape = make_speaker("Robert Pape")
    learned = {"dimension": "lessons", "nature": "proposal", "statement": "Learn.", "speaker": pape}
    claim = make_claim(pittsburgh, wuhan, source=source, **learned)
    make_transfer(wuhan, pittsburgh, degree="warning", said_by="Robert Pape", year=2025, claim=claim)
    found = page()
    item = found.one('[data-claim="on-models#1"]')
    assert words(item.query_one(".degree")) == "Warning, said by Robert Pape, 2025"
    assert item.query_one(".degree a").attrs["href"] == pape.get_absolute_url()
    assert "proposal Learn.1" in words(item)
    assert item.query_one('[data-cite="on-models#1"]').attrs["href"] == "#source-on-models"
    assert item.query_one("[data-passage]").attrs["href"].endswith("#:~:text=The%20city%20of,as%20planned")
    assert found.values("#references [data-source]", "data-source") == ["on-models"]
    assert found.texts("#references .back a") == ["Wuhan"]
    assert found.texts(".key dt") == ["Warning"]


@pytest.mark.parametrize(
    ("query", "shown", "told_of"),
    [
        ("?degree=studied,assigned", 2, "2 of 3 transfers: studied or assigned"),
        ("?model=wuhan", 2, "2 of 3 transfers: from Wuhan"),
        ("?model=pittsburgh&learner=wuhan", 1, "1 of 3 transfers: from Pittsburgh to Wuhan"),
        ("?by=robert+pape", 1, "1 of 3 transfers: said by robert pape"),
        ("?from=2018&to=2025", 1, "1 of 3 transfers: 2018 to 2025"),
        ("?to=2017", 1, "1 of 3 transfers: until 2017"),
        ("?model=pittsburgh&degree=held-up", 0, "0 of 3 transfers: held up, from Pittsburgh"),
    ],
)
def test_each_field_narrows_the_list_and_the_sentence_says_by_what(page, three, query, shown, told_of):
    found = page(query)
    assert len(found.all(".models .degree")) == shown
    assert found.text(".shown b") == told_of
    assert told_of in found.text("title")


def test_each_choice_is_counted_under_the_others_and_a_chip_drops_it(page, three):
    found = page("?model=wuhan&degree=studied")
    counts = {item.attrs["data-value"]: item.attrs["data-count"] for item in found.all("[data-facet=degree]")}
    assert counts == {"held-up": "1", "studied": "1"}
    assert found.texts("#model option") == ["any", "Wuhan (1)"]
    assert found.texts("#by option") == ["anybody", "Xinhua (1)"]
    assert found.texts(".chips a") == ["Studied ×drop", "Model: Wuhan ×drop", "Drop all"]
    dropped = ["/transfers/?model=wuhan", "/transfers/?degree=studied", "/transfers/"]
    assert found.values(".chips a", "href") == dropped


def test_where_nothing_is_left_the_page_says_what_to_drop(page, three):
    found = page("?model=pittsburgh&degree=held-up")
    assert "No transfer is recorded of this kind: held up, from Pittsburgh." in found.text()
    assert found.values(".rows a", "href") == ["/transfers/?model=pittsburgh", "/transfers/?degree=held-up"]


def test_what_is_not_known_is_named_and_left_out(page, three):
    query = "?degree=loved,studied&model=hefe&by=nobody&from=soon&view=globe&page=7&colour=red"
    assert page(query).notices == [
        "No degree of transfer is called “loved”.",
        "No view is called “globe”. There are: list, matrix, map.",
        "“soon” is no year, and is left out.",
        "Not understood and left out: “colour”.",
        "The atlas has no case called “hefe”. It is left out.",
        "Nobody called “nobody” tells of a transfer. Shown is what everybody says.",
        "There is no page “7”. This is page 1 of 1.",
    ]
    assert page("?from=2030&to=2001").notices == ["The years were the wrong way round."]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("degree=studied&degree=held-up&model=&by=", "?degree=held-up,studied"),
        ("speaker=Xinhua&year=2017", "?by=Xinhua&from=2017&to=2017"),
        ("view=matrix&model=wuhan&from=", "?view=matrix&model=wuhan"),
    ],
)
def test_what_a_form_spells_out_goes_on_to_one_address(client, query, address):
    assert client.get(f"/transfers/?{query}").headers["Location"] == f"/transfers/{address}"


def test_a_slug_that_a_case_had_once_is_its_own(page, three):
    assert page("?model=hankou").text(".shown b") == "2 of 3 transfers: from Wuhan"


def test_hostile_values_are_refused_in_words(client, three):
    for value in ("%00", "'", "99999999999999999999", "-1", "٢٠١٧", "<b>", "a" * 999):
        for name in ("degree", "model", "learner", "by", "from", "to", "view", "page"):
            assert client.get(f"/transfers/?{name}={value}").status_code in (200, 302)


def test_the_list_comes_in_pages(page, three, monkeypatch):
    monkeypatch.setattr(listing, "LENGTH", 2)
    first, second = page(), page("?page=2")
    assert [len(found.all(".models .degree")) for found in (first, second)] == [2, 1]
    canonical = [found.one("link[rel=canonical]").attrs["href"] for found in (second, page("?model=wuhan"))]
    assert [address.partition("8000")[2] for address in canonical] == ["/transfers/?page=2", "/transfers/"]


def test_the_matrix_has_a_square_for_each_pair_that_leads_to_its_page(page, three):
    found = page("?view=matrix")
    assert found.texts(".pairs-matrix thead th") == ["Model", "Pittsburgh", "Wuhan"]
    rows = [[words(cell) for cell in row.query("th, td")] for row in found.all(".pairs-matrix tbody tr")]
    assert rows == [["Pittsburgh", "none", "1 1 assigned"], ["Wuhan", "2 1 held up and 1 studied", "none"]]
    assert found.values(".pairs-matrix td a", "href")[1] == "/transfers/wuhan/pittsburgh/"
    assert page("?view=matrix&degree=assigned").texts(".pairs-matrix tbody th") == ["Pittsburgh"]
    assert not found.all("#references")


def test_the_plate_draws_one_route_a_pair_and_the_list_has_its_number(page, wuhan, pittsburgh):
    jilin = make_place("Jilin", lat=43.9, lon=126.5)
    make_transfer(wuhan, jilin)
    make_transfer(wuhan, pittsburgh, degree="studied", year=2021)
    make_transfer(wuhan, pittsburgh, year=2020)
    found, drawn = page(), page("?view=map")
    assert "Route 1 (studied) runs from Wuhan to Pittsburgh" in found.one(".plate svg").attrs["aria-label"]
    assert [words(head).partition(" →")[0] for head in found.all("h4.way")] == ["Route 1", "Route 2"]
    assert found.one(".plate svg").attrs["aria-label"] == drawn.one(".plate svg").attrs["aria-label"]
    assert drawn.texts(".drawn-routes .disc") == ["Route 1", "Route 2"]
    assert len(drawn.all(".drawn-routes .degree")) == 2


def test_without_two_positions_nothing_is_drawn(page, wuhan):
    make_transfer(wuhan, make_place("Somewhere"))
    make_transfer(make_policy("Fast track", places=[wuhan]), wuhan)
    assert not page().all(".plate")
    assert len(page().all(".degree")) == 2
    assert "there is nothing to draw" in page("?view=map").text()


def test_the_longest_ways_come_first_of_equals_the_newest_and_short_ones_only_alone(wuhan, pittsburgh):
    jilin, hefei = make_place("Jilin", lat=43.9, lon=126.5), make_place("Hefei", lat=31.8, lon=117.2)
    near = make_transfer(jilin, wuhan, year=2024)
    short = make_transfer(hefei, wuhan)
    make_transfer(wuhan, pittsburgh, year=2020)
    far = make_transfer(wuhan, pittsburgh, year=2022)
    second = make_transfer(wuhan, jilin)
    all_of_them = [second, near, short, *wuhan.transfers_out.all()]
    assert [way.transfer for way in longest_ways(all_of_them, 5)] == [far, near, second]
    assert len(longest_ways(all_of_them, 1)) == 1
    assert [way.transfer for way in longest_ways([short], 5)] == [short]


def test_transfers_whose_claim_was_taken_back_are_gone(page, wuhan, pittsburgh):
    claim = make_claim(wuhan, state="retracted", reason="It was wrong.")
    make_transfer(wuhan, pittsburgh, claim=claim)
    assert not page().all(".degree")


def test_what_is_shown_can_be_taken_away(client, page, three):
    assert page("?model=wuhan&view=matrix").values(".exports a", "href") == [
        "/transfers.csv?model=wuhan",
        "/transfers.json?model=wuhan",
    ]
    taken = json.loads(client.get("/transfers.json?model=wuhan&colour=red").getvalue())
    assert taken["address"] == "http://127.0.0.1:8000/transfers/?model=wuhan"
    assert taken["notices"] == ["Not understood and left out: “colour”."]
    assert [(one["learner"], one["said_by"], one["year"]) for one in taken["transfers"]] == [
        ("place/pittsburgh", "Robert Pape", 2025),
        ("place/pittsburgh", "Xinhua", None),
    ]
    response = client.get("/transfers.csv?degree=assigned")
    assert response.headers["Content-Disposition"] == 'attachment; filename="policy-atlas-transfers.csv"'
    [row] = csv.DictReader(response.getvalue().decode("utf-8-sig").splitlines())
    assert (row["model"], row["degree"], row["year"]) == ("place/pittsburgh", "assigned", "2017")
    assert row["passage_url"].endswith("#:~:text=The%20city%20of,as%20planned")
    assert row["pair_url"].endswith("/transfers/pittsburgh/wuhan/")


def test_it_takes_nine_queries_at_most_whatever_their_number(client, wuhan, pittsburgh, django_assert_num_queries):
    make_edition()
    make_transfer(wuhan, pittsburgh)
    for _ in range(2):
        make_transfer(wuhan, pittsburgh)
        make_transfer(make_policy(), make_place())
        narrowed = "?model=wuhan&learner=pittsburgh&by=An+adviser&from=2020&degree=held-up"
        for query, most in (("", 8), ("?view=map", 8), ("?view=matrix", 7), (narrowed, 9)):
            forget_edition()
            with django_assert_num_queries(most):
                client.get(f"/transfers/{query}")


def test_the_real_page_lists_every_transfer(page, atlas):
    found = page()
    assert len(found.all(".models .degree")) == 37
    assert found.texts(".disc") == [f"Route {number}" for number in range(1, 13)]
