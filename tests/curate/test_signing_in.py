"""Signing in: by password, by code, refused for a while, and never somewhere else."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from policyatlas.curate.people import second_step
from tests.curate.people import make_curator
from tests.reading import read

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def ada():
    return make_curator("ada")


def sign_in(client, name="ada", password=PASSWORD, **more):
    return client.post("/desk/sign-in/", {"username": name, "password": password, **more})


def code_of(user):
    device = TOTPDevice.objects.get(user=user, confirmed=True)
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1)  # the test has no half minute to wait
    return f"{totp(device.bin_key):06}"


@pytest.fixture
def protected(ada):
    """Ada, with her second step on; `codes` are her recovery codes."""
    device = second_step.begin(ada)
    ada.codes = second_step.turn_on(ada, f"{totp(device.bin_key):06}")
    return ada


def test_the_page_has_labels_and_no_advertisement_for_caches(client):
    answer = client.get("/desk/sign-in/")
    page = read(answer)
    assert page.texts("label[for=id_username], label[for=id_password]") == ["Username", "Password"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_to_another_site(client, ada, elsewhere):
    assert sign_in(client, next=elsewhere)["Location"] == "/desk/"


def test_whoever_has_no_account_and_whoever_mistypes_read_the_same(client, ada):
    pages = [read(sign_in(client, name, "wrong"), 422) for name in ("ada", "nobody")]
    assert pages[0].texts(".faults li") == pages[1].texts(".faults li") != []


def test_a_closed_account_reads_the_same_too(client, ada):
    User.objects.filter(pk=ada.pk).update(is_active=False)
    closed, wrong = sign_in(client), sign_in(client, "nobody", "wrong")
    assert read(closed, 422).texts(".faults li") == read(wrong, 422).texts(".faults li")


def test_the_session_gets_a_key_of_its_own(client, ada):
    client.get("/desk/sign-in/")
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    sign_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert stranger.get("/desk/").status_code == 302


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client, ada):
    sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 8 * 3600


def test_signing_out_takes_a_form(client, ada):
    client.force_login(ada)
    assert client.get("/desk/sign-out/").status_code == 405
    assert client.get("/desk/").status_code == 200
    assert client.post("/desk/sign-out/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_the_admin_signs_in_here(client, ada):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/desk/sign-in/?next=/admin/"
    client.force_login(ada)
    answer = client.get("/admin/", follow=True)
    assert "You are signed in as ada, who may not open that page" in read(answer).text()


# Failures


def test_after_five_failures_not_even_the_right_password_is_looked_at(client, ada):
    answers = [sign_in(client, password="wrong").status_code for _try in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    answer = sign_in(client)
    assert "Try again in 15 minutes" in read(answer, 429).text()
    assert answer["Retry-After"] == "900"
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/desk/").status_code == 302


def test_a_name_that_nobody_has_is_refused_in_the_same_words(client, ada):
    pages = []
    for name in ("ada", "nobody"):
        for _try in range(5):
            answer = sign_in(client, name, "wrong")
        pages.append(read(answer, 429).text())
    assert pages[0] == pages[1]


def test_from_elsewhere_its_owner_still_gets_in(client, ada):
    for _try in range(5):
        sign_in(client, password="wrong")
    assert sign_in(Client(REMOTE_ADDR="198.51.100.7")).status_code == 302


def test_an_address_that_tries_many_names_is_refused_for_all(client, ada):
    for number in range(20):
        sign_in(client, f"name-{number}", "wrong")
    assert sign_in(client).status_code == 429


def test_a_household_of_ipv6_is_one_address(ada):
    for number in range(5):
        sign_in(Client(REMOTE_ADDR=f"2001:db8::{number}"), password="wrong")
    assert sign_in(Client(REMOTE_ADDR="2001:db8::ffff")).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="2001:db8:0:1::1")).status_code == 302


def test_when_the_pause_is_over_the_password_does_again(client, ada):
    from axes.models import AccessAttempt

    for _try in range(6):
        sign_in(client, password="wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client).status_code == 302


def test_trying_on_makes_the_pause_no_longer(client, ada):
    from axes.models import AccessAttempt

    for _try in range(5):
        sign_in(client, password="wrong")
    began = AccessAttempt.objects.get().attempt_time
    sign_in(client, password="wrong")
    assert AccessAttempt.objects.get().attempt_time == began


def test_what_was_typed_into_the_door_is_not_kept(client, ada):
    from axes.models import AccessAttempt

    sign_in(client, password="wrong-secret", typed="private words")
    attempt = AccessAttempt.objects.get()
    assert "wrong-secret" not in attempt.post_data
    assert "private words" not in attempt.post_data


@pytest.mark.parametrize(("proxies", "seen"), [(1, "203.0.113.9"), (2, "198.51.100.7")])
def test_behind_proxies_the_address_is_the_one_that_they_saw(rf, settings, proxies, seen):
    from policyatlas.middleware import reader_address

    settings.BEHIND_PROXY, settings.PROXIES = True, proxies
    request = rf.get("/", headers={"X-Forwarded-For": "10.9.9.9, 198.51.100.7, 203.0.113.9"})
    reader_address(lambda request: None)(request)
    assert request.META["REMOTE_ADDR"] == seen


def test_without_a_proxy_nobody_chooses_their_address(client, ada):
    for number in range(5):
        sign_in(Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}"), password="wrong")
    assert sign_in(client).status_code == 429


# The second step


def test_the_second_step_asks_for_a_code_before_anybody_is_in(client, protected):
    answer = sign_in(client, next="/desk/account/")
    assert answer["Location"] == "/desk/sign-in/code/"
    assert client.get("/desk/").status_code == 302
    assert client.post("/desk/sign-in/code/", {"code": code_of(protected)})["Location"] == "/desk/account/"
    assert client.get("/desk/").status_code == 200


def test_a_recovery_code_does_once(client, protected):
    for status in (302, 422):
        sign_in(client)
        assert client.post("/desk/sign-in/code/", {"code": protected.codes[0].upper()}).status_code == status
        client.post("/desk/sign-out/")


def test_a_code_does_once(client, protected):
    sign_in(client)
    code = code_of(protected)
    assert client.post("/desk/sign-in/code/", {"code": code}).status_code == 302
    client.post("/desk/sign-out/")
    sign_in(client)
    assert client.post("/desk/sign-in/code/", {"code": code}).status_code == 422


def test_wrong_codes_are_answered_later_and_later_and_count_as_failures(client, protected):
    sign_in(client)
    page = read(client.post("/desk/sign-in/code/", {"code": "000000"}), 422)
    assert "This is not the code of the moment. Wait for the next one, and type that." in page.texts(".faults li")
    page = read(client.post("/desk/sign-in/code/", {"code": code_of(protected)}), 422)
    assert page.texts(".faults li") == [
        "After a wrong code the next is looked at a little later: try again in a second."
    ]
    for _try in range(4):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        answer = client.post("/desk/sign-in/code/", {"code": "000000"})
    assert answer.status_code == 429


@pytest.mark.parametrize("code", ["", "12345", "abc", "１２３４５６", "\x00", "9" * 21, "-1"])
def test_nonsense_is_a_wrong_code(client, protected, code):
    sign_in(client)
    assert client.post("/desk/sign-in/code/", {"code": code}).status_code == 422


def test_the_code_is_not_asked_for_without_the_password(client, protected):
    assert client.post("/desk/sign-in/code/", {"code": code_of(protected)})["Location"] == "/desk/sign-in/"


def test_ten_minutes_after_the_password_it_is_asked_for_again(client, protected, monkeypatch):
    sign_in(client)
    code = code_of(protected)
    session = client.session
    session["half"] = session["half"] | {"at": session["half"]["at"] - 601}
    session.save()
    assert client.post("/desk/sign-in/code/", {"code": code})["Location"] == "/desk/sign-in/"


def test_a_key_that_was_planted_before_the_password_is_worth_nothing_after(client, protected):
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    sign_in(client)
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = planted
    answer = stranger.post("/desk/sign-in/code/", {"code": code_of(protected)})
    assert answer["Location"] == "/desk/sign-in/"
