import pytest

from policyatlas.charts.projection import Sheet, Window, latitude, northing, sheet_about, span


def test_a_northing_leads_back_to_its_latitude():
    for lat in (-60, 0, 30.6, 75):
        assert latitude(northing(lat)) == pytest.approx(lat)


def test_a_window_across_the_antimeridian_takes_longitudes_of_both_hemispheres():
    sheet = Sheet(Window(-12, 308, 13, 60), 1200, 240)
    assert sheet.x(-12) == 0
    assert sheet.x(114) == pytest.approx(472.5)
    assert sheet.x(-80) == sheet.x(280) == pytest.approx(1095)


@pytest.mark.parametrize(
    ("longitudes", "west", "east"),
    [([114], 114, 114), ([114, 117], 114, 117), ([114, -80], 114, 280), ([-80, 7], -80, 7), ([38, 105, -97], -97, 105)],
)
def test_the_span_of_longitudes_is_the_shortest_that_holds_them_all(longitudes, west, east):
    assert span(longitudes) == pytest.approx((west, east))


def test_a_sheet_is_true_to_shape_and_holds_its_places_in_the_inner_part():
    sheet = sheet_about([100, 130], [20, 45], across=10, inner=0.6, width=400, height=300)
    tall = northing(sheet.window.north) - northing(sheet.window.south)
    assert tall * sheet.scale == pytest.approx(300)
    assert 0.19 * 400 < sheet.x(100) < sheet.x(130) < 0.81 * 400
    assert 0.19 * 300 < sheet.y(45) < sheet.y(20) < 0.81 * 300


def test_a_sheet_far_north_moves_towards_the_equator_and_keeps_its_shape():
    sheet = sheet_about([20], [79], across=60, inner=1, width=400, height=300)
    assert sheet.window.north == pytest.approx(80)
    assert (northing(sheet.window.north) - northing(sheet.window.south)) * sheet.scale == pytest.approx(300)


def test_no_sheet_is_wider_than_the_globe():
    sheet = sheet_about([0, 120, -120], [0, 0, 0], across=500, inner=0.5, width=400, height=100)
    assert sheet.window.east - sheet.window.west == pytest.approx(360)
