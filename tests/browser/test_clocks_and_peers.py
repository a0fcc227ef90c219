"""The two clocks of the timeline and the peers of a case in a browser, with and without scripts, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import Record, findings, resize, start_axe

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@with_and_without_scripts
def test_from_a_comparison_to_its_timeline_and_from_clock_to_clock(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    window.get_by_role("link", name="Timeline of these cases").click()
    expect(window).to_have_url("/timeline/?cases=wuhan,pittsburgh,hefei")
    window.get_by_role("link", name="Years since the start").click()
    expect(window).to_have_url("/timeline/?cases=wuhan,pittsburgh,hefei&clock=start")
    expect(window.locator(".starts li")).to_have_count(3)
    window.select_option("#case-4", "shenzhen")
    window.get_by_role("button", name="Show").first.click()
    expect(window).to_have_url("/timeline/?cases=wuhan,pittsburgh,hefei,shenzhen&clock=start")


@with_and_without_scripts
def test_a_mark_leads_to_its_place_in_the_list_by_keyboard(window):
    window.goto("/timeline/?cases=wuhan,hefei")
    mark = window.get_by_role("link", name="Wuhan, 1971:")
    mark.focus()
    window.keyboard.press("Enter")
    expect(window).to_have_url("/timeline/?cases=wuhan,hefei#y1971-1")
    assert "Wuhan" in window.locator("section:target").inner_text()


def test_the_drawing_makes_room_for_the_list_on_a_phone(window):
    resize(window, 360)
    window.goto("/timeline/?cases=wuhan,hefei&clock=start")
    expect(window.locator(".clock-plate")).to_be_hidden()
    expect(window.locator(".years [data-claim]").first).to_be_visible()


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_mark_is_wide_enough_for_a_finger_wherever_it_is_drawn(window, width):
    resize(window, width)
    window.goto("/timeline/")
    widths = window.eval_on_selector_all(".clocks a", "marks => marks.map(mark => mark.getBoundingClientRect().width)")
    assert len(widths) > 20
    assert min(widths) >= 23.9


def test_the_profile_takes_its_peers_in_once_a_reader_comes_to_them(window):
    said = Record(window).said
    window.goto("/places/hefei/")
    expect(window.locator("#peers-found section")).to_have_count(0)
    window.locator("#h-peers").scroll_into_view_if_needed()
    expect(window.locator("#peers-found section")).to_have_count(5)
    assert said == []
    for width in (1280, 360):
        resize(window, width)
        start_axe(window)
        assert findings(window) == []
        assert window.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_without_scripts_the_profile_leads_to_its_peers(window):
    window.goto("/places/hefei/")
    window.get_by_role("link", name="Five peers of Hefei, term by term").click()
    expect(window).to_have_url("/places/hefei/peers/")
    expect(window.locator("#peers-found section")).to_have_count(5)


@with_and_without_scripts
def test_terms_are_chosen_by_a_form_and_stand_in_the_address(window):
    window.goto("/places/hefei/peers/")
    window.get_by_role("combobox", name="Sectors").select_option("2")
    for term in ("Instruments", "Start", "Parent", "Size"):
        window.get_by_role("combobox", name=term).select_option("0")
    window.get_by_role("checkbox", name="Other countries only").check()
    window.get_by_role("button", name="Apply").click()
    expect(window).to_have_url("/places/hefei/peers/?peers=sectors:2,kind&abroad=1")
    assert window.locator(".peers section").first.locator("tbody tr").count() == 2


@with_and_without_scripts
def test_beside_a_case_alone_terms_are_weighed_in_place(window):
    window.goto("/compare/hefei/?rows=finance")
    window.get_by_text("Choose terms and weights").click()
    window.get_by_role("combobox", name="Sectors").select_option("9")
    window.get_by_role("combobox", name="Kind").select_option("0")
    window.locator(".offers").get_by_role("button", name="Apply").click()
    expect(window).to_have_url("/compare/hefei/?rows=finance&peers=sectors:9,instruments,start,parent,size")
    expect(window.locator(".offers ol > li").first).to_contain_text("× 9 =")
    expect(window.locator("#peers-sectors")).to_be_visible()
    window.go_back()
    expect(window.locator(".offers ol > li").first).to_contain_text("× 5 =")


@with_and_without_scripts
def test_an_offered_peer_is_set_beside_the_case(window):
    window.goto("/compare/hefei/")
    window.locator(".offers li a").first.click()
    expect(window.locator("th[data-case]")).to_have_count(2)
    expect(window.locator(".offers")).to_have_count(0)


def test_on_paper_the_drawing_stands_and_what_is_pressed_does_not(window):
    window.goto("/timeline/?cases=wuhan,pittsburgh,hefei&clock=start")
    window.emulate_media(media="print")
    expect(window.locator(".clock-plate")).to_be_visible()
    expect(window.locator(".clock-choice")).to_be_hidden()
    window.goto("/places/hefei/peers/")
    expect(window.locator(".terms")).to_be_hidden()
    expect(window.locator(".peers table").first).to_be_visible()
