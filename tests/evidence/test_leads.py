"""Which claims of a group stand first (decision 13): each rule decides only where those before it are even."""

import pytest

from policyatlas.evidence.leads import in_lead_order, supporting_origins
from tests.makers import make_claim, make_link, make_place, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_place("Hefei")


def ordered(*claims, links=()):
    by_key = {claim.pk: claim for claim in claims}
    return in_lead_order(claims, supporting_origins(links, by_key))


def test_the_editors_choice_comes_before_everything(place):
    plain = make_claim(place, source=make_source(kind="academic"))
    chosen = make_claim(place, nature="forecast", relayed=True, lead=True)
    assert ordered(plain, chosen) == [chosen, plain]


def test_the_claim_that_more_origins_support_comes_first(place):
    alone = make_claim(place, source=make_source(kind="academic"))
    supported, supporter = make_claim(place), make_claim(place)
    link = make_link(supporter, supported, stance="supports")
    assert ordered(alone, supported, supporter, links=[link])[2] == alone


def test_support_from_the_same_origin_is_no_support(place):
    report = make_source(kind="academic", published="2020")
    newer = make_claim(place, source=make_source(kind="academic", published="2024"))
    first, second = make_claim(place, source=report), make_claim(place, source=report)
    assert ordered(first, second, newer, links=[make_link(first, second, stance="supports")])[0] == newer


def test_a_dispute_is_no_support(place):
    near, disputed = make_claim(place, source=make_source(kind="academic")), make_claim(place)
    other = make_claim(place)
    assert ordered(disputed, near, other, links=[make_link(other, disputed)])[0] == near


def test_first_hand_comes_before_relayed_and_fact_before_opinion(place):
    relayed = make_claim(place, origin=make_source())
    opinion = make_claim(place, nature="assessment")
    fact = make_claim(place, source=make_source(kind="official"))
    assert ordered(relayed, opinion, fact) == [fact, opinion, relayed]


def test_the_newest_year_comes_first_and_that_of_the_measure_counts(place):
    old = make_claim(place, source=make_source(published="2023"))
    measured = make_claim(place, source=make_source(published="2019"), measure={"year": 2024})
    undated = make_claim(place, source=make_source(published=""))
    assert ordered(undated, old, measured) == [measured, old, undated]


def test_names_decide_the_rest_with_numbers_as_numbers(place):
    report = make_source("Report")
    tenth, second = make_claim(place, source=report, number=10), make_claim(place, source=report, number=2)
    other = make_claim(place, source=make_source("Almanac"))
    assert ordered(tenth, other, second) == [other, second, tenth]
