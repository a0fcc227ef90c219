"""Cells: which claims are a case's, what is shown of them short, and why a cell is empty."""

import pytest

from policyatlas.evidence import gather
from policyatlas.records.models import Case, Location
from tests.makers import (
    make_claim,
    make_cluster,
    make_coverage_note,
    make_link,
    make_place,
    make_policy,
    make_source,
)

pytestmark = pytest.mark.django_db


def whole(*cases):
    found = {case.pk: case for case in Case.objects.whole().filter(pk__in=[case.pk for case in cases])}
    return [found[case.pk] for case in cases]


def cell(case, dimension="outcomes", **options):
    return gather(whole(case), **options).cells[case.slug, dimension]


@pytest.fixture
def wuhan():
    return make_place("Wuhan", within=make_place("Hubei", kind="province", country="CN"))


def test_there_is_a_cell_for_every_case_and_dimension_in_order(wuhan):
    hefei = make_place("Hefei")
    cells = gather(whole(hefei, wuhan), dimensions=["risks", "finance"]).cells
    assert list(cells) == [("hefei", "finance"), ("hefei", "risks"), ("wuhan", "finance"), ("wuhan", "risks")]
    assert len(gather(whole(wuhan)).cells) == 12


def test_a_claim_counts_for_every_case_that_it_names(wuhan):
    hefei = make_place("Hefei")
    claim = make_claim(hefei, wuhan)
    assert cell(wuhan).claims == cell(hefei).claims == (claim,)


def test_a_place_holds_the_claims_of_its_clusters_once_and_not_of_its_policies_or_places(wuhan):
    cluster = make_cluster(places=[wuhan])
    both = make_claim(cluster, wuhan)
    clusters = make_claim(cluster)
    make_claim(make_policy(places=[wuhan]))
    make_claim(make_place("Dongxihu", kind="district", within=wuhan))
    assert set(cell(wuhan).claims) == {both, clusters}
    assert cell(wuhan, own=True).claims == (both,)
    assert cell(Case.objects.get(slug="hubei")).claims == ()


def test_a_cluster_does_not_hold_the_claims_of_its_place(wuhan):
    make_claim(wuhan)
    assert cell(make_cluster(places=[wuhan])).claims == ()


def test_a_place_and_its_cluster_side_by_side_each_hold_the_clusters_claims(wuhan):
    cluster = make_cluster(places=[wuhan])
    claim = make_claim(cluster)
    cells = gather(whole(cluster, wuhan)).cells
    assert cells[cluster.slug, "outcomes"].claims == cells["wuhan", "outcomes"].claims == (claim,)


def test_what_is_not_published_is_not_gathered(wuhan):
    make_claim(wuhan, state="draft")
    make_claim(wuhan, state="retracted", reason="An error.")
    assert cell(wuhan).state == "not-researched"


def test_three_claims_lead_and_the_rest_is_counted(wuhan):
    for _ in range(5):
        make_claim(wuhan)
    found = cell(wuhan)
    assert (found.leads, found.rest, found.more) == (found.claims[:3], found.claims[3:], 2)


def test_claims_in_a_dispute_are_neither_leads_nor_left_and_leave_room_for_one_lead(wuhan):
    claims = [make_claim(wuhan) for _ in range(5)]
    make_link(claims[0], claims[1])
    found = cell(wuhan)
    assert len(found.leads) == 1
    assert {*found.leads, *found.rest} == set(claims[2:])
    assert found.more == 2
    assert found.disagreements[0].claims == (claims[0], claims[1])


def test_however_many_accounts_differ_one_other_claim_leads(wuhan):
    claims = [make_claim(wuhan) for _ in range(6)]
    make_link(claims[0], claims[1])
    make_link(claims[2], claims[3])
    assert len(cell(wuhan).leads) == 1


def test_a_dispute_counts_in_every_cell_that_holds_either_claim(wuhan):
    hefei = make_place("Hefei")
    make_link(make_claim(wuhan), make_claim(hefei, dimension="risks"))
    cells = gather(whole(wuhan, hefei)).cells
    disputed = [key for key, found in cells.items() if found.evidence and found.evidence.disputed]
    assert disputed == [("wuhan", "outcomes"), ("hefei", "risks")]
    assert not cells["wuhan", "risks"].disagreements


def test_a_dispute_with_a_claim_that_is_not_published_is_not_open(wuhan):
    make_link(make_claim(wuhan), make_claim(wuhan, state="retracted", reason="An error."))
    assert not cell(wuhan).evidence.disputed


def test_the_three_kinds_of_nothing(wuhan):
    make_coverage_note(wuhan, dimension="talent", state="nothing-found", note="Only the province.")
    make_coverage_note(wuhan, dimension="risks", state="not-applicable", note="A rule builds nothing.")
    assert cell(wuhan).state == "not-researched"
    assert (cell(wuhan, "talent").state, cell(wuhan, "talent").reason) == ("nothing-found", "Only the province.")
    assert (cell(wuhan, "risks").state, cell(wuhan, "risks").reason) == ("not-applicable", "A rule builds nothing.")
    assert cell(wuhan, "risks").evidence is None


def test_a_claim_weighs_more_than_a_note_that_nothing_was_found(wuhan):
    make_coverage_note(wuhan, dimension="risks", state="nothing-found")
    make_claim(wuhan, dimension="risks")
    assert cell(wuhan, "risks").state == "evidence"


def test_interest_is_judged_by_the_country_that_the_case_lies_in(wuhan):
    state_paper = make_source()
    state_paper.publisher.country, state_paper.publisher.state_affiliated = "CN", True
    state_paper.publisher.save()
    make_claim(make_cluster("Optics", places=[wuhan]), source=state_paper)
    assert "disinterested" not in cell(Case.objects.get(slug="optics")).evidence.passed


def test_claims_named_besides_are_at_hand_by_their_public_name(wuhan):
    elsewhere = make_claim(make_place("Hefei"))
    make_claim(make_place("Hangzhou"), source=make_source("Secret"), state="draft")
    gathered = gather(whole(wuhan), named=[elsewhere.public_name, "secret#1", "nobody#7"])
    assert gathered.claims == {elsewhere.public_name: elsewhere}


@pytest.mark.parametrize("claims", [1, 30])
def test_gathering_costs_four_queries_whatever_the_number_of_claims(wuhan, claims, django_assert_num_queries):
    for _ in range(claims):
        here = make_claim(wuhan, measure={}, dimension="finance")
        make_link(make_claim(make_place()), here)
    (case,) = whole(wuhan)
    with django_assert_num_queries(4):
        gathered = gather([case])
        for found in gathered.cells.values():
            [(claim.year, claim.source.publisher_name, claim.origin, claim.main_case) for claim in found.claims]
    with django_assert_num_queries(3):
        gather([case], located=list(Location.objects.none()))


def test_what_two_narrowings_leave_out_is_counted_together(wuhan):
    for nature in ("fact", "assessment", "proposal"):
        make_claim(wuhan, nature=nature)
    narrowed = (
        cell(wuhan).narrowed(lambda claim: claim.nature != "fact").narrowed(lambda claim: claim.nature == "proposal")
    )
    assert (len(narrowed.claims), narrowed.held_back) == (1, 2)
