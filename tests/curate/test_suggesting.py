"""Anybody suggests a source: without a cookie, moderated, and kept from machines."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from policyatlas.curate.inbox import steps
from policyatlas.curate.suggesting import forms
from policyatlas.records.models import Intake
from tests.curate.people import make_curator, make_editor
from tests.makers import make_place
from tests.reading import read

pytestmark = pytest.mark.django_db
URL = "https://gazette.example/2024/shares"


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def hour_ago(monkeypatch):
    """A form that was shown long enough ago to have been filled in by hand."""
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)
    return forms.token()


def test_the_form_knows_the_gap_that_it_was_reached_from_and_sets_no_cookie(client):
    make_place("Hefei")
    answer = client.get("/suggest/?case=hefei&dimension=risks&url=%00")
    found = read(answer)
    assert found.one("#id_case").attrs["value"] == "hefei"
    assert found.one("#id_dimension [selected]").attrs["value"] == "risks"
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert found.values("meta[name=robots]", "content") == ["noindex"]


def test_a_suggestion_waits_in_the_inbox_for_an_editor_and_nowhere_else(client, hour_ago):
    hefei = make_place("Hefei")
    sent = {"url": URL, "note": "It counts the jobs.", "case": "Hefei", "dimension": "outcomes", "form": hour_ago}
    answer = client.post("/suggest/", sent | {"contact": "reader@home.example"})
    assert answer["Location"] == "/suggest/thanks/"
    assert not answer.cookies
    assert "has arrived" in read(client.get("/suggest/thanks/")).text()
    intake = Intake.objects.get()
    assert (intake.state, intake.suggested_by, intake.case_id) == ("suggested", None, hefei.pk)
    for address in ("/", "/places/hefei/", "/search/?q=gazette", "/suggest/"):
        assert "It counts the jobs" not in client.get(address).text


def test_an_editor_accepts_or_declines_and_a_contributor_does_neither(client):
    intake = steps.add(by=None, url=URL, note="", case=None, dimension="", contact="reader@home.example")
    address, seen = f"/desk/inbox/{intake.pk}/", intake.changed_at.isoformat()
    client.force_login(make_curator("ada"))
    assert client.post(f"{address}accept/", {"seen": seen}).status_code == 409
    assert "reader@home.example" not in client.get(address).text
    client.force_login(make_editor("grace"))
    assert "reader@home.example" in client.get(address).text
    client.post(f"{address}accept/", {"seen": seen})
    assert Intake.objects.get().state == "wanted"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Give the address"),
        ({"url": "file:///etc/passwd"}, "begins with https:// or http://"),
        ({"url": URL, "contact": "me"}, "valid email"),
        ({"url": URL, "case": "Atlantis"}, "No case is called “Atlantis”"),
        ({"url": URL, "note": "w" * 1001}, "at most 1000"),
        ({"url": URL, "form": "forged"}, "open for too long"),
        ({"url": URL, "form": ""}, "open for too long"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(client, hour_ago, sent, sentence):
    found = read(client.post("/suggest/", {"form": hour_ago, "note": "Keep me."} | sent), 422)
    assert sentence in found.text(".faults")
    assert sent.get("note", "Keep me.") == found.text("#id_note")
    assert not Intake.objects.exists()


def test_who_is_faster_than_people_is_asked_to_wait(client):
    found = read(client.post("/suggest/", {"url": URL, "form": forms.token()}), 422)
    assert "very fast" in found.text(".faults")
    assert not Intake.objects.exists()


def test_who_fills_in_what_nobody_sees_is_thanked_and_not_heard(client, hour_ago):
    answer = client.post("/suggest/", {"url": URL, "form": hour_ago, "website": "https://spam.example"})
    assert answer["Location"] == "/suggest/thanks/"
    assert not Intake.objects.exists()


def test_after_five_within_an_hour_a_sender_is_asked_to_come_back(client, hour_ago):
    sent = {"url": URL, "form": hour_ago}
    for _turn in range(5):
        assert client.post("/suggest/", sent, REMOTE_ADDR="2001:db8::1").status_code == 302
    refused = client.post("/suggest/", sent, REMOTE_ADDR="2001:db8::2")  # a neighbour in the same house
    assert "within the hour" in read(refused, 429).text(".faults")
    assert client.post("/suggest/", sent, REMOTE_ADDR="203.0.113.9").status_code == 302
    assert Intake.objects.count() == 6


def test_how_to_reach_a_reader_is_forgotten_once_the_suggestion_is_settled(capsys):
    common = {"by": None, "url": URL, "note": "", "case": None, "dimension": "", "contact": "reader@home.example"}
    _waits, lately, long_ago = (steps.add(**common) for _one in range(3))
    Intake.objects.filter(pk__in=[lately.pk, long_ago.pk]).update(state="declined", reason="No.")
    Intake.objects.filter(pk=long_ago.pk).update(changed_at=timezone.now() - timedelta(days=31))
    call_command("forget_contacts")
    assert "1 contact addresses deleted." in capsys.readouterr().out
    assert [one.contact != "" for one in Intake.objects.order_by("pk")] == [True, True, False]
    call_command("forget_contacts", days=0)
    assert [one.contact != "" for one in Intake.objects.order_by("pk")] == [True, False, False]
