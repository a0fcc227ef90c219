"""All, differences, shared: told from structure alone, with the deciding part in words and every hidden row named."""

import pytest

from policyatlas.compare.columns import read_columns
from policyatlas.compare.differences import Reading
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.table import compare
from policyatlas.vocabulary import DIMENSIONS
from tests.compare.reading import read, words
from tests.makers import make_claim, make_cluster, make_place, make_policy, make_publisher, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return [make_place(name) for name in ("Wuhan", "Hefei")]


def say(*cases, dimension, **fields):
    """A claim a case, each of a first-hand source of its own."""
    for case in cases:
        make_claim(case, dimension=dimension, source=make_source(publisher=make_publisher(), kind="academic"), **fields)


def decided(show, *rows, address="wuhan,hefei"):
    narrowing = Narrowing(show=show, rows=tuple(DIMENSIONS[row] for row in rows))
    comparison = compare(read_columns(address).voices, narrowing)
    said = {row.dimension.id: row.decides for group in comparison.groups for row in group.rows}
    return said, [row.id for row in comparison.hidden.rows]


def test_tools_that_differ_are_named_and_those_that_all_use_are_not(cities):
    for city, tools in zip(cities, (["grant", "tax-relief"], ["grant", "public-equity"]), strict=True):
        make_policy(places=[city], instruments=tools)
    say(*cities, dimension="instruments")
    said, hidden = decided("differences", "instruments")
    assert said["instruments"].startswith("Differs: instruments (A Tax relief; B Public equity stake)")
    assert hidden == []


def test_what_is_shared_is_named_once(cities):
    make_cluster(places=[cities[0]], sectors=["robotics"])
    make_policy(places=[cities[1]], sectors=["robotics"])
    say(*cities, dimension="strategy")
    said, hidden = decided("shared", "strategy")
    assert said["strategy"].startswith("Shared: sectors (Robotics)")
    assert decided("differences", "strategy") == ({}, ["strategy"])
    assert hidden == []


def test_facts_alone_differ_from_opinions_alone(cities):
    say(cities[0], dimension="risks", nature="fact")
    say(cities[1], dimension="risks", nature="assessment")
    said, _hidden = decided("differences", "risks")
    assert said["risks"].startswith("Differs: nature (A only facts; B only opinions)")


def test_wording_never_decides(cities):
    say(cities[0], dimension="outcomes", statement="It grew.")
    say(cities[1], dimension="outcomes", statement="It shrank.")
    assert decided("differences", "outcomes") == ({}, ["outcomes"])


@pytest.mark.parametrize(("span", "decides"), [((2000, 2024), True), ((1990, 2024), False)])
def test_figures_decide_by_their_values_where_they_read_across(span, decides):
    for name, value, (first, last) in (("Pittsburgh", 2, (2000, 2024)), ("Buffalo", 6, span)):
        place = make_place(name, country="US")
        measure = {
            "indicator": "employment-change",
            "label": f"employment-change of {name}",
            "value": value,
            "unit": "percent",
            "area": place,
            "basis": "outturn",
            "span_from": first,
            "span_to": last,
        }
        say(place, dimension="outcomes", measure=measure)
    said, _hidden = decided("shared", "outcomes", address="pittsburgh,buffalo")
    differing, _hidden = decided("differences", "outcomes", address="pittsburgh,buffalo")
    assert "Change in employment" not in said.get("outcomes", "")
    assert ("(A 2%; B 6%)" in differing.get("outcomes", "")) is decides


def test_a_row_with_a_blank_side_is_kept_and_is_no_difference(cities):
    say(cities[0], dimension="finance")
    for show in ("differences", "shared"):
        assert decided(show, "finance") == ({"finance": "Nothing to compare in B."}, [])


@pytest.mark.parametrize("show", ["differences", "shared"])
def test_a_row_without_a_structural_fact_stays_and_says_so(show):
    reading = Reading(differs=(), shares=(), silent=())
    assert reading.kept(show)
    assert reading.in_words(show) == "No structural fact to compare."


def test_the_page_says_how_many_rows_it_hides_which_and_why(client, cities):
    say(*cities, dimension="outcomes")
    say(*cities, dimension="firms")
    found = read(client.get("/compare/wuhan,hefei/?show=differences"))
    [said] = found.texts(".narrowed")
    assert said == (
        "2 rows hidden because their columns agree: Firms and markets and Outcomes. Show Firms and markets and Outcomes"
    )
    assert found.values(".narrowed a", "href") == ["./"]
    assert found.rows == []


def test_rows_without_a_claim_in_any_column_fold_into_one_line_that_names_them(client, cities):
    say(cities[0], dimension="finance")
    found = read(client.get("/compare/wuhan,hefei/?depth=short"))
    assert found.rows == ["finance"]
    line = words(found.one(".folded th"))
    assert line.startswith("11 questions without a claim in any column: Context, Strategy,")
    [href] = found.values(".folded a", "href")
    assert len(read(client.get(f"/compare/wuhan,hefei/{href}")).rows) == 12
