import pytest

from policyatlas.charts import COUNTRY_SPAN, PLACE_SPAN, Pin, locator
from policyatlas.charts.locators import HEIGHT, WIDTH
from tests.charts.places import pin, places

CITIES = [slug for slug, place in places().items() if place["kind"] in ("city", "metro")]


def located(slug):
    wide = places()[slug]["kind"] in ("country", "bloc")
    near = [pin(city, weight="near") for city in CITIES if city != slug]
    return locator([pin(slug, href=""), *near], across=COUNTRY_SPAN if wide else PLACE_SPAN)


@pytest.fixture(scope="module", params=places())
def plate(request):
    return located(request.param)


def test_every_pin_and_its_name_stand_inside_the_frame(plate):
    for mark in plate.marks:
        assert 0 < mark.x < WIDTH
        assert 0 < mark.y < HEIGHT
        box = mark.label.box
        assert box.x >= 0
        assert box.x + box.width <= WIDTH
        assert box.y >= 0
        assert box.y + box.height <= HEIGHT


def test_no_name_covers_another_name_or_a_pin(plate):
    for mark in plate.marks:
        for other in plate.marks:
            if other is not mark:
                assert mark.label.box.shared(other.label.box) < 1, (mark.pin.name, other.pin.name)
                apart = not mark.label.box.x <= other.x <= mark.label.box.x + mark.label.box.width
                assert apart or abs(mark.label.box.y + 8 - other.y) > 6 or other.shape == "none"


def test_the_text_names_every_pin(plate):
    for mark in plate.marks:
        assert mark.pin.name in plate.text


def test_a_plate_shows_a_coast_and_stays_light(plate):
    assert 400 < len(plate.land) < 12_000


def test_the_place_itself_stands_in_the_middle_and_has_no_link():
    plate = located("wuhan")
    assert plate.marks[0].pin.slug == "wuhan"
    assert plate.marks[0].x == pytest.approx(WIDTH / 2)
    assert plate.marks[0].y == pytest.approx(HEIGHT / 2, abs=0.5)
    assert plate.linked


def test_the_text_says_where_the_place_is_and_where_its_neighbours_and_the_sea_lie():
    plate = locator([pin("wuhan", href=""), pin("hefei", weight="near"), pin("shenzhen", weight="near")])
    assert plate.text == (
        "Map with Wuhan in the middle, at 31° north, 114° east. "
        "Around it: Hefei 320 km to the north-east, Shenzhen 900 km to the south. "
        "The sea lies to the east."
    )


def test_neighbours_are_taken_in_their_order_and_none_stands_close_to_another():
    plate = locator([pin("shanghai"), pin("nanjing", weight="near"), pin("suzhou", weight="near")])
    assert [mark.pin.name for mark in plate.marks] == ["Shanghai", "Nanjing"]


def test_an_area_is_named_across_and_not_dotted():
    plate = locator([pin("china")], across=COUNTRY_SPAN)
    assert plate.marks[0].shape == "none"
    assert plate.marks[0].label.anchor == "middle"


def test_what_stands_in_brackets_is_said_but_not_lettered():
    plate = locator([pin("georgia-us")])
    assert plate.marks[0].label.text == "Georgia"
    assert "Georgia (US)" in plate.text


def test_several_places_in_the_middle_are_all_in_sight():
    plate = locator([pin("wuhan"), pin("shenzhen"), pin("harbin")])
    assert [mark.shape for mark in plate.marks] == ["ring"] * 3
    assert all(60 < mark.x < WIDTH - 60 and 50 < mark.y < HEIGHT - 50 for mark in plate.marks)


@pytest.mark.parametrize(("lat", "lon"), [(-41.3, 174.8), (-16.5, 179.9), (71.3, -156.8), (0, 0), (-33.9, 151.2)])
def test_any_place_on_earth_can_be_located(lat, lon):
    plate = locator([Pin("Somewhere", lat, lon)])
    assert 0 < plate.marks[0].x < WIDTH
    assert plate.land


def test_a_locator_without_a_main_pin_is_refused():
    with pytest.raises(ValueError, match="main pin"):
        locator([pin("wuhan", weight="near")])
