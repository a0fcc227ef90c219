"""The rule that suspects figures: the same subject with another value, and nothing else; hand-worked."""

from decimal import Decimal

import pytest

from policyatlas.evidence.suspicions import suspects
from policyatlas.records.models import Measure
from tests.makers import make_claim, make_place

pytestmark = pytest.mark.django_db
SOLAR = {"indicator": "power-capacity-added", "unit": "GW", "year": 2024}


@pytest.fixture
def china():
    return make_place("China", kind="country")


def found():
    return [one.values for one in suspects(Measure.objects.comparable_of(None))]


def make_pair(case, *, one=None, other=None, value=28, value_of_other=277.17, **fields):
    """Two claims on one subject, each with what it says otherwise."""
    make_claim(case, measure=SOLAR | {"value": Decimal(str(value))} | (one or {}), **fields)
    make_claim(case, measure=SOLAR | {"value": Decimal(str(value_of_other))} | (other or {}), **fields)


def test_two_values_of_one_subject_are_suspected_in_the_order_of_the_claims(china):
    make_pair(china, one={"qualifier": "about"})
    assert found() == [["about 28 GW", "277.17 GW"]]


def test_values_that_differ_by_rounding_are_not(china):
    make_pair(china, value=277.2, value_of_other=277.17)
    make_pair(china, one={"year": 2020}, other={"year": 2020}, value=100, value_of_other=100.9)
    assert found() == []


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "power-capacity"},
        {"year": 2023},
        {"year": None},
        {"indicator": ""},
        {"span_from": 2020, "span_to": 2024},
        {"unit": "percent"},
    ],
)
def test_another_indicator_period_or_unit_is_a_difference_of_scope(china, other):
    make_pair(china, other=other)
    assert found() == []


def test_another_area_is_a_difference_of_scope(china):
    make_pair(china, other={"area": make_place("Hubei", kind="province")})
    assert found() == []


def test_another_main_case_is_a_difference_of_scope(china):
    hefei = make_place("Hefei")
    make_claim(china, hefei, measure=SOLAR | {"value": 28})
    make_claim(hefei, china, measure=SOLAR | {"value": 277})
    assert found() == []


def test_the_span_holds_where_a_year_says_when_it_was_said(china):
    span = {"span_from": 2000, "span_to": 2024}
    make_pair(china, one=span | {"year": 2023}, other=span | {"year": 2024})
    assert len(found()) == 1


@pytest.mark.parametrize(
    ("value", "qualifier", "value_of_other", "suspected"),
    [
        (500, "more-than", 504, False),  # 504 is more than 500
        (541, "more-than", 504, True),
        (600, "up-to", 504, False),
        (500, "less-than", 504, True),
    ],
)
def test_a_bound_is_at_odds_only_with_what_lies_beyond_it(china, value, qualifier, value_of_other, suspected):
    make_pair(china, one={"qualifier": qualifier}, value=value, value_of_other=value_of_other)
    assert bool(found()) is suspected


def test_a_range_is_at_odds_only_with_what_lies_outside(china):
    between = {"qualifier": "between", "value_to": 30}
    make_pair(china, one=between, value=20, value_of_other=25)
    assert found() == []
    make_claim(china, measure=SOLAR | {"value": 40})
    assert found() == [["between 20–30 GW", "40 GW"], ["25 GW", "40 GW"]]


def test_units_that_are_brought_to_one_another_are_one_and_currencies_are_not(china):
    area = {"indicator": "area-site"}
    make_pair(china, one=area | {"unit": "ha"}, other=area | {"unit": "km2"}, value=150, value_of_other=1.5)
    make_pair(china, one=area | {"unit": "ha"}, other=area | {"unit": "km2"}, value=150, value_of_other=2)
    assert ["150 ha", "2 km2"] in found()
    assert ["150 ha", "1.5 km2"] not in found()
    money = {"indicator": "investment"}
    make_pair(make_place(), one=money | {"unit": "USD"}, other=money | {"unit": "CNY"})
    assert not [values for values in found() if "USD" in values[0]]


def test_what_readers_do_not_see_is_not_suspected(china):
    make_pair(china, state="draft")
    assert found() == []


@pytest.mark.parametrize("number", [2, 20])
def test_figures_are_read_in_one_query_whatever_their_number(china, django_assert_num_queries, number):
    for turn in range(number):
        make_claim(china, measure=SOLAR | {"value": 10 * (turn + 1)})
    with django_assert_num_queries(1):
        assert len(found()) == number * (number - 1) / 2
