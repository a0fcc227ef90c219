"""Steps: one transaction, one revision in the form of the dossier, one edition, and nothing that a file may not say."""

import pytest
from django.contrib.auth import get_user_model

from policyatlas.curate import steps
from policyatlas.curate.drafts import drafted
from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.loading import load
from policyatlas.records.editions import current_edition, forget_edition
from policyatlas.records.models import Claim, Comparison, CoverageNote, Edition, Revision
from tests.dossiers.small_atlas import FILES, write_files
from tests.makers import make_claim, make_comparison, make_coverage_note, make_place, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return get_user_model().objects.create(username="curator")


@pytest.fixture
def hefei():
    hefei = make_place("Hefei")
    make_claim(hefei, dimension="finance", source=make_source(slug="gazette-2024"))
    return hefei


def introduction(**fields):
    return {
        "slug": "hefei",
        "title": "The state as investor",
        "standfirst": "A city bought shares.",
        "cases": ["hefei"],
        "text": "It bought shares [@gazette-2024#1].",
    } | fields


def gap(**fields):
    return {
        "case": "place/hefei",
        "dimension": "risks",
        "state": "nothing-found",
        "searched_on": "2026-11-21",
        "sources_searched": 12,
        "note": "Nobody writes about it.",
    } | fields


def test_a_new_record_leaves_a_revision_without_a_before(hefei, curator):
    revision = steps.save("comparison", introduction(), by=curator, reason="Asked for.")
    assert (revision.record, revision.step, revision.reason, revision.by) == (
        "comparison/hefei",
        "add",
        "Asked for.",
        curator,
    )
    assert (revision.before, revision.after) == (None, introduction())
    assert [column.case.slug for column in Comparison.objects.get().columns.all()] == ["hefei"]


def test_a_change_leaves_both_texts_in_the_form_of_the_dossier(hefei, curator):
    steps.save("coverage", gap(), by=curator)
    revision = steps.save("coverage", gap(sources_searched=14), by=curator)
    assert (revision.record, revision.step) == ("coverage/place/hefei/risks", "edit")
    assert (revision.before, revision.after) == (gap(), gap(sources_searched=14))
    assert CoverageNote.objects.get().sources_searched == 14


def test_a_change_of_nothing_leaves_nothing(hefei, curator):
    steps.save("coverage", gap(), by=curator)
    assert steps.save("coverage", gap(note="Nobody writes about it. \n"), by=curator) is None
    assert (Revision.objects.count(), Edition.objects.count()) == (1, 1)


def test_what_is_removed_leaves_its_last_text(hefei, curator):
    steps.save("comparison", introduction(), by=curator)
    revision = steps.remove("comparison", "hefei", by=curator, reason="Outdated.")
    assert (revision.step, revision.before, revision.after) == ("remove", introduction(), None)
    assert not Comparison.objects.exists()


def test_every_change_makes_an_edition_that_pages_show_at_once(hefei, curator, django_capture_on_commit_callbacks):
    forget_edition()
    assert current_edition() is None
    with django_capture_on_commit_callbacks(execute=True):
        steps.save("comparison", introduction(), by=curator)
    assert current_edition().number == 1
    forget_edition()


@pytest.mark.parametrize(
    ("kind", "written", "field", "sentence"),
    [
        ("comparison", introduction(text="First.\nThen [@gazette-2024#9]."), "text", "Line 2: The text cites"),
        ("comparison", introduction(text="Nothing is cited."), "text", "Nothing is cited here"),
        ("comparison", introduction(cases=["hefei", "hefei"]), "cases", "each once"),
        ("comparison", introduction(cases=["hefie"]), "cases", "did you mean “hefei”?"),
        ("comparison", introduction(slug="Hefei one"), "slug", "slug is “Hefei one”"),
        ("comparison", introduction(slug="../../etc"), "slug", "slug is “../../etc”"),
        ("comparison", introduction(title="A \x07 bell"), "title", "control character"),
        ("coverage", gap(searched_on=None), "searched_on", "when was it searched?"),
        ("coverage", gap(dimension="finance"), "dimension", "Claims answer this cell"),
        ("coverage", gap(case="place/hefie"), "case", "did you mean “place/hefei”?"),
        ("coverage", gap(state="unknown"), "state", "state"),
    ],
)
def test_what_a_file_may_not_say_is_refused_with_its_sentence(hefei, curator, kind, written, field, sentence):
    with pytest.raises(steps.RefusedError) as refused:
        steps.save(kind, written, by=curator)
    assert sentence in refused.value.problems[field][0]
    assert list(refused.value.problems) == [field]
    assert not Revision.objects.exists()


def test_a_claim_that_was_taken_back_cannot_be_cited(hefei):
    Claim.objects.update(state="retracted", reason="The paper corrected it.")
    [sentence] = drafted("comparison", introduction()).problems["text"]
    assert sentence == "The text cites gazette-2024#1, which is retracted: cite another."


def test_line_ends_of_a_browser_are_those_of_a_file(hefei, curator):
    revision = steps.save("comparison", introduction(text="One [@gazette-2024#1].\r\n\r\nTwo."), by=curator)
    assert revision.after["text"] == "One [@gazette-2024#1].\n\nTwo."


COMPARISON = """\
---
slug: hefei-alone
title: Hefei alone
standfirst: What one city did.
cases:
- hefei
---

It bought shares [@gazette-2024-chips#1].
"""
COVERAGE = """\
- case: place/hefei
  dimension: risks
  state: not-applicable
  searched_on: null
  sources_searched: null
  note: There is no risk.
"""


@pytest.fixture
def folder(tmp_path):
    """A small atlas with an introduction and a note on a gap, loaded."""
    others = {name: text for name, text in FILES.items() if not name.startswith("comparisons/")}
    write_files(tmp_path, others | {"comparisons/hefei-alone.md": COMPARISON, "coverage.yaml": COVERAGE})
    load([tmp_path])
    return tmp_path


def as_written(kind):
    return {
        "comparison": introduction(slug="hefei-alone", title="Hefei, again", text="Shares [@gazette-2024-chips#1]."),
        "coverage": gap(),
    }[kind]


NAMES = {"comparison": "hefei-alone", "coverage": "place/hefei/risks"}


@pytest.mark.parametrize("kind", NAMES)
def test_a_load_leaves_what_a_curator_changed_and_says_so_until_it_is_exported(folder, curator, kind):
    steps.save(kind, as_written(kind), by=curator)
    again = load([folder])
    assert (again.left, again.changes) == ([f"{kind}/{NAMES[kind]}"], 0)
    export(folder)
    after = load([folder])
    assert (after.left, after.changes, after.missing) == ([], 0, [])
    assert Comparison.objects.get().title == ("Hefei, again" if kind == "comparison" else "Hefei alone")


@pytest.mark.parametrize("kind", NAMES)
def test_a_load_does_not_bring_back_what_a_curator_took_out(folder, curator, kind):
    steps.remove(kind, NAMES[kind], by=curator)
    again = load([folder])
    assert (again.left, again.changes) == ([f"{kind}/{NAMES[kind]}"], 0)
    export(folder)
    after = load([folder])
    assert (after.left, after.changes) == ([], 0)
    assert (folder / "comparisons/hefei-alone.md").exists() == (kind == "coverage")
    assert not {"comparison": Comparison, "coverage": CoverageNote}[kind].objects.exists()


def test_what_was_taken_out_can_be_added_again(folder, curator):
    steps.remove("comparison", "hefei-alone", by=curator)
    steps.save("comparison", as_written("comparison"), by=curator)
    assert load([folder]).left == ["comparison/hefei-alone"]
    export(folder)
    assert load([folder]).left == []
    assert (folder / "comparisons/hefei-alone.md").exists()


def test_a_note_made_by_hand_in_the_database_is_read_as_an_edit(hefei, curator):
    make_coverage_note(hefei, dimension="risks", note="A tariff builds nothing.")
    make_comparison(hefei, slug="hefei")
    assert steps.save("coverage", gap(), by=curator).before["note"] == "A tariff builds nothing."
    assert steps.save("comparison", introduction(), by=curator).step == "edit"
