"""How far a claim is from its origin, and which text that is: the rules of the codebook, one by one."""

import pytest

from policyatlas.evidence.origins import distance, root_of

FACT_IN_THE_NEWS = {
    "relayed": False,
    "names_text": False,
    "nature": "fact",
    "source_kind": "news",
    "attributed": False,
}


def test_a_paper_that_does_not_say_how_it_knows_is_one_step_away():
    assert distance(**FACT_IN_THE_NEWS) == 1


@pytest.mark.parametrize("kind", ["official", "legal", "statistics", "company", "academic", "interview"])
def test_who_counts_or_speaks_for_itself_is_first_hand(kind):
    assert distance(**FACT_IN_THE_NEWS | {"source_kind": kind}) == 0


@pytest.mark.parametrize("kind", ["news", "opinion", "think-tank", "reference"])
def test_other_kinds_are_not(kind):
    assert distance(**FACT_IN_THE_NEWS | {"source_kind": kind}) == 1


def test_a_named_speaker_is_heard_first_hand():
    assert distance(**FACT_IN_THE_NEWS | {"attributed": True}) == 0


@pytest.mark.parametrize("nature", ["assessment", "proposal", "forecast"])
def test_an_opinion_is_first_hand_from_its_holder(nature):
    assert distance(**FACT_IN_THE_NEWS | {"nature": nature}) == 0


def test_what_is_relayed_from_a_named_text_is_one_step_away_whoever_speaks():
    relayed = {"relayed": True, "names_text": True, "source_kind": "official", "nature": "forecast", "attributed": True}
    assert distance(**FACT_IN_THE_NEWS | relayed) == 1


def test_what_is_relayed_from_nobody_knows_where_is_further_away():
    assert distance(**FACT_IN_THE_NEWS | {"relayed": True, "source_kind": "academic"}) == 2


def test_a_source_that_claims_nothing_of_the_kind_may_still_relay_a_named_text():
    assert distance(**FACT_IN_THE_NEWS | {"names_text": True}) == 1


def test_the_origin_is_at_the_end_of_the_chain():
    assert root_of("blog", {"blog": "daily", "daily": "agency"}) == "agency"


def test_a_text_that_relays_nothing_is_its_own_origin():
    assert root_of("agency", {"blog": "daily"}) == "agency"


def test_texts_that_relay_one_another_have_one_origin_wherever_one_enters():
    circle = {"a": "b", "b": "c", "c": "a", "outside": "b"}
    assert {root_of(text, circle) for text in ("a", "b", "c", "outside")} == {"a"}


def test_a_text_that_relays_itself_is_its_own_origin():
    assert root_of(7, {7: 7}) == 7
