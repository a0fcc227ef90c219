"""Sessions that end, and what was typed when they did; and the desk's name on readers' pages."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.oath import totp

from policyatlas.curate.people import accounts, second_step
from policyatlas.curate.signing_in import typed
from tests.curate.people import make_curator
from tests.reading import read

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
WRITTEN = {"name": "grace", "email": "", "role": "editor", "csrfmiddlewaretoken": "x"}
PASSWORD = "correct horse battery"


@pytest.fixture
def chief():
    return accounts.make("chief", "administrator", password=PASSWORD)


def carried(page):
    return page.one("input[name=typed]").attrs["value"]


def hidden_fields(page):
    form = page.one("form.go")
    return form.attrs["action"], {field.attrs["name"]: field.to_text() for field in form.query("textarea")}


def test_a_form_without_a_session_is_carried_past_the_sign_in_and_sent_again(client, chief):
    page = read(client.post("/desk/people/?from=here", WRITTEN, headers=OURS), 401)
    assert "What you had typed is kept" in page.text()
    assert page.texts(".typed dd") == ["grace", "editor"]
    answer = client.post("/desk/sign-in/", {"username": "chief", "password": PASSWORD, "typed": carried(page)})
    assert answer["Location"] == "/desk/again/"
    address, fields = hidden_fields(read(client.get("/desk/again/")))
    assert address == "/desk/people/?from=here"
    assert {name: value.strip() for name, value in fields.items()} == {"name": "grace", "email": "", "role": "editor"}
    assert client.post(address, fields).status_code == 200
    assert accounts.User.objects.filter(username="grace").exists()
    assert client.get("/desk/again/")["Location"] == "/desk/", "once it is sent it is gone"


def test_it_is_carried_past_the_second_step_as_well(client, chief):
    codes = second_step.turn_on(chief, f"{totp(second_step.begin(chief).bin_key):06}")
    page = read(client.post("/desk/people/", WRITTEN, headers=OURS), 401)
    client.post("/desk/sign-in/", {"username": "chief", "password": PASSWORD, "typed": carried(page)})
    assert client.post("/desk/sign-in/code/", {"code": codes[0]})["Location"] == "/desk/again/"
    assert read(client.get("/desk/again/")).texts(".typed dd") == ["grace", "editor"]


def test_a_mistyped_password_does_not_lose_it(client, chief):
    page = read(client.post("/desk/people/", WRITTEN, headers=OURS), 401)
    again = read(client.post("/desk/sign-in/", {"username": "chief", "password": "x", "typed": carried(page)}), 422)
    assert typed.opened(carried(again)) == typed.opened(carried(page))


def test_it_can_be_thrown_away(client, chief):
    page = read(client.post("/desk/people/", WRITTEN, headers=OURS), 401)
    client.post("/desk/sign-in/", {"username": "chief", "password": PASSWORD, "typed": carried(page)})
    client.post("/desk/again/discard/")
    assert client.get("/desk/again/")["Location"] == "/desk/"


def test_lines_and_several_values_come_back_as_they_were(client, chief):
    text = "\nOne.\r\n\r\n  Two <b>&amp;</b> 武汉 "
    page = read(client.post("/desk/people/", {"text": text, "about": ["a", "b"]}, headers=OURS), 401)
    assert typed.opened(carried(page)).fields == (("text", text), ("about", "a"), ("about", "b"))


def test_passwords_are_not_carried(client, chief):
    written = {"old_password": "secret-1", "new_password1": "secret-2", "note": "kept"}
    page = read(client.post("/desk/account/password/", written, headers=OURS), 401)
    assert typed.opened(carried(page)).fields == (("note", "kept"),)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Referer": "http://evil.example/http://testserver/"},
        {},
    ],
)
def test_words_that_another_site_sends_are_not_handed_on(client, chief, headers):
    page = read(client.post("/desk/people/", WRITTEN, headers=headers), 401)
    assert page.one("input[name=typed]") is None
    assert "grace" not in page.text()


@pytest.mark.parametrize("headers", [{"Origin": "http://testserver"}, {"Referer": "http://testserver/desk/people/"}])
def test_a_browser_that_says_less_is_believed_too(client, chief, headers):
    assert read(client.post("/desk/people/", WRITTEN, headers=headers), 401).texts(".typed dd") == ["grace", "editor"]


def test_a_seal_of_somebody_else_is_nothing(client, chief):
    answer = client.post("/desk/sign-in/", {"username": "chief", "password": PASSWORD, "typed": "made-up"})
    assert answer["Location"] == "/desk/"


def test_more_than_a_form_holds_is_not_carried_and_says_where_it_is(client, chief):
    page = read(client.post("/desk/people/", {"text": "x" * (typed.MOST + 1)}, headers=OURS), 401)
    assert page.one("input[name=typed]") is None
    assert "go back, and send the form again" in page.text()


def test_files_are_named_since_they_are_not_kept(client, chief, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF-1.4")
    with file.open("rb") as opened:
        page = read(client.post("/desk/people/", {"file": opened, "note": "kept"}, headers=OURS), 401)
    assert "choose report.pdf once more" in page.text()


def test_a_page_whose_token_is_too_old_is_shown_again_with_a_new_one(chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    page = read(client.post("/desk/people/", WRITTEN, headers=OURS), 403)
    _address, fields = hidden_fields(page)
    token = page.one("form.go input[name=csrfmiddlewaretoken]").attrs["value"]
    answer = client.post("/desk/people/", fields | {"csrfmiddlewaretoken": token}, headers=OURS)
    assert answer.status_code == 200
    assert accounts.User.objects.filter(username="grace").exists()


def test_a_form_of_another_site_is_refused_without_a_word_of_it(chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    answer = client.post("/desk/people/", WRITTEN, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "grace" not in answer.text
    assert not accounts.User.objects.filter(username="grace").exists()


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Sec-Fetch-Mode": "cors"}])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_script_gets_a_status_and_a_sentence(client, headers, method):
    answer = getattr(client, method)("/desk/people/", headers=headers)
    assert (answer.status_code, answer.text) == (401, "You are signed out. Sign in, and send it again.")


def test_a_page_that_was_left_open_asks_who_is_signed_in(client, chief):
    assert client.get("/desk/token/").status_code == 401
    client.force_login(chief)
    answer = client.get("/desk/token/")
    assert answer.json()["name"] == "chief"
    assert re.fullmatch(r"\w{64}", answer.json()["token"])
    assert "no-store" in answer["Cache-Control"]


def test_a_click_makes_the_session_last_its_whole_time_again(client, chief):
    client.force_login(chief)
    client.get("/desk/")
    session = client.session
    session["seen"] -= 3600
    session.save()
    answer = client.get("/desk/")
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 8 * 3600
    assert not client.get("/desk/").cookies.get(settings.SESSION_COOKIE_NAME), "not at every click"


def test_an_idle_session_ends(client, chief):
    client.force_login(chief)
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    assert client.get("/desk/")["Location"] == "/desk/sign-in/?next=/desk/"


def test_readers_see_nothing_of_the_desk_and_share_their_pages(client):
    answer = client.get("/about/")
    assert "/desk/" not in read(answer).values(".masthead a", "href")
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_curators_have_a_tenth_entry_and_pages_of_their_own(client):
    client.force_login(make_curator())
    answer = client.get("/about/")
    assert read(answer).values(".masthead nav a", "href")[-1] == "/desk/"
    assert "Cookie" in answer["Vary"]
    assert "private" in answer["Cache-Control"]
    desk = read(client.get("/desk/"))
    assert desk.texts(".masthead [aria-current=page]") == ["Desk"]


def test_editors_can_be_made_to_turn_on_the_second_step(client, chief, settings):
    settings.EDITORS_NEED_SECOND_STEP = True
    client.force_login(chief)
    for address in ("/desk/", "/desk/people/", "/admin/"):
        assert client.get(address)["Location"] == "/desk/account/second-step/"
    assert read(client.get("/desk/account/second-step/")).notices != []
    second_step.turn_on(chief, f"{totp(second_step.begin(chief).bin_key):06}")
    assert client.get("/desk/").status_code == 200


def test_contributors_need_not(client, settings):
    settings.EDITORS_NEED_SECOND_STEP = True
    client.force_login(make_curator("ada"))
    assert client.get("/desk/").status_code == 200
