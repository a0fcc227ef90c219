"""Facets: what they count, how an address chooses them, and what is said of the choice."""

from functools import partial
from itertools import count as numbers

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyatlas.faceting import CASE_FACETS, CLAIM_FACETS, SOURCE_FACETS, Number, count, groups, read_choice
from policyatlas.records.models import Case, Claim, Source
from tests.makers import (
    make_claim,
    make_cluster,
    make_link,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db

COUNTRIES = ["CN", "US", ""]
KINDS = ["city", "zone", "province"]
SECTORS = ["semiconductors", "steel", "software-ai"]
INSTRUMENTS = ["capital-market", "grant", "tax-relief", "rd-tax"]
few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
turn = numbers()


def some(values, most=2):
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def chosen(facets):
    """For each facet, some of its values."""
    return st.fixed_dictionaries({facet: some(values) for facet, values in facets.items()})


def choose(facets, values):
    return read_choice(QueryDict("&".join(f"{name}={','.join(one)}" for name, one in values.items() if one)), facets)


def brute_force(rows, asked, facet):
    """How many rows have each value of a facet, of those that have one of the values asked of each other facet."""
    left = [
        row
        for row in rows
        if all(not values or set(values) & row[other] for other, values in asked.items() if other != facet)
    ]
    return {value: sum(value in row[facet] for row in left) for value in set().union(*(row[facet] for row in left))}


def agrees(records, facets, rows, asked):
    """Whether every number is that of counting by hand."""
    choice = choose(facets, asked)
    counted = count(records, choice)
    for group in counted.groups:
        shown = {one.value: int(one.count) for one in (*group.options, *group.folded) if one.count}
        wanted = brute_force(rows, asked, group.facet.id)
        assert shown == {value: number for value, number in wanted.items() if value}, group.facet.id
    total = sum(all(not values or set(values) & row[name] for name, values in asked.items()) for row in rows)
    assert counted.total == total == choice.narrow(records).count()


@few
@given(
    st.lists(st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(KINDS), some(SECTORS)), max_size=6),
    chosen({"country": ["CN", "US"], "kind": KINDS, "sector": SECTORS}),
)
def test_places_are_counted_as_by_hand(drawn, asked):
    rows, keys, bare = [], [], {"evidence": {"none"}, "dimension": set()}
    for country, kind, sectors in drawn:
        around = make_place(f"Country {next(turn)}", kind="country", country=country or None)
        rows.append({"country": {country} - {""}, "kind": {"country"}, "sector": set(), **bare})
        inside = make_place(f"Place {next(turn)}", kind=kind, within=around)
        rows.append({"country": {country} - {""}, "kind": {kind}, "sector": set(sectors), **bare})
        keys += [around.pk, inside.pk]
        for sector in sectors:
            make_cluster(f"Cluster {next(turn)}", places=[inside], sectors=[sector])
            make_policy(f"Policy {next(turn)}", places=[inside], sectors=[sector])
    agrees(Case.objects.filter(pk__in=keys), CASE_FACETS["place"], rows, asked)


@few
@given(
    st.lists(
        st.tuples(
            some(["CN", "US"]),
            some(["national", "municipal"]),
            st.sampled_from(["in-force", "ended"]),
            some(INSTRUMENTS, 3),
            st.sampled_from([None, 1999, 2015, 2019]),
        ),
        max_size=6,
    ),
    chosen(
        {
            "country": ["CN", "US"],
            "level": ["national", "municipal"],
            "status": ["in-force", "ended"],
            "instrument": INSTRUMENTS,
            "decade": ["1990s", "2010s"],
        }
    ),
)
def test_policies_are_counted_as_by_hand(drawn, asked):
    places = {code: make_place(f"Land {next(turn)}", kind="country", country=code) for code in ("CN", "US")}
    rows, keys = [], []
    for countries, levels, status, instruments, started in drawn:
        level, second = (*levels, "", "")[:2]
        policy = make_policy(
            f"Policy {next(turn)}",
            places=[places[code] for code in countries],
            level=level,
            second_level=second,
            status=status,
            instruments=instruments,
            started=started,
        )
        keys.append(policy.pk)
        domains = {"capital-market" for one in instruments if one in ("grant", "tax-relief")}
        domains |= {"technology" for one in instruments if one == "rd-tax"}
        rows.append(
            {
                "country": set(countries),
                "level": set(levels),
                "status": {status},
                "kind": {"programme"},
                "instrument": {*instruments, *domains},
                "sector": set(),
                "theme": set(),
                "decade": {f"{started // 10}0s"} if started else set(),
                "evidence": {"none"},
                "dimension": set(),
            }
        )
    agrees(Case.objects.filter(pk__in=keys), CASE_FACETS["policy"], rows, asked)


@pytest.fixture
def publishers():
    return {
        "gazette": make_publisher("Gazette", slug="gazette", country="CN", state_affiliated=True),
        "herald": make_publisher("Herald", slug="herald", country="", state_affiliated=None),
    }


@few
@given(
    drawn=st.lists(
        st.tuples(
            st.sampled_from(["news", "official"]),
            st.sampled_from(["gazette", "herald", None]),
            st.sampled_from(["en", "zh"]),
            st.sampled_from(["", "2020", "2020-05-06", "2021-01"]),
        ),
        max_size=7,
    ),
    asked=chosen(
        {
            "kind": ["news", "official"],
            "country": ["CN", "US"],
            "standing": ["state", "unknown", "not-shown"],
            "language": ["en", "zh"],
            "publisher": ["gazette", "herald"],
            "year": ["2020", "2021"],
        }
    ),
)
def test_sources_are_counted_as_by_hand(drawn, asked, publishers):
    rows, keys = [], []
    for kind, publisher, language, published in drawn:
        facts = {"kind": kind, "publisher": publishers.get(publisher), "language": language, "published": published}
        keys.append(make_source(f"Text {next(turn)}", **facts).pk)
        rows.append(
            {
                "kind": {kind},
                "country": {"CN"} if publisher == "gazette" else set(),
                "standing": {{"gazette": "state", "herald": "unknown", None: "not-shown"}[publisher]},
                "language": {language},
                "publisher": {publisher} - {None},
                "year": {published[:4]} - {""},
            }
        )
    agrees(Source.objects.filter(pk__in=keys), SOURCE_FACETS, rows, asked)


@pytest.fixture
def speakers():
    return {name: make_speaker(name.title(), slug=name) for name in ("lin", "robert")}


@pytest.mark.parametrize("cap", [2, 10_000])
@few
@given(
    drawn=st.lists(
        st.tuples(
            st.sampled_from(["finance", "risks"]),
            st.sampled_from(["fact", "forecast"]),
            st.sampled_from(["lin", "robert", None]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=8,
    ),
    asked=chosen(
        {
            "dimension": ["finance", "risks"],
            "nature": ["fact", "forecast"],
            "speaker": ["lin", "robert"],
            "measure": ["0", "1"],
            "disputed": ["0", "1"],
        }
    ),
)
def test_claims_are_counted_as_by_hand_and_no_further_than_is_said(drawn, asked, cap, speakers, monkeypatch):
    monkeypatch.setattr(groups, "CAP", cap)
    place, source = make_place(f"Place {next(turn)}"), make_source(f"Text {next(turn)}")
    rows, keys = [], []
    for dimension, nature, speaker, measured, disputed in drawn:
        add = partial(make_claim, place, source=source, dimension=dimension, nature=nature)
        claim = add(speaker=speakers.get(speaker), measure={} if measured else None)
        keys.append(claim.pk)
        if disputed:
            make_link(claim, make_claim(make_place(f"Place {next(turn)}")))
        rows.append(
            {
                "dimension": {dimension},
                "nature": {nature},
                "speaker": {speaker} - {None},
                "measure": {"1" if measured else "0"},
                "disputed": {"1" if disputed else "0"},
            }
        )
    claims = Claim.objects.published().filter(pk__in=keys)
    if cap > len(drawn):
        agrees(claims, CLAIM_FACETS, rows, asked)
        return
    counted = count(claims, choose(CLAIM_FACETS, asked))
    for group in counted.groups:
        wanted = brute_force(rows, asked, group.facet.id)
        for option in (*group.options, *group.folded):
            assert min(option.count, cap + 1) == min(wanted.get(option.value, 0), cap + 1)


def test_sizes_take_a_query_and_all_facets_another_however_many_there_are(django_assert_num_queries, monkeypatch):
    for dimension in ("finance", "risks", "finance"):
        make_claim(dimension=dimension)
    choice = choose(CLAIM_FACETS, {"dimension": ["finance"]})
    with django_assert_num_queries(2):
        counted = count(Claim.objects.published(), choice)
    assert (counted.total, str(counted.total)) == (2, "2")
    monkeypatch.setattr(groups, "CAP", 1)
    with django_assert_num_queries(2):
        counted = count(Claim.objects.published(), choice)
    assert str(counted.total) == "more than 1"


def test_an_address_is_read_in_any_spelling_and_written_in_one():
    make_speaker("Lin Wei", slug="lin-wei")
    query = QueryDict(
        "nature=forecast&nature=FACT,&speaker=lin-wei,nobody&dimension=%00,beauty&colour=red&sort=x&page=2"
    )
    choice = read_choice(query, CLAIM_FACETS, others=["sort"])
    assert choice.in_fields
    assert choice.query == "nature=fact,forecast&speaker=lin-wei&sort=x"
    assert choice.notices == (
        "Dimension: there is no “�” and “beauty”. It is left out.",
        "Speaker: there is no “nobody”. It is left out.",
        "Not understood and left out: “colour”.",
    )
    assert [(chip.value, str(chip.label), chip.href) for chip in choice.chips] == [
        ("forecast", "forecast", "?nature=fact&speaker=lin-wei&sort=x"),
        ("fact", "fact", "?nature=forecast&speaker=lin-wei&sort=x"),
        ("lin-wei", "Lin Wei", "?nature=fact,forecast&sort=x"),
    ]
    assert choice.nothing == "?sort=x"
    assert choice.in_words == "reported as forecast or fact, said by Lin Wei"
    assert not read_choice(QueryDict("nature=fact,forecast"), CLAIM_FACETS).in_fields


def test_cases_are_divided_by_what_most_of_their_answers_rest_on():
    """Hefei: first-hand facts on finance, and accounts of risks that differ. Wuhan: a forecast. Ohio: nothing."""
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    make_place("Ohio")
    for _ in range(2):
        make_claim(hefei, dimension="finance", distance=0)
    make_link(make_claim(hefei, dimension="risks"), make_claim(hefei, dimension="risks"))
    make_claim(wuhan, dimension="finance", nature="forecast", relayed=True, distance=2)

    def found(asked):
        cases = choose(CASE_FACETS["place"], {"evidence": asked}).narrow(Case.objects.all())
        return sorted(cases.values_list("slug", flat=True))

    assert found(["origins"]) == ["hefei"]
    assert found(["firsthand"]) == ["hefei"]
    assert found(["undisputed"]) == ["hefei"]
    assert found(["none"]) == ["ohio"]
    assert found(["none", "disinterested"]) == ["hefei", "ohio", "wuhan"]
    counted = count(Case.objects.all(), choose(CASE_FACETS["place"], {"dimension": ["risks"]}))
    numbers = {group.facet.id: {one.value: int(one.count) for one in group.options} for group in counted.groups}
    assert numbers["evidence"]["none"] == 0
    assert (numbers["dimension"]["finance"], numbers["dimension"]["risks"]) == (2, 1)


def test_a_choice_is_told_in_a_sentence():
    told = choose(CASE_FACETS["place"], {"country": ["CN", "DE"], "kind": ["city"], "sector": ["semiconductors"]})
    assert told.in_words == "in China or in Germany, of the kind city, with clusters or policies in semiconductors"


def test_where_nothing_is_left_the_facets_that_are_in_the_way_are_named():
    make_place("Hefei", country="CN")
    make_place("Ohio", country="US", kind="province")
    counted = count(Case.objects.all(), choose(CASE_FACETS["place"], {"country": ["CN"], "kind": ["province"]}))
    assert [(group.facet.id, int(group.without), group.href) for group in counted.ways_out] == [
        ("country", 1, "?kind=province"),
        ("kind", 1, "?country=CN"),
    ]


def test_a_number_says_how_far_it_is_known():
    assert [str(Number(number)) for number in (0, 9999, 10_000, 10_001)] == ["0", "9,999", "10,000", "more than 10,000"]
