"""The form of a claim: what is typed becomes the claim of a dossier, or a sentence at its field; nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyatlas.curate.claim_fields import PATHS, initial_from
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.curate.figures import read_number
from policyatlas.dossiers.format import Claim
from tests.makers import make_cluster, make_place

pytestmark = pytest.mark.django_db
SOURCE = {"slug": "gazette-2024", "title": "Shares", "kind": "news", "language": "en"}
WHOLE = {
    "n": 3,
    "about": ["place/hefei", "cluster/hefei-ev"],
    "dimension": "outcomes",
    "statement": "Hefei took shares in a car maker for about 787 million dollars.",
    "short": "Took shares.",
    "lead": True,
    "nature": "fact",
    "design": "before-after",
    "said_by": {"name": "朱岚", "romanised": "Zhu Lan", "role": "adviser", "organisation": None},
    "relayed": True,
    "relayed_from": {"title": None, "publisher": "Bloomberg", "authors": ["Tom Hancock"], "published": "2022"},
    "measure": {
        "indicator": "equity-stake",
        "label": "price of the stake",
        "value": 787000000,
        "value_to": 800000000.5,
        "unit": "USD",
        "year": None,
        "span": {"from": 2019, "to": 2020},
        "qualifier": "between",
        "basis": "outturn",
        "time": "flow",
        "area": "hefei",
        "price": "constant-2015",
        "original": {"value": 5000000000, "unit": "CNY"},
    },
    "passage": {"opens": "The municipal government", "closes": "being cars", "paragraph": 2, "page": 1},
    "note": "The text says “about half”.",
    "state": "published",
}


@pytest.fixture
def cases():
    make_place("Hefei")
    make_cluster("Hefei electric vehicles", slug="hefei-ev")


def as_sent(claim, **more):
    """What a browser sends of this claim."""
    shown = {name: value for name, value in initial_from(claim).items() if value is not False}
    return {name: "on" if value is True else value for name, value in shown.items()} | more


def form_of(claim=WHOLE, **more):
    return ClaimForm(as_sent(claim, **more), claim=claim, source=SOURCE)


def test_every_field_of_the_dossier_goes_into_the_form_and_comes_back(cases):
    form = form_of()
    assert form.errors == {}
    assert form.written() == Claim.model_validate(WHOLE).form()


def test_every_field_of_a_claim_has_its_place_in_the_form():
    elsewhere = {"n", "state", "superseded_by", "reason", "extracted", "reviewed", "formerly"}
    assert {path.split(".")[0] for path in PATHS.values()} | elsewhere == {*Claim.model_fields}
    assert {*PATHS} == {*ClaimForm.base_fields}


def test_a_short_claim_leaves_out_what_says_nothing(cases):
    claim = {
        "n": 1,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": "Hefei took shares.",
        "nature": "fact",
        "passage": {"opens": "The municipal government"},
    }
    form = form_of(claim)
    assert form.errors == {}
    assert form.written() == claim


def test_an_empty_form_says_what_is_missing_at_each_field():
    form = ClaimForm({}, claim={"n": 1}, source=SOURCE)
    assert {*form.errors} == {"dimension", "statement", "nature", "passage_opens"}
    form = ClaimForm({"measure_value": "3"}, claim={"n": 1}, source=SOURCE)
    assert {"measure_label", "measure_unit"} <= {*form.errors}


def test_cases_are_written_by_name_in_whatever_spelling(cases):
    assert form_of(about="HEFEI\n hefei-ev ").written()["about"] == ["place/hefei", "cluster/hefei-ev"]


def test_a_name_that_two_cases_bear_is_asked_back(cases):
    make_cluster("Hefei", slug="hefei-other")
    form = form_of(about="Hefei")
    assert "write one of" in str(form.errors["about"])
    assert "cluster/hefei-other" in str(form.errors["about"])
    assert form.written()["about"] == ["Hefei"]


def test_a_name_that_no_case_bears_is_kept_and_the_nearest_are_told(cases):
    form = form_of(about="Hefey")
    assert "place/hefei (Hefei)" in str(form.errors["about"])
    assert form.written()["about"] == ["Hefey"]
    assert form.typed()["about"] == "Hefey"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("787000000", 787000000),
        ("787,000,000", 787000000),
        ("787 000 000", 787000000),
        ("787\u202f000\u202f000", 787000000),
        ("787 million", 787000000),
        ("1.2bn", 1200000000),
        ("7.87亿", 787000000),
        ("１２", 12),
        ("−3.5", -3.5),
        ("0.1", 0.1),
        ("3.0", 3),
    ],
)
def test_a_number_is_read_however_it_is_written(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["about 5", "1,5", "0,123", "12,34", "5 m", "US$ 5", "5%", "1.2.3", "inf", "nan", "1e9"]
)
def test_what_may_be_two_numbers_is_none_and_stays_where_it_was(cases, typed):
    form = form_of(measure_value=typed)
    assert "is not a number" in str(form.errors["measure_value"])
    assert form.written()["measure"]["value"] == typed
    assert form.typed()["measure_value"] == typed


def test_a_year_is_digits(cases):
    form = form_of(measure_year="c. 2020")
    assert "is not a whole number" in str(form.errors["measure_year"])
    assert form.written()["measure"]["year"] == "c. 2020"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("statement", "word " * 46, "46 words"),
        ("passage_opens", "One", "1 words"),
        ("measure_value_to", "", "no upper end"),
        ("measure_span_to", "2010", "ends before it begins"),
        ("dimension", "philosophy", "valid choice"),
        ("relayed_from_published", "last year", "no date"),
    ],
)
def test_a_rule_of_the_dossier_is_told_at_the_field_that_breaks_it(cases, field, typed, sentence):
    errors = form_of(**{field: typed}).errors
    at = {"measure_value_to": "measure_qualifier", "measure_span_to": "measure_span_from"}.get(field, field)
    assert sentence in str(errors[at])


def test_the_form_shows_what_was_typed_before_it_could_be_read(cases):
    form = ClaimForm(claim=WHOLE, typed=form_of(measure_value="about 5").typed(), source=SOURCE)
    assert form["measure_value"].value() == "about 5"
    assert form["about"].value() == "place/hefei\ncluster/hefei-ev"


def test_what_is_folded_is_open_where_something_is_in_it(cases):
    def folded(form):
        return {one.section.id for one in form.sections if not one.is_open}

    assert folded(form_of()) == set()
    assert folded(ClaimForm()) == {"shown", "said_by", "relayed_from", "measure", "note"}
    assert "measure" not in folded(ClaimForm({"measure_year": "soon"}, source=SOURCE))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(PATHS)), st.text(max_size=30), max_size=8))
def test_whatever_is_sent_is_answered_with_sentences_and_kept(sent):
    form = ClaimForm(sent, claim={"n": 1}, source=SOURCE)
    assert form.errors
    typed = form.typed()
    for name, value in sent.items():
        if name not in ("lead", "relayed"):
            assert typed[name] == value.replace("\0", "\ufffd")
    assert "\0" not in str(form.written())
    again = ClaimForm(claim=form.written(), typed=typed)
    assert again["statement"].value() == typed["statement"]
