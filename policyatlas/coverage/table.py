"""A page of the matrix of cases by the twelve dimensions, read from stored numbers; knows no request and no finding."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.evidence import Evidence, Weights, state_without_claims, totals
from policyatlas.records.models import Case, CaseSummary, CellSummary, CoverageNote
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind, Dimension

LENGTH = 200  # cases of a page
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
    """A cell of the matrix; `evidence` and `mark` are None where there is nothing to weigh."""

    case: Case
    dimension: Dimension
    state: str
    evidence: Evidence | None
    mark: Mark | None

    @property
    def claims(self) -> int:
        """How many claims there are in it."""
        return self.evidence.claims if self.evidence else 0

    @property
    def is_gap(self) -> bool:
        """Whether evidence could stand here and does not."""
        return self.state in ("not-researched", "nothing-found")


@dataclass(frozen=True, slots=True)
class Row:
    """A case and its twelve squares. `one_sided`: all its claims come from state-affiliated publishers."""

    case: Case
    squares: tuple[Square, ...]
    claims: int
    one_sided: bool

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
    """A page of the matrix of one kind of case, with totals of that page.

    `kinds`: how many cases there are of each, for the links to the others.
    """

    kind: CaseKind
    sort: str
    kinds: tuple[tuple[CaseKind, int], ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    page: Page[CaseSummary]
    notices: tuple[str, ...]

    @property
    def numbers(self) -> list[str | int]:
        """The numbers of the pages, with a dot where some are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))

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


def coverage_table(kind: str = "", sort: str = "", page: str = "") -> CoverageTable:
    """A page of the matrix of a kind, of places where none is asked for: four queries, whatever there is."""
    kind, sort = kind or next(iter(CASE_KINDS)), sort or next(iter(SORTS))
    numbers = totals().cases
    paginator = Paginator(CaseSummary.objects.of_kind(kind, fewest_first=sort == "gaps"), LENGTH)
    paginator.count = numbers.get(kind, 0)  # as it is stored
    shown = paginator.get_page(page)
    summaries = list(shown)
    keys = [summary.pk for summary in summaries]
    cells = {(cell.case_id, cell.dimension): cell for cell in CellSummary.objects.of(keys)}
    notes = {(note.case_id, note.dimension): note.state for note in CoverageNote.objects.filter(case__in=keys)}
    rows = [
        Row(
            case=summary.case,
            squares=tuple(
                _square(summary.case, dimension, cells.get(key := (summary.pk, dimension.id)), notes.get(key, ""))
                for dimension in DIMENSIONS.values()
            ),
            claims=summary.claims,
            one_sided=summary.one_sided,
        )
        for summary in summaries
    ]
    return CoverageTable(
        kind=CASE_KINDS[kind],
        sort=sort,
        kinds=tuple((each, numbers.get(each.id, 0)) for each in CASE_KINDS.values()),
        rows=tuple(rows),
        columns=tuple(_column(number, dimension, rows) for number, dimension in enumerate(DIMENSIONS.values())),
        marks=tuple(sorted({square.mark for row in rows for square in row.squares if square.mark}, reverse=True)),
        page=shown,
        notices=_notices(page, shown),
    )


def _square(case: Case, dimension: Dimension, cell: CellSummary | None, noted: str) -> Square:
    if cell is None:
        return Square(case, dimension, state_without_claims(case, dimension.id, noted), None, None)
    evidence = Weights.stored(cell).evidence
    return Square(case, dimension, "evidence", evidence, Mark.of(evidence))


def _column(number: int, dimension: Dimension, rows: Sequence[Row]) -> Column:
    squares = [row.squares[number] for row in rows]
    return Column(dimension, sum(bool(square.claims) for square in squares), sum(square.claims for square in squares))


def _notices(asked: str, shown: Page[CaseSummary]) -> tuple[str, ...]:
    """A sentence where the page asked for is not the one that is shown."""
    if not asked or asked == str(shown.number):
        return ()
    words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
    return (words % {"asked": asked[:20], "number": shown.number, "all": shown.paginator.num_pages},)
