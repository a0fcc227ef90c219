"""An evidence mark says itself in words to whoever comes to it, by keyboard, pointer or finger, and can be put away."""

import pytest

pytestmark = [pytest.mark.appearance, pytest.mark.browser]
WORDS = (
    "mark => { const after = getComputedStyle(mark, '::after'); return after.content === 'none' ? '' : after.content }"
)


@pytest.fixture
def mark(window):
    """The mark of a cell of a comparison."""
    window.goto("/compare/wuhan,hefei/?rows=finance")
    return window.locator("#A5 .ev")


def words(mark):
    return mark.evaluate(WORDS)


def test_its_words_stand_beneath_it_while_it_has_the_keyboard(mark, window):
    assert words(mark) == ""
    mark.focus()
    window.keyboard.press("Shift+Tab")
    window.keyboard.press("Tab")
    assert "tests passed: two independent origins" in words(mark)
    window.keyboard.press("Tab")
    assert words(mark) == ""


def test_escape_puts_them_away_until_the_reader_comes_back(mark, window):
    mark.hover()
    assert words(mark)
    window.keyboard.press("Escape")
    assert words(mark) == ""
    window.mouse.move(0, 0)
    mark.hover()
    assert words(mark)


def test_the_pointer_may_move_onto_the_words(mark, window):
    mark.hover()
    box = mark.bounding_box()
    window.mouse.move(box["x"] + 20, box["y"] + box["height"] + 12, steps=5)
    assert words(mark)


def test_a_finger_leads_to_where_the_tests_are_told(mark, window):
    mark.click()
    window.wait_for_url("/places/wuhan/finance/#evidence")
    assert window.locator("#evidence dt").count() == 4


def test_inside_another_link_it_speaks_while_that_has_the_keyboard(window):
    window.goto("/")
    link = window.locator(".matrix td a").first
    link.focus()
    window.keyboard.press("Tab")
    window.keyboard.press("Shift+Tab")
    assert "tests passed" in words(link.locator(".ev"))


def test_on_paper_only_the_grade_is_printed(mark, window):
    window.emulate_media(media="print")
    assert words(mark) == ""
    assert mark.inner_text().strip() in ("bare", "thin", "fair", "good", "full")
