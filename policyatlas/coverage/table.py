"""The matrix of all cases of a kind by the twelve dimensions, weighed; knows no request and no finding."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.evidence import Cell, Evidence, gather
from policyatlas.records.models import Case
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind, Dimension

SORTS = {"name": gettext_lazy("Name"), "gaps": gettext_lazy("Most gaps")}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One of the sixteen outcomes of the four tests. A page draws each once and refers to it in many cells."""

    results: tuple[bool, ...]
    word: str

    @classmethod
    def of(cls, evidence: Evidence) -> "Mark":
        """The mark of a cell's evidence."""
        return cls(tuple(result.passed for result in evidence.results), str(evidence.grade.label))

    @property
    def id(self) -> str:
        """`m1011`: first, third and fourth test passed."""
        return "m" + "".join(str(int(passed)) for passed in self.results)

    @property
    def label(self) -> str:
        """The mark in words, by the numbers that the page's key gives the tests: `good: passes 1, 3 and 4`."""
        numbers = [str(number) for number, passed in enumerate(self.results, start=1) if passed]
        if not numbers:
            return _("%(word)s: passes none") % {"word": self.word}
        return _("%(word)s: passes %(tests)s") % {"word": self.word, "tests": get_text_list(numbers, _("and"))}


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the matrix; `mark` is None where there is nothing to weigh."""

    cell: Cell
    mark: Mark | None

    @property
    def is_gap(self) -> bool:
        """Whether evidence could stand here and does not."""
        return self.cell.state in ("not-researched", "nothing-found")


@dataclass(frozen=True, slots=True)
class Row:
    """A case and its twelve squares."""

    case: Case
    squares: tuple[Square, ...]

    @property
    def claims(self) -> int:
        """How many claims there are on the case: each stands in one dimension."""
        return sum(len(square.cell.claims) for square in self.squares)

    @property
    def gaps(self) -> int:
        """How many questions have no evidence, leaving out those that do not apply."""
        return sum(square.is_gap for square in self.squares)


@dataclass(frozen=True, slots=True)
class Column:
    """A dimension with its totals: cases with evidence, and claims (one on two cases counts for each)."""

    dimension: Dimension
    answered: int
    claims: int


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """The matrix of one kind of case. `kinds`: how many cases there are of each, for the links to the others."""

    kind: CaseKind
    sort: str
    kinds: tuple[tuple[CaseKind, int], ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]

    @property
    def squares(self) -> list[Square]:
        """Every square, row by row."""
        return [square for row in self.rows for square in row.squares]

    @property
    def answered(self) -> int:
        """How many squares have evidence."""
        return sum(column.answered for column in self.columns)

    @property
    def claims(self) -> int:
        """Claims over all rows."""
        return sum(column.claims for column in self.columns)

    @property
    def gaps(self) -> int:
        """Gaps over all rows."""
        return sum(row.gaps for row in self.rows)


def coverage_table(kind: str = "", sort: str = "") -> CoverageTable:
    """The matrix of a kind, of places where none is asked for; eight queries whatever the number of claims."""
    kind, sort = kind or next(iter(CASE_KINDS)), sort or next(iter(SORTS))
    cases = list(Case.objects.whole().filter(case_kind=kind))
    gathered = gather(cases)
    rows = [
        Row(case, tuple(_square(gathered.cells[case.slug, dimension]) for dimension in DIMENSIONS)) for case in cases
    ]
    if sort == "gaps":
        rows.sort(key=lambda row: -row.gaps)
    numbers = Case.objects.how_many()
    return CoverageTable(
        kind=CASE_KINDS[kind],
        sort=sort,
        kinds=tuple((each, numbers.get(each.id, 0)) for each in CASE_KINDS.values()),
        rows=tuple(rows),
        columns=tuple(_column(number, dimension, rows) for number, dimension in enumerate(DIMENSIONS.values())),
        marks=tuple(sorted({square.mark for row in rows for square in row.squares if square.mark}, reverse=True)),
    )


def _square(cell: Cell) -> Square:
    return Square(cell, Mark.of(cell.evidence) if cell.evidence else None)


def _column(number: int, dimension: Dimension, rows: Sequence[Row]) -> Column:
    cells = [row.squares[number].cell for row in rows]
    return Column(dimension, sum(bool(cell.claims) for cell in cells), sum(len(cell.claims) for cell in cells))
