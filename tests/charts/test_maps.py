"""A map of cases: nothing is printed over anything, and nothing that was given is missing."""

from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyatlas.charts.gathering import Spot
from policyatlas.charts.lettering import square
from policyatlas.charts.maps import map_of
from policyatlas.charts.patches import around, hatched
from policyatlas.charts.projection import Window
from tests.charts.places import AREAS, places

CHINA = Window(73, 136, 17, 54)
WORLD = Window(-30, 330, -56, 72)


def spot(slug, *points, shape="point", claims=1, **fields):
    name = slug.replace("-", " ").title()
    return Spot(slug, name, f"/places/{slug}/", name, shape, points, claims, **fields)


def drawn(*spots, window=CHINA):
    return map_of(window, spots, lambda beside, _rest: f"?view={beside.slug}")


def everything(sheet):
    return sorted(
        [*(mark.spot.slug for mark in sheet.marks), *(spot.slug for rest in sheet.rests for spot in rest.spots)]
    )


def overlaps(sheet):
    """Names, dots and counts that cover one another by more than a hair."""
    boxes = []
    for mark in sheet.marks:
        if mark.radius:
            boxes.append((mark.spot.slug, square(mark.x, mark.y, mark.radius)))
        if mark.label:
            boxes.append((f"name of {mark.spot.slug}", mark.label.box))
    boxes += [(f"count at {rest.beside.slug}", square(rest.x, rest.y, 5)) for rest in sheet.rests]
    return [(one[0], two[0]) for one, two in combinations(boxes, 2) if one[1].shared(two[1]) > 1]


ALL = [
    spot(slug, (place["lat"], place["lon"]), shape="area" if place["kind"] in AREAS else "point", across=10)
    for slug, place in places().items()
]
HEFEI = [spot("hefei", (31.9, 117.3)), *(spot(f"c{n}", (31.9, 117.3), shape="cluster") for n in range(6))]


@pytest.mark.parametrize("window", [WORLD, CHINA], ids=["world", "china"])
def test_on_the_real_places_every_case_is_there_once_and_nothing_is_printed_over_anything(window):
    sheet = drawn(*ALL, window=window)
    assert everything(sheet) == sorted(spot.slug for spot in ALL)
    assert overlaps(sheet) == []


positions = st.tuples(st.floats(20, 50), st.floats(80, 130))
spots = st.lists(
    st.tuples(st.lists(positions, min_size=1, max_size=3), st.sampled_from(["point", "area", "cluster"])), max_size=40
)


@settings(max_examples=25, deadline=None)
@given(given=spots)
def test_so_it_is_with_any_cases(given):
    cases = [
        spot(f"case-{n}", *(points if shape == "cluster" else points[:1]), shape=shape, claims=n, across=5)
        for n, (points, shape) in enumerate(given)
    ]
    sheet = drawn(*cases)
    assert everything(sheet) == sorted(case.slug for case in cases)
    assert overlaps(sheet) == []

    assert all(mark.label or mark.number for mark in sheet.marks)


def test_links_stand_in_the_order_of_the_list_and_numbers_count_along_it():
    sheet = drawn(*ALL)
    order = [spot.slug for spot in ALL]
    slugs = [mark.spot.slug for mark in sheet.marks]
    assert slugs == sorted(slugs, key=order.index)
    assert list(sheet.numbers.values()) == list(range(1, len(sheet.numbers) + 1))


def test_what_crowds_is_counted_at_the_best_covered_and_the_count_leads_nearer():
    sheet = drawn(spot("ezhou", (30.4, 114.9)), spot("wuhan", (30.6, 114.3), claims=100))
    assert [mark.spot.slug for mark in sheet.marks] == ["wuhan"]
    (rest,) = sheet.rests
    assert (rest.href, rest.told) == ("?view=wuhan", "1 place at Wuhan: a nearer map")


def test_clusters_of_one_place_stand_around_it_where_there_is_room():
    near = drawn(*HEFEI, window=Window(113, 121, 29, 34.5))
    assert not near.rests
    place, *clusters = near.marks
    assert {mark.shape for mark in clusters} == {"patch"}
    assert {round(dist((place.x, place.y), (mark.x, mark.y))) for mark in clusters} == {62}


def test_where_there_is_none_they_are_counted():
    far = drawn(*HEFEI, window=WORLD)
    assert [mark.spot.slug for mark in far.marks] == ["hefei"]
    assert far.rests[0].told == "6 clusters at Hefei: a nearer map"


def test_a_cluster_of_several_places_is_a_corridor_across_them():
    shenyang, dalian = spot("shenyang", (41.8, 123.4)), spot("dalian", (38.9, 121.6))
    sheet = drawn(shenyang, dalian, spot("tools", (41.8, 123.4), (38.9, 121.6), shape="cluster"))
    corridor = sheet.marks[2]
    assert corridor.shape == "corridor"
    ends = [(mark.x, mark.y) for mark in sheet.marks[:2]]
    assert min(x for x, _ in ends) < corridor.x < max(x for x, _ in ends)


def test_an_outline_stays_off_its_points_and_is_hatched_within():
    outline = around([(0, 0), (100, 0)], 10)
    assert all(min(dist(corner, (0, 0)), dist(corner, (100, 0))) >= 9.99 for corner in outline)
    assert hatched(outline).count("M") > 20


def test_dots_come_in_three_sizes_and_an_open_one():
    sizes = {drawn(spot("a", (30, 110), claims=claims)).marks[0].radius for claims in (0, 1, 9, 10, 49, 50, 5000)}
    assert len(sizes) == 4
