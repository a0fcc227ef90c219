"""The admin cannot get round review: no permission lets anybody publish, change or take out a claim there."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from policyatlas.curate import proposals
from policyatlas.records.models import Claim, Intake, Proposal, Revision, Source
from tests.curate.people import make_curator
from tests.makers import make_claim, make_place, make_source

pytestmark = pytest.mark.django_db
TABLES = (
    "claim",
    "source",
    "place",
    "cluster",
    "policy",
    "publisher",
    "measure",
    "transfer",
    "proposal",
    "intake",
    "revision",
)


def everything_but_superuser():
    user = User.objects.create_user("all", is_staff=True)
    user.user_permissions.set(Permission.objects.all())
    return user


def only(*codenames):
    user = User.objects.create_user("some", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


PEOPLE = {
    "superuser": lambda: User.objects.create_superuser("chief"),
    "staff with every permission": everything_but_superuser,
    "who changes claims": lambda: only("view_claim", "change_claim", "add_claim", "delete_claim"),
    "who decides": lambda: only(
        "view_proposal", "change_proposal", "add_proposal", "decide_proposal", "delete_proposal"
    ),
}


@pytest.fixture
def rows():
    claim = make_claim(make_place("Hefei"), source=make_source(slug="gazette-2024"), state="draft")
    ada = make_curator("ada")
    intake = Intake.objects.create(title="A text", text="Private words", contact="reader@example.org")
    proposal = proposals.begin("claim", "gazette-2024#1", by=ada, intake=intake)
    return {"claim": claim, "source": claim.source, "place": claim.main_case, "proposal": proposal, "intake": intake}


@pytest.mark.parametrize("who", PEOPLE)
def test_whatever_somebody_may_the_admin_changes_no_evidence_and_no_proposal(client, rows, who):
    client.force_login(PEOPLE[who]())
    published = {"state": "published", "statement": "Other words.", "reviewer": "1", "revision": "1", "title": "Other"}
    for table in TABLES:
        assert client.post(reverse(f"admin:records_{table}_add"), published).status_code == 403
        row = rows.get(table)
        if row is None:
            continue
        for deed in ("change", "delete"):
            answer = client.post(reverse(f"admin:records_{table}_{deed}", args=[row.pk]), {**published, "post": "yes"})
            assert answer.status_code == 403, (table, deed)
        action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        client.post(reverse(f"admin:records_{table}_changelist"), action)
    assert Claim.objects.get().state == "draft"
    assert Source.objects.get().title == rows["source"].title
    assert Proposal.objects.get().state == "draft"
    assert Intake.objects.get().title == "A text"
    assert not Revision.objects.exists()


def test_the_admin_shows_proposals_and_the_inbox_without_what_is_private(admin_client, rows):
    page = admin_client.get(reverse("admin:records_intake_change", args=[rows["intake"].pk]))
    assert page.status_code == 200
    assert "A text" in page.text
    assert "Private words" not in page.text
    assert "reader@example.org" not in page.text
    assert admin_client.get(reverse("admin:records_proposal_changelist") + "?q=gazette").status_code == 200
    assert admin_client.get(reverse("admin:records_proposal_change", args=[rows["proposal"].pk])).status_code == 200
