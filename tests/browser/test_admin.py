"""The admin in a browser: everything works under the policy that forbids what is inline. Nothing is saved here."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from policyatlas.records.models import Comparison

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "records/",
    "records/comparison/",
    "records/comparison/add/",
    "records/coveragenote/",
    "records/coveragenote/add/",
    "records/claim/?q=hefei",
    "records/source/?language__exact=zh",
    "records/revision/",
    "records/edition/",
    "auth/user/add/",
    "auth/group/add/",
    "password_change/",
]


@pytest.fixture(scope="module")
def session_of_staff(loaded_atlas, django_db_blocker):
    """The cookie of an administrator, who is gone when these tests end."""
    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("chief", password="of staff")
        client = Client()
        client.force_login(user)
    yield client.cookies[settings.SESSION_COOKIE_NAME].value
    with django_db_blocker.unblock():
        client.logout()
        user.delete()


@pytest.fixture
def staff(session_of_staff, window, site):
    """A window of somebody who has signed in."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of_staff, "url": site.url}])
    return window


@pytest.fixture
def refused(window):
    """What the browser refused to load or to run."""
    said = []
    window.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    window.on("pageerror", lambda error: said.append(str(error)))
    window.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    return said


def test_no_page_needs_anything_inline(staff, refused):
    for page in PAGES:
        answer = staff.goto(f"/admin/{page}")
        assert answer.status == 200, page
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert [words for words in refused if "favicon" not in words and "404" not in words] == [], page


def test_signing_in_needs_nothing_inline_either(window, refused):
    window.goto("/admin/")
    expect(window.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert [words for words in refused if "favicon" not in words and "404" not in words] == []


def test_a_wrong_citation_is_named_at_the_text_and_nothing_is_saved(staff, refused):
    comparison = Comparison.objects.get(slug="hefei-buffalo")
    staff.goto(f"/admin/records/comparison/{comparison.pk}/change/")
    staff.fill("[name=text]", "It bought shares [@seattle-times-2022-officials-venture-capitalists#900].")
    staff.click("[name=_save]")
    expect(staff.locator(".field-text .errorlist")).to_contain_text("that source has no claim 900")
    staff.goto(f"/admin/records/comparison/{comparison.pk}/change/")
    expect(staff.locator("[name=text]")).to_have_value(comparison.text)


def test_a_search_is_dated_by_the_calendar(staff, refused):
    staff.goto("/admin/records/coveragenote/add/")
    staff.get_by_role("button", name="Choose a Date").click()
    staff.locator("dialog.calendarbox td.today a").click()
    assert staff.input_value("[name=searched_on]")
    assert [words for words in refused if "favicon" not in words and "404" not in words] == []
