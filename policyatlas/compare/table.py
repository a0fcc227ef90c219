"""Fills the table of a comparison: cases across, dimensions down, every claim numbered. Knows no request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.charts.plate import Pin, Plate
from policyatlas.charts.strips import strip
from policyatlas.citing import Citation, CitedCell, Reference, References, cite_cell
from policyatlas.compare.columns import LETTERS, compare_url
from policyatlas.compare.forms import Narrowing
from policyatlas.compare.introductions import Introduction, cited_names, introduce, introducing
from policyatlas.evidence import Cell, gather
from policyatlas.records.models import Case, Place, Policy
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, Dimension, Group


@dataclass(frozen=True, slots=True)
class Column:
    """A case at the head of the table: `answered` of the `asked` rows have claims. `without`: the page less it."""

    number: int
    case: Case
    kind: str
    parents: str
    claims: int
    answered: int
    asked: int
    without: str

    @property
    def letter(self) -> str:
        """How the page calls it: A for the first."""
        return LETTERS[self.number - 1]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell in its place on the page; `rest` are the claims beyond the leads, shown at the address `opening` only."""

    column: Column
    dimension: Dimension
    cited: CitedCell
    opening: str
    rest: tuple[Citation, ...] = ()

    @property
    def reference(self) -> str:
        """Where it stands: A5. Letters follow the order of columns, so this names no record."""
        return grid_reference(self.column, self.dimension)

    @property
    def part(self) -> str:
        """The id of what is swapped when the cell is opened."""
        return f"cell-{self.dimension.id}-{self.column.number}"

    @property
    def more(self) -> int:
        """How many of its claims are not on the page."""
        return self.cited.more - len(self.rest)


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension across the columns."""

    dimension: Dimension
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand together under one head of the codebook."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything on the page of a comparison. `plate` is None where no case has a position."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    references: tuple[Reference, ...]
    introduction: Introduction | None
    plate: Plate | None


def grid_reference(column: Column, dimension: Dimension) -> str:
    """The column's letter and the row's number in the codebook."""
    return f"{column.letter}{dimension.number}"


def compare(cases: Sequence[Case], narrowing: Narrowing) -> Comparison:
    """One to four cases, read with `whole()`, side by side: six queries, whatever the number of claims.

    Sources are numbered as they are read, the introduction first and then row by row. Those of claims that are not on
    the page follow, so that a number stays what it is when a cell is opened.
    """
    rows = narrowing.rows or tuple(DIMENSIONS.values())
    editors = introducing(cases)
    gathered = gather(
        cases,
        dimensions=[row.id for row in rows],
        own=narrowing.own,
        named=cited_names(editors) if editors else (),
    )
    natures = {nature.id for nature in narrowing.natures}
    cells = {
        key: cell.narrowed(lambda claim: claim.nature in natures) if natures else cell
        for key, cell in gathered.cells.items()
    }
    columns = tuple(
        _column(number, case, cases, [cells[case.slug, row.id] for row in rows], narrowing)
        for number, case in enumerate(cases, start=1)
    )
    references = References()
    introduction = introduce(editors, gathered.claims, references) if editors else None
    table = _rows(rows, columns, cells, references, narrowing)
    return Comparison(
        title=get_text_list([case.short_name for case in cases], _("and")),
        columns=columns,
        groups=tuple(RowGroup(group, tuple(rows)) for group, rows in groupby(table, lambda row: row.dimension.group)),
        references=references.listing(),
        introduction=introduction,
        plate=_plate(columns),
    )


def _column(number: int, case: Case, cases: Sequence[Case], cells: Sequence[Cell], narrowing: Narrowing) -> Column:
    return Column(
        number=number,
        case=case,
        kind=_kind(case),
        parents=_parents(case),
        claims=sum(len(cell.claims) for cell in cells),
        answered=sum(bool(cell.claims) for cell in cells),
        asked=len(cells),
        without=compare_url([other.slug for other in cases if other is not case], narrowing.query),
    )


def _kind(case: Case) -> str:
    """What it is, as the head of its column says it: `City`, `Cluster`, `Policy, law`."""
    row = case.row
    if isinstance(row, Place):
        return row.get_kind_display()
    kind = str(CASE_KINDS[case.case_kind].label)
    if isinstance(row, Policy):
        return _("%(kind)s, %(sort)s") % {"kind": kind, "sort": row.get_kind_display().lower()}
    return kind


def _parents(case: Case) -> str:
    """What contains a place, or where a cluster or policy is: `Hubei, China`."""
    places = case.places
    if not places:
        return ""
    chain = places[0].ancestors if case.case_kind == "place" else [places[0], *places[0].ancestors]
    return ", ".join(place.name for place in chain)


def _rows(
    dimensions: Sequence[Dimension],
    columns: Sequence[Column],
    cells: Mapping[tuple[str, str], Cell],
    references: References,
    narrowing: Narrowing,
) -> list[Row]:
    """The rows with their citations: numbered as they are read, and only then those that are not on the page."""
    slugs = [column.case.slug for column in columns]

    def where(column: Column, dimension: Dimension) -> tuple[str, str]:
        reference = grid_reference(column, dimension)
        return reference, f"#{reference}"

    cited = {
        (column, dimension): cite_cell(
            cells[column.case.slug, dimension.id], references, where=where(column, dimension)
        )
        for dimension in dimensions
        for column in columns
    }
    for cell in cited.values():
        references.expect(cell.cell.rest)

    def place(column: Column, dimension: Dimension) -> TableCell:
        cell, reference = cited[column, dimension], grid_reference(column, dimension)
        opened = reference in narrowing.opened
        return TableCell(
            column=column,
            dimension=dimension,
            cited=cell,
            opening=compare_url(slugs, urlencode(narrowing.fields | {"open": reference}, safe=",")),
            rest=references.cite_all(cell.cell.rest, where=where(column, dimension)) if opened else (),
        )

    return [Row(dimension, tuple(place(column, dimension) for column in columns)) for dimension in dimensions]


def _plate(columns: Iterable[Column]) -> Plate | None:
    """A strip of the map with the letter of each case where it lies."""
    pins = [
        Pin(case.short_name, *position, case.get_absolute_url(), column.letter, slug=case.slug)
        for column in columns
        if (position := _position(case := column.case))
    ]
    return strip(pins) if pins else None


def _position(case: Case) -> tuple[float, float] | None:
    """Degrees north and east of the first of its places, or of what contains them, that has a position."""
    for main in case.places:
        for place in (main, *main.ancestors):
            if place.lat is not None and place.lon is not None:
                return place.lat, place.lon
    return None
