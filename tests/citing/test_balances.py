"""How a group of claims divides, in sentences that a rule makes."""

from itertools import chain, count

import pytest

from policyatlas.citing import findings, in_short
from policyatlas.evidence import balance
from policyatlas.records.models import Claim, Publisher, Source

CN = Publisher(pk=1, name="Daily", country="CN", state_affiliated=True)
US = Publisher(pk=2, name="Post", country="US", state_affiliated=False)
XK = Publisher(pk=3, name="Sheet", country="XK", state_affiliated=None)


keys = count(1)


def make(number, publisher, *, nature="fact", published="2016"):
    """So many claims from one source."""
    key = next(keys)
    source = Source(pk=key, slug=f"source-{key:03}", publisher=publisher, kind="news", published=published)
    return [Claim(pk=next(keys), source=source, origin=source, nature=nature) for _ in range(number)]


def say(*groups, countries=("CN",)):
    return findings(balance(chain(*groups), frozenset(countries)))


def test_each_sentence_gives_its_numbers():
    said = say(
        make(5, CN, published="1984"), make(2, US, nature="forecast", published="2020"), make(1, None, published="")
    )
    assert said == (
        "8 claims from 3 sources.",
        "5 of 8 rest on sources published in China; "
        "2 rest on sources published in the United States, the most from any other country.",
        "5 rest on state-affiliated publishers.",
        "Of 1 the publisher is not shown.",
        "The most frequent kind of source is “news”, with 8 of them.",
        "6 are reported as fact; 2 are assessments, proposals or forecasts.",
        "Their sources are from 1984 to 2020; "
        "of the claims whose source is dated, at least half rest on one from 1984 or later.",
        "One source gives 5 of 8: Daily, 1984.",
    )


def test_nothing_at_home_is_said_to_be_nothing():
    said = say(make(1, US), countries=("CN", "HK"))
    assert "None of 1 rests on a source published in China and in Hong Kong; " in said[1]
    assert said[1].endswith("1 rests on a source published in the United States, the most from any other country.")
    assert "None rests on a state-affiliated publisher." in said
    assert "All are reported as fact." in said
    assert "Their sources are from 2016." in said


def test_a_case_of_no_country_has_the_foremost_one_named():
    said = say(make(2, US), make(1, XK, published="2017"), countries=())
    assert said[1] == "2 rest on sources published in the United States, the most from any country."
    assert "Of 1 it is not known whether the publisher is state-affiliated." in said


def test_no_claims_are_said_nothing_of():
    assert findings(balance([], frozenset({"CN"}))) == ()
    assert in_short(balance([], frozenset({"CN"}))) == ""


def test_a_source_is_named_from_a_quarter_on():
    four = [make(1, US, published=str(2000 + turn)) for turn in range(4)]
    assert any("One source gives 1 of 4" in sentence for sentence in say(*four))
    assert not any("One source" in sentence for sentence in say(*four, make(1, US, published="2010")))
    assert not any("One source" in sentence for sentence in say(make(3, US)))


@pytest.mark.parametrize(
    ("countries", "words"),
    [
        (["CN"], "67% published in China, 67% state-affiliated, 2016–2020"),
        (["JP"], "0% published in Japan, 67% state-affiliated, 2016–2020"),
        ([], "67% published in China, 67% state-affiliated, 2016–2020"),
    ],
)
def test_a_column_says_it_in_one_line(countries, words):
    claims = [*make(2, CN), *make(1, US, published="2020")]
    assert in_short(balance(claims, frozenset(countries))) == words
