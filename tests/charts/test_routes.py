import math
import re

import pytest

from policyatlas.charts import Pin, Route, transfers_plate
from policyatlas.charts.curves import Bow
from policyatlas.vocabulary import TRANSFER_DEGREES
from tests.charts.places import pin

HOME = [
    ("wuhan", "us-rust-belt", "held-up"),
    ("pittsburgh", "jilin", "studied"),
    ("pittsburgh", "dortmund", "studied"),
    ("silicon-valley", "wuhan", "emulation"),
]
MORE = [
    *HOME,
    ("shenzhen", "kenya", "held-up"),
    ("shenzhen", "harbin", "assigned"),
    ("shenzhen", "california", "warning"),
    ("hangzhou", "nanjing", "held-up"),
    ("singapore", "china", "studied"),
    ("china", "us-midwest", "held-up"),
]


def drawn(rows):
    return transfers_plate(
        [
            Route(number, pin(model), pin(learner, weight="near"), TRANSFER_DEGREES[degree])
            for number, (model, learner, degree) in enumerate(rows, start=1)
        ]
    )


@pytest.fixture(scope="module", params=[HOME, MORE], ids=["home", "more"])
def plate(request):
    return drawn(request.param)


def test_every_number_stands_inside_the_frame_and_clear_of_the_others(plate):
    for place, route in enumerate(plate.routes):
        assert 10 < route.x < plate.width - 10
        assert 10 < route.y < plate.height - 10
        for other in plate.routes[:place]:
            assert math.dist((route.x, route.y), (other.x, other.y)) > 20


def test_names_on_the_plate_do_not_cover_each_other():
    marks = drawn(HOME).marks
    for place, mark in enumerate(marks):
        assert not any(mark.label.box.shared(other.label.box) for other in marks[:place])


def test_each_place_is_marked_once_and_named_in_the_text(plate):
    slugs = [mark.pin.slug for mark in plate.marks]
    assert len(slugs) == len(set(slugs))
    assert all(mark.pin.name in plate.text for mark in plate.marks)


def test_a_route_runs_from_its_model_to_its_learner():
    plate = drawn([("silicon-valley", "wuhan", "emulation")])
    marks = {mark.pin.slug: mark for mark in plate.marks}
    (route,) = plate.routes
    (path,) = route.paths
    start = [float(number) for number in re.match(r"M([\d.]+) ([\d.]+)Q", path).groups()]
    assert math.dist(start, (marks["silicon-valley"].x, marks["silicon-valley"].y)) < 14
    (end,) = route.ends
    assert math.dist((end.x, end.y), (marks["wuhan"].x, marks["wuhan"].y)) < 16


def test_a_route_that_is_shorter_over_the_edge_leaves_at_one_and_comes_in_at_the_other():
    plate = drawn([("pittsburgh", "dortmund", "studied")])
    out, back = plate.routes[0].ends
    assert out.x > plate.width - 10
    assert back.x < 100
    assert plate.routes[0].paths[1].startswith("M2.0 ")
    assert "over the edge of the map to Dortmund" in plate.text
    out, back = drawn([("dortmund", "pittsburgh", "studied")]).routes[0].ends
    assert out.x < 10
    assert back.x > 1000


@pytest.mark.parametrize("degree", TRANSFER_DEGREES.values(), ids=str)
def test_the_degree_of_a_transfer_shows_in_its_line(degree):
    route = drawn([("wuhan", "pittsburgh", degree.id)]).routes[0]
    assert (route.line, route.weight, route.ends[0].bar) == (degree.line, degree.weight, degree.bar)


def test_the_plate_reaches_down_to_a_southern_learner():
    plate = drawn([("shenzhen", "kenya", "held-up")])
    assert all(0 < mark.y < plate.height for mark in plate.marks)
    assert plate.height > drawn(HOME).height


def test_a_place_in_the_cut_down_the_atlantic_is_shown_too():
    azores = Pin("Azores", 38.5, -28.0, slug="azores")
    plate = transfers_plate([Route(1, azores, pin("wuhan"), TRANSFER_DEGREES["studied"])])
    assert all(0 < mark.x < plate.width for mark in plate.marks)


def test_a_plate_without_a_route_is_refused():
    with pytest.raises(ValueError, match="needs a route"):
        transfers_plate([])


def test_part_of_a_curve_lies_on_it():
    bow = Bow.bent(0 + 0j, 100 + 0j, 20)
    assert bow.at(0.5) == pytest.approx(50 - 20j)
    part = bow.part(0.25, 0.75)
    assert part.at(0.5) == pytest.approx(bow.at(0.5))
    assert bow.at(bow.where(30)).real == pytest.approx(30, abs=0.01)
