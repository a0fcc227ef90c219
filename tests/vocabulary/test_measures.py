"""How figures are said."""

from decimal import Decimal

import pytest

from policyatlas.vocabulary import QUALIFIERS, UNITS


@pytest.mark.parametrize(
    ("unit", "number", "value", "said"),
    [
        ("USD", "787 m", "787000000", "US$787 m"),
        ("CNY", "128 bn", "128000000000", "128 bn yuan"),
        ("EUR", "3", "3", "€3"),
        ("percent", "14.5", "14.5", "14.5%"),
        ("km2", "518", "518", "518 km²"),
        ("ha", "71", "71", "71 ha"),
        ("year", "1988", "1988", "1988"),
        ("rank", "21", "21", "rank 21"),
        ("vehicles per year", "350,000", "350000", "350,000 vehicles a year"),
    ],
)
def test_a_number_is_said_with_its_unit(unit, number, value, said):
    assert UNITS[unit].say(number, Decimal(value)) == said


@pytest.mark.parametrize(
    ("number", "said"), [("1", "1 year"), ("1.0", "1.0 year"), ("2", "2 years"), ("0.5", "0.5 years"), ("0", "0 years")]
)
def test_one_alone_is_singular(number, said):
    assert UNITS["years"].say(number, Decimal(number)) == said


def test_money_knows_its_currency_and_the_rest_has_none():
    assert UNITS["USD per job"].currency == "USD"
    assert UNITS["firms"].currency == ""


def test_a_qualifier_stands_before_the_figure():
    assert QUALIFIERS["more-than"].say("3 GW") == "more than 3 GW"
    assert QUALIFIERS["about"].say("US$3 bn") == "about US$3 bn"


def test_a_range_has_two_ends():
    assert QUALIFIERS["between"].say("3%", "5%") == "between 3% and 5%"
