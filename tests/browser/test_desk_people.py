"""At the door in a browser: signing in, and a session that ends under somebody's hands, with and without scripts."""

from base64 import b32decode

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django_otp.oath import totp
from playwright.sync_api import expect

from policyatlas.curate.people import accounts
from tests.browser.inspecting import Record, findings, overflows, resize, start_axe

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"


@pytest.fixture
def chief(loaded_atlas, django_db_blocker):
    """An administrator, and Grace, an editor; all accounts that a test makes are gone when it ends.

    A test names it before `window`: it is committed before the transaction that the test itself is in.
    """
    with django_db_blocker.unblock():
        before = set(User.objects.values_list("pk", flat=True))
        user = accounts.make("chief", "administrator", password=PASSWORD)
        user.grace = accounts.make("grace", "editor")
    yield user
    with django_db_blocker.unblock():
        Session.objects.all().delete()
        User.objects.exclude(pk__in=before).delete()


def end_session(window):
    """As the server's forgetting it does: the cookie opens nothing any more."""
    window.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def sign_in(window, name="chief"):
    window.get_by_label("Username").fill(name)
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("main").get_by_role("button", name="Sign in").click()


def invite(window, name="joan"):
    window.get_by_label("Name to sign in with").fill(name)
    window.get_by_label("Role", exact=True).select_option("editor")
    window.get_by_role("button", name="Make the account").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_door_to_an_account_with_a_second_step_and_back_in(chief, window):
    window.goto("/desk/account/")
    sign_in(window)
    window.get_by_role("link", name="Turn it on").click()
    expect(window.locator("svg.qr")).to_be_visible()
    key = b32decode(window.locator(".phone code").inner_text().replace(" ", ""))
    window.get_by_label("Code").fill(f"{totp(key):06}")
    window.get_by_role("button", name="Turn it on").click()
    recovery = window.locator(".codes li").first.inner_text()
    window.get_by_role("link", name="I have kept them").click()
    window.get_by_role("button", name="Sign out").click()
    window.goto("/desk/people/")
    sign_in(window)
    window.get_by_label("Code").fill(recovery)
    window.get_by_role("button", name="Sign in").click()
    expect(window).to_have_url("/desk/people/")
    window.goto("/desk/account/")
    expect(window.get_by_role("main")).to_contain_text("9 recovery codes are left")


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_without_scripts_what_was_typed_is_carried_past_the_sign_in(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    end_session(window)
    invite(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(window.locator(".typed")).to_contain_text("joan")
    sign_in(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("You were signed out")
    window.get_by_role("button", name="Send it again").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("A link for joan")


def test_with_scripts_the_page_stays_and_is_sent_once_its_author_is_back(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    end_session(window)
    invite(window)
    expect(window.get_by_role("alert")).to_contain_text("You are signed out. Nothing that you typed is lost")
    expect(window.get_by_label("Name to sign in with")).to_have_value("joan")
    with window.expect_popup() as opened:
        window.get_by_role("link", name="Sign in, in a new window").click()
    door = opened.value
    sign_in(door)
    expect(door.get_by_role("heading", level=1)).to_have_text("You are signed in")
    door.close()
    window.bring_to_front()
    window.evaluate("dispatchEvent(new Event('focus'))")
    expect(window.get_by_role("heading", level=1)).to_have_text("A link for joan")


def test_a_token_that_another_window_has_made_old_is_renewed(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    other = window.context.new_page()
    other.goto("/desk/people/")
    other.get_by_role("button", name="Sign out").click()
    other.goto("/desk/people/")
    sign_in(other)
    expect(other).to_have_url("/desk/people/")
    invite(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("A link for joan")


def test_what_was_typed_when_the_window_crashed_comes_back_and_can_be_thrown_away(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    window.get_by_label("Name to sign in with").fill("joan")
    window.goto("/about/")
    window.goto("/desk/people/")
    expect(window.get_by_label("Name to sign in with")).to_have_value("joan")
    window.get_by_role("button", name="Throw it away").click()
    expect(window.get_by_label("Name to sign in with")).to_have_value("")
    window.reload()
    expect(window.get_by_label("Name to sign in with")).to_have_value("")


def test_what_has_been_taken_does_not_come_back(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    invite(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("A link for joan")
    window.get_by_role("link", name="Back to the people").click()
    expect(window.get_by_label("Name to sign in with")).to_have_value("")


def test_a_server_that_is_gone_loses_nothing(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    window.context.set_offline(True)
    invite(window)
    expect(window.get_by_role("alert")).to_contain_text("The atlas does not answer")
    window.context.set_offline(False)
    window.get_by_role("button", name="Send it again").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("A link for joan")


def test_after_signing_out_nothing_typed_is_left_in_the_window(chief, window):
    window.goto("/desk/people/")
    sign_in(window)
    window.get_by_label("Name to sign in with").fill("joan")
    window.get_by_role("button", name="Sign out").click()
    expect(window).to_have_url("/")
    assert window.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('keep'))") == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_its_pages_are_quiet_within_their_width_and_without_a_finding_of_axe(chief, window, scheme, width):
    window.emulate_media(color_scheme=scheme)
    record = Record(window)
    seen = {}

    def look():
        name = window.get_by_role("heading", level=1).inner_text()
        resize(window, width)
        start_axe(window)
        seen[name, width] = findings(window)
        seen[name, "too wide"] = overflows(window)
        resize(window, 1280)

    window.goto("/desk/sign-in/")
    look()
    sign_in(window)
    for address in ("people/", f"people/{chief.grace.pk}/", "account/", "account/password/"):
        window.goto(f"/desk/{address}")
        look()
    window.goto("/desk/account/second-step/")
    look()
    window.goto("/desk/people/")
    invite(window, "no spaces")
    expect(window.locator(".faults")).to_be_focused()
    look()
    assert {page: found for page, found in seen.items() if found} == {}
    assert [said for said in record.said if "422" not in said] == []
