"""Accounts that differ: only where an editor's link says so, equal values together, whatever joins them."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyatlas.evidence.disagreements import disagreements, joined, same_value
from policyatlas.records.models import Claim, ClaimLink, Measure, Source
from tests.makers import make_claim, make_link, make_place, make_source


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


def test_a_bound_is_no_account_of_the_number_beside_it(place):
    assert not same_value(measured(500, qualifier="more-than"), measured(500))
    assert same_value(measured(500, qualifier="more-than"), measured(501, qualifier="more-than"))


def test_ranges_are_the_same_where_both_ends_are():
    def between(value, value_to):
        return Measure(value=Decimal(value), value_to=Decimal(value_to), unit="USD", qualifier="between")

    assert same_value(between(100, 200), between(100, 201))
    assert not same_value(between(100, 200), between(100, 300))


def test_numbers_of_two_years_are_two_accounts_however_equal(place):
    other = make_claim(place, measure={"value": 1})
    for year in (2020, 2024):
        make_link(make_claim(place, measure={"value": 750, "year": year}), other)
    assert values(found()[0]) == [[1], [750], [750]]


amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("1e12"), places=2)


@settings(max_examples=200)
@given(st.lists(st.one_of(amounts, st.integers(90, 110).map(Decimal)), min_size=2, max_size=8))
def test_whatever_the_values_no_two_that_differ_stand_as_one(numbers):
    source = Source(pk=1, slug="gazette")
    claims = {
        pk: Claim(
            pk=pk,
            number=pk + 1,
            source=source,
            measure=Measure(value=value, unit="USD", indicator="investment", year=2024),
        )
        for pk, value in enumerate(numbers)
    }
    hub = len(claims)
    euros = Measure(value=Decimal(1), unit="EUR")  # it disputes all the others, which may agree among themselves
    claims[hub] = Claim(pk=hub, number=hub + 1, source=source, measure=euros)
    links = [ClaimLink(from_claim_id=hub, to_claim_id=pk, stance="disputes") for pk in range(hub)]
    (dispute,) = disagreements(links, claims)
    assert sorted(claim.pk for claim in dispute.claims) == sorted(claims)
    for account in dispute.accounts:
        for one, other in combinations(account.claims, 2):
            assert same_value(one.measure, other.measure)


def test_it_differs_since_the_second_account_came_out(place):
    old, new, later = (
        make_claim(place, source=make_source(published=published), measure={"value": value})
        for published, value in (("2019-05", 1), ("2021", 2), ("2023-01-04", 2))
    )
    make_link(old, new)
    make_link(old, later)
    assert found()[0].since == "2021"


def test_without_a_date_it_is_not_known_since_when(place):
    make_link(make_claim(place, source=make_source(published="")), make_claim(place))
    assert found()[0].since == ""


def test_it_is_called_by_the_same_claim_whatever_a_choice_leaves_out(place):
    first, second = (make_claim(place, source=make_source(slug=slug)) for slug in ("aaa", "zzz"))
    make_link(second, first)
    (dispute,) = found()
    left = dispute.narrowed(lambda claim: claim == second)
    assert (dispute.name, left.name, left.unheard) == ("aaa#1", "aaa#1", 1)
    assert left.claims == (second,)


def test_a_thousand_links_are_joined_at_once():
    claims = [Claim(pk=pk) for pk in range(1, 2001)]
    links = [ClaimLink(from_claim=one, to_claim=other) for one, other in pairwise(claims)]
    assert [len(group) for group in joined(links)] == [1999]
    assert [len(group) for group in joined(links[::2])] == [1] * 1000
