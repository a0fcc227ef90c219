"""Lays out the front page: what there is, what to compare, who learns from whom, what is known; knows no request."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.charts.plate import Plate
from policyatlas.citing import Citation
from policyatlas.evidence import Cell, Gathered, Tallies, Tally, gather, tally
from policyatlas.records.models import Case, Claim, Comparison, ComparisonCase, Location, Transfer
from policyatlas.transfers.listing import Told
from policyatlas.transfers.routes import longest_ways, plate_of
from policyatlas.vocabulary import DIMENSIONS, CaseKind, Dimension

COLUMNS = 4  # of a comparison
ROUTES = 5
NEWEST = 3
EXTRACT = 6  # places


@dataclass(frozen=True, slots=True)
class Start:
    """A comparison that an editor has introduced, and its cases in order."""

    comparison: Comparison
    cases: tuple[Case, ...]

    @property
    def address(self) -> str:
        """The cases as an address names them: `wuhan,pittsburgh,hefei`."""
        return ",".join(case.slug for case in self.cases)


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of the matrix of coverage: some places, and for each dimension their cells in the same order."""

    cases: tuple[Case, ...]
    rows: tuple[tuple[Dimension, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The front page. `slots`: what each of the picker's selects has chosen, empty for one that is left open."""

    claims: int
    sources: int
    cases: int
    slots: tuple[str, ...]
    choices: tuple[tuple[CaseKind, tuple[Tally, ...]], ...]
    starts: tuple[Start, ...]
    transfers: int
    routes: tuple[Told, ...]
    plate: Plate | None
    newest: tuple[Claim, ...]
    extract: Extract


def front_page() -> Home:
    """The front page, in eight queries whatever the number of claims.

    Comparisons stand in the order of the claims on their cases; the first fills the picker, and their places the
    extract. A route is the longest of its model.
    """
    located = list(Location.objects.of_clusters())
    tallies = tally(located=located)
    starts = _starts(tallies)
    first = starts[0].cases[:COLUMNS] if starts else ()
    places = _places(starts)
    gathered = gather(places, located=located, named=tallies.newest[:NEWEST])
    transfers = list(Transfer.objects.published().with_claims())
    ways = dict(enumerate(longest_ways(transfers, ROUTES), start=1))
    return Home(
        claims=tallies.claims,
        sources=tallies.sources,
        cases=len(tallies.by_case),
        slots=(*[case.slug for case in first], *[""] * (COLUMNS - len(first))),
        choices=tallies.well_covered(besides=[case.pk for case in first]),
        starts=tuple(starts),
        transfers=len(transfers),
        routes=tuple(Told(way.transfer, Citation(way.transfer.claim, number), number) for number, way in ways.items()),
        plate=plate_of(ways),
        newest=tuple(gathered.claims[name] for name in tallies.newest[:NEWEST] if name in gathered.claims),
        extract=_extract(places, gathered),
    )


def _starts(tallies: Tallies) -> list[Start]:
    cases: dict[Comparison, list[Case]] = {}
    for column in ComparisonCase.objects.with_comparison():
        cases.setdefault(column.comparison, []).append(column.case)
    starts = [Start(comparison, tuple(columns)) for comparison, columns in cases.items()]
    return sorted(starts, key=lambda start: -sum(tallies.by_case[case.pk].claims for case in start.cases))


def _places(starts: Iterable[Start]) -> list[Case]:
    """The first places of the comparisons, each once."""
    places = {case.pk: case for start in starts for case in start.cases if case.case_kind == "place"}
    return list(places.values())[:EXTRACT]


def _extract(places: list[Case], gathered: Gathered) -> Extract:
    return Extract(
        tuple(places),
        tuple(
            (dimension, tuple(gathered.cells[place.slug, dimension.id] for place in places))
            for dimension in DIMENSIONS.values()
        ),
    )
