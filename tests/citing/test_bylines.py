"""What stands beside a sentence: the year and the speaker that it leaves out, and never more than that."""

import re

import pytest

from policyatlas.citing import byline, speaker_left_out, when_in_words, year_left_out
from policyatlas.records.models import Case, Claim, Comparison, Speaker
from tests.makers import make_claim, make_publisher, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """The year that a sentence in a source of 2022 leaves out."""

    def left_out(statement, published="2022-05", **fields):
        claim = make_claim(statement=statement, source=make_source(published=published), **fields)
        return year_left_out(claim, statement)

    return left_out


@pytest.mark.parametrize(
    "statement",
    [
        "The city is known for its lakes.",
        "The zone was founded in 1988.",
        "In 2017 it had 127 firms.",
        "From 2012 to 2021 they drew $3.3 billion.",
        "In the 1980s it lost 120,000 jobs.",
        "It was founded on 14 May.",
    ],
)
def test_a_sentence_without_a_figure_or_with_its_year_leaves_out_none(year, statement):
    assert year(statement) == ""


def test_a_figure_without_a_year_was_reported_in_that_of_its_source(year):
    assert year("It has 127 firms.") == "reported 2022"


def test_a_sum_is_no_year(year):
    assert year("It paid $2000 and 1,999.5 more to 30 firms.") == "reported 2022"


def test_where_no_year_is_known_that_is_said(year):
    assert year("It has 127 firms.", published="") == "year not given"


def test_the_year_of_the_measure_stands_before_that_of_the_source(year):
    assert year("It has 127 firms.", measure={"year": 2019}) == "2019"


def test_another_year_in_the_sentence_is_not_that_of_the_measure(year):
    assert year("Founded in 1988, it has 127 firms.", measure={"year": 2019}) == "2019"
    assert year("In 2019 it had 127 firms.", measure={"year": 2019}) == ""


def test_a_figure_in_words_is_a_figure_where_it_is_measured(year):
    assert year("It takes three months.", measure={"value": 3, "unit": "months", "year": None}) == "reported 2022"


def test_a_span_is_named_by_its_end_or_as_a_decade(year):
    span = {"year": None, "span_from": 1980, "span_to": 1989}
    assert year("It lost 120,000 jobs.", measure=span) == "1980–1989"
    assert year("In the ten years to 1989 it lost 120,000 jobs.", measure=span) == ""
    assert year("In the 1980s it lost 120,000 jobs.", measure=span) == ""


def test_a_figure_that_is_a_year_names_itself(year):
    assert year("The firm began in 1993.", measure={"value": 1993, "unit": "year", "year": 2020}) == ""


def test_the_shorter_text_is_judged_by_itself():
    claim = make_claim(statement="In 2019 it had 127 firms.", measure={"year": 2019})
    assert year_left_out(claim, "It has 127 firms.") == "2019"


def test_a_figure_in_a_table_has_its_year_or_that_of_its_source():
    source = make_source(published="2022")
    assert when_in_words(make_claim(source=source, measure={"year": 2019})) == "2019"
    assert when_in_words(make_claim(source=source, measure={"year": None})) == "reported 2022"


@pytest.fixture
def speaker():
    """Who is said to say a sentence that an author publishes in a paper."""

    source = make_source(publisher=make_publisher("China Daily"), authors=["Wang Jun", "Li Na"])

    def left_out(statement, kind="person", **said_by):
        speaker = Speaker(kind=kind)
        return speaker_left_out(Claim(source=source, said_by=said_by, speaker=speaker), statement)

    return left_out


def test_who_says_it_is_named(speaker):
    assert speaker("It grew.", name="Robert Pape", role="professor") == "said by Robert Pape"
    assert speaker("It grew.", kind="body", name=None, organisation="RAND") == "said by RAND"


def test_whom_the_sentence_names_is_not_named_again(speaker):
    assert speaker("It grew, Pape says.", name="Robert Pape") == ""
    assert speaker("Rand found that it grew.", kind="body", name=None, organisation="RAND") == ""
    assert speaker("It grew, as papers say.", name="Robert Pape") == "said by Robert Pape"
    assert speaker("Insiders say that it grew.", kind="body", name="unnamed insiders") == ""
    assert speaker("People's Daily praised it.", kind="body", name="People's Daily (opinion piece)") == ""


def test_a_source_that_speaks_for_itself_is_not_named(speaker):
    assert speaker("It grew.", kind="body", name=None, organisation="China Daily") == ""
    assert speaker("It grew.", name="Li Na") == ""


def test_both_stand_in_one_line():
    source = make_source(published="2022", publisher=None)
    claim = make_claim(source=source, said_by={"name": "Robert Pape"}, statement="It has 127 firms.")
    assert byline(claim, claim.statement) == "reported 2022 · said by Robert Pape"
    assert byline(claim, claim.statement, speaker=False) == "reported 2022"


A_YEAR = re.compile(r"(?<!\d)(1[6-9]|20)\d\d(?!\d)|year not given")


@pytest.mark.usefixtures("atlas")
def test_on_the_evidence_no_figure_stands_without_its_year(client):
    """Every claim on every profile and every editors' comparison: those with a figure in bold, and those measured."""
    claims = {claim.public_name: claim for claim in Claim.objects.with_provenance()}
    addresses = [case.get_absolute_url() for case in Case.objects.whole()]
    addresses += [comparison.get_absolute_url() for comparison in Comparison.objects.with_cases()]
    told, silent = 0, []
    for address in addresses:
        for element in read(client.get(address)).all("main [data-claim]"):
            claim, shown = claims[element.attrs["data-claim"]], words(element)
            if claim.statement in shown and (hasattr(claim, "measure") or element.query("b, .measure")):
                told += 1
                if not A_YEAR.search(shown):
                    silent.append((address, shown))
    assert silent == []
    assert told > 500
