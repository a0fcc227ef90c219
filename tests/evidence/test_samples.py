"""Which claims are shown where there is room for a few only."""

import pytest

from policyatlas.evidence import gather
from policyatlas.evidence.samples import sample_claims, sample_row
from policyatlas.records.models import Case
from tests.makers import make_claim, make_place, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def cells():
    def cells(*cases):
        whole = list(Case.objects.whole().named(case.slug for case in cases))
        return gather(whole).cells

    return cells


def test_a_row_has_facts_with_figures_of_known_publishers_before_anything_else(cells):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    for case in (wuhan, hefei):
        make_claim(case, dimension="context", statement="An old city.")
        make_claim(case, dimension="risks", statement="It lost 3 plants.", source=make_source(publisher=None))
        make_claim(case, dimension="talent", statement="It trains 3,000 welders.", nature="forecast")
        make_claim(case, dimension="finance", statement="It paid 3 billion yuan.")
    row = sample_row(["wuhan", "hefei"], cells(wuhan, hefei))
    assert row.dimension.id == "finance"
    assert [claim.main_case.slug for claim in row.claims] == ["wuhan", "hefei"]


def test_there_is_no_row_where_one_case_answers_nothing(cells):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    make_claim(wuhan)
    assert sample_row(["wuhan", "hefei"], cells(wuhan, hefei)) is None
    assert sample_row([], {}) is None


def test_claims_come_from_several_cells_the_strongest_first(cells):
    wuhan = make_place("Wuhan")
    make_claim(wuhan, dimension="context", statement="An old city.")
    strong = make_claim(wuhan, dimension="risks", statement="It lost 3 plants.")
    make_claim(wuhan, dimension="risks", statement="It lost 4 plants.")
    found = sample_claims(cells(wuhan).values(), 3)
    assert [claim.dimension for claim in found] == ["risks", "context"]
    assert found[0] == strong
