import math

import pytest

from policyatlas.charts import strip
from policyatlas.charts.strips import DISC
from tests.charts.places import pin

COMPARISONS = [
    ["wuhan", "pittsburgh", "hefei"],
    ["shenzhen", "hangzhou", "suzhou"],
    ["pittsburgh", "jilin", "cleveland"],
    ["hefei", "buffalo"],
    ["china", "united-states"],
    ["kenya", "sheffield", "wuhan", "pittsburgh"],
    ["suzhou", "wuxi", "shanghai", "hangzhou"],
    ["wuhan", "wuhan", "wuhan", "wuhan"],
    ["singapore"],
]


def compared(slugs):
    return strip([pin(slug, letter=letter) for slug, letter in zip(slugs, "ABCD", strict=False)])


@pytest.fixture(params=COMPARISONS, ids="-".join)
def plate(request):
    return compared(request.param)


def test_every_disc_stands_inside_the_frame(plate):
    for mark in plate.marks:
        assert DISC < mark.x < plate.width - DISC
        assert DISC < mark.y < plate.height - DISC


def test_no_disc_touches_another(plate):
    for place, mark in enumerate(plate.marks):
        for other in plate.marks[:place]:
            assert math.dist((mark.x, mark.y), (other.x, other.y)) > 2 * DISC


def test_the_text_names_every_pin_with_its_letter(plate):
    for mark in plate.marks:
        assert f"{mark.pin.letter} {mark.pin.name}" in plate.text


def test_a_disc_that_had_to_stand_off_is_led_to_its_place():
    wuhan, pittsburgh, hefei = compared(["wuhan", "pittsburgh", "hefei"]).marks
    assert pittsburgh.leader is None
    assert wuhan.leader.x < hefei.leader.x
    assert wuhan.x < wuhan.leader.x
    assert hefei.leader.x < hefei.x


def test_the_pacific_lies_between_china_and_america_and_the_atlantic_between_america_and_germany():
    wuhan, pittsburgh = compared(["wuhan", "pittsburgh"]).marks
    assert wuhan.x < pittsburgh.x
    pittsburgh, dortmund = compared(["pittsburgh", "dortmund"]).marks
    assert pittsburgh.x < dortmund.x


def test_a_strip_grows_taller_for_places_far_apart_in_latitude():
    assert compared(["wuhan", "pittsburgh"]).height == 104
    assert 104 < compared(["kenya", "harbin"]).height <= 230


def test_the_text_goes_from_left_to_right():
    plate = compared(["pittsburgh", "wuhan"])
    assert plate.text.endswith("From left to right: B Wuhan and A Pittsburgh.")


def test_a_strip_without_a_pin_is_refused():
    with pytest.raises(ValueError, match="needs a pin"):
        strip([])
