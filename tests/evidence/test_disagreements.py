"""Accounts that differ: only where an editor's link says so, equal values together, whatever joins them."""

from decimal import Decimal

import pytest

from policyatlas.evidence.disagreements import disagreements, same_value
from policyatlas.records.models import Claim, ClaimLink, Measure
from tests.makers import make_claim, make_link, make_place


def measured(value, unit="USD", qualifier=""):
    return Measure(value=Decimal(str(value)), unit=unit, qualifier=qualifier)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (277.17, 277.2, True),  # equal to as many digits as the shorter one has
        (277.17, 28, False),
        (5_000_000_000, 4_960_000_000, True),  # 1 % of rounding
        (5_000_000_000, 4_900_000_000, False),
        (18_500_000_000, 20_000_000_000, False),  # a round number may be exact
        (959_000_000, 750_000_000, False),
        (0.5, 0.49, False),
        (0, 0, True),
        (-74, -74.3, True),
        (74, -74, False),
    ],
)
def test_two_values_are_the_same_but_for_rounding(one, other, same):
    assert same_value(measured(one), measured(other)) is same
    assert same_value(measured(other), measured(one)) is same


def test_about_doubles_what_may_be_rounded():
    assert not same_value(measured(1234), measured(1250.7))
    assert same_value(measured(1234, qualifier="about"), measured(1250.7))
    assert not same_value(measured(1234, qualifier="about"), measured(1265.7))


def test_values_in_two_units_are_never_the_same():
    assert not same_value(measured(100, unit="USD"), measured(100, unit="CNY"))


@pytest.fixture
def place(db):
    return make_place("Wuhan")


def found():
    claims = Claim.objects.with_provenance()
    return disagreements(ClaimLink.objects.all(), {claim.pk: claim for claim in claims})


def values(dispute):
    return [[claim.measure.value for claim in account.claims] for account in dispute.accounts]


def test_numbers_that_differ_without_a_link_are_no_dispute(place):
    make_claim(place, measure={"value": 1})
    make_claim(place, measure={"value": 2})
    assert found() == []


def test_claims_joined_by_disputes_are_one_disagreement_with_equal_values_together(place):
    low = make_claim(place, measure={"value": 750})
    high, same = make_claim(place, measure={"value": 959}), make_claim(place, measure={"value": 960})
    make_link(high, low, question="How much was paid", note="One counts the land.")
    make_link(same, low, question="How much was paid", note="One counts the land.")
    (dispute,) = found()
    assert dispute.question == "How much was paid"
    assert dispute.notes == ("One counts the land.",)
    assert values(dispute) == [[750], [959, 960]]


def test_two_claims_that_an_editor_set_against_each_other_stay_apart_however_near(place):
    make_link(make_claim(place, measure={"value": 100}), make_claim(place, measure={"value": Decimal("100.4")}))
    assert values(found()[0]) == [[100], [Decimal("100.4")]]


def test_claims_without_a_number_are_each_an_account(place):
    yes, no = make_claim(place, statement="It copied."), make_claim(place, statement="It did not copy.")
    make_link(yes, no)
    (dispute,) = found()
    assert [account.claim for account in dispute.accounts] == [yes, no]
    assert [account.measure for account in dispute.accounts] == [None, None]


def test_disputes_that_share_no_claim_are_two(place):
    for question in ("Size", "Cost"):
        make_link(make_claim(place), make_claim(place), question=question)
    assert [dispute.question for dispute in found()] == ["Size", "Cost"]


def test_a_chain_of_disputes_is_joined_whatever_its_order(place):
    a, b, c, d = (make_claim(place) for _ in range(4))
    make_link(a, b)
    make_link(c, d)
    make_link(b, c)
    (dispute,) = found()
    assert set(dispute.claims) == {a, b, c, d}


@pytest.mark.parametrize("stance", ["supports", "qualifies"])
def test_other_links_are_no_disputes(place, stance):
    make_link(make_claim(place), make_claim(place), stance=stance)
    assert found() == []


def test_a_link_to_a_claim_that_is_not_shown_is_passed_over(place):
    shown, hidden = make_claim(place), make_claim(place, state="draft")
    make_link(hidden, shown)
    assert disagreements(ClaimLink.objects.all(), {shown.pk: shown}) == []
