"""Counts what is recorded of every case, without reading a claim in full; knows no page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policyatlas.records.models import Case, Location
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind


@dataclass(frozen=True, slots=True)
class Tally:
    """What is recorded of one case. `dimensions`: claims by id of their dimension; `latest`: its newest source."""

    case_id: int
    case_kind: str
    slug: str
    name: str
    claims: int
    sources: int
    dimensions: Mapping[str, int]
    latest: str

    @property
    def answered(self) -> int:
        """How many of the twelve questions have evidence."""
        return len(self.dimensions)


@dataclass(frozen=True, slots=True)
class Tallies:
    """A tally of every case by its key, best covered first; and of all together.

    `dimensions`: claims by id of their dimension. `newest`: public names of each source's first claim, the newest
    source first.
    """

    by_case: Mapping[int, Tally]
    claims: int
    sources: int
    dimensions: Mapping[str, int]
    newest: tuple[str, ...]

    def well_covered(self, *, besides: Collection[int] = ()) -> tuple[tuple[CaseKind, tuple[Tally, ...]], ...]:
        """By kind and by name, the cases with evidence on at least half of the questions; `besides`: keys of others."""
        chosen = [one for one in self.by_case.values() if 2 * one.answered >= len(DIMENSIONS) or one.case_id in besides]
        chosen.sort(key=lambda one: one.name)
        return tuple((kind, tuple(one for one in chosen if one.case_kind == kind.id)) for kind in CASE_KINDS.values())


class _Row(NamedTuple):
    """A claim as it is counted."""

    claim: int
    dimension: str
    source: int
    slug: str
    number: int
    published: str


def tally(*, located: Collection[Location] | None = None) -> Tallies:
    """Every case counted as `gather` would: a place has the claims of the clusters located in it, too.

    Two queries, or one where the caller hands on what is `located` in places.
    """
    if located is None:
        located = Location.objects.of_clusters()
    holders: dict[int, set[int]] = defaultdict(set)
    for location in located:
        if location.case.case_kind == "cluster":
            holders[location.case_id].add(location.place_id)

    cases: dict[int, tuple[str, str, str]] = {}
    held: dict[int, dict[int, _Row]] = defaultdict(dict)
    for case_id, kind, slug, name, state, *facts in Case.objects.order_by().values_list(
        "pk",
        "case_kind",
        "slug",
        "name",
        "abouts__claim__state",
        "abouts__claim_id",
        "abouts__claim__dimension",
        "abouts__claim__source_id",
        "abouts__claim__source__slug",
        "abouts__claim__number",
        "abouts__claim__source__published",
    ):
        cases[case_id] = kind, slug, name
        if state == "published":
            row = _Row._make(facts)
            for holder in (case_id, *holders.get(case_id, ())):
                held[holder][row.claim] = row
    tallies = [_tally(case_id, *names, held[case_id].values()) for case_id, names in cases.items()]
    tallies.sort(key=lambda case: (-case.answered, -case.claims, case.name))
    rows = {row.claim: row for claims in held.values() for row in claims.values()}.values()
    return Tallies(
        by_case={case.case_id: case for case in tallies},
        claims=len(rows),
        sources=len({row.source for row in rows}),
        dimensions=Counter(row.dimension for row in rows),
        newest=_newest(rows),
    )


def _tally(case_id: int, kind: str, slug: str, name: str, rows: Collection[_Row]) -> Tally:
    return Tally(
        case_id,
        kind,
        slug,
        name,
        claims=len(rows),
        sources=len({row.source for row in rows}),
        dimensions=Counter(row.dimension for row in rows),
        latest=max((row.published for row in rows), default=""),
    )


def _newest(rows: Iterable[_Row]) -> tuple[str, ...]:
    firsts: dict[int, _Row] = {}
    for row in rows:
        if row.source not in firsts or row.number < firsts[row.source].number:
            firsts[row.source] = row
    newest = sorted(firsts.values(), key=lambda row: (row.published, row.slug), reverse=True)
    return tuple(f"{row.slug}#{row.number}" for row in newest)
