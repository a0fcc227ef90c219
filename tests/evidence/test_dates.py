"""Which year a claim tells of, and which years it carries."""

import pytest

from policyatlas.evidence import names_year, year_told
from tests.makers import make_claim, make_place, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """The year told by a statement in a source of 2024."""
    return lambda statement, **fields: year_told(
        make_claim(make_place(), statement=statement, source=make_source(published="2024-05"), **fields)
    )


@pytest.mark.parametrize(
    ("statement", "year"),
    [
        ("The zone was founded in 1988.", 1988),
        ("In 1988 the zone was founded, and 1988 was a good year.", 1988),
        ("Wuhan was a second-tier city (2018).", 2018),
        ("It grew in 1988 and in 2001.", None),
        ("It grew from 2014-2018.", None),
        ("It grew in the 1980s.", None),
        ("The fund holds 2,000 shares at $2000 and 1999.5 more.", None),
        ("Profit rose by 1900 per cent, or 1900%.", None),
        ("It is to lead by 2035.", None),
        ("It grew.", None),
    ],
)
def test_a_statement_tells_of_the_one_year_that_it_names(told, statement, year):
    assert told(statement) == year


def test_the_year_of_the_measure_comes_first(told):
    assert told("Founded in 1988, it had 127 firms.", measure={"year": 2023}) == 2023


def test_a_span_tells_of_its_end(told):
    assert told("It grew.", measure={"year": None, "span_from": 2000, "span_to": 2012}) == 2012


def test_a_measure_that_is_a_year_is_the_year(told):
    assert told("The firm is old.", measure={"value": 1993, "unit": "year", "year": 2020}) == 1993


@pytest.mark.parametrize("basis", ["target", "announced", "pledged", "capacity"])
def test_a_target_is_not_told_of_in_the_year_that_it_is_for(told, basis):
    assert told("In 2017 a million were promised.", measure={"year": 2022, "basis": basis}) == 2017


def test_a_source_without_a_date_may_tell_of_any_year():
    assert year_told(make_claim(statement="Founded in 1988.", source=make_source(published=""))) == 1988


def test_a_claim_carries_the_years_that_it_names_but_for_those_in_brackets():
    claim = make_claim(statement="Founded in 1988 and enlarged in 2001, it was a second-tier city (2018).")
    assert [year for year in (1988, 2001, 2018) if names_year(claim, year)] == [1988, 2001]


def test_a_claim_carries_the_year_that_it_measures():
    claim = make_claim(statement="The firm is old.", measure={"value": 1993, "unit": "year"})
    assert names_year(claim, 1993)
