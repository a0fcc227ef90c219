"""Whatever the desk changes, the numbers that are stored are those that counting from nothing gives."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from policyatlas.curate import steps
from policyatlas.curate.drafts import drafted
from policyatlas.curate.moves import move, moves, together
from policyatlas.curate.source_mergers import as_one_text, take_in, takes_in
from policyatlas.evidence import recount, totals
from policyatlas.faceting import recount_facets
from policyatlas.records.editions import only_writer
from policyatlas.records.models import Edition
from tests.makers import (
    make_claim,
    make_cluster,
    make_edition,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_speaker,
)
from tests.makers import make_user as make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return make_curator("ada")


@pytest.fixture
def atlas_of_two_countries():
    """Two cities, each with a cluster; papers of either country, one of which passes on what the other says."""
    make_edition()
    china, america = (
        make_place("China", kind="country", country="CN"),
        make_place("America", kind="country", country="US"),
    )
    hefei, akron = make_place("Hefei", within=china), make_place("Akron", within=america)
    chips, tyres = make_cluster("Chips", places=[hefei]), make_cluster("Tyres", places=[akron])
    tariff = make_policy("Tariff", places=[china])
    party = make_publisher("Party", country="CN", state_affiliated=True)
    post = make_publisher("Post", country="US")
    first = make_source("First", publisher=party, kind="official", published="2024")
    second = make_source("Second", publisher=post, published="2025-01")
    third = make_source("Third", publisher=post, published="2023")
    lin = {"speaker": make_speaker("Lin Wei"), "said_by": {"name": "Lin Wei"}}
    for source in (first, second, third):
        make_claim(chips, hefei, source=source, dimension="finance", statement=f"It grew, said {source.title}.", **lin)
        make_claim(tyres, source=source, dimension="risks", nature="forecast", statement=f"It falls: {source.title}.")
    make_claim(akron, hefei, source=third, dimension="lessons", measure={"indicator": "gdp"})
    make_claim(hefei, source=third, dimension="outcomes", measure={"indicator": "gdp"})
    make_claim(tariff, source=second, dimension="finance")
    totals()  # counts what was made, so that nothing but the steps counts after this
    recount_facets(LISTS)


# Of the twelve dimensions, those that have claims.
LISTS = ["place", "cluster", "policy", "source", "claim", "cell:finance", "cell:risks", "cell:lessons"]
RELAYED = {"title": "First", "publisher": "Party", "published": "2024"}
# Each: a kind of record, its names, and what is set in its form.
CHANGES = [
    ("claim", ("first#1", "second#1", "third#2", "second#3"), change)
    for change in (
        {"dimension": "risks"},
        {"dimension": "finance"},
        {"nature": "assessment"},
        {"said_by": {"name": "Xu Ning"}},
        {"said_by": None},
        {"about": ["place/akron", "cluster/chips"]},
        {"about": ["policy/tariff"]},
        {"state": "retracted", "reason": "It was wrong."},
        {"state": "published", "reason": None},
        {"relayed": True, "relayed_from": RELAYED},
        {"relayed": False, "relayed_from": None},
    )
] + [
    ("publisher", ("party", "post"), {"country": "US", "state_affiliated": False}),
    ("publisher", ("party", "post"), {"country": "CN", "state_affiliated": True}),
    ("source", ("first", "second", "third"), {"publisher": "post", "kind": "news"}),
    ("source", ("second", "third"), {"publisher": None, "published": "2020"}),
    ("source", ("second", "third"), {"relays": RELAYED}),
    ("source", ("first",), {"title": "Otherwise"}),
    ("cluster", ("chips", "tyres"), {"places": ["akron"]}),
    ("cluster", ("chips", "tyres"), {"places": ["hefei", "akron"]}),
    ("place", ("hefei", "akron"), {"within": "america"}),
    ("place", ("hefei", "akron"), {"within": None}),
    ("place", ("hefei", "akron"), {"kind": "zone"}),
    ("policy", ("tariff",), {"sectors": ["steel"], "places": ["akron", "china"], "started": 2018}),
    ("cluster", ("chips", "tyres"), {"sectors": ["semiconductors"]}),
    ("place", ("china",), {"codes": {"iso3166_1": "DE"}}),
    ("cluster", ("chips",), "merge tyres"),
    ("cluster", ("chips",), "rename"),
    ("place", ("hefei",), "merge akron"),
    ("source", ("second",), "merge third"),
    ("link", ("first#1/disputes/second#2", "second#1/disputes/first#2"), "add"),
    ("claim", ("second#2", "first#2"), {"state": "retracted", "reason": "It was wrong."}),
    ("claim", ("second#2", "first#2"), {"state": "published", "reason": None}),
    ("link", ("first#1/disputes/second#2", "second#1/disputes/first#2"), "remove"),
]

STEPS = some.sampled_from([(kind, name, change) for kind, names, change in CHANGES for name in names])


def do(kind, name, change, by):
    """One step of the desk, as far as the record and the rules allow it."""
    form = steps.stored(kind, name)
    if kind == "link":
        one, stance, other = name.split("/")
        if change == "add":
            form = {"from": one, "to": other, "stance": stance, "question": "How much", "note": None}
        elif form is not None:
            steps.remove(kind, name, by=by)
            return
    if form is None:
        return
    if change == "rename":
        form |= {"slug": f"{name}-2", "formerly": [*form.get("formerly", ()), name]}
    elif isinstance(change, str) and change.startswith("merge"):
        gone = steps.stored(kind, change.split()[1])
        if gone is None:
            return
        form = (as_one_text if kind == "source" else together)(form, gone)
    elif isinstance(change, dict):
        form = {name: value for name, value in (form | change).items() if value is not None}
    source = steps.stored("source", name.partition("#")[0]) if kind == "claim" else None
    with only_writer():
        unit = drafted(kind, form, source=source, in_place_of=(form.get("formerly") or [""])[-1]).unit
        if unit is not None:
            write = take_in if takes_in(unit) else move if moves(unit) else steps.put
            write(unit, steps.Change(by=by))


def off():
    """What is stored otherwise than counting from nothing finds it."""
    return [*recount().differing, *recount_facets(LISTS)]


def test_each_step_in_turn(atlas_of_two_countries, curator):
    undone = []
    for kind, names, change in CHANGES:
        before = Edition.objects.count()
        do(kind, names[0], change, curator)
        if Edition.objects.count() == before:
            undone.append((names[0], change))
        assert off() == [], f"{names[0]}: {change}"
    assert not undone


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=some.lists(STEPS, min_size=2, max_size=5))
def test_any_steps_in_any_order(atlas_of_two_countries, curator, taken):
    """Each example goes on where the last one ended."""
    for kind, name, change in taken:
        do(kind, name, change, curator)
    assert off() == []
