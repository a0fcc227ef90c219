"""Counts what is recorded and stores it: of cells, of cases, of the whole; whoever changes a claim calls it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, Min, Model, OuterRef, QuerySet

from policyatlas.evidence.marks import Standing, Weights
from policyatlas.records.models import (
    AtlasSummary,
    Case,
    CaseSummary,
    CellSummary,
    Claim,
    ClaimAbout,
    ClaimLink,
    Location,
    Source,
)
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
_CELL = tuple(one.attname for one in CellSummary._meta.concrete_fields if not one.primary_key)
_CASE = tuple(one.attname for one in CaseSummary._meta.concrete_fields)
_ATLAS = tuple(one.attname for one in AtlasSummary._meta.concrete_fields)


@dataclass(slots=True)
class Recounted:
    """How many cases were counted, and what was stored otherwise so far: `hefei finance`, `hefei`, `atlas`."""

    cases: int = 0
    differing: list[str] = field(default_factory=list)


class _Held(NamedTuple):
    """A claim as it is counted."""

    dimension: str
    published: str
    standing: Standing
    disputed: bool


@transaction.atomic
def recount(cases: Iterable[int] | None = None, *, whole: bool = True) -> Recounted:
    """Count the cases with these keys anew, and the places that those of them lie in that are clusters; all for None.

    Claims are counted as `gather` gathers them. Rows that are right already are left as they are, so that a second
    count writes nothing. `whole=False` leaves the numbers of the atlas for a later call.
    """
    done = Recounted()
    for some in batched(_asked(cases), BATCH):
        _recount(some, done)
    if whole:
        _recount_atlas(done)
    return done


def _asked(cases: Iterable[int] | None) -> Iterable[int]:
    if cases is None:
        return Case.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=10 * BATCH)
    keys = set(cases)
    for some in batched(sorted(keys), BATCH):
        located = Location.objects.filter(case__in=some, case__case_kind="cluster")
        keys.update(located.values_list("place", flat=True))
    return sorted(keys)


def _recount(keys: Collection[int], done: Recounted) -> None:
    """The rows of these cases and of their cells."""
    cases = list(Case.objects.whole().filter(pk__in=keys).order_by("pk"))
    held = _held(keys)
    cells: list[CellSummary] = []
    summaries: list[CaseSummary] = []
    for case in cases:
        claims = held[case.pk].values()
        own = list(_cells(case, claims))
        cells += own
        summaries.append(_summary(case, claims, own))
    done.cases += len(cases)
    names = {case.pk: case.slug for case in cases}
    stored_cells = CellSummary.objects.filter(case__in=keys).order_by()
    for pk, dimension in _store(stored_cells, cells, ("case_id", "dimension"), _CELL):
        done.differing.append(f"{names[pk]} {dimension}")
    stored = CaseSummary.objects.filter(case__in=keys).order_by()
    done.differing += [names[pk] for (pk,) in _store(stored, summaries, ("case_id",), _CASE)]


def _held(keys: Collection[int]) -> Mapping[int, Mapping[int, _Held]]:
    """The published claims of these cases by key, those of clusters in them included."""
    holders: dict[int, list[int]] = defaultdict(list, {key: [key] for key in keys})
    located = Location.objects.filter(place__in=keys, case__case_kind="cluster").order_by()
    for cluster, place in located.values_list("case", "place"):
        holders[cluster].append(place)
    disputed = _disputed(holders)
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


def _cells(case: Case, claims: Collection[_Held]) -> Iterator[CellSummary]:
    by_dimension: dict[str, list[_Held]] = defaultdict(list)
    for claim in claims:
        by_dimension[claim.dimension].append(claim)
    countries = case.countries if claims else frozenset()
    for dimension, group in by_dimension.items():
        disputed = any(claim.disputed for claim in group)
        weights = Weights.of([claim.standing for claim in group], countries, disputed=disputed)
        origins, firsthand, disinterested, undisputed = weights.passed
        yield CellSummary(
            case_id=case.pk,
            dimension=dimension,
            claims=weights.claims,
            sources=weights.sources,
            origins=weights.origins,
            first_hand=weights.first_hand,
            free_origins=weights.free_origins,
            natures=dict(sorted(Counter(claim.standing.nature for claim in group).items())),
            disputed=disputed,
            passes_origins=origins,
            passes_firsthand=firsthand,
            passes_disinterested=disinterested,
            passes_undisputed=undisputed,
            latest=max(claim.published for claim in group),
        )


def _summary(case: Case, claims: Collection[_Held], cells: Collection[CellSummary]) -> CaseSummary:
    passed = [sum(test) for test in zip(*(cell.passed for cell in cells), strict=True)] or [-1] * len(EVIDENCE_TESTS)
    origins, firsthand, disinterested, undisputed = (2 * number >= len(cells) for number in passed)
    return CaseSummary(
        case_id=case.pk,
        case_kind=case.case_kind,
        claims=len(claims),
        sources=len({claim.standing.source for claim in claims}),
        origins=len({claim.standing.origin for claim in claims}),
        answered=len({claim.dimension for claim in claims}),
        latest=max((claim.published for claim in claims), default=""),
        one_sided=bool(claims) and all(claim.standing.state_affiliated for claim in claims),
        mostly_origins=origins,
        mostly_firsthand=firsthand,
        mostly_disinterested=disinterested,
        mostly_undisputed=undisputed,
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
    counted = AtlasSummary(
        **published.aggregate(**counts),
        cases=Case.objects.how_many(),
        dimensions={
            dimension: {**dict(zip(counts, numbers, strict=True)), "cases": cases.get(dimension, 0)}
            for dimension, *numbers in by_dimension
        },
        best={kind: _best(kind) for kind in CASE_KINDS},
        newest=_newest(),
    )
    if _store(AtlasSummary.objects.all(), [counted], ("id",), _ATLAS):
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


def _store[Row: Model](
    stored: QuerySet[Row], counted: Iterable[Row], key: Sequence[str], columns: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Put the counted rows in place of the stored ones, where they differ; the keys of those that did."""
    there = {_read(row, key): row for row in stored}
    new: dict[tuple[Any, ...], Row] = {}
    gone: dict[tuple[Any, ...], Row] = {}
    for row in counted:
        name = _read(row, key)
        before = there.pop(name, None)
        if before is None or _read(before, columns) != _read(row, columns):
            new[name] = row
            if before is not None:
                gone[name] = before
    gone |= there
    rows = stored.model._default_manager
    if gone:
        rows.filter(pk__in=[row.pk for row in gone.values()]).delete()
    rows.bulk_create(new.values(), batch_size=BATCH)
    return [*new, *(name for name in gone if name not in new)]


def _read(row: Model, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in columns)
