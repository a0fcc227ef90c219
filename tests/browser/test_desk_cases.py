"""Cases and gaps in a browser: a place on the map with and without scripts, and as axe sees it."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from policyatlas.records.models import Proposal
from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.curate.people import make_editor

pytestmark = pytest.mark.browser

PAGES = (
    "/desk/cases/",
    "/desk/cases/?kind=summary",
    "/desk/cases/policy/made-in-china-2025/",
    "/desk/cases/summary/place/hefei/",
    "/desk/gaps/",
)


@pytest.fixture
def cookie(loaded_atlas, django_db_blocker):
    """Of an editor, who is gone when the test ends."""
    with django_db_blocker.unblock():
        grace = make_editor("grace of the cases")
        client = Client()
        client.force_login(grace, backend=settings.AUTHENTICATION_BACKENDS[-1])
    yield client.cookies[settings.SESSION_COOKIE_NAME].value
    with django_db_blocker.unblock():
        Proposal.objects.all().delete()
        client.logout()
        grace.delete()


@pytest.fixture
def desk(cookie, window, site):
    """A window of hers."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site.url}])
    return window


@pytest.mark.parametrize("scripts", [True, False])
def test_a_place_is_seen_on_the_map_while_it_is_written_and_handed_in(desk, scripts):
    desk.goto("/desk/cases/add/place/")
    desk.get_by_label("Name", exact=True).fill("Chuzhou")
    desk.get_by_label("Kind of place").select_option("city")
    desk.get_by_label("Lies in").fill("Anhui")
    desk.get_by_label("Latitude").fill("32.3")
    desk.get_by_label("Longitude").fill("1183")
    desk.get_by_role("button", name="Show on the map").click()
    expect(desk.locator("#preview")).to_contain_text("There is no position to show yet.")
    desk.get_by_label("Longitude").fill("118.3")
    desk.get_by_role("button", name="Show on the map").click()
    told = desk.locator("#preview figcaption")
    expect(told).to_contain_text("Map with Chuzhou in the middle, at 32° north, 118° east.")
    expect(desk.get_by_label("Lies in")).to_have_value("Anhui")
    desk.get_by_role("button", name="Hand in for review").click()
    expect(desk.get_by_role("status").filter(has_text="Handed in")).to_be_visible()


def test_what_is_wrong_takes_the_keyboard_and_leads_to_its_field(desk):
    desk.goto("/desk/cases/place/hefei/")
    desk.get_by_label("Latitude").fill("311")
    desk.get_by_role("button", name="Hand in for review").click()
    expect(desk.locator(".faults")).to_be_focused()
    desk.locator(".faults a").first.click()
    expect(desk.get_by_label("Latitude")).to_have_value("311")
    expect(desk.get_by_label("Latitude")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_runs_over(desk, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    for page in PAGES:
        desk.goto(page)
        resize(desk, width)
        start_axe(desk)
        assert findings(desk) == [], (page, width)
        if scheme == "light":
            assert overflows(desk) == {}, page
