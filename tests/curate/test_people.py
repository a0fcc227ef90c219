"""Accounts: one's own, everybody's for administrators, the link that invites, and the command."""

import io
import sys

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp

from policyatlas.curate.people import accounts, second_step
from tests.curate.people import make_curator
from tests.reading import read

pytestmark = pytest.mark.django_db

GOOD = "rivers run to the sea"


@pytest.fixture
def chief():
    return accounts.make("chief", "administrator", password="correct horse battery")


@pytest.fixture
def desk(client, chief):
    """A window of the administrator."""
    client.force_login(chief)
    return client


def link_in(answer):
    return read(answer).one("#link").attrs["value"].removeprefix("http://127.0.0.1:8000")


def set_password(link, password=GOOD):
    """As who was invited: the link, and the form that it leads to."""
    client = Client()
    answer = client.get(link, follow=True)
    return client.post(answer.request["PATH_INFO"], {"new_password1": password, "new_password2": password})


# Everybody's accounts


@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_only_administrators_have_the_room(client, role):
    user = accounts.make("ada", role)
    client.force_login(user)
    for address in ("/desk/people/", f"/desk/people/{user.pk}/"):
        assert client.get(address).status_code == client.post(address, {"act": "role"}).status_code == 403
    assert "People" not in read(client.get("/desk/")).texts(".rooms a")


def test_somebody_is_invited_by_a_link_that_sets_the_password_once(desk):
    link = link_in(desk.post("/desk/people/", {"name": "grace", "role": "editor"}))
    assert set_password(link)["Location"] == "/desk/sign-in/"
    grace = User.objects.get(username="grace")
    assert grace.check_password(GOOD)
    assert accounts.role_of(grace).name == "editor"
    assert read(Client().get(link)).title == "This link leads nowhere any more"


def test_the_link_is_mailed_where_mail_is_set_up(desk, settings, mailoutbox):
    invited = {"name": "grace", "email": "grace@example.org", "role": "editor"}
    assert "It was not mailed" in read(desk.post("/desk/people/", invited)).text()
    settings.SENDS_MAIL = True
    answer = desk.post("/desk/people/", invited | {"name": "joan"})
    assert "It was mailed to grace@example.org" in read(answer).text()
    assert link_in(answer) in mailoutbox[0].body


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "CHIEF"}, "There is an account of this name: choose another."),
        ({"name": ""}, "This field is required."),
        ({"role": "emperor"}, "Select a valid choice. emperor is not one of the available choices."),
        ({"email": "nowhere"}, "Enter a valid email address."),
    ],
)
def test_what_is_wrong_with_an_invitation_stands_at_its_field(desk, given, sentence):
    page = read(desk.post("/desk/people/", {"name": "grace", "role": "editor"} | given), 422)
    assert page.texts(".faults li") == [sentence]
    field = page.one(f"#id_{next(iter(given))}")
    assert page.one(f"#{field.attrs['aria-describedby'].split()[-1]}")
    assert field.attrs["aria-invalid"] == "true"


def test_the_list_says_who_may_what(desk, chief, django_assert_max_num_queries):
    accounts.make("grace", "editor")
    accounts.set_active(make_curator("joan"), False)
    with django_assert_max_num_queries(11):
        page = read(desk.get("/desk/people/"))
    rows = [row.split() for row in page.texts("tbody tr")]
    assert [(row[0], row[1], row[-1]) for row in rows] == [
        ("chief", "Administrator", "Open"),
        ("grace", "Editor", "Invited"),
        ("joan", "None", "Closed"),
    ]


def test_an_administrator_gives_another_role(desk):
    grace = accounts.make("grace", "contributor")
    desk.post(f"/desk/people/{grace.pk}/", {"act": "role", "role": "editor"})
    assert accounts.role_of(User.objects.get(pk=grace.pk)).name == "editor"


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(desk):
    grace = accounts.make("grace", "editor", password=GOOD)
    window = Client()
    window.force_login(grace)
    desk.post(f"/desk/people/{grace.pk}/", {"act": "close"})
    assert window.get("/desk/").status_code == 302
    desk.post(f"/desk/people/{grace.pk}/", {"act": "open"})
    assert User.objects.get(pk=grace.pk).is_active


def test_a_link_of_a_closed_account_leads_nowhere(desk):
    link = link_in(desk.post("/desk/people/", {"name": "grace", "role": "editor"}))
    accounts.set_active(User.objects.get(username="grace"), False)
    assert read(Client().get(link)).title == "This link leads nowhere any more"


def test_a_new_link_ends_a_pause(desk):
    grace = accounts.make("grace", "editor", password=GOOD)
    window = Client()
    for _try in range(5):
        window.post("/desk/sign-in/", {"username": "grace", "password": "wrong"})
    desk.post(f"/desk/people/{grace.pk}/", {"act": "link"})
    assert window.post("/desk/sign-in/", {"username": "grace", "password": GOOD}).status_code == 302


def test_a_lost_phone_is_reset(desk):
    grace = accounts.make("grace", "editor", password=GOOD)
    second_step.turn_on(grace, f"{totp(second_step.begin(grace).bin_key):06}")
    desk.post(f"/desk/people/{grace.pk}/", {"act": "reset"})
    assert not second_step.is_on(grace)


@pytest.mark.parametrize("act", ["role", "close", "link", "reset"])
def test_nobody_changes_their_own_account_or_a_superuser_here(desk, chief, act):
    root = User.objects.create_superuser("root", password=GOOD)
    for user, sentence in ((chief, "This is your own account"), (root, "This account is a superuser’s")):
        answer = desk.post(f"/desk/people/{user.pk}/", {"act": act, "role": "contributor"}, follow=True)
        assert sentence in read(answer).text()
        user.refresh_from_db()
        assert user.is_active
    assert accounts.role_of(chief).name == "administrator"


@pytest.mark.parametrize("act", ["", "explode", "\x00"])
def test_an_unknown_act_does_nothing(desk, act):
    grace = accounts.make("grace", "editor")
    assert desk.post(f"/desk/people/{grace.pk}/", {"act": act}).status_code == 302
    assert desk.get("/desk/people/999999/").status_code == 404


def test_in_the_admin_only_superusers_see_accounts_and_nobody_deletes_one(client, desk, chief):
    assert desk.get("/admin/").status_code == 200
    assert desk.get("/admin/auth/user/").status_code == 403
    assert desk.post(f"/admin/auth/user/{chief.pk}/change/", {"is_superuser": "on"}).status_code == 403
    client.force_login(User.objects.create_superuser("root"))
    assert client.get("/admin/auth/user/").status_code == 200
    assert client.post(f"/admin/auth/user/{chief.pk}/delete/", {"post": "yes"}).status_code == 403


# One's own account


@pytest.mark.parametrize(
    "password",
    ["short", "password1234", "847362514093", "grace-grace-grace"],
    ids=["short", "common", "digits", "similar"],
)
def test_a_weak_password_is_refused(password):
    grace = accounts.make("grace-grace", "editor")
    answer = set_password(accounts.link_for(grace).removeprefix("http://127.0.0.1:8000"), password)
    assert read(answer, 422).texts(".faults li") != []
    assert not User.objects.get(pk=grace.pk).has_usable_password()


def test_another_password_ends_the_sessions_elsewhere(client):
    grace = accounts.make("grace", "editor", password="correct horse battery")
    client.force_login(grace)
    elsewhere = Client()
    elsewhere.force_login(grace)
    given = {"old_password": "correct horse battery", "new_password1": GOOD, "new_password2": GOOD}
    assert client.post("/desk/account/password/", given)["Location"] == "/desk/account/"
    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302


def test_the_second_step_is_turned_on_by_a_first_code_and_shows_its_recovery_codes_once(client):
    grace = accounts.make("grace", "editor")
    client.force_login(grace)
    page = read(client.get("/desk/account/second-step/"))
    assert page.one("svg.qr path")
    assert page.all("[style]") == []
    assert read(client.post("/desk/account/second-step/", {"code": "000000"}), 422).texts(".faults li")
    assert not second_step.is_on(grace)
    device = second_step.begin(grace)
    device.throttle_reset()
    codes = read(client.post("/desk/account/second-step/", {"code": f"{totp(device.bin_key):06}"})).texts(".codes li")
    assert len(set(codes)) == 10
    assert "10 recovery codes are left" in read(client.get("/desk/account/")).text()
    assert not set(codes) & set(read(client.get("/desk/account/")).text().split())


def test_it_is_turned_off_with_the_password_only(client):
    grace = accounts.make("grace", "editor", password=GOOD)
    second_step.turn_on(grace, f"{totp(second_step.begin(grace).bin_key):06}")
    client.force_login(grace)
    assert client.post("/desk/account/second-step/off/", {"password": "wrong"}).status_code == 422
    assert second_step.is_on(grace)
    assert client.post("/desk/account/second-step/off/", {"password": GOOD}).status_code == 302
    assert not second_step.is_on(grace)


def test_new_recovery_codes_take_the_place_of_the_old(client):
    grace = accounts.make("grace", "editor")
    old = second_step.turn_on(grace, f"{totp(second_step.begin(grace).bin_key):06}")
    client.force_login(grace)
    new = read(client.post("/desk/account/recovery-codes/")).texts(".codes li")
    assert not set(old) & set(new)
    assert not second_step.passes(grace, old[0])


# The command


def create(*arguments, given=None, monkeypatch=None):
    out = io.StringIO()
    if given is not None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    call_command("create_curator", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_makes_a_curator_with_a_password_from_standard_input(monkeypatch):
    said = create("grace", "--role", "editor", "--password-stdin", given=f"{GOOD}\n", monkeypatch=monkeypatch)
    assert said == "grace is a curator now, with the role editor.\n"
    assert User.objects.get(username="grace").check_password(GOOD)


def test_where_nobody_can_be_asked_it_prints_a_link(monkeypatch):
    link = create("grace", given="", monkeypatch=monkeypatch).splitlines()[-1]
    assert set_password(link.removeprefix("http://127.0.0.1:8000")).status_code == 302


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (("chief",), "", "There is an account of this name"),
        (("grace", "--password-stdin"), "short\n", "too short"),
        (("grace", "--password-stdin"), "", "Standard input held no password"),
        (("no spaces",), "", "Enter a valid username"),
        (("grace", "--email", "nowhere"), "", "valid email"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_makes_nothing(chief, monkeypatch, arguments, given, sentence):
    with pytest.raises(CommandError, match=sentence):
        create(*arguments, given=given, monkeypatch=monkeypatch)
    assert not User.objects.exclude(pk=chief.pk).exists()
