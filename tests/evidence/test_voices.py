"""What each source, publisher, speaker and indicator counts is stored, and counting again changes nothing."""

import pytest

from policyatlas.evidence import Voices, recount_voices
from policyatlas.records.models import Claim, IndicatorSummary, Publisher, Source, Speaker
from tests.makers import make_claim, make_place, make_publisher, make_source, make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    """A speaker in two texts of a paper, with one claim that nobody may see; a stub of the same paper."""
    lin, post = make_speaker("Lin Wei"), make_publisher("Post")
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    first, second = make_source("First", publisher=post), make_source("Second", publisher=post)
    make_source("Lost", publisher=post, is_stub=True, kind="")
    make_claim(hefei, source=first, speaker=lin, measure={"indicator": "gdp"})
    make_claim(wuhan, source=first, speaker=lin, measure={"indicator": "gdp"})
    make_claim(hefei, source=second, speaker=lin, measure={"indicator": "gdp"})
    make_claim(hefei, source=second, speaker=lin, state="draft", measure={"indicator": "population"})
    recount_voices()
    return lin


def numbers():
    return (
        dict(Source.objects.values_list("slug", "claim_count")),
        Publisher.objects.values_list("claim_count", "source_count").get(slug="post"),
        Speaker.objects.values_list("claim_count", "source_count").get(slug="lin-wei"),
        set(IndicatorSummary.objects.values_list("indicator", "figures", "cases")),
    )


COUNTED = ({"first": 2, "second": 1, "lost": 0}, (3, 2), (3, 2), {("gdp", 3, 2)})


def test_only_what_readers_may_see_is_counted(lin):
    assert numbers() == COUNTED
    assert recount_voices() == []


def test_what_was_stored_otherwise_is_named_and_put_right(lin):
    Source.objects.filter(slug="lost").update(claim_count=7)
    Speaker.objects.update(source_count=9)
    IndicatorSummary.objects.update(figures=1)
    assert recount_voices() == ["source lost", "speaker lin-wei", "indicator gdp"]
    assert numbers() == COUNTED


def test_only_those_that_are_asked_for_are_counted(lin):
    Claim.objects.filter(source__slug="first").update(state="retracted", reason="Wrong.")
    source = Source.objects.get(slug="first")
    assert recount_voices(Voices(sources=frozenset([source.pk]))) == ["source first"]
    assert recount_voices() == ["publisher post", "speaker lin-wei", "indicator gdp"]
    assert recount_voices(Voices()) == []
