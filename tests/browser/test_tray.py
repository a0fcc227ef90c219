"""The tray in a browser: a press collects, in step everywhere, in nobody's way; without scripts, links and forms."""

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.browser.test_keyboard import OUT_OF_SIGHT, tab_to

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

FOUR = ["Hefei", "Wuhan", "Pittsburgh", "Shenzhen"]
LIST = "/places/?sort=claims"
COMPARISON = "/compare/wuhan,pittsburgh,hefei/"

without_scripts = pytest.mark.parametrize("scripts", [False], ids=["no scripts"])


def control(window, name):
    return window.get_by_role("main").locator("button.collect").filter(has=window.get_by_text(name, exact=True))


def collect(window, *names):
    for name in names:
        control(window, name).first.click()


def tray(window):
    return window.get_by_role("region", name="Cases to compare")


def names(window):
    return tray(window).locator("ol span").all_inner_texts()


def status(window):
    return window.locator("#status")


def test_a_press_collects_at_once_and_another_lets_go(window):
    window.goto(LIST)
    expect(tray(window)).to_be_hidden()
    hefei = control(window, "Hefei")
    expect(hefei).to_have_attribute("aria-pressed", "false")
    expect(hefei).to_have_accessible_name("Compare Hefei")
    size = hefei.bounding_box()["width"], hefei.bounding_box()["height"]
    hefei.click()
    expect(hefei).to_have_attribute("aria-pressed", "true")
    expect(hefei).to_have_text("In comparison Hefei")
    expect(hefei).to_be_focused()
    assert (hefei.bounding_box()["width"], hefei.bounding_box()["height"]) == size
    expect(status(window)).to_have_text("Hefei added, 1 of 4")
    expect(tray(window)).to_contain_text("1 of 4")
    hefei.click()
    expect(hefei).to_have_attribute("aria-pressed", "false")
    expect(tray(window)).to_be_hidden()
    expect(status(window)).to_have_text("Nothing left to compare")


def test_the_tray_says_what_is_missing_and_then_leads_to_the_comparison(window):
    window.goto(LIST)
    collect(window, "Hefei")
    expect(tray(window).get_by_role("link")).to_have_text("Add another to compare")
    collect(window, "Wuhan", "Pittsburgh")
    expect(tray(window)).to_contain_text("3 of 4")
    tray(window).get_by_role("link", name="Compare 3").click()
    expect(window).to_have_url("/compare/hefei,wuhan,pittsburgh/")
    expect(tray(window)).to_contain_text("These 3 are on screen")
    expect(tray(window).get_by_role("link")).to_have_count(0)


def test_it_survives_a_reload_and_a_return_visit(browser, window, site):
    window.goto(LIST)
    collect(window, "Hefei", "Wuhan")
    window.reload()
    assert names(window) == ["Hefei", "Wuhan"]
    kept = window.context.storage_state()
    again = browser.new_context(storage_state=kept, base_url=site.url).new_page()
    again.goto("/clusters/optics-valley/")
    assert names(again) == ["Hefei", "Wuhan"]
    again.context.close()


def test_tabs_stay_in_step(window):
    window.goto(LIST)
    other = window.context.new_page()
    other.goto("/places/hefei/")
    collect(window, "Hefei")
    expect(control(other, "Hefei").first).to_have_attribute("aria-pressed", "true")
    tray(other).get_by_role("button", name="Remove Hefei").click()
    expect(control(window, "Hefei")).to_have_attribute("aria-pressed", "false")
    expect(tray(window)).to_be_hidden()


def test_back_to_a_page_shows_what_was_collected_since(window):
    window.goto(LIST)
    window.goto("/places/hefei/")
    collect(window, "Hefei")
    window.go_back()
    expect(control(window, "Hefei")).to_have_attribute("aria-pressed", "true")


def test_the_fifth_press_explains_and_offers_to_replace_one_of_the_four(window):
    window.goto(LIST)
    collect(window, *FOUR)
    expect(tray(window)).to_contain_text("4 of 4")
    collect(window, "China")
    offer = tray(window).get_by_role("group", name="Four at most. Put China in place of:")
    expect(offer).to_be_focused()
    window.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    expect(control(window, "China")).to_be_focused()
    collect(window, "China")
    offer.get_by_role("button", name="Keep these four").click()
    assert names(window) == FOUR
    collect(window, "China")
    offer.get_by_role("button", name="Wuhan").click()
    assert names(window) == ["Hefei", "Pittsburgh", "Shenzhen", "China"]
    expect(control(window, "China")).to_be_focused()
    expect(control(window, "Wuhan")).to_have_attribute("aria-pressed", "false")
    expect(status(window)).to_have_text("China added, 4 of 4")


def test_what_makes_room_meanwhile_ends_the_offer(window):
    window.goto(LIST)
    collect(window, *FOUR, "China")
    tray(window).get_by_role("button", name="Remove Hefei").click()
    expect(tray(window).get_by_role("group")).to_be_hidden()


def test_by_keyboard_it_is_reached_by_a_skip_link_and_after_all_else(window):
    window.goto("/places/hefei/")
    tab_to(window, control(window, "Hefei").first)
    window.keyboard.press("Space")
    window.reload()
    skip = window.get_by_role("link", name="Skip to the cases to compare")
    tab_to(window, skip)
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    remove = tray(window).get_by_role("button", name="Remove Hefei")
    expect(remove).to_be_focused()
    window.keyboard.press("Enter")
    expect(tray(window)).to_be_hidden()
    expect(window.locator("#main")).to_be_focused()


def test_removing_keeps_the_focus_among_the_rest(window):
    window.goto(LIST)
    collect(window, "Hefei", "Wuhan", "Pittsburgh")
    tray(window).get_by_role("button", name="Remove Wuhan").press("Enter")
    expect(tray(window).get_by_role("button", name="Remove Pittsburgh")).to_be_focused()
    tray(window).get_by_role("button", name="Remove Pittsburgh").press("Enter")
    expect(tray(window).get_by_role("button", name="Remove Hefei")).to_be_focused()


def test_it_is_cleared(window):
    window.goto(LIST)
    collect(window, *FOUR)
    tray(window).get_by_role("button", name="Clear").click()
    expect(tray(window)).to_be_hidden()
    expect(window.locator("button[data-collect][aria-pressed=true]")).to_have_count(0)


# On a comparison its columns are the tray.


def test_a_comparison_that_is_opened_is_the_tray_and_shows_the_way_back(window):
    window.goto(LIST)
    collect(window, "Shenzhen", "China")
    window.goto("/compare/wuhan,hefei/")
    assert names(window) == ["Wuhan", "Hefei"]
    back = tray(window).get_by_role("link", name="Back to Shenzhen, China")
    back.click()
    expect(window).to_have_url("/compare/shenzhen,china/")
    assert names(window) == ["Shenzhen", "China"]


def test_a_case_collected_on_the_way_joins_the_comparison(window):
    window.goto("/compare/wuhan,hefei/")
    window.goto("/places/pittsburgh/")
    collect(window, "Pittsburgh")
    window.go_back()
    expect(tray(window).get_by_role("link", name="Compare 3")).to_have_attribute(
        "href", "/compare/wuhan,hefei,pittsburgh/"
    )


def test_a_column_under_two_lenses_is_one_case(window):
    window.goto("/compare/hefei@official,hefei@independent/")
    assert names(window) == ["Hefei"]
    expect(tray(window)).to_contain_text("This one is on screen")


@pytest.mark.parametrize("kept", ["{", "null", '"wuhan"', "[null]", '[{"slug": "../x", "name": "X"}]', "[[]]"])
def test_what_we_did_not_write_into_the_storage_is_nothing(window, kept):
    window.goto("/about/")
    window.evaluate("kept => localStorage.setItem('tray', kept)", kept)
    window.goto(LIST)
    expect(tray(window)).to_be_hidden()
    collect(window, "Hefei")
    assert names(window) == ["Hefei"]


def test_where_the_browser_keeps_nothing_it_lasts_as_long_as_the_page(window):
    window.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    window.goto(LIST)
    collect(window, "Hefei", "Wuhan")
    assert names(window) == ["Hefei", "Wuhan"]


def test_a_name_is_text_and_never_markup(window):
    window.goto("/about/")
    window.evaluate("""localStorage.setItem('tray', '[{"slug": "x", "name": "<img src=x>{count}"}]')""")
    window.reload()
    assert names(window) == ["<img src=x>{count}"]


# It is in nobody's way.


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    [(LIST, 360, "dark"), (LIST, 1280, "light"), (COMPARISON, 360, "light"), (COMPARISON, 1280, "dark")],
)
def test_axe_finds_nothing_with_the_tray_open_and_a_fifth_case_offered(window, address, width, scheme):
    window.emulate_media(color_scheme=scheme)
    resize(window, width)
    window.goto(LIST)
    collect(window, *FOUR)
    if address == LIST:
        collect(window, "China")
    else:
        window.goto(address)
    window.evaluate("scrollTo(0, document.body.scrollHeight)")  # axe calls small what is half under the tray
    start_axe(window)
    assert findings(window) == []


@pytest.mark.parametrize(
    ("address", "width"), [("/places/wuhan/", 320), ("/dimensions/finance/", 820), (COMPARISON, 1280)]
)
def test_what_has_the_focus_is_in_sight_above_it(window, address, width):
    resize(window, width)
    window.goto(LIST)
    collect(window, *FOUR)
    window.goto(address)
    expect(tray(window)).to_be_visible()
    assert window.evaluate(OUT_OF_SIGHT) == []


def test_the_longest_names_keep_it_within_the_page_and_its_height(window):
    window.goto("/policies/")
    longest = window.evaluate(
        "[...document.querySelectorAll('[data-name]')].map(one => one.dataset.name).sort((a, b) => b.length - a.length)"
    )
    collect(window, *longest[:4])
    assert overflows(window) == {}
    resize(window, 360)
    assert tray(window).bounding_box()["height"] < 120
    resize(window, 1280)
    assert tray(window).bounding_box()["height"] < 64


def test_it_stands_at_the_lower_edge_of_long_and_short_pages_and_covers_no_end(window):
    window.goto(LIST)
    collect(window, "Hefei")
    for address in (LIST, "/compare/tray/"):
        window.goto(address)
        box = tray(window).bounding_box()
        assert box["y"] + box["height"] == 800
        window.evaluate("scrollTo(0, document.body.scrollHeight)")
        foot = window.locator("footer.foot").bounding_box()
        assert foot["y"] + foot["height"] < tray(window).bounding_box()["y"] + 1


def test_paper_has_neither_tray_nor_control(window):
    window.goto(LIST)
    collect(window, "Hefei")
    window.emulate_media(media="print")
    expect(tray(window)).to_be_hidden()
    expect(control(window, "Hefei")).to_be_hidden()


def test_a_list_has_one_way_to_choose(window):
    window.goto("/clusters/")
    expect(control(window, "Optics Valley")).to_be_visible()
    expect(window.locator(".found input[type=checkbox]").first).to_be_hidden()


def test_with_scripts_the_page_of_the_tray_leaves_all_to_the_tray(window):
    window.goto("/compare/tray/?add=hefei")
    expect(window.get_by_role("button", name="Add Hefei")).to_be_hidden()
    collect(window, "Hefei")
    assert names(window) == ["Hefei"]


# Without scripts


@without_scripts
def test_cases_are_collected_by_links_and_forms(window):
    for name in ("hefei", "wuhan"):
        window.goto(f"/places/{name}/")
        window.locator("main .title a.collect").click()
        window.get_by_role("button", name="Add").click()
    window.get_by_role("button", name="Remove Hefei").click()
    window.goto("/clusters/optics-valley/")
    window.get_by_role("contentinfo").get_by_role("link", name="Cases to compare").click()
    expect(window.locator("ol.rows h3")).to_have_text(["Wuhan"])
    window.get_by_role("link", name="Add another to compare").click()
    expect(window).to_have_url("/compare/wuhan/")


@without_scripts
def test_the_fifth_takes_the_place_of_another(window):
    for slug in ("hefei", "wuhan", "pittsburgh", "shenzhen", "china"):
        window.goto(f"/compare/tray/?add={slug}")
        window.locator("form.wanted button").first.click()
    window.get_by_role("link", name="Compare 4").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh,shenzhen,china/")


@without_scripts
def test_a_list_keeps_its_boxes_and_offers_no_second_way(window):
    window.goto("/clusters/")
    expect(window.locator("#compare-optics-valley")).to_be_visible()
    expect(window.locator("main a.collect").first).to_be_hidden()


def test_its_page_keeps_within_its_width_and_axe_finds_nothing(window):
    window.route("**/atlas.js", lambda route: route.abort())  # axe is a script itself
    for slug in ("hefei", "us-study-china-strategies", "pittsburgh", "shenzhen"):
        window.goto(f"/compare/tray/?add={slug}")
        window.locator("form.wanted button").first.click()
    window.goto("/compare/tray/?add=china")
    assert overflows(window) == {}
    start_axe(window)
    assert findings(window) == []
