"""The inbox in a browser: a file is added and confirmed, a text pasted, a source suggested. All is gone after."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect

from policyatlas.curate.inbox import steps
from policyatlas.curate.inbox.extraction import written
from policyatlas.curate.suggesting import forms
from policyatlas.records.models import Fingerprint, Intake, Proposal
from tests.browser.committing import committed
from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.curate.inbox_texts import ARTICLE, edited, page
from tests.curate.people import make_curator

pytestmark = pytest.mark.browser


@pytest.fixture
def inbox(loaded_atlas, django_db_blocker):
    """Ada, who reads, and her cookie; the inbox is empty again when the test ends."""
    with django_db_blocker.unblock():
        ada = make_curator("ada of the inbox")
        client = Client()
        client.force_login(ada, backend=settings.AUTHENTICATION_BACKENDS[-1])
    yield ada, client.cookies[settings.SESSION_COOKIE_NAME].value
    with django_db_blocker.unblock():
        Proposal.objects.filter(author=ada).delete()
        Intake.objects.all().delete()
        Fingerprint.objects.all().delete()
        cache.clear()
        client.logout()
        ada.delete()


@pytest.fixture
def desk(inbox, window, site):
    """A window of ada's."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": inbox[1], "url": site.url}])
    return window


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_is_added_mended_and_confirmed(desk, scripts):
    desk.goto("/desk/inbox/")
    desk.get_by_role("link", name="Add a source").click()
    desk.get_by_label("File", exact=True).set_input_files(
        files=[{"name": "shares.html", "mimeType": "text/html", "buffer": page().encode()}]
    )
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_label("Title", exact=True)).to_have_value("Shares for a city")
    desk.get_by_label("Language").fill("English")
    desk.get_by_role("button", name="Confirm, and read").click()
    expect(desk.locator(".faults")).to_be_focused()
    expect(desk.locator(".faults")).to_contain_text("No publisher is called “The Gazette” here")
    expect(desk.get_by_label("Language")).to_have_value("English")
    desk.get_by_label("Language").fill("en")
    desk.get_by_label("Add it as a new publisher").check()
    desk.get_by_role("button", name="Confirm, and read").click()
    expect(desk.get_by_role("status").filter(has_text="The source is proposed")).to_be_visible()
    desk.goto("/desk/inbox/")
    expect(desk.locator(".proposals")).to_contain_text("Shares for a city")


def test_a_text_that_is_here_already_asks_what_it_is(desk, inbox, django_db_blocker):
    common = {"title": "", "note": "", "case": None, "dimension": ""}
    with django_db_blocker.unblock():
        committed(lambda: steps.add(written(ARTICLE), by=inbox[0], url="https://gazette.example/a", **common))
    desk.goto("/desk/inbox/add/")
    desk.get_by_label("Text", exact=True).fill("Stakes of a city\n\n" + edited(ARTICLE, every=30))
    desk.get_by_role("button", name="Add", exact=True).click()
    same = desk.get_by_role("region", name="Is it here already?")
    expect(same).to_contain_text("Shares for a city")
    desk.get_by_label("Notes").evaluate("field => field.closest('details').open = true")
    desk.get_by_label("Notes").fill("Kept.")
    desk.get_by_role("button", name="It passes this on: fill that in").click()
    expect(desk.get_by_label("Title of that text")).to_have_value("Shares for a city")
    expect(desk.get_by_label("Notes")).to_have_value("Kept.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_suggests_a_source_for_a_gap(inbox, window, monkeypatch, scripts):
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)
    window.goto("/policies/us-tariffs/talent/")
    window.get_by_role("link", name="Suggest a source on").first.click()
    expect(window.get_by_label("Place, cluster or policy")).to_have_value("us-tariffs")
    window.get_by_label("Address of the source").fill("https://gazette.example/tariffs")
    window.get_by_role("button", name="Send").click()
    expect(window.locator("h1")).to_have_text("Thank you")
    assert window.context.cookies() == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_runs_over(desk, inbox, django_db_blocker, scheme, width):
    common = {"title": "", "note": "Why?", "case": None, "dimension": "risks"}
    with django_db_blocker.unblock():
        committed(lambda: steps.add(written(ARTICLE), by=inbox[0], url="https://gazette.example/a", **common))
        two = steps.add(written("Stakes\n\n" + ARTICLE), by=inbox[0], **common)
        bare = steps.add(None, by=inbox[0], url="https://gazette.example/" + "long-" * 60, failure="No.", **common)
    desk.emulate_media(color_scheme=scheme)
    for address in ("/desk/inbox/", "/desk/inbox/add/", f"/desk/inbox/{two.pk}/", f"/desk/inbox/{bare.pk}/"):
        desk.goto(address)
        resize(desk, width)
        start_axe(desk)
        assert findings(desk) == [], (address, width)
        if scheme == "light":
            assert overflows(desk) == {}, address
