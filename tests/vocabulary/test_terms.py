"""A closed list and its terms."""

import pytest
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import DIMENSIONS, LEVELS, NATURES, POLICY_KINDS, UNITS, Term, Vocabulary


def test_terms_are_found_by_id_and_stand_in_their_order():
    fruits = Vocabulary("fruit", "Fruit", [Term("pear", "Pear"), Term("apple", "Apple")])

    assert fruits["apple"].label == "Apple"
    assert fruits.ids == ("pear", "apple")
    assert list(fruits) == ["pear", "apple"]
    assert "pear" in fruits
    assert "plum" not in fruits


def test_an_unknown_id_is_a_key_error():
    with pytest.raises(KeyError):
        DIMENSIONS["money"]


def test_the_same_id_twice_is_refused():
    with pytest.raises(ValueError, match="fruit id 'pear' is given twice"):
        Vocabulary("fruit", "Fruit", [Term("pear", "Pear"), Term("pear", "Nashi")])


@pytest.mark.parametrize("malformed", ["Pear", "pear_tree", "pear tree", "-pear", "pear-", "poire-é", ""])
def test_a_malformed_id_is_refused(malformed):
    with pytest.raises(ValueError, match="not of the form"):
        Vocabulary("fruit", "Fruit", [Term(malformed, "Pear")])


def test_a_list_may_ask_for_ids_of_another_form():
    assert Vocabulary("vitamin", "Vitamin", [Term("B12", "B12")], pattern="[A-Z][0-9]*").ids == ("B12",)


def test_choices_are_what_django_fields_take():
    field = models.CharField(choices=NATURES.choices)

    assert field.flatchoices == [
        ("fact", "fact"),
        ("assessment", "assessment"),
        ("proposal", "proposal"),
        ("forecast", "forecast"),
    ]


def test_labels_are_translated_when_they_are_shown():
    term = Term("yes", _("Yes"))

    with translation.override("de"):
        assert str(term) == "Ja"
    with translation.override("en"):
        assert str(term) == "Yes"


def test_terms_equal_only_themselves_even_where_ids_agree():
    assert DIMENSIONS["finance"] == DIMENSIONS["finance"]
    assert POLICY_KINDS["zone"] != LEVELS["zone"]
    assert {POLICY_KINDS["zone"], LEVELS["zone"], LEVELS["zone"]} == {POLICY_KINDS["zone"], LEVELS["zone"]}


def test_a_term_shows_its_id_and_a_list_its_name():
    assert repr(DIMENSIONS["finance"]) == "Dimension('finance')"
    assert repr(DIMENSIONS) == "<Vocabulary dimension: 12 terms>"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("outcome", "outcomes"), ("goverance", "governance"), ("Finance", "finance"), ("firms and market", "firms")],
)
def test_the_nearest_dimension_is_offered_for_a_slip(written, meant):
    assert DIMENSIONS.nearest(written) == meant


def test_the_nearest_id_is_found_by_label_too():
    assert UNITS.nearest("yuan") == "CNY"
    assert UNITS.nearest("usd") == "USD"


def test_nothing_is_offered_where_nothing_is_near():
    assert DIMENSIONS.nearest("xylophone") is None
