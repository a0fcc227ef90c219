"""Lays out the front page: what there is, what to compare, who learns from whom, what is known; knows no request."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.charts.plate import Plate
from policyatlas.citing import Citation, References
from policyatlas.evidence import Amount, Cell, Choices, Gathered, Totals, gather, totals
from policyatlas.evidence.samples import sample_row
from policyatlas.records.models import Case, Claim, Comparison, ComparisonCase, Transfer
from policyatlas.transfers.listing import Told
from policyatlas.transfers.routes import longest_ways, plate_of
from policyatlas.vocabulary import DIMENSIONS, Dimension

COLUMNS = 4  # of a comparison
ROUTES = 5
LOOKED_AT = 200  # transfers that these are chosen from
NEWEST = 3
EXTRACT = 5  # places
THINNEST = 3  # questions


@dataclass(frozen=True, slots=True)
class Start:
    """A comparison that an editor has introduced, and its cases in order."""

    comparison: Comparison
    cases: tuple[Case, ...]

    @property
    def address(self) -> str:
        """The cases as an address names them: `wuhan,pittsburgh,hefei`."""
        return ",".join(case.slug for case in self.cases)

    @property
    def names(self) -> str:
        """The cases as a sentence names them: `Wuhan, Pittsburgh and Hefei`."""
        return get_text_list([case.short_name for case in self.cases], _("and"))


@dataclass(frozen=True, slots=True)
class Example:
    """One row of a comparison: a claim on each of its cases, with the number of its source."""

    start: Start
    dimension: Dimension
    cells: tuple[tuple[Case, Citation], ...]


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """A dimension: the cells of some places, and how much there is on all cases; None where there is nothing."""

    dimension: Dimension
    cells: tuple[Cell, ...]
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of the matrix of coverage: some places, and the cells of each dimension in the same order."""

    cases: tuple[Case, ...]
    rows: tuple[ExtractRow, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """How much is not known. `answered`: cells with a claim; `thinnest`: questions, with how many cases answer them."""

    cases: int
    answered: int
    thinnest: tuple[tuple[Dimension, int], ...]

    @property
    def cells(self) -> int:
        """Every case by every question."""
        return self.cases * len(DIMENSIONS)

    @property
    def open(self) -> int:
        """Cells without a claim."""
        return self.cells - self.answered


@dataclass(frozen=True, slots=True)
class Home:
    """The front page. `slots`: what each of the picker's selects has chosen, empty for one that is left open.

    `transfers`: how many there are; None for more than the routes were chosen from.
    """

    claims: int
    sources: int
    origins: int
    cases: int
    slots: tuple[str, ...]
    choices: Choices
    starts: tuple[Start, ...]
    example: Example | None
    transfers: int | None
    routes: tuple[Told, ...]
    plate: Plate | None
    newest: tuple[Claim, ...]
    extract: Extract
    blank: Blank


def front_page() -> Home:
    """The front page, in eight queries whatever the number of claims.

    Comparisons stand in the order of the claims on their cases; the first fills the picker, and their places the
    extract. Each model has its longest route before another has a second.
    """
    known = totals()
    starts = _starts()
    first = starts[0].cases[:COLUMNS] if starts else ()
    places = _places(starts)
    gathered = gather(places)
    transfers = list(Transfer.objects.foremost(LOOKED_AT))
    ways = dict(enumerate(longest_ways(transfers, ROUTES), start=1))
    return Home(
        claims=known.claims,
        sources=known.sources,
        origins=known.origins,
        cases=sum(known.cases.values()),
        slots=(*[case.slug for case in first], *[""] * (COLUMNS - len(first))),
        choices=known.well_covered(besides=first),
        starts=tuple(starts),
        example=_example(starts, places, gathered),
        transfers=len(transfers) if len(transfers) < LOOKED_AT else None,
        routes=tuple(Told(way.transfer, Citation(way.transfer.claim, number), number) for number, way in ways.items()),
        plate=plate_of(ways),
        newest=_newest(known.newest[:NEWEST]),
        extract=_extract(places, gathered, known),
        blank=_blank(known),
    )


def _starts() -> list[Start]:
    cases: dict[Comparison, list[Case]] = {}
    for column in ComparisonCase.objects.with_comparison():
        cases.setdefault(column.comparison, []).append(column.case)
    starts = [Start(comparison, tuple(columns)) for comparison, columns in cases.items()]
    return sorted(starts, key=lambda start: -sum(case.counts.claims for case in start.cases))


def _places(starts: Iterable[Start]) -> list[Case]:
    """The first places of the comparisons, each once."""
    places = {case.pk: case for start in starts for case in start.cases if case.case_kind == "place"}
    return list(places.values())[:EXTRACT]


def _example(starts: Iterable[Start], places: Collection[Case], gathered: Gathered) -> Example | None:
    """A row that all cases answer, of the first comparison that is among these places."""
    for start in starts:
        cases = start.cases[:COLUMNS]
        if set(cases) <= set(places) and (row := sample_row([case.slug for case in cases], gathered.cells)):
            cited = References().cite_all(row.claims)
            return Example(start, row.dimension, tuple(zip(cases, cited, strict=True)))
    return None


def _newest(of_sources: Sequence[str]) -> tuple[Claim, ...]:
    """One claim a source: those that have come since the first edition, then those of the newest sources, by name."""
    found = {claim.public_name: claim for claim in Claim.objects.newest_or_named(10 * NEWEST, of_sources)}
    later = [claim for claim in found.values() if claim.since and claim.since.number > 1]
    later.sort(key=lambda claim: (claim.since_id or 0, claim.pk), reverse=True)
    once: dict[int, Claim] = {}
    for claim in (*later, *(found[name] for name in of_sources if name in found)):
        once.setdefault(claim.source_id, claim)
    return tuple(once.values())[:NEWEST]


def _extract(places: Sequence[Case], gathered: Gathered, known: Totals) -> Extract:
    return Extract(
        tuple(places),
        tuple(
            ExtractRow(
                dimension,
                tuple(gathered.cells[place.slug, dimension.id] for place in places),
                known.dimensions.get(dimension.id),
            )
            for dimension in DIMENSIONS.values()
        ),
    )


def _blank(known: Totals) -> Blank:
    answering = {dimension: known.answering.get(dimension.id, 0) for dimension in DIMENSIONS.values()}
    thinnest = sorted(answering.items(), key=lambda found: found[1])[:THINNEST]
    return Blank(sum(known.cases.values()), sum(answering.values()), tuple(thinnest))
