import re

import pytest

from policyatlas.charts.clocks import EARLIER, EDGE, LONGEST, ROWS, SLOT, WIDTH, Stack, Track, clocks

HEFEI = Track("Hefei", {1993: Stack(1, "#a", "A factory opened"), 2020: Stack(15, "#b"), 2021: Stack(3, "#c")})
WUHAN = Track("Wuhan", {1971: Stack(2, "#d"), 2021: Stack(1, "#e", "It grew")})


def points(lane):
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h0", lane.dots)]


@pytest.fixture
def drawn():
    return clocks([HEFEI, WUHAN], str)


def test_every_mark_is_a_dot(drawn):
    assert [len(points(lane)) for lane in drawn.lanes] == [19, 3]


def test_all_lanes_share_one_axis(drawn):
    hefei, wuhan = (max(x for x, _y in points(lane)) for lane in drawn.lanes)
    assert abs(hefei - wuhan) < drawn.ticks[1].x - drawn.ticks[0].x
    one = clocks([Track("A", {2021: Stack(1, "#a")}), Track("B", {2000: Stack(1, "#b"), 2021: Stack(1, "#c")})], str)
    assert points(one.lanes[0])[0][0] == points(one.lanes[1])[1][0]


def test_no_dot_covers_another_and_none_leaves_its_lane(drawn):
    for lane in drawn.lanes:
        found = points(lane)
        assert len(set(found)) == len(found)
        assert all(lane.top < y < lane.base and 0 < x < WIDTH for x, y in found)
        assert all(abs(x - u) >= 8 or abs(y - v) >= 8 for x, y in found for u, v in found if (x, y) != (u, v))


def test_lanes_stand_below_one_another(drawn):
    assert drawn.lanes[0].base < drawn.lanes[1].top < drawn.lanes[1].base < drawn.height


def test_many_marks_of_one_year_are_counted(drawn):
    assert [number.count for number in drawn.lanes[0].numbers] == [15]


def test_too_many_for_dots_are_a_bar_with_their_number():
    lane = clocks([Track("A", {2000: Stack(5000, "#a"), 2040: Stack(1, "#b")})], str).lanes[0]
    assert len(lane.bars) == 1
    assert not clocks([HEFEI], str).barred
    assert [number.count for number in lane.numbers] == [5000]
    assert lane.base - lane.top < 60 + ROWS * 10


def test_links_are_wide_enough_for_a_finger_and_do_not_overlap(drawn):
    for lane in drawn.lanes:
        for link, following in zip(lane.links, lane.links[1:], strict=False):
            assert link.hit.x + link.hit.width <= following.hit.x + 0.2
        assert all(link.hit.width >= SLOT and link.hit.height >= 24 for link in lane.links)


def test_a_link_names_its_case_its_years_and_a_single_claim_in_its_words(drawn):
    labels = [link.label for link in drawn.lanes[0].links]
    assert labels == ["Hefei, 1993: A factory opened", "Hefei, 2020 to 2021: 18 claims"] or labels == [
        "Hefei, 1993: A factory opened",
        "Hefei, 2020: 15 claims",
        "Hefei, 2021: 3 claims",
    ]
    assert [link.href for link in drawn.lanes[0].links][:2] == ["#a", "#b"]


def test_what_is_long_before_the_rest_stands_before_the_axis_and_is_not_left_out():
    long = clocks([Track("A", {1600: Stack(2, "#a"), 1700: Stack(3, "#b"), 2020: Stack(1, "#c")})], str)
    assert long.earlier
    assert len(points(long.lanes[0])) == 6
    assert sum(x < EDGE + EARLIER for x, _y in points(long.lanes[0])) == 5
    assert long.lanes[0].links[0].label == "A, 1600 to 1700: 5 claims"
    assert int(long.ticks[0].text) > 2020 - LONGEST


def test_a_clock_of_years_since_the_start_has_a_line_there():
    found = clocks([Track("A", {5: Stack(1, "#a"), 30: Stack(1, "#b")})], str, from_zero=True)
    start = next(tick for tick in found.ticks if tick.text == "start")
    assert found.zero == start.x
    assert clocks([HEFEI], str).zero is None


def test_it_says_in_words_what_it_shows(drawn):
    assert drawn.text == "22 claims on Hefei and Wuhan, from 1971 to 2021. All are in the list below."


def test_clocks_without_a_mark_are_refused():
    with pytest.raises(ValueError, match="need a mark"):
        clocks([Track("A", {})], str)
