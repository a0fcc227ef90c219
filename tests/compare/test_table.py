"""The engine of the comparison: columns, rows in groups, cells with their states, numbers of sources."""

import pytest

from policyatlas.compare.columns import read_columns
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.table import compare
from policyatlas.vocabulary import DIMENSIONS, NATURES
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_link,
    make_place,
    make_policy,
    make_source,
)

pytestmark = pytest.mark.django_db


def rows(*names):
    return Narrowing(rows=tuple(DIMENSIONS[name] for name in names))


def compared(address, narrowing=None):
    return compare(read_columns(address).voices, narrowing or rows("finance"))


def cells(comparison):
    return {cell.reference: cell for group in comparison.groups for row in group.rows for cell in row.cells}


def statements(cell):
    return [citation.claim.statement for citation in (*cell.cited.citations, *cell.rest)]


@pytest.fixture
def wuhan():
    hubei = make_place("Hubei", kind="province", within=make_place("China", kind="country", country="CN"))
    return make_place("Wuhan", within=hubei, lat=30.6, lon=114.3)


@pytest.fixture
def hefei():
    return make_place("Hefei", lat=31.8, lon=117.2)


def test_columns_say_what_they_are_and_how_much_they_answer(wuhan, hefei):
    make_claim(wuhan, dimension="finance")
    make_claim(wuhan, dimension="finance")
    make_claim(wuhan, dimension="risks")
    first, second = compared("wuhan,hefei", Narrowing()).columns
    assert (first.letter, first.kind, first.parents) == ("A", "City", "Hubei, China")
    assert (first.amount.claims, first.answered, first.asked) == (3, 2, 12)
    assert (second.letter, second.amount.claims, second.answered) == ("B", 0, 0)


def test_a_cluster_and_a_policy_say_where_they_are(wuhan):
    make_cluster("Optics Valley", places=[wuhan])
    make_policy("Made in China 2025", kind="strategy", places=[wuhan.within.within])
    cluster, policy = compared("optics-valley,made-in-china-2025").columns
    assert (cluster.kind, cluster.parents) == ("Cluster", "Wuhan, Hubei, China")
    assert (policy.kind, policy.parents) == ("Policy, strategy", "China")


def test_rows_stand_under_the_heads_of_the_codebook(wuhan):
    groups = compared("wuhan", Narrowing(depth="full")).groups
    assert [str(group.group.label) for group in groups] == ["Setting", "Means", "Base", "Results"]
    assert [row.dimension.number for group in groups for row in group.rows] == list(range(1, 13))


def test_rows_asked_for_stand_in_the_given_order(wuhan):
    groups = compared("wuhan", rows("risks", "finance", "outcomes")).groups
    assert [row.dimension.id for group in groups for row in group.rows] == ["risks", "finance", "outcomes"]
    assert [str(group.group.label) for group in groups] == ["Results", "Means", "Results"]


def test_a_cell_is_called_after_its_column_and_the_number_of_its_question(wuhan, hefei):
    assert list(cells(compared("wuhan,hefei", rows("risks", "finance")))) == ["A11", "B11", "A5", "B5"]


def test_sources_are_numbered_row_by_row_and_cell_by_cell(wuhan, hefei):
    late = make_claim(wuhan, dimension="risks")
    first = make_claim(wuhan, dimension="finance")
    second = make_claim(hefei, dimension="finance")
    found = compared("wuhan,hefei", rows("finance", "risks")).references
    assert [reference.source for reference in found] == [first.source, second.source, late.source]
    assert [reference.number for reference in found] == [1, 2, 3]


def test_a_source_says_in_which_cells_it_is_cited(wuhan, hefei):
    source = make_source()
    make_claim(wuhan, dimension="finance", source=source)
    make_claim(hefei, dimension="risks", source=source)
    [reference] = compared("wuhan,hefei", rows("finance", "risks")).references
    assert reference.cited_in == (("A5", "#A5"), ("B11", "#B11"))


def test_a_claim_on_two_cases_stands_in_both_columns(wuhan, hefei):
    make_claim(wuhan, hefei, dimension="finance", statement="Both paid.")
    found = cells(compared("wuhan,hefei"))
    assert statements(found["A5"]) == statements(found["B5"]) == ["Both paid."]


def test_a_place_has_the_claims_of_its_clusters_unless_only_its_own_are_asked_for(wuhan):
    make_claim(make_cluster("Optics Valley", places=[wuhan]), dimension="finance", statement="The zone paid.")
    assert statements(cells(compared("wuhan"))["A5"]) == ["The zone paid."]
    own = Narrowing(rows=(DIMENSIONS["finance"],), own=True)
    assert cells(compared("wuhan", own))["A5"].cited.cell.state == "not-researched"


def test_three_claims_are_shown_and_the_rest_counted(wuhan):
    for _turn in range(5):
        make_claim(wuhan, dimension="finance")
    cell = cells(compared("wuhan"))["A5"]
    assert (len(cell.cited.citations), cell.more, cell.part) == (3, 2, "cell-finance-1")


def test_an_opened_cell_shows_all_its_claims_and_renumbers_nothing(wuhan, hefei):
    for _turn in range(5):
        make_claim(wuhan, dimension="finance")
    make_claim(hefei, dimension="finance")
    short = compared("wuhan,hefei")
    full = compared("wuhan,hefei", Narrowing(rows=(DIMENSIONS["finance"],), opened=("A5",)))
    assert (len(cells(full)["A5"].rest), cells(full)["A5"].more) == (2, 0)
    assert [(one.source, one.number) for one in full.references[: len(short.references)]] == [
        (one.source, one.number) for one in short.references
    ]
    assert len(full.references) == 6


def test_accounts_that_differ_are_shown_and_not_counted_among_the_rest(wuhan):
    one, other = (make_claim(wuhan, dimension="finance") for _turn in range(2))
    make_link(one, other, question="Who paid")
    cell = cells(compared("wuhan"))["A5"]
    assert (len(cell.cited.citations), cell.more) == (0, 0)
    assert [dispute.disagreement.question for dispute in cell.cited.disagreements] == ["Who paid"]


def test_an_empty_cell_says_which_kind_of_nothing_it_is(wuhan, hefei):
    make_coverage_note(wuhan, dimension="finance", state="nothing-found", note="Nobody tells.")
    make_coverage_note(hefei, dimension="risks", state="not-applicable", note="It built nothing.")
    found = cells(compared("wuhan,hefei", rows("finance", "risks")))
    states = {reference: (cell.cited.cell.state, cell.cited.cell.reason) for reference, cell in found.items()}
    assert states == {
        "A5": ("nothing-found", "Nobody tells."),
        "B5": ("not-researched", ""),
        "A11": ("not-researched", ""),
        "B11": ("not-applicable", "It built nothing."),
    }


def test_claims_of_other_natures_are_held_back_and_the_rest_weighed_anew(wuhan):
    make_claim(wuhan, dimension="finance", nature="fact", statement="It paid.")
    make_claim(wuhan, dimension="finance", nature="assessment")
    make_claim(wuhan, dimension="risks", nature="assessment")
    found = cells(compared("wuhan", Narrowing(natures=(NATURES["fact"],))))
    assert statements(found["A5"]) == ["It paid."]
    assert found["A5"].cited.cell.evidence.claims == 1
    only_opinion = found["A11"].cited.cell
    assert (only_opinion.state, only_opinion.claims, only_opinion.held_back) == ("evidence", (), 1)


def test_the_map_has_the_letter_of_every_case_that_lies_somewhere(wuhan, hefei):
    make_cluster("Optics Valley", places=[wuhan])
    make_policy("A treaty")
    plate = compared("hefei,a-treaty,optics-valley").plate
    assert {(mark.pin.letter, mark.pin.name) for mark in plate.marks} == {("A", "Hefei"), ("C", "Optics Valley")}
    assert compared("a-treaty").plate is None


def test_the_introduction_of_exactly_these_cases_comes_first_in_any_order(wuhan, hefei):
    lead = make_claim(wuhan, dimension="finance")
    cited = make_claim(hefei, dimension="risks", source=make_source(slug="news"), number=7)
    make_comparison(wuhan, hefei, title="Two cities", text="One lost [@news#7].")
    found = compared("hefei,wuhan")
    assert found.introduction.title == "Two cities"
    assert 'href="#source-news"' in found.introduction.text
    assert [reference.source for reference in found.references] == [cited.source, lead.source]
    assert found.references[0].cited_in == (("introduction", "#introduction"),)


def test_other_cases_have_no_introduction(wuhan, hefei):
    make_comparison(wuhan, hefei)
    make_place("Jilin")
    assert compared("wuhan").introduction is None
    assert compared("wuhan,hefei,jilin").introduction is None
    assert compared("wuhan,jilin").introduction is None


@pytest.mark.parametrize(("claims", "columns"), [(1, "wuhan,hefei"), (40, "wuhan,hefei,jilin")])
def test_queries_do_not_grow_with_claims_or_columns(claims, columns, wuhan, hefei, django_assert_num_queries):
    jilin = make_place("Jilin")
    make_comparison(wuhan, hefei, text="One [@news#1].")
    make_comparison(wuhan, hefei, jilin, text="One [@news#1].")
    make_claim(make_place("Changchun"), source=make_source(slug="news"))
    for _turn in range(claims):
        one = make_claim(wuhan, hefei, dimension="finance")
        make_link(one, make_claim(wuhan, dimension="risks"))
    voices = read_columns(columns).voices
    with django_assert_num_queries(7):
        compare(voices, Narrowing())
