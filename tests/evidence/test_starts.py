import pytest

from policyatlas.evidence import begun, start_of
from policyatlas.records.models import Case
from tests.makers import make_claim, make_cluster, make_place, make_policy

pytestmark = pytest.mark.django_db


def start(case, *claims, located=()):
    return start_of(Case.objects.whole().get(pk=case.pk), claims, located=located)


def test_a_cluster_begins_when_it_was_founded_and_a_policy_when_it_started():
    assert begun(make_cluster(founded=1988)) == 1988
    assert begun(make_policy(started=2014)) == 2014
    assert begun(make_place()) is None


def test_a_start_is_that_which_a_claim_carries():
    cluster = make_cluster(founded=1988)
    claim = make_claim(cluster, statement="It was founded in 1988.")
    found = start(cluster, make_claim(cluster, statement="It grew in 1999."), claim)
    assert (found.year, found.case.pk, found.claim) == (1988, cluster.pk, claim)


def test_without_such_a_claim_there_is_none():
    cluster = make_cluster(founded=1988)
    assert start(cluster, make_claim(cluster, statement="It grew (1988).")) is None
    assert start(make_cluster(), make_claim(cluster, statement="It was founded in 1988.")) is None


def test_a_fact_goes_before_a_judgement():
    cluster = make_cluster(founded=1988)
    judged = make_claim(cluster, statement="It was founded in 1988.", nature="assessment")
    fact = make_claim(cluster, statement="It opened in 1988.")
    assert start(cluster, judged, fact).claim == fact
    assert start(cluster, judged).claim == judged


def test_a_place_begins_with_the_first_case_in_it_that_has_a_cited_start():
    place = make_place()
    early, late, last = (make_cluster(places=[place], founded=year) for year in (1971, 1988, 1999))
    claims = [make_claim(case, statement=f"It was founded in {case.founded}.") for case in (late, last)]
    elsewhere = make_claim(statement="Something else happened in 1971.")
    found = start(place, *claims, elsewhere, located=[early, late, last])
    assert (found.year, found.case) == (1988, late)


def test_a_place_with_nothing_in_it_has_no_start():
    assert start(make_place(), make_claim(statement="It was founded in 1988.")) is None
