"""Counts what is recorded and stores it: of cells, of cases, of the whole; whoever changes a claim calls it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import batched, chain
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from policyatlas.evidence.following import mark_disputed, traits_of
from policyatlas.evidence.marks import Standing, Weights
from policyatlas.evidence.voices import recount_voices
from policyatlas.records.models import (
    AtlasSummary,
    Case,
    CaseSummary,
    CaseTrait,
    CellSummary,
    Claim,
    ClaimAbout,
    ClaimLink,
    Location,
    Place,
    Publisher,
    Source,
    Speaker,
)
from policyatlas.records.models.cases import CONTAINERS
from policyatlas.records.rows import write_rows
from policyatlas.records.telling import Told, to_nobody
from policyatlas.vocabulary import CASE_KINDS, EVIDENCE_TESTS

BATCH = 500  # cases that are counted at once
BEST = 100  # cases of each kind that are kept for lists to choose from
NEWEST = 12  # sources that count as the newest
# Of a claim, by what it is about: its key, where it counts, and what the four tests look at.
_COLUMNS = (
    "case_id",
    "claim_id",
    "claim__dimension",
    "claim__source__published",
    "claim__source_id",
    "claim__origin_id",
    "claim__source__publisher_id",
    "claim__source__publisher__country",
    "claim__source__publisher__state_affiliated",
    "claim__source__kind",
    "claim__distance",
    "claim__nature",
)
# Rows as they are counted and stored, the key first.
_CELL_KEY, _CASE_KEY, _ATLAS_KEY = ("case_id", "dimension"), ("case_id",), ("id",)
_TRAIT = ("case_id", "trait", "term")
_TESTS = tuple(EVIDENCE_TESTS)
_CELL = (
    *_CELL_KEY,
    *("claims", "sources", "origins", "first_hand", "free_origins", "natures", "disputed"),
    *(f"passes_{test}" for test in _TESTS),
    "latest",
)
_CASE = (
    *_CASE_KEY,
    *("case_kind", "claims", "sources", "origins", "answered", "latest", "one_sided"),
    *(f"mostly_{test}" for test in _TESTS),
)
_ATLAS = (
    *_ATLAS_KEY,
    "claims",
    "sources",
    "origins",
    "speakers",
    "publishers",
    "cases",
    "dimensions",
    "best",
    "newest",
)
# The codes of a place and of what contains it, nearest first.
_CODES = [f"{'within__' * steps}codes" for steps in range(CONTAINERS.count("within") + 1)]

type _Row = tuple[Any, ...]


@dataclass(slots=True)
class Recounted:
    """How many cases were counted, and what was stored otherwise: `hefei finance`, `hefei`, `atlas`, `gazette#3`."""

    cases: int = 0
    differing: list[str] = field(default_factory=list)


class _Held(NamedTuple):
    """A claim as it is counted."""

    dimension: str
    published: str
    standing: Standing
    disputed: bool


@transaction.atomic
def recount(cases: Iterable[int] | None = None, *, whole: bool = True, told: Told = to_nobody) -> Recounted:
    """Count the cases with these keys anew, and the places that those of them lie in that are clusters; all for None,
    and then whatever speaks as well (`recount_voices`).

    Claims are counted as `gather` gathers them. Rows that are right already are left as they are, so that a second
    count writes nothing. `whole=False` leaves the numbers of the atlas for a later call.
    """
    done = Recounted(differing=recount_voices() if cases is None else [])
    total = Case.objects.count() if cases is None else 0
    for some in batched(_all() if cases is None else reached(cases), BATCH):
        _recount(some, done)
        told("Cases counted", done.cases, total)
    if whole:
        _recount_atlas(done)
    return done


def _all() -> Iterable[int]:
    return Case.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=10 * BATCH)


def reached(cases: Iterable[int]) -> list[int]:
    """The keys of all cases that are counted with these: the places that those of them lie in that are clusters."""
    keys = set(cases)
    for some in batched(sorted(keys), BATCH):
        located = Location.objects.filter(case__in=some, case__case_kind="cluster")
        keys.update(located.values_list("place", flat=True))
    return sorted(keys)


def _recount(keys: Collection[int], done: Recounted) -> None:
    """The rows of these cases and of their cells."""
    cases = list(Case.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "case_kind", "slug"))
    held, countries = _held(keys, done), _countries(keys)
    cells: list[_Row] = []
    summaries: list[_Row] = []
    for case, kind, _slug in cases:
        claims = held[case].values()
        own = list(_cells(case, claims, countries[case]))
        cells += own
        summaries.append(_summary(case, kind, claims, own))
    done.cases += len(cases)
    names = {case: slug for case, _kind, slug in cases}
    stored_cells = CellSummary.objects.filter(case__in=keys).order_by()
    for case, dimension in _store(stored_cells, cells, _CELL_KEY, _CELL):
        done.differing.append(f"{names[case]} {dimension}")
    stored = CaseSummary.objects.filter(case__in=keys).order_by()
    done.differing += [names[case] for (case,) in _store(stored, summaries, _CASE_KEY, _CASE)]
    traits = _store(CaseTrait.objects.filter(case__in=keys).order_by(), traits_of(keys, countries), _TRAIT, _TRAIT)
    done.differing += dict.fromkeys(f"{names[case]} {trait}" for case, trait, _term in traits)


def _countries(keys: Collection[int]) -> Mapping[int, Set[str]]:
    """Of these cases `Case.countries`, read without the cases: there may be very many."""
    places = Place.objects.filter(pk__in=keys).order_by().values_list("pk", *_CODES)
    locations = Location.objects.filter(case__in=keys).order_by()
    found: dict[int, set[str]] = defaultdict(set)
    for case, *codes in chain(places, locations.values_list("case", *(f"place__{one}" for one in _CODES))):
        if country := next((code for one in codes if one and (code := one.get("iso3166_1"))), None):
            found[case].add(country)
    return found


def _held(keys: Collection[int], done: Recounted) -> Mapping[int, Mapping[int, _Held]]:
    """The published claims of these cases by key, those of clusters in them included."""
    holders: dict[int, list[int]] = defaultdict(list, {key: [key] for key in keys})
    located = Location.objects.filter(place__in=keys, case__case_kind="cluster").order_by()
    for cluster, place in located.values_list("case", "place"):
        holders[cluster].append(place)
    disputed = _disputed(holders)
    done.differing += mark_disputed(holders, disputed)
    held: dict[int, dict[int, _Held]] = defaultdict(dict)
    abouts = ClaimAbout.objects.published().filter(case__in=holders).order_by()
    for case, claim, dimension, published, *standing in abouts.values_list(*_COLUMNS).iterator(chunk_size=5000):
        one = _Held(dimension, published, Standing._make(standing), claim in disputed)
        for holder in holders[case]:
            held[holder][claim] = one
    return held


def _disputed(cases: Collection[int]) -> set[int]:
    """The claims on these cases that stand in a dispute."""
    disputes = ClaimLink.objects.disputes().order_by()
    found: set[int] = set()
    for end in ("from_claim", "to_claim"):
        found.update(disputes.filter(**{f"{end}__abouts__case__in": cases}).values_list(end, flat=True))
    return found


def _cells(case: int, claims: Collection[_Held], countries: Set[str]) -> Iterator[_Row]:
    """A row of _CELL for each dimension that it has claims in."""
    by_dimension: dict[str, list[_Held]] = defaultdict(list)
    for claim in claims:
        by_dimension[claim.dimension].append(claim)
    for dimension, group in by_dimension.items():
        disputed = any(claim.disputed for claim in group)
        weights = Weights.of([claim.standing for claim in group], countries, disputed=disputed)
        numbers = (weights.claims, weights.sources, weights.origins, weights.first_hand, weights.free_origins)
        natures = dict(sorted(Counter(claim.standing.nature for claim in group).items()))
        latest = max(claim.published for claim in group)
        yield case, dimension, *numbers, natures, disputed, *weights.passed, latest


def _summary(case: int, kind: str, claims: Collection[_Held], cells: Collection[_Row]) -> _Row:
    """A row of _CASE; the tests that a cell passes stand before its last column."""
    tests = zip(*(cell[-1 - len(_TESTS) : -1] for cell in cells), strict=True)
    passed = [sum(test) for test in tests] or [-1] * len(_TESTS)
    return (
        case,
        kind,
        len(claims),
        len({claim.standing.source for claim in claims}),
        len({claim.standing.origin for claim in claims}),
        len(cells),
        max((claim.published for claim in claims), default=""),
        bool(claims) and all(claim.standing.state_affiliated for claim in claims),
        *(2 * number >= len(cells) for number in passed),
    )


def _recount_atlas(done: Recounted) -> None:
    """The one row of the whole."""
    published = Claim.objects.published().order_by()
    counts = {
        "claims": Count("pk"),
        "sources": Count("source", distinct=True),
        "origins": Count("origin", distinct=True),
    }
    cases = dict(CellSummary.objects.order_by().values_list("dimension").annotate(Count("pk")))
    by_dimension = published.values_list("dimension").annotate(*counts.values()).order_by("dimension")
    whole = published.aggregate(**counts)
    counted = (
        1,
        *(whole[name] for name in counts),
        Speaker.objects.heard().count(),
        Publisher.objects.count(),
        Case.objects.how_many(),
        {
            dimension: {**dict(zip(counts, numbers, strict=True)), "cases": cases.get(dimension, 0)}
            for dimension, *numbers in by_dimension
        },
        {kind: _best(kind) for kind in CASE_KINDS},
        _newest(),
    )
    if _store(AtlasSummary.objects.all(), [counted], _ATLAS_KEY, _ATLAS):
        done.differing.append("atlas")


def _best(kind: str) -> list[list[str | int]]:
    """The best covered cases of a kind, as they are stored: a reader chooses from these."""
    columns = ("case__slug", "case__name", "answered", "claims")
    return [list(row) for row in CaseSummary.objects.best_covered(kind).values_list(*columns)[:BEST]]


def _newest() -> list[str]:
    """The first published claims of the newest sources."""
    published = Claim.objects.published()
    speaking = Source.objects.held().filter(Exists(published.filter(source=OuterRef("pk"))))
    sources = {source.pk: source.slug for source in speaking.order_by("-published", "-slug")[:NEWEST]}
    numbers = published.filter(source__in=sources).order_by().values_list("source").annotate(first=Min("number"))
    firsts = dict(numbers)
    return [f"{slug}#{firsts[pk]}" for pk, slug in sources.items()]


def _store(stored: QuerySet[Any], counted: Iterable[_Row], key: Sequence[str], columns: Sequence[str]) -> list[_Row]:
    """Put the counted rows in place of the stored ones, where they differ; the keys of those that did."""
    there = {tuple(row[: len(key)]): (pk, tuple(row)) for pk, *row in stored.values_list("pk", *columns)}
    new: dict[_Row, _Row] = {}
    gone: dict[_Row, int] = {}
    for row in counted:
        name = row[: len(key)]
        pk, before = there.pop(name, (None, None))
        if before != row:
            new[name] = row
            if pk is not None:
                gone[name] = pk
    gone |= {name: pk for name, (pk, _row) in there.items()}
    if gone:
        stored.model._default_manager.filter(pk__in=gone.values()).delete()
    if new:
        write_rows(stored.model, columns, new.values())
    return [*new, *(name for name in gone if name not in new)]
