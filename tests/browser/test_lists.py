"""Lists in a browser: facets by keyboard, with scripts the list alone is replaced, without them a button does it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_facet_narrows_the_list_and_keeps_the_keyboard(window):
    window.goto("/policies/?sort=claims")
    window.locator("#more-instrument summary").focus()
    window.keyboard.press("Enter")
    for facet, said in (("level-national", "50 policies"), ("level-municipal", "60 policies")):
        window.locator(f"#{facet}").focus()
        window.keyboard.press("Space")
        expect(window.locator("#found")).to_contain_text(said)
        expect(window.locator(f"#{facet}")).to_be_focused()
        expect(window.locator(f"#{facet}")).to_be_checked()
    expect(window).to_have_url("/policies/?level=national,municipal&sort=claims")
    expect(window.locator("#status")).to_contain_text("60 policies at national or city level")
    assert window.locator("#more-instrument").get_attribute("open") is not None
    window.get_by_role("link", name="Level of government: National").click()
    expect(window).to_have_url("/policies/?level=municipal&sort=claims")
    window.go_back()
    expect(window.locator("#level-national")).to_be_checked()


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_without_scripts_a_button_narrows_the_list(window):
    window.set_viewport_size({"width": 360, "height": 800})
    window.goto("/places/")
    window.locator("#narrow > summary").click()
    window.locator("#country-CN").check()
    window.locator("#kind-city").check()
    window.get_by_role("button", name="Apply").click()
    expect(window.locator("#found")).to_contain_text("in China, of the kind city")
    window.get_by_role("link", name="Show all").click()
    expect(window).to_have_url("/places/")
