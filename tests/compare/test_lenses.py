"""Lenses: what each lets through, that opposite ones share no claim, and what an empty side says."""

from itertools import product

import pytest

from policyatlas.compare.columns import read_columns
from policyatlas.compare.lenses import Voice, silence
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.table import compare
from policyatlas.evidence import gather
from policyatlas.records.models import Case
from policyatlas.vocabulary import LENSES
from tests.compare.reading import read, words
from tests.makers import make_claim, make_link, make_place, make_publisher, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def hefei():
    return make_place("Hefei", country="CN")


def source(kind="news", country="US", *, state_affiliated=False):
    return make_source(kind=kind, publisher=make_publisher(country=country, state_affiliated=state_affiliated))


def heard(claim, case):
    case = Case.objects.whole().get(pk=case.pk)
    return {lens.id for lens in LENSES.values() if Voice(case, lens).lets_through(claim)}


@pytest.mark.parametrize(
    ("fields", "lenses"),
    [
        ({"source": {}}, {"independent", "foreign", "fact"}),
        ({"source": {"country": "CN"}, "nature": "forecast"}, {"independent", "domestic", "opinion"}),
        ({"source": {"kind": "official"}}, {"official", "foreign", "fact"}),
        ({"source": {"kind": "legal", "country": "CN"}}, {"official", "domestic", "fact"}),
        ({"source": {"kind": "company"}}, {"official", "foreign", "fact"}),
        ({"source": {"country": "CN", "state_affiliated": True}}, {"official", "domestic", "fact"}),
        ({"source": {"state_affiliated": None}}, {"independent", "foreign", "fact"}),
    ],
)
def test_a_lens_judges_the_citing_source(hefei, fields, lenses):
    claim = make_claim(hefei, **(fields | {"source": source(**fields["source"])}))
    assert heard(claim, hefei) == lenses


def test_a_source_of_an_unknown_publisher_is_heard_by_no_lens_of_standing_unless_it_is_official(hefei):
    assert heard(make_claim(hefei, source=make_source(publisher=None)), hefei) == {"fact"}
    assert heard(make_claim(hefei, source=make_source(publisher=None, kind="official")), hefei) == {"official", "fact"}


def test_a_single_account_says_that_there_is_another_outside_the_lens(hefei, client):
    city, paper = (
        make_claim(hefei, source=source(kind), statement=f"Says the {kind}.") for kind in ("official", "news")
    )
    make_link(city, paper, question="How much was paid")
    page = read(client.get("/compare/hefei@official,hefei/"))
    one_sided = page.cell("A10").query_one(".differ")
    assert words(one_sided).startswith("≠Accounts differ. How much was paid1 more account is outside this choice.")
    assert "data-disagreement" not in one_sided.attrs
    assert one_sided.query_one("a").attrs["href"].startswith("/disagreements/")
    assert "Says the news." not in words(page.cell("A10"))
    assert "outside" not in words(page.cell("B10"))
    assert "1 more account is outside this choice." in client.get("/compare/hefei@official.md").text


def test_a_third_account_outside_the_lens_is_counted(hefei, client):
    claims = [make_claim(hefei, source=source(kind)) for kind in ("official", "news", "news")]
    for claim in claims[1:]:
        make_link(claims[0], claim)
    make_link(claims[1], claims[2])
    cell = read(client.get("/compare/hefei@independent/")).cell("A10")
    assert len(cell.query("[data-disagreement] dt")) == 2
    assert "1 more account is outside this choice." in words(cell)


def test_a_dispute_is_heard_only_where_two_accounts_of_it_are(hefei):
    city, paper, other = (make_claim(hefei, source=source(kind)) for kind in ("official", "news", "news"))
    make_link(city, paper)
    first, second = compare(read_columns("hefei@official,hefei@independent").voices, Narrowing()).columns
    assert (first.amount.claims, second.amount.claims) == (1, 2)
    make_link(paper, other)
    cells = compare(read_columns("hefei@official,hefei@independent").voices, Narrowing()).cells
    assert cells["hefei@official", "outcomes"].disagreements == ()
    [dispute] = cells["hefei@independent", "outcomes"].disagreements
    assert set(dispute.claims) == {paper, other}


def test_marks_are_weighed_on_what_the_lens_leaves(hefei):
    make_claim(hefei, source=source("official"))
    make_claim(hefei, source=source(), nature="forecast")
    cells = compare(read_columns("hefei@official,hefei@independent").voices, Narrowing()).cells
    assert cells["hefei@official", "outcomes"].evidence.claims == 1
    assert "undisputed" not in cells["hefei@independent", "outcomes"].evidence.passed


def test_an_empty_side_says_how_many_sources_were_searched(client, hefei):
    one = source()
    for chosen in (one, one, source()):
        make_claim(hefei, source=chosen)
    found = read(client.get("/compare/hefei@official,hefei@independent/?rows=outcomes"))
    assert found.columns == ["hefei@official", "hefei@independent"]
    assert found.texts(".lens") == ["Official voices", "Independent voices"]
    assert found.texts("#comparison .gap") == [
        "None of 2 sources on this question is official. Show all on Outcomes, Hefei"
    ]
    assert found.values("#comparison td", "id") == ["A10", "B10"]
    assert [part.attrs["id"] for part in found.all(".cell-body")] == ["cell-outcomes-1", "cell-outcomes-2"]


@pytest.mark.parametrize("lens", LENSES)
def test_silence_has_a_sentence_for_every_lens(hefei, lens):
    kind = {"official": "news", "independent": "official"}.get(lens, "news")
    country = "CN" if lens == "foreign" else "US"
    make_claim(hefei, source=source(kind, country), nature="forecast" if lens == "fact" else "fact")
    [voice] = read_columns(f"hefei@{lens}").voices
    [cell] = gather([voice.case], dimensions=["outcomes"]).cells.values()
    assert silence(voice, cell).startswith("The one source on this question is ")


def test_no_claim_of_the_atlas_is_in_both_columns_of_opposite_lenses(atlas):
    cases = list(Case.objects.whole())
    cells = gather(cases).cells.values()
    for cell, lens in product(cells, LENSES.values()):
        here, there = (
            {
                claim.pk
                for claim in (*heard.claims, *(claim for dispute in heard.disagreements for claim in dispute.claims))
            }
            for one in (lens, LENSES[lens.opposite])
            for heard in [Voice(cell.case, one).heard(cell)]
        )
        assert not here & there, (cell.case.slug, cell.dimension.id, lens.id)
