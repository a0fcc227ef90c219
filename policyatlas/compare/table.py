"""Fills the table of a comparison: cases across, dimensions down, every claim numbered. Knows no request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.plate import Pin, Plate
from policyatlas.charts.strips import strip
from policyatlas.citing import Citation, CitedCell, Reference, References, cite_cell
from policyatlas.compare.differences import Reading, Structure, read_row, structures
from policyatlas.compare.figures import Figures, line_up
from policyatlas.compare.glance import GlanceRow, at_a_glance
from policyatlas.compare.heads import Column, head
from policyatlas.compare.introductions import Introduction, cited_names, introduce, introducing
from policyatlas.compare.lenses import Voice, silence
from policyatlas.compare.narrowing import Narrowing
from policyatlas.evidence import Cell, gather
from policyatlas.records.models import Case, Location
from policyatlas.vocabulary import Dimension, Group

TOPICS = 3

type Cells = Mapping[tuple[str, str], Cell]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell in its place on the page; `rest` are the claims beyond the leads, shown in a full row or at `opening`.

    `opened`: it was asked for at that address; `whole`: all its claims are shown. `silence` says that no source speaks
    in the column's voice.
    """

    column: Column
    dimension: Dimension
    cited: CitedCell
    opening: str
    rest: tuple[Citation, ...] = ()
    opened: bool = False
    whole: bool = False
    silence: str = ""

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
    """A dimension across the columns. `decides` says what differs or is shared; `turn` and `hide` are links."""

    dimension: Dimension
    cells: tuple[TableCell, ...]
    decides: str
    in_full: bool
    turn: str
    hide: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand together under one head of the codebook."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that the table does not hold, and the link that brings them in; empty where it holds all that was asked."""

    rows: tuple[Dimension, ...]
    show: str

    @property
    def names(self) -> str:
        """The rows as a sentence names them."""
        return get_text_list([str(row.label) for row in self.rows], _("and"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything on the page of a comparison. `plate` is None where no case has a position.

    `folded` are the rows without a claim in any column, `hidden` those that `show` leaves out. `cells` hold every row
    asked for, by key of column and id of dimension; `coded` is what is coded of each case, by slug.
    """

    title: str
    topic: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    folded: LeftOut
    hidden: LeftOut
    references: tuple[Reference, ...]
    introduction: Introduction | None
    plate: Plate | None
    cells: Cells
    coded: Mapping[str, Structure]
    glance: tuple[GlanceRow, ...]
    figures: Figures | None

    @property
    def keys(self) -> str:
        """The columns as an address and a form name them."""
        return ",".join(column.key for column in self.columns)

    @property
    def lasting_keys(self) -> str:
        """The same in the one order that stands for all: that of the editors who introduce it, else by name."""
        order = self.introduction.order if self.introduction else {}
        columns = sorted(self.columns, key=lambda column: (order.get(column.case.slug, 0), column.key))
        return ",".join(column.key for column in columns)


def grid_reference(column: Column, dimension: Dimension) -> str:
    """The column's letter and the row's number in the codebook."""
    return f"{column.letter}{dimension.number}"


def compare(voices: Sequence[Voice], narrowing: Narrowing) -> Comparison:
    """One to four columns, their cases read with `whole()`: seven queries, whatever the number of claims.

    Sources are numbered as they are read, the introduction first and then row by row. Those of claims that are not on
    the page follow, so that a number stays what it is when a cell is opened.
    """
    cases = list({voice.case.slug: voice.case for voice in voices}.values())
    located = tuple(Location.objects.inside(cases))
    coded = structures(cases, located)
    editors = introducing(cases)
    gathered = gather(
        cases,
        dimensions=[row.id for row in narrowing.asked],
        located=() if narrowing.own else located,
        own=narrowing.own,
        named=cited_names(editors) if editors else (),
    )
    cells = {
        (voice.key, row.id): narrowing.narrow(voice.heard(gathered.cells[voice.case.slug, row.id]))
        for voice in voices
        for row in narrowing.asked
    }
    columns = tuple(
        head(number, tuple(voices), [cells[voice.key, row.id] for row in narrowing.asked], narrowing)
        for number, voice in enumerate(voices, start=1)
    )
    compared = narrowing.show != "all" and len(voices) > 1
    readings = _readings(columns, cells, coded, narrowing) if compared else {}
    folded = tuple(row for row in narrowing.asked if _folds(row, voices, cells, narrowing))
    hidden = tuple(row for row, reading in readings.items() if row not in folded and not reading.kept(narrowing.show))
    shown = [row for row in narrowing.asked if row not in {*folded, *hidden}]
    references = References()
    introduction = introduce(editors, cases, gathered.claims, references) if editors else None
    glance = at_a_glance(columns, coded, gathered.claims, references)
    table = _Table(columns, cells, gathered.cells, references, narrowing, readings)
    rows = table.rows(shown)
    claims = {
        voice: [claim for row in narrowing.asked for claim in cells[voice.key, row.id].claims] for voice in voices
    }
    figures = line_up(claims, references, whole=narrowing.all_figures)
    return Comparison(
        title=get_text_list([voice.name for voice in voices], _("and")),
        topic=_topic(narrowing),
        columns=columns,
        groups=tuple(RowGroup(group, tuple(rows)) for group, rows in groupby(rows, lambda row: row.dimension.group)),
        folded=LeftOut(folded, narrowing.turned(*folded).href),
        hidden=LeftOut(hidden, replace(narrowing, show="all").href),
        references=references.listing(),
        introduction=introduction,
        plate=_plate(columns),
        cells=cells,
        coded=coded,
        glance=glance,
        figures=figures,
    )


def _topic(narrowing: Narrowing) -> str:
    """What the page is about where that is not all twelve rows: `finance and risks`, `5 questions`."""
    if not narrowing.rows:
        return ""
    if (count := len(narrowing.rows)) > TOPICS:
        return ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    return get_text_list([str(row.label).lower() for row in narrowing.rows], _("and"))


def _folds(row: Dimension, voices: Sequence[Voice], cells: Cells, narrowing: Narrowing) -> bool:
    """Whether a row stands in the line of those without evidence; one asked for by name or in full does not."""
    silent = all(cells[voice.key, row.id].state != "evidence" for voice in voices)
    return silent and not narrowing.rows and not narrowing.in_full(row)


def _readings(
    columns: Sequence[Column], cells: Cells, coded: Mapping[str, Structure], narrowing: Narrowing
) -> dict[Dimension, Reading]:
    return {
        row: read_row(row, [(column, cells[column.key, row.id]) for column in columns], coded)
        for row in narrowing.asked
    }


@dataclass(frozen=True, slots=True)
class _Table:
    """Lays out the rows: numbers the sources as they are read, and only then those that are not on the page.

    `whole` are the cells before any lens, by slug.
    """

    columns: tuple[Column, ...]
    cells: Cells
    whole: Cells
    references: References
    narrowing: Narrowing
    readings: Mapping[Dimension, Reading]

    def rows(self, dimensions: Sequence[Dimension]) -> list[Row]:
        cited: dict[tuple[Column, Dimension], CitedCell] = {}
        for row in dimensions:
            for column in self.columns:
                cell, where = self.cells[column.key, row.id], _where(column, row)
                cited[column, row] = cite_cell(cell, self.references, where=where)
                if self.narrowing.in_full(row):
                    self.references.cite_all(cell.rest, where=where)
        for one in cited.values():
            self.references.expect(one.cell.rest)
        return [self._row(row, cited) for row in dimensions]

    def _row(self, row: Dimension, cited: Mapping[tuple[Column, Dimension], CitedCell]) -> Row:
        reading = self.readings.get(row)
        return Row(
            dimension=row,
            cells=tuple(self._cell(column, row, cited[column, row]) for column in self.columns),
            decides=reading.in_words(self.narrowing.show) if reading else "",
            in_full=self.narrowing.in_full(row),
            turn=self.narrowing.turned(row).href,
            hide=self.narrowing.without(row).href if len(self.narrowing.asked) > 1 else "",
        )

    def _cell(self, column: Column, row: Dimension, cell: CitedCell) -> TableCell:
        reference = grid_reference(column, row)
        opened = reference in self.narrowing.opened
        whole = opened or self.narrowing.in_full(row)
        query = urlencode(self.narrowing.fields | {"open": reference}, safe=",")
        return TableCell(
            column=column,
            dimension=row,
            cited=cell,
            opening=f"?{query}",
            rest=self.references.cite_all(cell.cell.rest, where=_where(column, row)) if whole else (),
            opened=opened,
            whole=whole,
            silence=silence(column.voice, self.whole[column.case.slug, row.id]),
        )


def _where(column: Column, dimension: Dimension) -> tuple[str, str]:
    """How a note calls a cell, and its fragment."""
    reference = grid_reference(column, dimension)
    return reference, f"#{reference}"


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
