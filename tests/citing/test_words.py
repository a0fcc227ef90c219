"""Dates, figures and sources in words: no more certain than they are."""

from decimal import Decimal

import pytest

from policyatlas.citing import (
    date_as_known,
    distance_in_words,
    measure_in_words,
    plain_number,
    said_by_in_words,
    source_in_words,
    standing,
    years_in_words,
)
from policyatlas.records.models import Claim, Measure
from tests.makers import make_claim, make_publisher, make_source


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2016-05-24", "24 May 2016"),
        ("2016-05-01", "1 May 2016"),
        ("2016-05", "May 2016"),
        ("2016", "2016"),
        ("", "date not shown"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published, words):
    assert date_as_known(published) == words


def measure(value, unit, qualifier="", **fields):
    fields = {name: Decimal(str(given)) if name == "value_to" else given for name, given in fields.items()}
    return Measure(value=Decimal(str(value)), unit=unit, qualifier=qualifier, **fields)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (measure(787_000_000, "USD"), "US$787 m"),
        (measure("128000000000.00000000", "CNY"), "128 bn yuan"),
        (measure(18_530_000_000, "USD"), "US$18.53 bn"),
        (measure(1_500_000_000_000, "EUR"), "€1.5 tn"),
        (measure(2_500_000, "vehicles"), "2.5 million vehicles"),
        (measure(6816, "flats"), "6,816 flats"),
        (measure(127_000, "firms"), "127,000 firms"),
        (measure(1, "firms"), "1 firm"),
        (measure("50.2", "percent"), "50.2%"),
        (measure("0.05", "percent"), "0.05%"),
        (measure(1988, "year"), "1988"),
        (measure(3, "rank"), "rank 3"),
        (measure(-1_208_000_000, "CNY"), "−1.21 bn yuan"),
        (measure(-5_000_000, "USD"), "−US$5 m"),
        (measure(-74, "percent"), "−74%"),
        (measure(0, "USD"), "US$0"),
        (measure("277.17", "GW"), "277.17 GW"),
        (measure(100, "USD", "about"), "about US$100"),
        (measure(3, "GW", "more-than"), "more than 3 GW"),
        (measure(3, "GW", "between", value_to=5), "between 3 GW and 5 GW"),
        (measure(12, "things nobody lists"), "12 things nobody lists"),
    ],
)
def test_a_figure_in_words(figure, words):
    assert measure_in_words(figure) == words


@pytest.mark.parametrize(
    ("value", "plain"),
    [("128000000000.00000000", "128000000000"), ("0.50", "0.5"), ("1E+3", "1000"), ("-3.140", "-3.14"), ("0", "0")],
)
def test_a_number_for_scripts_has_no_exponent_and_no_trailing_zero(value, plain):
    assert plain_number(Decimal(value)) == plain


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"year": 2020}, "2020"),
        ({"year": 2024, "span_from": 2000, "span_to": 2012}, "2000–2012"),
        ({}, "year not given"),
    ],
)
def test_what_a_figure_is_for(fields, words):
    assert years_in_words(Measure(**fields)) == words


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        (None, ""),
        ({"name": "Sun Jin", "role": "director", "organisation": "WISCO"}, "Sun Jin, director, WISCO"),
        ({"name": None, "role": "unnamed insiders"}, "unnamed insiders"),
        ({"name": "State Council", "role": "cabinet", "organisation": "State Council"}, "State Council, cabinet"),
    ],
)
def test_who_is_quoted(said_by, words):
    assert said_by_in_words(Claim(said_by=said_by)) == words


@pytest.mark.django_db
class TestASource:
    def test_of_the_state_and_in_another_language_says_so(self):
        paper = make_publisher(country="CN", state_affiliated=True)
        assert standing(make_source(publisher=paper, language="zh-Hans")) == ["state-affiliated", "in Chinese"]

    def test_that_is_official_is_only_called_official(self):
        body = make_publisher(country="CN", state_affiliated=True)
        assert standing(make_source(publisher=body, kind="official")) == ["official"]

    @pytest.mark.parametrize("language", ["en", "en-GB", ""])
    def test_in_english_says_nothing_of_it(self, language):
        assert standing(make_source(language=language)) == []

    def test_in_a_language_without_a_word_shows_its_code(self):
        assert standing(make_source(language="xx")) == ["xx"]

    def test_in_the_margin_says_who_when_and_how_far(self):
        daily = make_publisher("China Daily", country="CN", state_affiliated=True)
        claim = make_claim(source=make_source(publisher=daily, published="2016-05-24"))
        assert source_in_words(claim) == "China Daily, 24 May 2016; one step away; state-affiliated"

    def test_without_publisher_and_date_says_that(self):
        claim = make_claim(source=make_source(publisher=None, published="", kind="interview"))
        assert source_in_words(claim) == "Publisher not shown, date not shown; first-hand"

    def test_that_relays_a_named_publisher_names_it(self):
        caixin = make_source(publisher=make_publisher("Caixin"))
        assert distance_in_words(make_claim(origin=caixin)) == "relays Caixin"
        assert distance_in_words(make_claim(origin=make_source(publisher=None))) == "one step away"
        assert distance_in_words(make_claim(relayed=True)) == "further away"
