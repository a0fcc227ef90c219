"""How a group of claims divides: by examples worked by hand, and against plain counting on claims made at random."""

from collections import Counter
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyatlas.evidence import balance, balances
from policyatlas.records.models import Claim, Publisher, Source
from tests.makers import make_claim, make_place, make_publisher, make_source


def shares(found, question):
    return {share.key: (share.amount.claims, share.percent) for share in found.by(question).shares}


def counts(found, question):
    return {key: claims for key, (claims, _percent) in shares(found, question).items()}


@pytest.fixture
def hefei(db):
    """Six claims on a city of China, from four sources of which two pass on one text."""
    place = make_place("Hefei", country="CN")
    daily = make_publisher("Daily", country="CN", state_affiliated=True)
    wire = make_source("Wire", publisher=make_publisher("Agency", country="CN", state_affiliated=True))
    copy = make_source("Copy", publisher=daily, published="2016-03")
    echo = make_source("Echo", publisher=make_publisher("Echo Post", country="GB"), published="2021")
    study = make_source(
        "Study", publisher=make_publisher("Press", country="GB", state_affiliated=None), kind="academic"
    )
    bare = make_source("Bare", publisher=None, published="")
    return place, [
        make_claim(place, source=copy, origin=wire),
        make_claim(place, source=copy, origin=wire, nature="forecast"),
        make_claim(place, source=copy),
        make_claim(place, source=echo, origin=wire),
        make_claim(place, source=study, nature="assessment"),
        make_claim(place, source=bare),
    ]


def test_it_counts_claims_sources_and_origins(hefei):
    place, claims = hefei
    found = balance(claims, place.countries)
    assert (found.amount.claims, found.amount.sources, found.amount.origins) == (6, 4, 4)
    own = found.by("home").shares[0]
    assert (own.amount.claims, own.amount.sources, own.amount.origins) == (3, 1, 2)


def test_each_question_divides_all_the_claims(hefei):
    place, claims = hefei
    found = balance(claims, place.countries)
    assert shares(found, "home") == {"own": (3, 50), "abroad": (2, 33), "unknown": (1, 17)}
    assert counts(found, "country") == {"CN": 3, "GB": 2, "unknown": 1}
    assert counts(found, "standing") == {"affiliated": 3, "unaffiliated": 1, "unknown": 1, "unnamed": 1}
    assert counts(found, "kind") == {"news": 5, "academic": 1}
    assert counts(found, "nature") == {"fact": 4, "assessment": 1, "forecast": 1}
    assert counts(found, "year") == {"2020": 2, "2015": 3, "unknown": 1}
    assert all(sum(counts(found, division.id).values()) == 6 for division in found.divisions)


def test_it_names_the_sources_that_give_most_and_the_years(hefei):
    place, claims = hefei
    found = balance(claims, place.countries)
    assert [(one.source.slug, one.share.amount.claims) for one in found.leading] == [
        ("copy", 3),
        ("bare", 1),
        ("echo", 1),
    ]
    assert (found.years.first, found.years.last, found.years.half_since) == (2016, 2024, 2016)


def test_a_claim_handed_over_twice_counts_once(hefei):
    place, claims = hefei
    assert balance([*claims, *claims], place.countries) == balance(claims, place.countries)


def test_a_case_of_no_country_is_not_asked_for_its_own(hefei):
    _place, claims = hefei
    assert next(division.id for division in balance(claims, frozenset()).divisions) == "country"


def test_no_claims_divide_into_nothing():
    found = balance([], frozenset({"CN"}))
    assert (found.divisions, found.leading, found.years, found.amount.claims) == ((), (), None, 0)


def test_groups_side_by_side_have_the_same_rows(hefei):
    place, claims = hefei
    one, other = balances([(claims[:3], place.countries), (claims[3:], frozenset())])
    assert counts(one, "country") == {"CN": 3, "GB": 0, "unknown": 0}
    assert counts(other, "country") == {"CN": 0, "GB": 2, "unknown": 1}
    assert [share.of for share in other.by("home").shares] == [0]


def fabricate(key, country=None, year=None, **fields):
    """A claim that no database knows; of a publisher unless the country is None."""
    publisher = None if country is None else Publisher(pk=1, country=country, state_affiliated=None)
    source = Source(pk=key, slug=f"s{key}", publisher=publisher, published=str(year or ""), kind="news")
    return Claim(pk=key, source=source, origin=source, **{"nature": "fact", **fields})


def test_years_stand_in_spans_of_five_without_a_gap_and_the_oldest_together():
    found = balance([fabricate(key, year=year) for key, year in enumerate([2026, 2012, 1989, 1984, 1990])], frozenset())
    words = {str(share.words): share.amount.claims for share in found.by("year").shares}
    assert words == {
        "2025–2026": 1,
        "2020–2024": 0,
        "2015–2019": 0,
        "2010–2014": 1,
        "2005–2009": 0,
        "2000–2004": 0,
        "1995–1999": 0,
        "1990–1994": 1,
        "before 1990": 2,
    }


@pytest.mark.parametrize(("countries", "rows"), [(9, 9), (10, 9), (12, 9)])
def test_beyond_nine_countries_the_rest_stand_together(countries, rows):
    codes = [f"A{chr(65 + number)}" for number in range(countries)]
    found = balance([fabricate(key, code) for key, code in enumerate(codes)], frozenset())
    assert len(found.by("country").shares) == rows
    assert sum(counts(found, "country").values()) == countries


def test_a_percentage_says_all_or_none_only_where_that_is_so():
    found = balance([fabricate(key, nature="fact" if key else "forecast") for key in range(1000)], frozenset())
    assert shares(found, "nature") == {"fact": (999, 99), "forecast": (1, 1)}
    assert shares(found, "kind") == {"news": (1000, 100)}


facts = st.builds(
    SimpleNamespace,
    source=st.integers(1, 6),
    origin=st.integers(1, 6),
    nature=st.sampled_from(["fact", "assessment", "proposal", "forecast"]),
)
texts = st.builds(
    SimpleNamespace,
    country=st.sampled_from(["CN", "US", "GB", "", None]),
    state=st.sampled_from([True, False, None]),
    kind=st.sampled_from(["news", "official", "academic"]),
    year=st.one_of(st.none(), st.integers(1950, 2030)),
)


@given(st.lists(facts, max_size=40), st.lists(texts, min_size=6, max_size=6))
def test_on_any_claims_it_says_what_plain_counting_says(drawn, written):
    sources = []
    for key, text in enumerate(written, start=1):
        publisher = None
        if text.country is not None:
            publisher = Publisher(pk=key, country=text.country, state_affiliated=text.state)
        sources.append(
            Source(pk=key, slug=f"s{key}", publisher=publisher, kind=text.kind, published=str(text.year or ""))
        )
    claims = [
        Claim(pk=key, source=sources[one.source - 1], origin=sources[one.origin - 1], nature=one.nature)
        for key, one in enumerate(drawn)
    ]
    found = balance(claims, frozenset({"CN"}))
    told = [written[one.source - 1] for one in drawn]
    assert found.amount.claims == len(drawn)
    assert found.amount.sources == len({one.source for one in drawn})
    assert found.amount.origins == len({one.origin for one in drawn})
    assert counts(found, "country") == Counter(text.country or "unknown" for text in told)
    assert sum(counts(found, "home").values()) == len(drawn)
    assert found.by("home").claims("own") == sum(text.country == "CN" for text in told)
    assert counts(found, "kind") == Counter(text.kind for text in told)
    assert counts(found, "nature") == Counter(one.nature for one in drawn)
    standing = {True: "affiliated", False: "unaffiliated", None: "unknown"}
    assert counts(found, "standing") == Counter(
        "unnamed" if text.country is None else standing[text.state] for text in told
    )
    dated = [text.year for text in told if text.year]
    assert sum(counts(found, "year").values()) == len(drawn)
    assert found.by("year").claims("unknown") == len(drawn) - len(dated)
    if dated:
        half = found.years.half_since
        assert 2 * sum(year >= half for year in dated) >= len(dated)
        assert 2 * sum(year > half for year in dated) < len(dated)
