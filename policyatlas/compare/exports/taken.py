"""What goes into every export of a comparison: its rows as on screen, what they leave out, and which page it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.citing import Citation, unheard_in_words
from policyatlas.compare.columns import compare_url
from policyatlas.compare.heads import Column
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.notices import Notice, quoted
from policyatlas.compare.table import Comparison, TableCell
from policyatlas.evidence import Cell, Disagreement
from policyatlas.records.models import Edition
from policyatlas.vocabulary import Dimension

LONGEST_NAME = 120  # of a file, without its suffix


class Shape(NamedTuple):
    """How a CSV file is laid out: a row a claim; or the table, `turned` with the cases down the side."""

    table: bool = False
    turned: bool = False


class TakenClaim(NamedTuple):
    """A claim where it stands; `dispute` is the one that shows it, None where it stands by itself."""

    citation: Citation
    dispute: Disagreement | None


@dataclass(frozen=True, slots=True)
class TakenCell:
    """A case in a row. `claims` in the order of the page, `more` that are not on screen; `gap`: why there are none."""

    column: Column
    dimension: Dimension
    cell: Cell
    claims: tuple[TakenClaim, ...]
    more: int
    gap: str

    @property
    def page(self) -> str:
        """The lasting address of all its claims."""
        case = self.column.case
        return absolute(reverse("browse:cell", args=[case.case_kind, case.slug, self.dimension.id]))

    @property
    def left_out(self) -> str:
        """How many claims are not here, why, and where they are; empty where all are."""
        told = []
        if self.more:
            words = ngettext(
                "%(count)d more claim is not on screen.", "%(count)d more claims are not on screen.", self.more
            )
            told.append(words % {"count": self.more})
        if held_back := self.cell.held_back:
            words = ngettext(
                "%(count)d claim is outside the lens or the choice of claims.",
                "%(count)d claims are outside the lens or the choice of claims.",
                held_back,
            )
            told.append(words % {"count": held_back})
        told += [
            _("Accounts differ (%(question)s): %(more)s") % {"question": one.question, "more": unheard_in_words(one)}
            for one in (*self.cell.disagreements, *self.cell.one_sided)
            if one.unheard
        ]
        return f"{' '.join(told)} {self.page}" if told else ""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A dimension across the columns. `folded`: on screen it is only named, in the line of rows without evidence."""

    dimension: Dimension
    cells: tuple[TakenCell, ...]
    decides: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A comparison as it is taken away, with what tells which page it was."""

    comparison: Comparison
    narrowing: Narrowing
    notices: tuple[Notice, ...]
    edition: Edition | None
    shape: Shape

    @property
    def title(self) -> str:
        """As the page is called."""
        topic = self.comparison.topic
        return f"{self.comparison.title}: {topic}" if topic else self.comparison.title

    @property
    def address(self) -> str:
        """The page, in full."""
        return absolute(compare_url([column.key for column in self.comparison.columns], self.narrowing.query))

    @property
    def name(self) -> str:
        """What the file is called, without its suffix."""
        keys = [column.key.replace("@", "-") for column in self.comparison.columns]
        edition = ["edition", str(self.edition.number)] if self.edition else []
        return "-".join(["policy-atlas", *keys])[:LONGEST_NAME] + "".join(f"-{word}" for word in edition)

    @property
    def sentences(self) -> list[str]:
        """What could not be followed of the address, and which rows are hidden."""
        told = [in_full(notice) for notice in self.notices]
        if hidden := self.comparison.hidden.rows:
            words = ngettext("%(count)d row is hidden: %(rows)s.", "%(count)d rows are hidden: %(rows)s.", len(hidden))
            told.append(words % {"count": len(hidden), "rows": self.comparison.hidden.names})
        return told

    def rows(self) -> Iterator[TakenRow]:
        """The rows of the table, then those that it folds."""
        for group in self.comparison.groups:
            for row in group.rows:
                yield TakenRow(row.dimension, tuple(map(_taken, row.cells)), row.decides, folded=False)
        for dimension in self.comparison.folded.rows:
            cells = tuple(self._folded(column, dimension) for column in self.comparison.columns)
            yield TakenRow(dimension, cells, "", folded=True)

    def _folded(self, column: Column, dimension: Dimension) -> TakenCell:
        cell = self.comparison.cells[column.key, dimension.id]
        return TakenCell(column, dimension, cell, (), 0, gap_in_words(cell))


def export_url(written: str, suffix: str, query: str = "") -> str:
    """The address of the export of a comparison; `written` are its columns as an address names them."""
    address = reverse("compare:export", args=[written, suffix])
    return f"{address}?{query}" if query else address


def read_shape(query: MultiValueDict[str, str], suffix: str) -> tuple[Shape, list[Notice]]:
    """The layout that a query asks for; only CSV has a choice of them."""
    table, turned = query.get("shape", ""), query.get("turned", "")
    if suffix != "csv":
        return Shape(), [Notice(_("Only CSV has other shapes."))] if table or turned else []
    notices = []
    if table not in ("", "table"):
        notices.append(Notice(_("No shape is called %(name)s. There is: table.") % {"name": quoted([table])}))
    if turned and table != "table":
        notices.append(Notice(_("Only a table can be turned: add shape=table.")))
    return Shape(table == "table", table == "table" and turned == "1"), notices


def in_full(notice: Notice) -> str:
    """A notice as plain text, with what it links to by name."""
    words = get_text_list([words for words, _address in notice.links], _("or"))
    return f"{notice.text} {words}." if words else notice.text


def absolute(address: str) -> str:
    """An address on this site, in full."""
    return f"{settings.SITE_URL}{address}"


def gap_in_words(cell: Cell) -> str:
    """Why a cell shows no claim: the state in words, and what its note says."""
    note = cell.note
    match cell.state:
        case "evidence":
            return _("No claim of the kind chosen.")
        case "not-applicable":
            return f"{_('Does not apply.')} {cell.reason}".strip()
        case "nothing-found" if note is not None and note.searched_on is not None:
            searched = note.sources_searched
            words = _("Nothing found, last searched %(date)s.")
            if searched:
                words = ngettext(
                    "Nothing found in %(count)d source, last searched %(date)s.",
                    "Nothing found in %(count)d sources, last searched %(date)s.",
                    searched,
                )
            return f"{words % {'count': searched, 'date': note.searched_on.isoformat()}} {cell.reason}".strip()
    return _("Not researched yet.")


def _taken(placed: TableCell) -> TakenCell:
    """The cell with its claims in the order of the page: leads, accounts that differ, then the rest."""
    cited = placed.cited
    claims = [
        *(TakenClaim(citation, None) for citation in cited.citations),
        *(
            TakenClaim(citation, dispute.disagreement)
            for dispute in cited.disagreements
            for account in dispute.accounts
            for citation in account.citations
        ),
        *(TakenClaim(citation, None) for citation in placed.rest),
    ]
    gap = "" if claims else placed.silence or gap_in_words(cited.cell)
    return TakenCell(placed.column, placed.dimension, cited.cell, tuple(claims), placed.more, gap)
