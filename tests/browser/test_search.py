"""The search in a browser: suggestions as a combobox, by keyboard, and a field that works without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import findings, start_axe

pytestmark = pytest.mark.browser


def test_suggestions_are_chosen_with_the_arrows_closed_with_escape_and_opened_with_enter(window):
    window.goto("/method/")
    field = window.locator("#q")
    field.focus()
    expect(field).to_have_attribute("role", "combobox")
    window.keyboard.type("hef")
    options = window.get_by_role("option")
    expect(options.first).to_contain_text("Hefei 合肥")
    expect(field).to_have_attribute("aria-expanded", "true")
    window.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    window.keyboard.press("ArrowUp")
    expect(window.locator("[aria-selected=true]")).to_have_count(0)
    window.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("hef")
    window.keyboard.type("e")
    expect(options.first).to_be_visible()
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    expect(window).to_have_url("/places/hefei/")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_enter_searches_for_what_is_typed(window):
    window.goto("/method/")
    window.locator("#q").focus()
    window.keyboard.type("光谷")
    window.keyboard.press("Enter")
    expect(window.locator(".rows h3 a").first).to_have_text("Optics Valley")
    expect(window.locator("mark").first).to_have_text("光谷")


def test_axe_finds_no_fault_in_the_open_list(window):
    window.goto("/search/?q=robotics&kind=claims")
    window.locator("#query").focus()
    window.keyboard.press("Control+A")
    window.keyboard.type("wuhan")
    expect(window.get_by_role("option").first).to_be_visible()
    window.keyboard.press("ArrowDown")
    start_axe(window)
    assert findings(window) == []
