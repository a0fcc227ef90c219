"""A change as people read it: fields in words, texts word by word, what stays folded away."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from policyatlas.curate.claim_fields import PATHS
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.ledger.differences import difference, runs
from policyatlas.ledger.labels import CLAIM_LABELS
from tests.reading import words

CLAIM = {
    "n": 1,
    "about": ["place/hefei"],
    "dimension": "finance",
    "statement": "Hefei took shares in a car maker in 2020.",
    "nature": "fact",
    "measure": {"label": "stake", "value": 787000000, "unit": "USD"},
    "passage": {"opens": "The municipal government"},
}


def told(before, after):
    return [(run.standing, run.text) for run in runs(before, after)]


def test_a_text_is_compared_word_by_word():
    assert told("Hefei took shares in 2020.", "Hefei bought shares in 2021.") == [
        ("same", "Hefei "),
        ("taken", "took"),
        ("added", "bought"),
        ("same", " shares in "),
        ("taken", "2020"),
        ("added", "2021"),
        ("same", "."),
    ]


def test_words_that_change_one_after_the_other_are_read_as_a_phrase():
    assert told("The city took shares.", "The province sold shares.")[1:3] == [
        ("taken", "city took"),
        ("added", "province sold"),
    ]


def test_han_is_compared_sign_by_sign():
    assert told("合肥市政府", "合肥省政府") == [("same", "合肥"), ("taken", "市"), ("added", "省"), ("same", "政府")]


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_out_of_the_difference(before, after):
    found = runs(before, after)
    assert "".join(run.text for run in found if run.standing != "added") == before
    assert "".join(run.text for run in found if run.standing != "taken") == after


def test_very_long_texts_are_shown_whole():
    found = runs("a " * 4000, "b " * 4000)
    assert [run.standing for run in found] == ["taken", "added"]


def test_fields_are_named_in_words_and_terms_by_their_labels():
    after = {**CLAIM, "dimension": "firms", "measure": {**CLAIM["measure"], "value": 800000000}, "lead": True}
    changed = {field.label: (field.before, field.after) for field in difference("claim", CLAIM, after).changed}
    assert changed == {
        "Dimension": ("Finance", "Firms and markets"),
        "Figure: Value": ("787,000,000", "800,000,000"),
        "Stands first in its cell": ("", "yes"),
    }


def test_what_is_not_in_a_form_is_named_by_its_words():
    found = difference(
        "source", {"slug": "a", "archived_url": None}, {"slug": "a", "archived_url": "https://a.example"}
    )
    assert [(field.label, field.after) for field in found.changed] == [("Archived url", "https://a.example")]
    assert [field.path for field in found.kept] == ["slug"]


def test_a_new_record_and_one_that_is_gone():
    assert difference("claim", None, CLAIM).is_new
    assert difference("claim", CLAIM, None).is_gone
    assert not difference("claim", CLAIM, CLAIM).changed


def test_the_page_marks_what_changes_and_says_so_to_those_who_listen():
    after = {**CLAIM, "statement": "Hefei sold shares in a car maker in 2020."}
    page = JustHTML(
        render_to_string("ledger/_difference.html", {"difference": difference("claim", CLAIM, after)}), sanitize=False
    )
    assert words(page.query_one("del")) == "taken out: took ; end"
    assert words(page.query_one("ins")) == "put in: sold ; end"
    assert words(page.query_one("summary")) == "7 fields stay as they are"


def test_a_field_is_called_the_same_in_the_form_and_in_the_history():
    in_form = {path: str(ClaimForm.base_fields[name].label) for name, path in PATHS.items()}
    assert {path: str(CLAIM_LABELS[path]) for path in in_form} == in_form
