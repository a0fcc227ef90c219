"""The admin: what it lets people change, by which rules, and that every change is a step."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from justhtml import JustHTML

from policyatlas.curate import proposals
from policyatlas.records.models import Comparison, CoverageNote, Intake, Revision
from tests.curate.people import make_curator
from tests.curate.reading import errors
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_source,
    make_transfer,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
READ_ONLY = (
    "place",
    "cluster",
    "policy",
    "publisher",
    "source",
    "claim",
    "measure",
    "transfer",
    "revision",
    "edition",
    "intake",
    "proposal",
)


@pytest.fixture
def hefei():
    return make_place("Hefei")


@pytest.fixture
def claim(hefei):
    return make_claim(hefei, dimension="finance", source=make_source(slug="gazette-2024"))


def introduction(case, **fields):
    return {
        "title": "The state as investor",
        "slug": "hefei",
        "case_a": case.pk,
        "standfirst": "A city bought shares.",
        "text": "It bought shares [@gazette-2024#1].",
        "reason": "Asked for.",
    } | fields


def gap(case, **fields):
    return {
        "case": case.pk,
        "dimension": "risks",
        "state": "nothing-found",
        "searched_on": "2026-11-21",
        "sources_searched": "12",
        "note": "Nobody writes about it.",
    } | fields


def test_an_introduction_is_added_by_a_step(admin_client, admin_user, hefei, claim):
    make_place("Wuhan")
    wuhan = make_place("Buffalo")
    answer = admin_client.post(
        "/admin/records/comparison/add/", introduction(wuhan, case_b=hefei.pk, text="Shares [@gazette-2024#1].\r\nTwo.")
    )
    assert answer.status_code == 302
    comparison = Comparison.objects.get()
    assert comparison.address == "buffalo,hefei"
    revision = Revision.objects.get()
    assert (revision.record, revision.step, revision.by, revision.reason) == (
        "comparison/hefei",
        "add",
        admin_user,
        "Asked for.",
    )
    assert revision.after["text"] == "Shares [@gazette-2024#1].\nTwo."


def test_an_introduction_is_changed_and_its_cases_put_in_another_order(admin_client, hefei, claim):
    wuhan = make_place("Wuhan")
    comparison = make_comparison(hefei, wuhan, slug="hefei")
    address = reverse("admin:records_comparison_change", args=[comparison.pk])
    page = JustHTML(admin_client.get(address).text, sanitize=False)
    chosen = {
        field.attrs["name"]: words(field.query_one("option[selected]")) for field in page.query("select[name^=case_]")
    }
    assert (chosen["case_a"], chosen["case_b"]) == ("Hefei", "Wuhan")
    assert "disabled" in page.query_one("input[name=slug]").attrs
    answer = admin_client.post(address, introduction(wuhan, case_b=hefei.pk, slug="other"))
    assert answer.status_code == 302
    comparison.refresh_from_db()
    assert (comparison.slug, comparison.title, comparison.address) == ("hefei", "The state as investor", "wuhan,hefei")
    assert Revision.objects.get().before["cases"] == ["hefei", "wuhan"]


def test_an_unknown_citation_is_an_error_of_the_text_that_names_it(admin_client, hefei, claim):
    answer = admin_client.post(
        "/admin/records/comparison/add/", introduction(hefei, text="One.\nTwo [@gazette-2024#9].")
    )
    assert errors(answer) == [
        "Line 2: The text cites “gazette-2024#9”, but that source has no claim 9: look its number up."
    ]
    assert not Comparison.objects.exists()


def test_a_case_named_twice_is_an_error_of_the_cases(admin_client, hefei, claim):
    answer = admin_client.post("/admin/records/comparison/add/", introduction(hefei, case_b=hefei.pk))
    assert errors(answer) == ["cases must name one to 4 cases, each once."]


def test_a_taken_slug_is_an_error_and_overwrites_nothing(admin_client, hefei, claim):
    make_comparison(hefei, slug="hefei", title="The first")
    answer = admin_client.post("/admin/records/comparison/add/", introduction(hefei))
    assert errors(answer) == ["Comparison with this Slug already exists."]
    assert Comparison.objects.get().title == "The first"


def test_a_search_in_vain_needs_its_day(admin_client, hefei):
    assert errors(admin_client.post("/admin/records/coveragenote/add/", gap(hefei, searched_on=""))) == [
        "Nothing was found, but when was it searched? Give the day in searched_on."
    ]
    assert admin_client.post("/admin/records/coveragenote/add/", gap(hefei)).status_code == 302
    assert Revision.objects.get().record == "coverage/place/hefei/risks"


def test_a_cell_with_claims_has_no_note(admin_client, hefei, claim):
    answer = admin_client.post("/admin/records/coveragenote/add/", gap(hefei, dimension="finance"))
    assert errors(answer) == ["Claims answer this cell: take the note out."]


def test_a_note_on_a_gap_is_changed_and_taken_out_by_steps(admin_client, hefei):
    note = make_coverage_note(hefei, dimension="risks")
    address = reverse("admin:records_coveragenote_change", args=[note.pk])
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, gap(hefei)).status_code == 302
    assert (
        admin_client.post(reverse("admin:records_coveragenote_delete", args=[note.pk]), {"post": "yes"}).status_code
        == 302
    )
    assert not CoverageNote.objects.exists()
    assert [revision.step for revision in Revision.objects.all()] == ["edit", "remove"]


def test_several_are_taken_out_one_step_each(admin_client, hefei):
    notes = [make_coverage_note(hefei, dimension=dimension) for dimension in ("risks", "finance")]
    answer = admin_client.post(
        "/admin/records/coveragenote/",
        {"action": "delete_selected", "_selected_action": [note.pk for note in notes], "post": "yes"},
    )
    assert answer.status_code == 302
    assert {revision.record for revision in Revision.objects.all()} == {
        "coverage/place/hefei/risks",
        "coverage/place/hefei/finance",
    }


@pytest.mark.parametrize("table", READ_ONLY)
def test_the_other_tables_are_searched_and_shown_and_not_changed(admin_client, table):
    make_everything()
    answer = admin_client.get(f"/admin/records/{table}/?q=a&_facets=True")
    assert answer.status_code == 200
    page = JustHTML(admin_client.get(f"/admin/records/{table}/").text, sanitize=False)
    assert not page.query(".object-tools .addlink")
    row = page.query_one("#result_list tbody th a").attrs["href"]
    shown = JustHTML(admin_client.get(row).text, sanitize=False)
    assert not shown.query("#content-main input[type=submit], #content-main textarea, #content-main select")
    assert admin_client.post(row, {}).status_code == 403
    assert admin_client.get(f"/admin/records/{table}/add/").status_code == 403


@pytest.mark.parametrize("table", [*READ_ONLY, "comparison", "coveragenote", "claimlink"])
def test_lists_ask_no_more_for_more_rows(admin_client, django_assert_max_num_queries, table):
    make_everything()
    make_everything()
    with django_assert_max_num_queries(10):
        admin_client.get(f"/admin/records/{table}/")


def make_everything():
    place = make_place()
    cluster, policy = make_cluster(places=[place]), make_policy(places=[place])
    one, other = make_claim(place, measure={}), make_claim(cluster, policy)
    somebody = make_curator(f"curator of {place.slug}")
    intake = Intake.objects.create(title="A text", reader=somebody)
    proposals.begin("claim", one.public_name, by=somebody, intake=intake)
    make_link(one, other)
    make_transfer(place, cluster)
    make_comparison(place, policy)
    make_coverage_note(place)
    edition = make_edition()
    Revision.objects.create(record=f"claim/{one.public_name}", edition=edition, at=edition.published_at, step="load")


def test_who_may_only_look_may_not_change(client, django_user_model, hefei):
    user = django_user_model.objects.create_user("reader", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_comparison"))
    client.force_login(user)
    assert client.get("/admin/records/comparison/").status_code == 200
    assert client.get("/admin/records/comparison/add/").status_code == 403
    assert client.get("/admin/records/coveragenote/").status_code == 403


def test_a_login_is_asked_for_and_sets_cookies_there_only(client, admin_user, hefei):
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    page = client.get("/places/hefei/")
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")
    answer = client.post("/desk/sign-in/", {"username": "admin", "password": "password", "next": "/admin/"})
    assert answer["Location"] == "/admin/"
    assert set(answer.cookies) == {"csrftoken", "sessionid"}
    assert not client.get("/places/hefei/").cookies
