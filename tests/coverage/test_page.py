"""The matrix of coverage: marks, numbers, gaps, totals and what the whole shows."""

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Case
from policyatlas.vocabulary import DIMENSIONS
from tests.makers import (
    make_claim,
    make_cluster,
    make_coverage_note,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_publisher,
    make_source,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/coverage/{query}"))


def cells(page, slug):
    """The twelve cells of a row by dimension."""
    row = page.one(f'tr[data-case="{slug}"]')
    return dict(zip(DIMENSIONS, row.query("td"), strict=False))


def test_an_empty_atlas_has_a_page(page):
    assert "No case of this kind has been recorded yet." in page().texts("main p")


def test_every_case_of_the_kind_has_a_row_and_every_dimension_a_column(page):
    make_place("Hefei")
    make_place("Wuhan")
    make_policy("Tariff")
    found = page()
    assert found.values("tbody tr[data-case]", "data-case") == ["hefei", "wuhan"]
    heads = found.texts("table.matrix thead th")
    assert heads == ["Place", *[str(dimension) for dimension in DIMENSIONS.values()], "Claims", "Gaps"]
    assert page("?kind=policy").values("tbody tr[data-case]", "data-case") == ["tariff"]
    assert found.texts(".tabs a") == ["Places 2", "Clusters 0", "Policies 1"]
    assert found.texts(".tabs [aria-current=page]") == ["Places 2"]


def test_a_cell_shows_its_mark_and_number_and_leads_to_its_page(page):
    hefei = make_place("Hefei", country="CN")
    make_claim(hefei, dimension="finance", nature="assessment", source=make_source(kind="academic"))
    make_claim(hefei, dimension="finance", source=make_source(kind="academic"))
    found = page()
    cell = cells(found, "hefei")["finance"]
    assert cell.attrs["data-state"] == "evidence"
    assert cell.attrs["data-evidence"] == "origins firsthand disinterested undisputed"
    assert cell.query_one("a").attrs["href"] == "/places/hefei/finance/"
    assert cell.query_one(".ev").attrs["aria-label"] == "full: passes 1, 2, 3 and 4"
    assert cell.query_one("use").attrs["href"] == "#m1111"
    assert words(cell) == "2"
    assert [symbol.attrs["id"] for symbol in found.all("symbol")] == ["m1111"]


def test_a_mark_says_which_tests_are_passed(page):
    hefei = make_place("Hefei", country="CN")
    party = make_publisher(country="CN", state_affiliated=True)
    make_claim(hefei, dimension="risks", source=make_source(publisher=party), distance=2)
    dispute = make_claim(hefei, dimension="risks", source=make_source(publisher=party), distance=2)
    make_link(dispute, make_claim(make_place("Elsewhere")))
    cell = cells(page(), "hefei")["risks"]
    assert cell.attrs["data-evidence"] == ""
    assert cell.query_one(".ev").attrs["aria-label"] == "bare: passes none"


def test_the_states_of_nothing_look_different(page):
    hefei = make_place("Hefei")
    make_coverage_note(hefei, dimension="risks")
    make_coverage_note(hefei, dimension="talent", state="nothing-found", note="Nothing was found.")
    row = cells(page(), "hefei")
    assert (row["context"].attrs["data-state"], words(row["context"])) == ("not-researched", "not researched yet")
    assert (row["risks"].attrs["data-state"], words(row["risks"])) == ("not-applicable", "–does not apply")
    assert (row["talent"].attrs["data-state"], words(row["talent"])) == ("nothing-found", "0searched, nothing found")
    assert "blank" in row["context"].attrs["class"]
    assert "class" not in row["risks"].attrs


def test_rows_and_columns_have_totals(page):
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    make_claim(hefei, wuhan, dimension="finance")
    make_claim(hefei, dimension="risks")
    make_coverage_note(hefei, dimension="talent")
    found = page()
    totals = {
        row.attrs["data-case"]: [words(cell) for cell in row.query("td.num")] for row in found.all("tr[data-case]")
    }
    assert totals == {"hefei": ["2", "9"], "wuhan": ["1", "11"]}
    answered, claims = ([words(cell) for cell in row.query("td")] for row in found.all("tfoot tr"))
    assert (answered[4], answered[10], answered[13]) == ("2", "1", "20")
    assert (claims[4], claims[10], claims[12]) == ("2", "1", "3")


def test_a_place_has_the_claims_of_its_clusters(page):
    hefei = make_place("Hefei")
    make_claim(make_cluster(places=[hefei]), dimension="firms")
    assert words(cells(page(), "hefei")["firms"]) == "1"


def test_cases_with_most_gaps_can_come_first(page):
    make_claim(make_place("Anhui"))
    make_place("Wuhan")
    assert page("?sort=gaps").values("tr[data-case]", "data-case") == ["wuhan", "anhui"]
    assert page("?sort=name").values("tr[data-case]", "data-case") == ["anhui", "wuhan"]


def test_what_is_not_known_is_named_and_left_out(page):
    make_place("Hefei")
    found = page("?kind=planet&sort=beauty")
    assert found.notices == [
        "The atlas has no cases of the kind “planet”. Shown are places.",
        "“beauty” is no order that the table knows. It is sorted by name.",
    ]
    assert found.values("tr[data-case]", "data-case") == ["hefei"]


def test_below_stands_which_tests_fail_most(page):
    make_claim(make_place("Hefei"), nature="forecast")
    make_claim(make_place("Wuhan"))
    rows = page().texts("section[aria-labelledby=tests-title] tbody tr")
    assert rows == [
        "Two independent origins2",
        "Mostly first-hand1",
        "Mostly fact and undisputed1",
        "Mostly disinterested0",
    ]


def test_below_stands_what_rests_on_one_origin(page):
    hefei, source = make_place("Hefei"), make_source()
    for _ in range(3):
        make_claim(hefei, dimension="finance", source=source)
    make_claim(hefei, dimension="risks", source=source)
    found = page()
    assert "2 cells rest on a single origin each" in words(found.one("section[aria-labelledby=origin-title]"))
    assert found.texts("section[aria-labelledby=origin-title] tbody tr") == ["Hefei, Finance3 claims from 1 source"]


def test_below_stands_which_cases_rest_on_state_affiliated_sources_only(page):
    party = make_publisher("Party", state_affiliated=True)
    hefei, wuhan, unknown = make_place("Hefei"), make_place("Wuhan"), make_place("Baicheng")
    make_claim(hefei, wuhan, source=make_source(publisher=party))
    make_claim(wuhan)
    make_claim(unknown, source=make_source(publisher=None))
    assert page().texts("ul.inline a") == ["Hefei"]


def test_of_many_cases_there_are_pages_with_totals_of_their_own(page, monkeypatch):
    monkeypatch.setattr("policyatlas.coverage.table.LENGTH", 2)
    for name in ("Anhui", "Hefei", "Wuhan"):
        make_claim(make_place(name), dimension="finance")
    found = page("?page=2")
    assert found.values("tr[data-case]", "data-case") == ["wuhan"]
    assert words(found.all("tfoot tr")[0].query("td")[4]) == "1"
    assert found.texts("nav.pages [aria-current=page]") == ["2"]
    assert page("?page=9").notices == ["There is no page “9”. This is page 2 of 2."]
    assert page("?page=2&sort=gaps&kind=place").values("tr[data-case]", "data-case") == ["wuhan"]


def test_it_takes_four_queries_and_one_for_the_edition_whatever_there_is(client, django_assert_num_queries):
    make_edition()
    for number in (2, 8):
        for _ in range(number):
            place = make_place()
            make_link(make_claim(place), make_claim(make_policy()))
        forget_edition()
        with django_assert_num_queries(5):
            client.get("/coverage/")


@pytest.mark.parametrize("kind", ["place", "cluster", "policy"])
def test_the_real_matrix_has_every_case_and_stays_light(client, atlas, kind):
    response = client.get("/coverage/", {"kind": kind}, headers={"Accept-Encoding": "gzip"})
    assert len(response.content) < 40_000
    response = client.get("/coverage/", {"kind": kind})
    slugs = Case.objects.filter(case_kind=kind).values_list("slug", flat=True)
    assert read(response).values("tr[data-case]", "data-case") == list(slugs)
