"""How many claims and sources there are on each case, counted in one read."""

import pytest

from policyatlas.evidence import gather, tally
from policyatlas.records.models import Case
from tests.makers import make_claim, make_cluster, make_place, make_source

pytestmark = pytest.mark.django_db


def of(case):
    return tally().by_case[case.pk]


def test_a_case_without_claims_is_counted_with_nothing():
    found = of(make_place("Hefei"))
    assert (found.name, found.claims, found.sources, found.answered, found.latest) == ("Hefei", 0, 0, 0, "")


def test_claims_are_counted_by_dimension_and_sources_once():
    hefei, source = make_place("Hefei"), make_source(published="2022-03")
    make_claim(hefei, source=source, dimension="finance")
    make_claim(hefei, source=source, dimension="finance")
    make_claim(hefei, source=make_source(published="2022"), dimension="risks")
    found = of(hefei)
    assert (found.claims, found.sources, found.answered, found.latest) == (3, 2, 2, "2022-03")
    assert found.dimensions == {"finance": 2, "risks": 1}


def test_a_place_has_the_claims_of_the_clusters_in_it_once():
    hefei = make_place("Hefei")
    cluster = make_cluster("Hefei displays", places=[hefei])
    make_claim(cluster)
    make_claim(cluster, hefei)
    assert of(hefei).claims == 2
    assert of(cluster).claims == 2


def test_only_published_claims_count():
    hefei = make_place("Hefei")
    make_claim(hefei, state="draft")
    make_claim(hefei, state="retracted", reason="It was wrong.")
    assert of(hefei).claims == 0
    assert tally().claims == 0


def test_cases_stand_in_the_order_of_how_well_they_are_covered():
    thin, deep, broad = (make_place(name) for name in ("Thin", "Deep", "Broad"))
    make_claim(thin)
    make_claim(deep)
    make_claim(deep)
    make_claim(broad)
    make_claim(broad, dimension="risks")
    assert [case.name for case in tally().by_case.values()] == ["Broad", "Deep", "Thin"]


def test_the_newest_are_the_first_claims_of_the_newest_sources():
    old, new = make_source("Old", published="2019-12-31"), make_source("New", published="2024")
    undated = make_source("Undated", published="")
    for source in (old, new, undated, new):
        make_claim(source=source)
    assert tally().newest == ("new#1", "old#1", "undated#1")


def test_a_case_is_well_covered_from_half_of_the_questions_on():
    half, less = make_place("Half"), make_place("Less")
    for dimension in ("context", "strategy", "governance", "instruments", "finance", "knowledge"):
        make_claim(half, dimension=dimension)
    for dimension in ("context", "strategy", "governance", "instruments", "finance"):
        make_claim(less, dimension=dimension)

    def names(**besides):
        return [case.name for _kind, cases in tally().well_covered(**besides) for case in cases]

    assert names() == ["Half"]
    assert names(besides=[less.pk]) == ["Half", "Less"]


def test_it_takes_two_queries_whatever_there_is(django_assert_num_queries):
    for name in ("Wuhan", "Hefei"):
        make_claim(make_place(name))
    with django_assert_num_queries(2):
        tally()


def test_it_counts_as_the_cells_do(atlas):
    cases = list(Case.objects.whole())
    gathered = gather(cases)
    tallies = tally()
    for case in cases:
        claims = {cell.dimension.id: len(cell.claims) for cell in gathered.of(case) if cell.claims}
        assert tallies.by_case[case.pk].dimensions == claims
    assert (tallies.claims, tallies.sources) == (1041, 180)
