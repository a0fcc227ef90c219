from decimal import Decimal

import pytest

from policyatlas.evidence.conversions import common_unit, in_common_unit
from policyatlas.evidence.relations import relate
from tests.evidence.figures import HEFEI, WUHAN, figure


def relation(value, other, unit="CNY", other_unit=None, **fields):
    of = figure(WUHAN, value, unit, "gdp", **fields)
    return relate(of.measure, figure(HEFEI, other, other_unit or unit, "gdp").measure)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.05", "less than a tenth of"),
        ("0.1", "about a tenth of"),
        ("0.34", "about a third of"),
        ("0.5", "about half of"),
        ("0.92", "roughly equal to"),
        ("1", "roughly equal to"),
        ("1.08", "roughly equal to"),
        ("1.2", "about a quarter more than"),
        ("1.9", "about twice"),
        ("3.05", "about three times"),
        ("10.4", "about ten times"),
        ("10.6", "about 11 times"),
        ("64.4", "about 64 times"),
        ("1234", "about 1200 times"),
    ],
)
def test_a_quotient_is_said_in_the_nearest_common_words(value, words):
    assert relation(value, 1).in_words == words


@pytest.mark.parametrize(
    ("value", "words"), [(2013, "25 years after"), (1987, "1 year before"), (1988, "the same year as")]
)
def test_dates_are_years_apart_and_have_no_quotient(value, words):
    assert relation(value, 1988, "year").in_words == words


def test_values_in_two_units_are_set_in_one_before_they_are_divided():
    assert relation(1, 50, "km2", "ha").result == Decimal(2)


@pytest.mark.parametrize("qualifier", ["more-than", "less-than", "up-to", "between"])
def test_a_bound_has_no_quotient(qualifier):
    assert relation(6, 2, qualifier=qualifier) is None


@pytest.mark.parametrize(("value", "other"), [(0, 2), (2, 0), (-2, 2), (2, -2)])
def test_nothing_is_divided_by_or_into_what_is_not_above_zero(value, other):
    assert relation(value, other) is None


def test_money_has_no_common_unit():
    assert [common_unit(unit) for unit in ("CNY", "USD", "EUR")] == ["CNY", "USD", "EUR"]
    assert in_common_unit(Decimal(6), "CNY") == 6


def test_persons_and_jobs_have_no_common_unit():
    assert common_unit("persons") != common_unit("jobs")
