"""What is recorded of cases and of the whole, as it is stored."""

import pytest

from policyatlas.evidence import answers_of, gather, recount, totals
from policyatlas.evidence.marks import Weights
from policyatlas.records.models import Case, CaseSummary, CellSummary, Claim
from tests.makers import make_claim, make_cluster, make_link, make_place, make_policy, make_publisher, make_source

pytestmark = pytest.mark.django_db

HALF = ("context", "strategy", "governance", "instruments", "finance", "knowledge")


def of(case):
    return CaseSummary.objects.get(case=case.pk)


def names(choices):
    return [case.name for _kind, cases in choices for case in cases]


def test_a_case_without_claims_is_counted_with_nothing():
    found = of(make_place("Hefei"))
    assert (found.claims, found.sources, found.answered, found.latest, found.one_sided) == (0, 0, 0, "", False)
    assert totals().best_covered == []


def test_claims_are_counted_by_dimension_and_sources_once():
    hefei, source = make_place("Hefei"), make_source(published="2022-03")
    make_claim(hefei, source=source, dimension="finance")
    make_claim(hefei, source=source, dimension="finance")
    make_claim(hefei, source=make_source(published="2022"), dimension="risks")
    found = of(hefei)
    assert (found.claims, found.sources, found.origins, found.answered, found.latest) == (3, 2, 2, 2, "2022-03")
    assert answers_of([hefei.pk]) == {hefei.pk: {"finance": 2, "risks": 1}}


def test_a_place_has_the_claims_of_the_clusters_in_it_once():
    hefei = make_place("Hefei")
    cluster = make_cluster("Hefei displays", places=[hefei])
    make_claim(cluster)
    make_claim(cluster, hefei)
    assert (of(hefei).claims, of(cluster).claims, totals().claims) == (2, 2, 2)


def test_only_published_claims_count():
    hefei = make_place("Hefei")
    make_claim(hefei, state="draft")
    make_claim(hefei, state="retracted", reason="It was wrong.")
    assert (of(hefei).claims, totals().claims, totals().newest) == (0, 0, ())


def test_a_case_is_one_sided_if_all_its_publishers_are_state_affiliated():
    party = make_source(publisher=make_publisher(state_affiliated=True))
    told, both = make_place(), make_place()
    make_claim(told, both, source=party)
    make_claim(both, source=make_source(publisher=None))
    assert (of(told).one_sided, of(both).one_sided) == (True, False)


def test_the_best_covered_answer_most_questions_with_most_claims():
    thin, deep, broad = (make_place(name) for name in ("Thin", "Deep", "Broad"))
    for case, dimension in ((thin, "outcomes"), (deep, "outcomes"), (deep, "outcomes"), (broad, "outcomes")):
        make_claim(case, dimension=dimension)
    make_claim(broad, dimension="risks")
    assert [case.name for case in totals().best_covered] == ["Broad", "Deep", "Thin"]


def test_the_newest_are_the_first_claims_of_the_newest_sources():
    old, new = make_source("Old", published="2019-12-31"), make_source("New", published="2024")
    undated = make_source("Undated", published="")
    make_claim(source=new, state="draft")
    for source in (old, new, undated, new):
        make_claim(source=source)
    assert totals().newest == ("new#2", "old#1", "undated#1")


def test_a_case_is_well_covered_from_half_of_the_questions_on(monkeypatch, django_assert_num_queries):
    half, more, less = make_place("Half"), make_policy("More"), make_place("Less")
    for dimension in HALF:
        make_claim(half, more, dimension=dimension)
    for dimension in ("risks", *HALF[:4]):
        make_claim(less, more, dimension=dimension)
    with django_assert_num_queries(1):
        assert names(totals().well_covered()) == ["Half", "More"]
    assert names(totals().well_covered(besides=[less, half])) == ["Half", "Less", "More"]


def test_so_many_are_kept_to_choose_from_as_a_list_can_hold(monkeypatch):
    monkeypatch.setattr("policyatlas.evidence.recounting.BEST", 1)
    for _ in range(3):
        make_claim(make_place(), make_policy())
    assert {kind: len(cases) for kind, cases in totals().best.items()} == {"place": 1, "cluster": 0, "policy": 1}


def test_a_second_count_writes_nothing_and_the_first_says_what_it_put_right():
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    claim = make_claim(hefei, dimension="risks")
    make_claim(wuhan)
    totals()  # counts what was made
    Claim.objects.filter(pk=claim.pk).update(dimension="finance")
    CaseSummary.objects.filter(case=wuhan.pk).delete()
    done = recount()
    assert (done.cases, sorted(done.differing)) == (2, ["atlas", "hefei finance", "hefei risks", "wuhan"])
    assert recount().differing == []


def test_it_counts_as_the_cells_do(atlas):
    cases = list(Case.objects.whole())
    gathered = gather(cases)
    stored = {(cell.case_id, cell.dimension): cell for cell in CellSummary.objects.all()}
    for case in cases:
        for cell in gathered.of(case):
            row = stored.pop((case.pk, cell.dimension.id), None)
            assert (Weights.stored(row).evidence if row else None) == cell.evidence
    assert not stored
    known = totals()
    assert (known.claims, known.sources, sum(known.cases.values())) == (1041, 180, 177)


def test_a_disputed_cell_is_so_wherever_the_other_claim_stands():
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    make_link(make_claim(hefei), make_claim(wuhan), stance="disputes")
    make_link(make_claim(hefei, dimension="risks"), make_claim(wuhan, dimension="risks"), stance="supports")
    found = CellSummary.objects.values_list("case__slug", "dimension", "disputed", "passes_undisputed")
    assert sorted(found) == [
        ("hefei", "outcomes", True, False),
        ("hefei", "risks", False, True),
        ("wuhan", "outcomes", True, False),
        ("wuhan", "risks", False, True),
    ]
