"""What is worth a second look in a claim: found by machine, decided by nobody but the reviewer."""

import pytest

from policyatlas.curate.flags import flags_of
from policyatlas.dossiers.format import Claim
from tests.makers import make_claim, make_place, make_source

pytestmark = pytest.mark.django_db
SOURCE = {"slug": "gazette-2024", "published": "2024-05-06"}
STAKE = {"indicator": "equity-stake", "label": "stake", "value": 787000000, "unit": "USD", "year": 2020}


@pytest.fixture
def hefei():
    return make_place("Hefei")


def flagged(**fields):
    claim = Claim.model_validate(
        {
            "n": 1,
            "about": ["place/hefei"],
            "dimension": "finance",
            "statement": "Hefei took shares in a car maker.",
            "nature": "fact",
            "passage": {"opens": "The municipal government"},
        }
        | fields
    )
    return [(field, said.split(":")[0]) for field, said in flags_of(claim, SOURCE)]


def test_a_plain_claim_raises_no_flag(hefei):
    assert flagged(measure=STAKE) == []


def test_a_statement_that_points_back(hefei):
    assert flagged(statement="It took shares in a car maker.") == [
        ("statement", "“It” points back to a sentence that is not here")
    ]


def test_a_statement_that_names_none_of_its_cases(hefei):
    assert flagged(statement="The city took shares in a maker.") == [
        ("statement", "The statement names none of its cases")
    ]
    assert flagged(statement="The shares of NIO were bought by the city.") == []


def test_nearly_the_same_words_from_another_source(hefei):
    source = make_source(slug="times-2023")
    make_claim(hefei, source=source, dimension="finance", statement="Hefei took shares in a car maker then.")
    make_claim(hefei, dimension="finance", statement="Hefei sold its shares in a maker of screens.")
    assert flagged() == [("statement", "times-2023#1 says nearly the same")]


def test_the_same_source_may_say_nearly_the_same_twice(hefei):
    make_claim(
        hefei, source=make_source(slug="gazette-2024"), dimension="finance", statement="Hefei took shares in a maker."
    )
    assert flagged() == []


def test_a_target_filed_as_a_fact(hefei):
    assert flagged(measure=STAKE | {"basis": "target"}) == [("nature", "The figure is a target")]
    assert flagged(measure=STAKE | {"year": 2030}) == [("nature", "2030 lies ahead of the source")]
    assert flagged(measure=STAKE | {"year": 2030}, nature="forecast") == []


def test_money_without_a_year(hefei):
    assert flagged(measure=STAKE | {"year": None}) == [("measure.year", "Money without a year cannot be compared")]


def test_another_value_for_the_same_case_indicator_and_year(hefei):
    source = make_source(slug="times-2023")
    measure = {"indicator": "equity-stake", "value": 500000000, "unit": "USD", "year": 2020}
    make_claim(hefei, source=source, dimension="firms", measure=measure)
    make_claim(hefei, measure=measure | {"year": 2019})
    make_claim(hefei, measure=measure | {"unit": "CNY"})
    assert flagged(measure=STAKE) == [("measure.value", "times-2023#1 gives another value for the same")]


def test_flags_take_the_same_queries_however_many_claims_there_are(hefei, django_assert_max_num_queries):
    for _ in range(5):
        make_claim(hefei, dimension="finance", measure={"indicator": "equity-stake", "unit": "USD", "year": 2020})
    with django_assert_max_num_queries(4):
        flagged(measure=STAKE)
