"""Links between claims as curators make them: by the rules of the file, one step each, out into the file and back."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from policyatlas.curate import steps
from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.loading import load
from policyatlas.records.models import ClaimLink, Revision
from tests.curate.reading import errors
from tests.dossiers.small_atlas import write_files
from tests.makers import make_claim, make_link, make_place, make_source, make_user
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    """Three claims of one source: gazette-2024#1 to #3."""
    hefei, source = make_place("Hefei"), make_source(slug="gazette-2024")
    return [make_claim(hefei, source=source, dimension="finance") for _turn in range(3)]


@pytest.fixture
def curator():
    return make_user("curator")


def link(**fields):
    return {
        "from": "gazette-2024#1",
        "to": "gazette-2024#2",
        "stance": "disputes",
        "question": "How much was paid",
        "note": "One counts the land.",
    } | fields


def posted(**fields):
    return {
        "from_claim": "gazette-2024#1",
        "to_claim": "gazette-2024#2",
        "stance": "disputes",
        "question": "How much was paid",
        "note": "One counts the land.",
        "reason": "Asked for.",
    } | fields


def test_a_link_is_made_by_a_step_and_seen_at_once(claims, curator, client):
    revision = steps.save("link", link(), by=curator, reason="Asked for.")
    assert (revision.record, revision.step, revision.before, revision.after) == (
        "link/gazette-2024#1/disputes/gazette-2024#2",
        "add",
        None,
        link(),
    )
    page = read(client.get("/places/hefei/finance/"))
    assert "One counts the land." in page.text("[data-disagreement]")


def test_its_note_is_changed_and_the_link_taken_out_by_steps(claims, curator):
    steps.save("link", link(), by=curator)
    assert steps.save("link", link(note=None), by=curator).step == "edit"
    assert ClaimLink.objects.get().note == ""
    revision = steps.remove("link", "gazette-2024#1/disputes/gazette-2024#2", by=curator)
    assert (revision.step, revision.before, revision.after) == ("remove", link(note=None), None)
    assert not ClaimLink.objects.exists()


def test_new_links_stand_after_the_others(claims, curator):
    first = make_link(claims[1], claims[2], position=7)
    steps.save("link", link(), by=curator)
    steps.save("link", link(to="gazette-2024#3"), by=curator)
    assert [link.to_claim.number for link in ClaimLink.objects.order_by("position")] == [3, 2, 3]
    assert ClaimLink.objects.order_by("position").first() == first


@pytest.mark.parametrize(
    ("written", "field", "sentence"),
    [
        (link(to="gazette-2024#1"), "to", "from a claim to itself"),
        (link(to="gazette-2024#9"), "to", "that source has no claim 9"),
        (link(**{"from": "gazete-2024#1"}), "from", "did you mean “gazette-2024”?"),
        (link(stance="mentions"), "stance", "stance"),
        (link(question=""), "question", "is empty"),
        (link(stance="supports"), "from", "The two claims are already linked: keep one link."),
        (link(**{"from": "gazette-2024#2", "to": "gazette-2024#1"}), "from", "already linked"),
    ],
)
def test_what_a_file_may_not_say_is_refused_with_its_sentence(claims, curator, written, field, sentence):
    steps.save("link", link(), by=curator)
    with pytest.raises(steps.RefusedError) as refused:
        steps.save("link", written, by=curator)
    assert sentence in refused.value.problems[field][0]
    assert Revision.objects.count() == 1


def test_the_admin_adds_changes_and_takes_out(admin_client, claims):
    assert admin_client.post("/admin/records/claimlink/add/", posted()).status_code == 302
    made = ClaimLink.objects.get()
    address = reverse("admin:records_claimlink_change", args=[made.pk])
    page = read(admin_client.get(address))
    assert page.values("input[name=from_claim], input[name=to_claim]", "value") == ["gazette-2024#1", "gazette-2024#2"]
    assert "disabled" in page.one("input[name=from_claim]").attrs
    assert admin_client.post(address, posted(question="How much", from_claim="gazette-2024#3")).status_code == 302
    made.refresh_from_db()
    assert (made.question, made.from_claim) == ("How much", claims[0])
    removal = reverse("admin:records_claimlink_delete", args=[made.pk])
    assert admin_client.post(removal, {"post": "yes"}).status_code == 302
    assert not ClaimLink.objects.exists()
    assert [revision.step for revision in Revision.objects.all()] == ["add", "edit", "remove"]


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        (
            {"from_claim": "nobody#1"},
            ["There is no claim “nobody#1”. Write its public name as its page does: seattle-times-2022#4."],
        ),
        (
            {"to_claim": "gazette-2024"},
            ["There is no claim “gazette-2024”. Write its public name as its page does: seattle-times-2022#4."],
        ),
        ({"from_claim": ""}, ["This field is required."]),
        ({"to_claim": "gazette-2024#1"}, ["The link leads from a claim to itself: name two claims."]),
    ],
)
def test_the_admin_says_what_is_wrong_at_its_field(admin_client, claims, fields, sentences):
    answer = admin_client.post("/admin/records/claimlink/add/", posted(**fields))
    assert errors(answer)[: len(sentences)] == sentences
    assert not ClaimLink.objects.exists()


def test_two_claims_are_linked_once(admin_client, claims):
    admin_client.post("/admin/records/claimlink/add/", posted())
    answer = admin_client.post("/admin/records/claimlink/add/", posted(stance="qualifies"))
    assert errors(answer) == ["The two claims are already linked: keep one link."]
    again = admin_client.post("/admin/records/claimlink/add/", posted())
    assert errors(again)
    assert ClaimLink.objects.count() == 1


def test_who_may_only_look_at_links_may_not_change_them(client, claims):
    user = make_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_claimlink"))
    client.force_login(user)
    assert client.get("/admin/records/claimlink/").status_code == 200
    assert client.get("/admin/records/claimlink/add/").status_code == 403
    assert client.post("/admin/records/claimlink/add/", posted()).status_code == 403


@pytest.fixture
def folder(tmp_path):
    load([write_files(tmp_path)])
    return tmp_path


NAME = "gazette-2024-chips#1/supports/gazette-2024-chips#2"
WRITTEN = {
    "from": "gazette-2024-chips#1",
    "to": "gazette-2024-chips#2",
    "stance": "supports",
    "question": "When it began",
    "note": None,
}


def test_a_load_leaves_what_a_curator_wrote_until_it_is_exported(folder, curator):
    steps.save("link", WRITTEN, by=curator)
    again = load([folder])
    assert (again.left, again.changes) == ([f"link/{NAME}"], 0)
    export(folder)
    assert "When it began" in (folder / "links.yaml").read_text()
    after = load([folder])
    assert (after.left, after.changes, after.missing) == ([], 0, [])


def test_a_load_does_not_bring_back_what_a_curator_took_out(folder, curator):
    steps.remove("link", NAME, by=curator)
    again = load([folder])
    assert (again.left, again.changes) == ([f"link/{NAME}"], 0)
    export(folder)
    assert load([folder]).left == []
    assert not ClaimLink.objects.exists()


def test_another_stance_is_another_link_and_goes_out_and_back(folder, curator):
    steps.remove("link", NAME, by=curator)
    steps.save("link", WRITTEN | {"stance": "qualifies"}, by=curator)
    export(folder)
    before = (folder / "links.yaml").read_text()
    assert load([folder]).changes == 0
    export(folder)
    assert (folder / "links.yaml").read_text() == before
    assert "qualifies" in before
