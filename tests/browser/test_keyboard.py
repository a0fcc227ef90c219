"""The atlas by keyboard alone: the skip link, adding and removing cases, and a focus that is always in sight."""

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import resize
from tests.browser.pages import Kind, every

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])

# Pages on which something stays in view while the rest scrolls.
STICKY = [
    Kind("comparison", "/compare/hangzhou-six-little-dragons,us-study-china-strategies,wuhan-model,hefei/"),
    Kind("list", "/clusters/"),
    Kind("profile", "/clusters/optics-valley/"),
    Kind("coverage", "/coverage/?kind=cluster"),
    Kind("map", "/map/?view=china"),
]

# Whatever can have the focus and, having it, is entirely outside the window, cut off, or under what stays in view.
OUT_OF_SIGHT = """() => {
    const stays = element => ["sticky", "fixed"].includes(getComputedStyle(element).position);
    const isCut = element => element && (getComputedStyle(element).clipPath !== "none" || isCut(element.parentElement));
    const isSeen = (stop, x, y) => {
        const top = document.elementFromPoint(x, y);
        for (let over = top; over && !over.contains(stop); over = over.parentElement) if (stays(over)) return false;
        return top;
    };
    const isHidden = stop => {
        stop.focus();
        if (stop !== document.activeElement) return false;  // folded away
        const box = stop.getClientRects()[0];
        const across = [box.left + 1, box.left + box.width / 2, box.right - 1];
        return isCut(stop) || !across.some(x => isSeen(stop, x, box.top + box.height / 2));
    };
    const stops = [...document.querySelectorAll("main :is(a, button, input, select, summary)")];
    return [...stops, ...stops.toReversed()].filter(isHidden).map(stop => stop.outerHTML);
}"""


def tab_to(window, target):
    """Presses Tab until this element has the focus."""
    for _step in range(400):
        window.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {target}")


@with_and_without_scripts
def test_the_first_stop_is_the_way_past_the_menu(window):
    window.goto("/places/wuhan/")
    skip = window.get_by_role("link", name="Skip to the content")
    assert skip.bounding_box()["y"] < 0
    window.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0
    window.keyboard.press("Enter")
    expect(window.locator("#main")).to_be_focused()
    window.keyboard.press("Tab")
    expect(window.locator("main a").first).to_be_focused()


@with_and_without_scripts
def test_cases_are_removed_and_added(window):
    window.goto("/compare/wuhan,pittsburgh/")
    tab_to(window, window.get_by_role("link", name="Remove Wuhan"))
    window.keyboard.press("Enter")
    expect(window.locator("h1")).to_have_text("Pittsburgh")
    tab_to(window, window.locator("#find-0"))
    window.keyboard.type("Hefei")
    window.keyboard.press("Enter")
    expect(window).to_have_url("/compare/pittsburgh,hefei/")


@with_and_without_scripts
def test_rows_are_chosen(window):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance,talent")
    tab_to(window, window.locator(".narrow summary"))
    window.keyboard.press("Enter")
    tab_to(window, window.locator(".narrow [value=talent]"))
    window.keyboard.press("Space")
    tab_to(window, window.locator(".narrow button"))
    window.keyboard.press("Enter")
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?rows=finance")


@every(STICKY)
@pytest.mark.parametrize("width", [320, 820, 1280])
def test_what_has_the_focus_is_in_sight_forwards_and_backwards(window, width, kind):
    resize(window, width)
    window.goto(kind.address)
    assert window.evaluate(OUT_OF_SIGHT) == []


@with_and_without_scripts
def test_a_map_is_walked_in_the_order_of_its_list_or_passed_by(window):
    window.goto("/map/?view=hefei")
    tab_to(window, window.get_by_role("link", name="Skip the map: its list"))
    window.keyboard.press("Tab")
    walked = []
    while (slug := window.evaluate("document.activeElement.closest('.map a')?.dataset.case ?? null")) is not None:
        outline = window.evaluate("getComputedStyle(document.activeElement.querySelector('.hit')).strokeWidth")
        assert outline == "3px"
        walked.append(slug)
        window.keyboard.press("Tab")
        if window.evaluate("document.activeElement.matches('.map .rest')"):
            window.keyboard.press("Tab")
    listed = window.eval_on_selector_all(".map-list a[data-case]", "links => links.map(link => link.dataset.case)")
    assert len(walked) > 5
    assert walked == [slug for slug in listed if slug in walked]
    window.get_by_role("link", name="Skip the map: its list").focus()
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    expect(window.locator(".map-list a").first).to_be_focused()
