"""What is recorded of cases and of the whole, read from the numbers that are stored; counts nothing, knows no page."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policyatlas.evidence.amounts import Amount
from policyatlas.records.models import AtlasSummary, Case, CaseSummary, CellSummary
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind


@dataclass(frozen=True, slots=True)
class Tally:
    """What is recorded of one case. `answered`: how many of the twelve questions have evidence; `latest`: its newest
    source.
    """

    case_id: int
    case_kind: str
    slug: str
    name: str
    claims: int
    sources: int
    origins: int
    answered: int
    latest: str

    @classmethod
    def of(cls, summary: CaseSummary) -> "Tally":
        """What is stored of a case, which has to be at hand."""
        return cls(
            case_id=summary.case_id,
            case_kind=summary.case_kind,
            slug=summary.case.slug,
            name=summary.case.name,
            claims=summary.claims,
            sources=summary.sources,
            origins=summary.origins,
            answered=summary.answered,
            latest=summary.latest,
        )


class Covered(NamedTuple):
    """A case to choose, and how well it is covered."""

    slug: str
    name: str
    answered: int
    claims: int


type Choices = tuple[tuple[CaseKind, tuple[Covered, ...]], ...]
"""Cases to choose from, by kind and by name."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What is recorded of everything. `cases`: how many there are by id of their kind.

    `dimensions`: how much there is by id of the dimension, and `answering`: the cases that it is about. `best`: by id
    of the kind the cases that answer most questions, then have most claims, a hundred at most. `newest`: public names
    of the first claims of the newest sources, the newest first.
    """

    claims: int
    sources: int
    origins: int
    speakers: int
    publishers: int
    cases: Mapping[str, int]
    dimensions: Mapping[str, Amount]
    answering: Mapping[str, int]
    best: Mapping[str, tuple[Covered, ...]]
    newest: tuple[str, ...]

    @property
    def best_covered(self) -> list[Covered]:
        """The best covered cases of whatever kind, the best first."""
        every = (case for cases in self.best.values() for case in cases)
        return sorted(every, key=lambda case: (-case.answered, -case.claims, case.name))

    def well_covered(self, *, besides: Iterable[Case] = ()) -> Choices:
        """The best covered cases with evidence on at least half of the questions, and these others."""
        others = [(case.case_kind, Covered(case.slug, case.name, 0, 0)) for case in besides]
        found = []
        for kind in CASE_KINDS.values():
            half = (one for one in self.best.get(kind.id, ()) if 2 * one.answered >= len(DIMENSIONS))
            chosen = {one.slug: one for one in (*(one for of, one in others if of == kind.id), *half)}
            found.append((kind, tuple(sorted(chosen.values(), key=lambda one: one.name))))
        return tuple(found)


def totals() -> Totals:
    """The numbers of the whole: one query for one row."""
    row = AtlasSummary.current()
    return Totals(
        claims=row.claims,
        sources=row.sources,
        origins=row.origins,
        speakers=row.speakers,
        publishers=row.publishers,
        cases=row.cases,
        dimensions={
            dimension: Amount(numbers["claims"], numbers["sources"], numbers["origins"])
            for dimension, numbers in row.dimensions.items()
        },
        answering={dimension: numbers["cases"] for dimension, numbers in row.dimensions.items()},
        best={kind: tuple(map(Covered._make, cases)) for kind, cases in row.best.items()},
        newest=tuple(row.newest),
    )


def answers_of(cases: Collection[int]) -> dict[int, dict[str, int]]:
    """The claims of the cases with these keys by id of the dimension: one query."""
    found: dict[int, dict[str, int]] = {case: {} for case in cases}
    for case, dimension, claims in CellSummary.objects.of(cases).order_by().values_list("case", "dimension", "claims"):
        found[case][dimension] = claims
    return found
