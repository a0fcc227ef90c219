"""The desk itself: who is let in, and what waits there."""

from datetime import UTC, datetime

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.overview import overview_of
from policyatlas.records.models import Intake, Proposal
from tests.curate.people import make_curator, make_editor
from tests.makers import make_place, make_source

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client):
    answer = client.get("/desk/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/sign-in/?next=/desk/")
    make_curator("ada")
    given = {"username": "ada", "password": "correct horse battery", "next": "/desk/"}
    assert client.post("/desk/sign-in/", given)["Location"] == "/desk/"


def test_who_may_not_propose_is_not_let_in(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get("/desk/").status_code == 403


def test_what_somebody_began_waits_for_them(client):
    ada = make_curator("ada")
    make_place("Hefei")
    make_source(slug="gazette-2024")
    proposals.begin("claim", "gazette-2024#1", by=ada, after={})
    client.force_login(ada)
    page = client.get("/desk/")
    assert "claim/gazette-2024#1" in page.text
    assert "no-store" in page["Cache-Control"]


def test_an_editor_is_led_to_what_has_waited_longest(client, django_assert_max_num_queries):
    ada, grace = make_curator("ada"), make_editor("grace")
    make_place("Hefei")
    make_source(slug="gazette-2024")
    begun = [proposals.begin("claim", f"gazette-2024#{n}", by=ada, after={"statement": f"Word {n}."}) for n in (1, 2)]
    for day, proposal in zip((3, 2), begun, strict=True):
        at = datetime(2026, 11, day, tzinfo=UTC)
        Proposal.objects.filter(pk=proposal.pk).update(state="in-review", submitted_at=at)
    Intake.objects.create(title="Chip city", state="reading", reader=grace)
    Intake.objects.create(title="Steel town", state="suggested")
    client.force_login(grace)
    page = client.get("/desk/").text
    assert "2 changes by others wait for you." in page
    assert "since 2 November 2026" in page
    assert f"/desk/review/{begun[1].pk}/" in page
    assert "Chip city" in page
    assert "1 is suggested by readers." in page
    with django_assert_max_num_queries(5 + 2):  # two for the permissions of somebody not asked about before
        overview_of(grace)


def test_what_was_sent_back_stands_first_with_the_remark(client):
    ada = make_curator("ada")
    for number, (state, remarks) in enumerate(
        [("sent-back", {"statement": "Which maker?"}), ("draft", {}), ("in-review", {})], start=1
    ):
        record = f"claim/gazette-2024#{number}"
        Proposal.objects.create(kind="claim", record=record, step="add", author=ada, state=state, remarks=remarks)
    client.force_login(ada)
    page = client.get("/desk/").text
    places = [page.index(f"claim/gazette-2024#{number}") for number in (1, 2, 3)]
    assert places == sorted(places)
    assert "Which maker?" in page
