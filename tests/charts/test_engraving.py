import re
import time
from itertools import accumulate

import pytest

from policyatlas.charts import engraving
from policyatlas.charts.engraving import engrave, graticule, meridian, sea_share, strokes
from policyatlas.charts.projection import Sheet, Window, sheet_about

CLOSE = {"across": 28, "inner": 0.6, "width": 420, "height": 335}
STRIP = Sheet(Window(-12, 308, 13, 60.8), 1200, 240)


def is_land(sheet, lon, lat, spacing=0.5):
    y, line = min(
        strokes(sheet.window, sheet.width, sheet.height, spacing), key=lambda line: abs(line[0] - sheet.y(lat))
    )
    assert abs(y - sheet.y(lat)) <= spacing
    return any(west <= sheet.x(lon) <= east for west, east in line)


def test_the_line_through_wuhan_is_land_there_and_sea_off_the_coast():
    sheet = sheet_about([121.0], [30.6], **CLOSE | {"across": 44})
    assert is_land(sheet, 114.3, 30.6)
    assert not is_land(sheet, 140, 30.6)
    assert not is_land(sheet, 125, 30.6)


@pytest.mark.parametrize(
    ("place", "lon", "lat", "land"),
    [
        ("Pittsburgh", -80, 40.44, True),
        ("Lake Michigan", -87, 43.5, False),
        ("Lake Erie", -81, 42.2, False),
        ("the Caspian Sea", 51, 42, False),
        ("Nairobi", 36.8, -1.3, True),
        ("Lake Victoria", 33, -1, False),
        ("the middle of the Pacific", -150, 30, False),
        ("New Zealand", 175.8, -39, True),
        ("Dortmund", 7.47, 51.5, True),
        ("the North Sea", 3, 55, False),
    ],
)
def test_land_is_where_it_is_on_both_scales(place, lon, lat, land):
    for across in (28, 120):
        assert is_land(sheet_about([lon], [lat], **CLOSE | {"across": across}), lon, lat) is land, place


def test_a_window_across_the_antimeridian_shows_both_of_its_sides():
    assert is_land(STRIP, 114.3, 30.6)
    assert is_land(STRIP, -80, 40.4)
    assert not is_land(STRIP, -160, 35)


def test_land_that_reaches_across_the_antimeridian_is_one_stroke():
    sheet = sheet_about([180.0], [66.5], **CLOSE)
    y, line = min(strokes(sheet.window, 420, 335, 3.8), key=lambda line: abs(line[0] - sheet.y(67.5)))
    assert any(west < sheet.x(179.5) and sheet.x(-179.5) < east for west, east in line), y


def test_strokes_run_from_left_to_right_inside_the_sheet_and_do_not_overlap():
    for y, line in strokes(STRIP.window, 1200, 240, 2.9):
        assert 0 < y < 240
        ends = [x for stroke in line for x in stroke]
        assert ends == sorted(ends)
        assert not ends or (ends[0] >= 0 and ends[-1] <= 1200)


def test_path_data_are_strokes_rounded_to_a_pixel_one_after_another_along_each_line():
    path = engrave(STRIP.window, 1200, 240, 2.9)
    lines = re.findall(r"M(\d+) (\d+(?:\.\d)?)((?:h\d+m\d+ 0)*h\d+)", path)
    assert "".join(f"M{start} {y}{moves}" for start, y, moves in lines) == path
    drawn = [list(accumulate(map(int, [start, *re.findall(r"[hm](\d+)", moves)]))) for start, _, moves in lines]
    wanted = [
        [round(end) for stroke in line for end in stroke] for _, line in strokes(STRIP.window, 1200, 240, 2.9) if line
    ]
    assert drawn == wanted


def test_a_sheet_is_light_and_quickly_drawn():
    sheet = sheet_about([114.3], [30.6], **CLOSE)
    strokes.cache_clear()
    engrave.cache_clear()
    started = time.perf_counter()
    path = engrave(sheet.window, 420, 335, 3.8)
    assert time.perf_counter() - started < 0.25  # about 0.02 on an idle machine, outlines read anew
    assert len(path) < 12_000


def test_the_share_of_sea_is_that_of_the_sheet():
    assert sea_share(sheet_about([-150.0], [30.0], **CLOSE), 4) > 0.99
    assert sea_share(sheet_about([90.0], [60.0], **CLOSE), 4) < 0.02


def test_meridians_are_named_by_hemisphere():
    assert [meridian(lon) for lon in (0, 110, 180, -180, 200, 290)] == ["0°", "110°E", "180°", "180°", "160°W", "70°W"]


def test_the_graticule_lies_on_round_degrees_and_its_names_stay_on_the_sheet():
    drawn = graticule(STRIP, 20)
    assert drawn.lines.startswith("M45.0 0V240")
    assert [degree.text for degree in drawn.degrees][:3] == ["0°", "20°E", "40°E"]
    assert all(degree.x < 1160 for degree in drawn.degrees)
    assert graticule(STRIP, 20, labelled=False).degrees == ()


def test_the_coasts_are_read_once():
    engraving._coasts("land-50m")
    hits = engraving._coasts.cache_info().hits
    strokes(Window(90, 110, 20, 30), 420, 335, 5)
    assert engraving._coasts.cache_info().hits == hits + 1
