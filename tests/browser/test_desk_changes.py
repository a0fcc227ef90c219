"""After publishing, in a browser: two people on one claim, and what readers are told. Nothing made here stays."""

from collections import namedtuple

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from policyatlas.curate.drafts import drafted
from policyatlas.curate.steps import Change, put, stored
from policyatlas.records.editions import forget_edition, only_writer
from policyatlas.records.models import Edition, Proposal, Revision
from tests.browser.committing import committed
from tests.browser.inspecting import findings, overflows, start_axe
from tests.curate.people import make_curator, make_editor

pytestmark = pytest.mark.browser

SOURCE = "asia-times-2019-high-speed-rail-debt"
CLAIM = f"{SOURCE}#1"
Made = namedtuple("Made", "cookie publish")


@pytest.fixture
def made(loaded_atlas, django_db_blocker):
    """Ada's session, and grace, who publishes another text of the claim when told to."""
    with django_db_blocker.unblock():
        edition, was = Edition.objects.first().number, stored("claim", CLAIM)
        ada, grace = make_curator("ada of the browser"), make_editor("grace of the browser")
        client = Client()
        client.force_login(ada, backend=settings.AUTHENTICATION_BACKENDS[-1])

    def publish(**fields):
        def write():
            with only_writer():
                unit = drafted("claim", {**was, **fields}, source=stored("source", SOURCE)).unit
                put(unit, Change(by=grace, step="edit", cause="erred", reason="It was misread."))

        with django_db_blocker.unblock():
            committed(write)

    yield Made(client.cookies[settings.SESSION_COOKIE_NAME].value, publish)
    publish()
    with django_db_blocker.unblock():
        Proposal.objects.all().delete()
        Revision.objects.filter(edition__number__gt=edition).delete()
        Edition.objects.filter(number__gt=edition).delete()
        forget_edition()
        client.logout()
        ada.delete()
        grace.delete()


@pytest.fixture
def desk(made, window, site):
    """A window of ada's."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": made.cookie, "url": site.url}])
    return window


def test_two_people_on_one_claim_and_neither_loses_a_word(desk, made):
    desk.goto(f"/claims/{SOURCE}/1/")
    desk.get_by_role("link", name="Correct it at the desk").click()
    desk.get_by_role("link", name="Correct", exact=True).click()
    desk.get_by_label("Statement", exact=True).fill("China Railway owed more in 2019 than Greece did.")
    desk.locator("#id_note").evaluate("field => { field.value = 'Looked up twice.' }")
    desk.get_by_label("Cause").select_option("erred")
    desk.get_by_label("Reason").fill("The article compares the two.")
    made.publish(statement="China Railway owed as much in 2019 as Greece did.")
    desk.get_by_role("button", name="Hand in for review").click()
    expect(desk.locator("#h-both")).to_be_focused()
    expect(desk.get_by_label("Statement", exact=True)).to_have_value("China Railway owed more in 2019 than Greece did.")
    start_axe(desk)
    assert findings(desk) == []
    assert overflows(desk) == {}
    desk.get_by_label("Theirs:").check()
    desk.get_by_role("button", name="Hand in, field by field").click()
    expect(desk.locator(".notices[role=status]")).to_contain_text("a second person will review it")
    expect(desk.locator("h1")).to_have_text("China Railway owed as much in 2019 as Greece did.")
    expect(desk.locator(".difference ins").first).to_contain_text("Looked up twice.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_are_told_at_once(made, window, site, scheme):
    made.publish(statement="China Railway owed as much in 2019 as Greece did.")
    window.emulate_media(color_scheme=scheme)
    window.goto(f"/claims/{SOURCE}/1/")
    window.locator(".corrected a").click()
    for address in (f"/claims/{SOURCE}/1/history/", "/corrections/"):
        window.goto(address)
        expect(window.locator(".ledger .why")).to_have_text("We erred. It was misread.")
        start_axe(window)
        assert findings(window) == []
        assert overflows(window) == {}
