"""Who may do what at every address of the desk and in the admin; an address that is not in the table here is a fault.

Statuses are those of who is let in; all others are sent to sign in, or get 403. No path publishes what nobody reviewed.
"""

import json
from dataclasses import dataclass
from http.cookies import SimpleCookie

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from policyatlas.curate import proposals
from policyatlas.curate.inbox import steps
from policyatlas.curate.people import accounts
from policyatlas.curate.people.roles import ROLES
from policyatlas.records.models import Claim, Edition, Intake, Proposal, Revision, Source
from tests.curate.people import make_curator
from tests.curate.test_claim_forms import as_sent
from tests.makers import make_claim, make_cluster, make_document, make_edition, make_place, make_policy, make_source

pytestmark = pytest.mark.django_db

WHO = ("anonymous", "reader", *ROLES, "superuser")
TEXT = "Shares for a city\n\nThe municipal government bought a stake in the maker, its core business being cars."
PRIVATE = "Words that only curators read."
CLAIM = {"source": "gazette-2024", "number": 1}
CASES = {"place": "hefei", "cluster": "hefei-chips", "policy": "hefei-plan"}


def of(least):
    """This role and whoever may more."""
    return frozenset(WHO[WHO.index(least) :])


ALL, SIGNED_IN, CURATORS, EDITORS, ADMINISTRATORS = map(of, WHO[:5])
SUPERUSERS = of("superuser")


@dataclass(frozen=True)
class Room:
    """An address: whom it lets in, and how it answers them: asked for, and sent a form with nothing of use in it.

    `args` are for its address; `DRAFT` and so on stand for what `rooms` makes, all of it somebody else's.
    """

    who: frozenset
    get: int
    post: int
    args: object = ()


DRAFT, PLACE, INTAKE, REVISION, ACCOUNT = "draft", "place", "intake", "revision", "account"
READS, POSTS, DOES = (200, 405), (200, 422), (405, 409)

ROOMS = {
    "home": Room(CURATORS, *READS),
    "sign-in": Room(ALL, *POSTS),
    "code": Room(ALL, 302, 302),
    "signed-in": Room(SIGNED_IN, *READS),
    "sign-out": Room(ALL, 405, 302),
    "again": Room(SIGNED_IN, 302, 405),
    "discard": Room(SIGNED_IN, 405, 302),
    "account": Room(SIGNED_IN, *READS),
    "password": Room(SIGNED_IN, *POSTS),
    "second-step": Room(SIGNED_IN, *POSTS),
    "second-step-off": Room(SIGNED_IN, *POSTS),
    "recovery-codes": Room(SIGNED_IN, 405, 302),
    "welcome": Room(ALL, 200, 200, ("nobody", "nothing")),
    "people": Room(ADMINISTRATORS, *POSTS),
    "person": Room(ADMINISTRATORS, 200, 302, ACCOUNT),
    "own": Room(CURATORS, *READS),
    "cases-like": Room(CURATORS, *READS),
    "review": Room(EDITORS, *READS),
    "review-screen": Room(EDITORS, *READS, DRAFT),
    "review-publish": Room(EDITORS, 302, 409, DRAFT),  # what is no longer, or not yet, as it was seen
    "review-mend": Room(EDITORS, 302, 403, DRAFT),  # a draft is its author's alone
    "review-send-back": Room(EDITORS, 302, 422, DRAFT),
    "review-set-aside": Room(EDITORS, 302, 422, DRAFT),
    "review-dispute": Room(EDITORS, 302, 422, DRAFT),
    "review-hand-in": Room(EDITORS, 302, 403, DRAFT),
    "change-claim": Room(CURATORS, *READS, CLAIM),
    "correct-claim": Room(CURATORS, *POSTS, CLAIM),
    "retract": Room(CURATORS, *POSTS, CLAIM),
    "supersede": Room(CURATORS, *POSTS, CLAIM),
    "change-source": Room(CURATORS, *READS, {"slug": "gazette-2024"}),
    "correct-source": Room(CURATORS, *POSTS, {"slug": "gazette-2024"}),
    "merge-source": Room(CURATORS, *POSTS, {"slug": "gazette-2024"}),
    **{f"change-{kind}": Room(CURATORS, *READS, {"slug": slug}) for kind, slug in CASES.items()},
    **{f"rename-{kind}": Room(CURATORS, *POSTS, {"slug": slug}) for kind, slug in CASES.items()},
    **{f"merge-{kind}": Room(CURATORS, *POSTS, {"slug": slug}) for kind, slug in CASES.items()},
    "revert": Room(CURATORS, 409, 409, REVISION),  # nothing stood there before it
    "inbox": Room(CURATORS, *READS),
    "inbox-add": Room(CURATORS, *POSTS),
    "inbox-item": Room(CURATORS, *READS, INTAKE),
    "inbox-text": Room(CURATORS, 405, 422, INTAKE),
    "inbox-fetch": Room(CURATORS, *DOES, INTAKE),
    "inbox-source": Room(CURATORS, 405, 422, INTAKE),
    "inbox-turn": Room(CURATORS, *DOES, {"turn": "take"}),
    "read": Room(CURATORS, 200, 200, INTAKE),
    "read-source": Room(CURATORS, 200, 200, {"slug": "gazette-2024"}),
    "cases": Room(CURATORS, *READS),
    "cases-add": Room(CURATORS, *POSTS, {"kind": "place"}),
    "cases-draft": Room(CURATORS, 302, 302, PLACE),
    "cases-edit": Room(CURATORS, 200, 409, {"kind": "place", "name": "hefei"}),
    "gaps": Room(CURATORS, *READS),
}
ALONE = ("comparison", "coverage", "link")  # what editors change alone, in the room of cases, and nobody else
NOT_A_ROOM = {"token"}  # tells a page that was left open whether its reader is signed in


def names_in(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_in(pattern.url_patterns)
        else:
            yield pattern.name


def log_in(client, who):
    if who == "superuser":
        client.force_login(User.objects.create_superuser("root of all"))
    elif who == "reader":
        client.force_login(User.objects.create_user("a reader"))
    elif who != "anonymous":
        client.force_login(accounts.make("bob", who))


def claim(number, **fields):
    return {
        "n": number,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": f"Hefei took shares in a car maker, {number}.",
        "nature": "fact",
        "passage": {"opens": "The municipal government", "closes": "being cars"},
    } | fields


def handed_in(by, number, **fields):
    begun = proposals.begin("claim", f"gazette-2024#{number}", by=by, after=claim(number, **fields))
    return proposals.submit(begun, by=by, version=begun.version)


@pytest.fixture
def made():
    """Records, and what ada has: a draft, a text that she reads, and her account."""
    make_edition()
    hefei = make_place("Hefei")
    make_cluster("Hefei chips", slug="hefei-chips")
    make_policy("Hefei plan", slug="hefei-plan")
    source = make_source(slug="gazette-2024")
    make_document(source, TEXT)
    make_claim(hefei, source=source)
    ada = make_curator("ada")
    intake = Intake.objects.create(title="A text", text=PRIVATE, state="reading", reader=ada, suggested_by=ada)
    form = {"slug": "other-2024", "title": "A text", "kind": "news", "authors": [], "published": "2024"}
    proposals.begin("source", "other-2024", by=ada, after=form, intake=intake)
    draft = proposals.begin("claim", "gazette-2024#2", by=ada, after=claim(2, statement="Half a"))
    place = proposals.begin("place", "wuhu", by=ada, after={"slug": "wuhu", "name": "Wuhu"})
    revision = Revision.objects.create(
        record="place/hefei", step="edit", at=intake.made_at, edition=Edition.objects.get()
    )
    return {DRAFT: draft, PLACE: place, INTAKE: intake, REVISION: revision, ACCOUNT: ada}


def address(name, args, made):
    if isinstance(args, str):
        return reverse(f"desk:{name}", args=[made[args].pk])
    if name == "inbox-turn":
        return reverse("desk:inbox-turn", args=[made[INTAKE].pk, args["turn"]])
    return reverse(f"desk:{name}", kwargs=args) if isinstance(args, dict) else reverse(f"desk:{name}", args=args)


def answers(client, made_address, cookies):
    """How an address answers, asked for and sent a form; nothing of it lasts."""
    for ask in (client.get, lambda where: client.post(where, {"nothing": "of use"})):
        with transaction.atomic():
            client.cookies = SimpleCookie(cookies)
            yield ask(made_address)
            transaction.set_rollback(True)


def published():
    return [list(table.objects.order_by("pk").values()) for table in (Claim, Source, Revision, Edition)]


def test_the_table_has_every_address_of_the_desk():
    (desk,) = (one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "desk")
    assert set(names_in(desk.url_patterns)) == set(ROOMS) | NOT_A_ROOM


@pytest.mark.parametrize("who", WHO)
def test_every_address_of_the_desk_lets_in_whom_it_should_and_nobody_else(client, made, who):
    log_in(client, who)
    cookies, before = client.cookies.output(header="", sep=";"), published()
    found, due = {}, {}
    for name, room in ROOMS.items():
        asked, sent = answers(client, address(name, room.args, made), cookies)
        found[name] = (asked.status_code, sent.status_code)
        due[name] = (room.get, room.post)
        if who == "anonymous" and room.who != ALL:
            due[name] = (302 if room.get != 405 else 405, 401)
            if room.get != 405:
                assert asked["Location"].startswith("/desk/sign-in/?next="), name
        elif who not in room.who:
            due[name] = tuple(405 if status == 405 else 403 for status in due[name])
    assert found == due
    assert published() == before


@pytest.mark.parametrize("who", WHO)
def test_what_one_person_may_change_alone_only_editors_change(client, made, who):
    log_in(client, who)
    for kind in ALONE:
        asked, sent = answers(client, f"/desk/cases/add/{kind}/", client.cookies.output(header="", sep=";"))
        due = (200, 422) if who in EDITORS else (302, 401) if who == "anonymous" else (403, 403)
        assert (asked.status_code, sent.status_code) == due, kind


@pytest.mark.parametrize("who", WHO)
def test_anybody_suggests_a_source(client, who):
    log_in(client, who)
    assert client.get("/suggest/").status_code == 200
    assert client.post("/suggest/", {"url": "nowhere"}).status_code == 422
    assert client.get("/suggest/thanks/").status_code == 200
    assert client.post("/suggest/thanks/").status_code == 405
    assert not Intake.objects.exists()


# What is another's


def test_a_contributor_neither_reads_nor_changes_what_another_is_writing(client, made):
    log_in(client, "contributor")
    draft, intake = made[DRAFT], made[INTAKE]
    for where in (
        f"/desk/review/{draft.pk}/",
        f"/desk/cases/draft/{draft.pk}/",
        "/desk/own/",
        "/desk/",
        "/desk/review/",
    ):
        assert "Half a" not in client.get(where, follow=True).text, where
    for where in (f"/desk/read/{intake.pk}/", "/desk/read/source/gazette-2024/"):
        assert client.get(where, {"claim": draft.pk}).status_code == 404
        for deed in ("keep", "hand-in", "set-aside"):
            sent = {"claim": draft.pk, "version": draft.version, "statement": "Mine.", "do": deed}
            assert client.post(where, sent).status_code == 404
    for deed in ("publish", "mend", "send-back", "set-aside", "dispute", "hand-in"):
        sent = as_sent(claim(2)) | {"version": draft.version, "seen": json.dumps(draft.after), "reason": "Mine."}
        assert client.post(f"/desk/review/{draft.pk}/{deed}/", sent).status_code == 403
    kept = Proposal.objects.get(pk=draft.pk)
    assert (kept.version, kept.state, kept.after) == (draft.version, "draft", draft.after)


SOURCE = {
    "slug": "mine-2024",
    "title": "A text",
    "kind": "news",
    "publisher": "Gazette",
    "published": "2024",
    "language": "en",
}
TURNS = {
    "take": {},
    "hand-over": {"to": ""},
    "decline": {"reason": "Mine."},
    "finish": {},
    "text": {"text": "My own text in its place."},
    "fetch": {},
    "source": SOURCE | {"add_publisher": "on", "different": "1"},
}


@pytest.mark.parametrize("turn", TURNS)
def test_a_contributor_changes_nothing_about_a_text_that_another_reads(client, turn):
    intake = steps.add(by=make_curator("ada"), url="", title="A text", note="", case=None, dimension="")
    Intake.objects.update(text=PRIVATE, state="reading", reader=User.objects.get(username="ada"))
    before = Intake.objects.values().get()
    log_in(client, "contributor")
    answer = client.post(f"/desk/inbox/{intake.pk}/{turn}/", TURNS[turn] | {"seen": before["changed_at"].isoformat()})
    assert answer.status_code == 409
    assert "ada has it" in answer.text
    assert Intake.objects.values().get() == before
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("turn", TURNS)
def test_a_contributor_does_nothing_with_a_suggestion_before_an_editor_accepts_it(client, turn):
    intake = steps.add(by=None, url="https://gazette.example/a", note="", case=None, dimension="")
    Intake.objects.update(text=PRIVATE)
    before = Intake.objects.values().get()
    log_in(client, "contributor")
    answer = client.post(f"/desk/inbox/{intake.pk}/{turn}/", TURNS[turn] | {"seen": before["changed_at"].isoformat()})
    assert answer.status_code == 409
    assert Intake.objects.values().get() == before
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("who", ["anonymous", "reader"])
def test_private_texts_are_shown_to_curators_only(client, made, who):
    log_in(client, who)
    for where in (
        "/desk/inbox/",
        f"/desk/inbox/{made[INTAKE].pk}/",
        f"/desk/read/{made[INTAKE].pk}/",
        "/desk/read/source/gazette-2024/",
    ):
        shown = client.get(where, follow=True).text
        assert PRIVATE not in shown
        assert "municipal government" not in shown


# No path publishes what nobody reviewed


@pytest.mark.parametrize("who", WHO)
def test_nobody_publishes_their_own_proposal_or_one_with_a_failing_check(client, made, who):
    log_in(client, who)
    me = User.objects.exclude(username="ada").first()
    own = handed_in(me, 3) if me else handed_in(made[ACCOUNT], 3)
    lost = handed_in(made[ACCOUNT], 4, passage={"opens": "Words that are nowhere", "closes": "in this text"})
    before = published()
    for proposal in (own, lost):
        for deed, more in (("publish", {}), ("mend", {"then": "publish"})):
            sent = as_sent(proposal.after) | {"version": proposal.version, "seen": json.dumps(proposal.after)} | more
            sent |= {"state": "published", "reviewer": made[ACCOUNT].pk, "author": made[ACCOUNT].pk}
            answer = client.post(f"/desk/review/{proposal.pk}/{deed}/", sent)
            assert answer.status_code in (401, 403, 422), (deed, answer.status_code)
            assert published() == before
            proposal.refresh_from_db()
    assert Proposal.objects.filter(state="published").count() == 0


# The admin

NOBODY = frozenset()
WRITES = ("comparison", "coveragenote", "claimlink")


def may_in_the_admin(table):
    """Who may add, change and delete rows of a table."""
    if table._meta.app_label == "records":
        name = table._meta.model_name
        return (EDITORS,) * 3 if name in WRITES else (NOBODY, EDITORS, NOBODY) if name == "suspicion" else (NOBODY,) * 3
    return (SUPERUSERS,) * 3


@pytest.mark.parametrize("who", WHO)
def test_the_admin_lets_nobody_change_evidence_and_editors_change_what_is_theirs(client, who):
    log_in(client, who)
    answer = client.get("/admin/")
    if who not in EDITORS:
        assert answer["Location"].startswith("/admin/login/")
        return
    for table, page in admin.site._registry.items():
        may = tuple(
            ask(answer.wsgi_request)
            for ask in (page.has_add_permission, page.has_change_permission, page.has_delete_permission)
        )
        if table._meta.app_label == "records" or who != "superuser":
            assert may == tuple(who in those for those in may_in_the_admin(table)), table
