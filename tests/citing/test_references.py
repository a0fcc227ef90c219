"""Numbers: one for each source of a page, in the order in which it is read."""

import pytest

from policyatlas.citing import References
from tests.makers import make_claim, make_place, make_publisher, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def references():
    return References()


def numbers(references):
    return [(reference.number, reference.source.slug) for reference in references.listing()]


def test_a_source_has_the_number_of_its_first_use(references):
    first, second = make_source("First"), make_source("Second")
    claims = [make_claim(source=source) for source in (second, first, second)]
    assert [citation.number for citation in references.cite_all(claims)] == [1, 2, 1]
    assert numbers(references) == [(1, "second"), (2, "first")]


def test_the_note_lists_each_claim_once_and_every_spot_once(references):
    source = make_source()
    one, other = make_claim(source=source), make_claim(source=source)
    for claim, spot in ((one, "A1"), (other, "A1"), (one, "B2")):
        references.cite(claim, where=(spot, f"#{spot}"))
    (reference,) = references.listing()
    assert [citation.claim for citation in reference.citations] == [one, other]
    assert reference.cited_in == (("A1", "#A1"), ("B2", "#B2"))


def test_a_mark_leads_to_its_note_and_says_whose_it_is(references):
    source = make_source("Report", publisher=make_publisher("The Gazette"))
    citation = references.cite(make_claim(source=source))
    assert citation.href == "#source-report"
    assert citation.label == "Source 1: The Gazette"


def test_a_mark_says_where_no_publisher_is_shown(references):
    citation = references.cite(make_claim(source=make_source(publisher=None)))
    assert citation.label == "Source 1: publisher not shown"


def test_prose_takes_numbers_in_its_turn_and_none_for_what_is_not_there(references):
    cited = make_claim(make_place(), source=make_source("Report"))
    references.cite(make_claim())
    resolve = references.resolver({"report#1": cited}, where=("Summary", "#summary"))
    assert resolve("nobody#1") is None
    assert resolve("report#1").number == 2
    assert references.listing()[1].cited_in == (("Summary", "#summary"),)


def test_an_expected_source_keeps_its_number_and_is_listed_only_once_cited(references):
    shown, left, last = make_claim(), make_claim(), make_claim()
    references.cite(shown)
    references.expect([left, last])
    assert len(references.listing()) == 1
    assert references.cite(last).number == 3
    assert [reference.number for reference in references.listing()] == [1, 3]
