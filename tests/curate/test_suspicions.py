"""The queue of suspicions in the admin: who sees it, what becomes of a decision, and that readers never meet it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from policyatlas.curate import steps
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.records.models import ClaimLink, Edition, Revision, Suspicion
from tests.curate.reading import errors
from tests.makers import make_claim, make_edition, make_place, make_source, make_user
from tests.reading import read

pytestmark = pytest.mark.django_db
LIST = "/admin/records/suspicion/"


@pytest.fixture
def suspicion():
    """28 against 277, and what the rule has made of it."""
    china = make_place("China")
    for slug, value in (("observer", 28), ("pv-tech", 277)):
        make_claim(
            china,
            source=make_source(slug=slug),
            measure={"indicator": "power-capacity-added", "unit": "GW", "value": value},
            opens=f"The words of {slug}",
        )
    settle_suspicions(make_edition())
    return Suspicion.objects.get()


def address(suspicion):
    return reverse("admin:records_suspicion_change", args=[suspicion.pk])


def decide(client, suspicion, decision, **fields):
    return client.post(address(suspicion), {"decision": decision, "question": "", "note": "", "reason": ""} | fields)


def test_readers_never_see_it(client, suspicion):
    for page in ("/places/china/", "/places/china/outcomes/", "/claims/observer/1/", "/coverage/"):
        assert not read(client.get(page)).all("[data-disagreement]")


def test_the_list_says_what_is_at_odds_and_filters(admin_client, suspicion):
    page = read(admin_client.get(f"{LIST}?state=open"))
    row = page.text("#result_list tbody tr")
    assert "28 GW ≠ 277 GW" in row
    assert "China" in row
    assert not page.all(".object-tools .addlink")
    assert "0 suspicions" in read(admin_client.get(f"{LIST}?state=dismissed")).text("#changelist")


def test_one_is_opened_with_both_passages_side_by_side(admin_client, suspicion):
    page = read(admin_client.get(address(suspicion)))
    table = page.text(".field-side_by_side table")
    for words in ("The words of observer", "The words of pv-tech", "28 GW", "277 GW"):
        assert words in table
    assert page.values("input[name=decision]", "value") == ["dispute", "dismiss"]


def test_a_dispute_becomes_a_link_that_readers_see(admin_client, admin_user, client, suspicion):
    answer = decide(admin_client, suspicion, "dispute", question="28 or 277 GW", note="A slip.", reason="Looked up.")
    assert answer.status_code == 302
    link = ClaimLink.objects.get()
    assert (link.stance, link.question, link.note) == ("disputes", "28 or 277 GW", "A slip.")
    revision = Revision.objects.get()
    assert (revision.record, revision.step, revision.by) == ("link/observer#1/disputes/pv-tech#1", "add", admin_user)
    suspicion.refresh_from_db()
    assert (suspicion.state, suspicion.by) == ("linked", admin_user)
    assert "A slip." in read(client.get("/places/china/")).text("[data-disagreement]")
    assert not read(admin_client.get(address(suspicion))).all("input[name=decision]")


def test_a_dispute_needs_its_question(admin_client, suspicion):
    [sentence] = errors(decide(admin_client, suspicion, "dispute"))
    assert "question is empty" in sentence
    assert not ClaimLink.objects.exists()


def test_a_dismissal_needs_its_reason_and_makes_no_edition(admin_client, admin_user, suspicion):
    assert errors(decide(admin_client, suspicion, "dismiss")) == ["Say in a sentence why this is no dispute."]
    assert decide(admin_client, suspicion, "dismiss", reason="One is for December.").status_code == 302
    suspicion.refresh_from_db()
    assert (suspicion.state, suspicion.reason, suspicion.by) == ("dismissed", "One is for December.", admin_user)
    revision = Revision.objects.get()
    assert (revision.record, revision.step) == ("suspicion/observer#1/pv-tech#1", "dismiss")
    assert (revision.before["state"], revision.after["state"]) == ("open", "dismissed")
    assert Edition.objects.count() == 1


def test_what_was_dismissed_can_be_opened_again_or_linked(admin_client, suspicion):
    decide(admin_client, suspicion, "dismiss", reason="One is for December.")
    page = read(admin_client.get(address(suspicion)))
    assert page.values("input[name=decision]", "value") == ["dispute", "reopen"]
    decide(admin_client, suspicion, "reopen")
    suspicion.refresh_from_db()
    assert (suspicion.state, suspicion.reason, suspicion.by) == ("open", "", None)
    assert [revision.step for revision in Revision.objects.all()] == ["dismiss", "reopen"]


def test_a_link_that_is_taken_out_opens_its_suspicion_again(admin_user, suspicion):
    steps.dispute(suspicion, question="28 or 277 GW", note="", by=admin_user)
    steps.remove("link", "observer#1/disputes/pv-tech#1", by=admin_user)
    suspicion.refresh_from_db()
    assert suspicion.state == "open"


def test_nobody_adds_or_takes_out_a_suspicion(admin_client, suspicion):
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(reverse("admin:records_suspicion_delete", args=[suspicion.pk])).status_code == 403


def test_permissions_decide_who_looks_who_judges_and_who_links(client, suspicion):
    user = make_user("editor", is_staff=True)
    client.force_login(user)
    assert client.get(LIST).status_code == 403
    allow(user, "view_suspicion")
    assert not read(client.get(address(suspicion))).all("input[name=decision]")
    assert decide(client, suspicion, "dismiss", reason="No.").status_code == 403
    allow(user, "change_suspicion")
    assert read(client.get(address(suspicion))).values("input[name=decision]", "value") == ["dismiss"]
    assert errors(decide(client, suspicion, "dispute", question="How much"))
    allow(user, "add_claimlink")
    assert decide(client, suspicion, "dispute", question="How much").status_code == 302


def allow(user, codename):
    user.user_permissions.add(Permission.objects.get(codename=codename))


def test_the_list_asks_no_more_for_more(admin_client, suspicion, django_assert_max_num_queries):
    china = suspicion.one.main_case
    for value in range(5):
        make_claim(china, measure={"indicator": "power-capacity-added", "unit": "GW", "value": 1000 * (value + 1)})
    settle_suspicions(Edition.objects.get())
    assert Suspicion.objects.count() == 21
    with django_assert_max_num_queries(12):
        admin_client.get(LIST)
