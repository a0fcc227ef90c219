import json
from itertools import pairwise

import pytest

from policyatlas.charts.build_outlines import area, build, generalised, packed, unbroken
from policyatlas.charts.outlines import FOLDER, rings

SCALES = ["land-110m", "land-50m"]


@pytest.mark.parametrize("scale", SCALES)
def test_outlines_say_where_they_are_from_and_that_they_are_free(scale):
    outlines = json.loads((FOLDER / f"{scale}.json").read_text())
    assert "Natural Earth" in outlines["origin"]
    assert outlines["licence"] == "Public domain"


def test_outlines_are_small_enough_to_be_committed():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json")) < 400_000


@pytest.mark.parametrize("scale", SCALES)
def test_every_ring_is_closed_and_on_the_globe(scale):
    for ring in rings(scale):
        assert ring[0] == pytest.approx(ring[-1], abs=0.001)
        assert all(-360 < lon < 360 and -90 <= lat <= 90 for lon, lat in ring)


@pytest.mark.parametrize("scale", SCALES)
def test_no_ring_leaps_across_the_globe(scale):
    for ring in rings(scale):
        assert all(abs(east - west) < 90 for (west, _), (east, _) in pairwise(ring))


def test_a_ring_that_crosses_the_antimeridian_runs_on_beyond_it():
    assert unbroken([(170, 60), (-170, 60), (-170, 70), (170, 60)]) == [(170, 60), (190, 60), (190, 70), (170, 60)]
    assert unbroken([(-170, 60), (150, 60), (-170, 60)]) == [(190, 60), (150, 60), (190, 60)]


def test_a_point_within_the_tolerance_is_left_out_and_one_beyond_it_is_kept():
    ring = [(0, 0), (5, 0.01), (10, 0), (10, 10), (5, 11), (0, 10), (0, 0)]
    assert generalised(ring, 0.1) == [(0, 0), (10, 0), (10, 10), (5, 11), (0, 10), (0, 0)]


def test_the_area_of_a_ring_does_not_depend_on_its_direction():
    ring = [(0, 0), (4, 0), (4, 3), (0, 3), (0, 0)]
    assert area(ring) == area(ring[::-1]) == 12


def test_a_packed_ring_holds_its_first_point_and_the_steps_from_there():
    assert packed([(1.0, 2.0), (1.5, 2.0), (1.5, 2.004), (1.0, 2.0)]) == [100, 200, 50, 0, -50, 0]


def test_land_is_put_together_from_arcs_and_small_islands_and_small_lakes_are_left_out(tmp_path):
    land = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]], [[50, 50], [1, 0], [0, 1], [-1, -1]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, ~1]], [[2]]]}]}},
    }
    shore = [[[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]]]
    lakes = {"features": [{"properties": {"scalerank": rank}, "geometry": {"coordinates": shore}} for rank in (0, 1)]}
    (tmp_path / "land.json").write_text(json.dumps(land))
    (tmp_path / "lakes.json").write_text(json.dumps(lakes))
    built = build(tmp_path / "land.json", tmp_path / "lakes.json", tolerance=0, smallest=1)
    assert built["rings"] == [
        [0, 0, 1000, 0, 0, 1000, -1000, 0, 0, -1000],
        [200, 200, 200, 0, 0, 200, -200, 0, 0, -200],
    ]
