"""Lays out the twelve questions, and one of them across all cases, narrowed by facets; knows no request."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.browse.lists import Asked, Narrowed, Sort, page_notices
from policyatlas.browse.lists.shown import sentence
from policyatlas.citing import Citation, CitedDisagreement, Reference, References, cite_disagreement
from policyatlas.compare.columns import compare_url
from policyatlas.compare.differences import DOMAINS
from policyatlas.evidence import Amount, Cell, Figure, Totals, gather, totals
from policyatlas.faceting import count, of_cells
from policyatlas.records.models import CellSummary
from policyatlas.vocabulary import (
    BOUNDARY_RULES,
    DIMENSIONS,
    EVIDENCE_TESTS,
    GROUPS,
    BoundaryRule,
    Dimension,
    EvidenceTest,
    Group,
    Indicator,
)

CASES_A_PAGE = 20
LEADS = 2  # claims of a case
TOGETHER = 4  # cases that a comparison takes
FIGURES = 4  # of an indicator
ANSWER_SORTS: Mapping[str, Sort] = {
    "claims": Sort(gettext_lazy("Most claims"), gettext_lazy("those with most claims first")),
    "name": Sort(gettext_lazy("Name"), gettext_lazy("by name")),
    "latest": Sort(gettext_lazy("Newest source"), gettext_lazy("the newest source first")),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A dimension, how much answers it, and the number of cases that this is about, of all `of` cases.

    `tests`: how many of these pass each of the four tests of evidence.
    """

    dimension: Dimension
    amount: Amount
    cases: int
    of: int
    tests: tuple[tuple[EvidenceTest, int], ...] = ()

    @property
    def percent(self) -> int:
        """The share of the cases that have an answer."""
        return round(100 * self.cases / self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class Row:
    """What one case answers: the cell as narrowed, its best claims, and its accounts that differ."""

    cell: Cell
    citations: tuple[Citation, ...]
    disagreements: tuple[CitedDisagreement, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one indicator among the answers of a page, with the case of each; there are `more`."""

    indicator: Indicator
    figures: tuple[tuple[Figure, Citation], ...]
    more: int


@dataclass(frozen=True, slots=True)
class DimensionPage(Narrowed[CellSummary]):
    """One question and the cases that answer it."""

    question: Question
    rows: tuple[Row, ...]
    measured: tuple[Measured, ...]
    references: tuple[Reference, ...]

    @property
    def dimension(self) -> Dimension:
        """Whose page it is."""
        return self.question.dimension

    @property
    def address(self) -> str:
        """Where this page stands."""
        return f"{reverse('browse:dimension', args=[self.dimension.id])}{self.here}"

    @property
    def lasting(self) -> str:
        """The address that search engines are told, whatever the facets and the order."""
        query = {"page": self.page.number} if self.page.number > 1 else {}
        return reverse("browse:dimension", args=[self.dimension.id], query=query)

    @property
    def rules(self) -> list[BoundaryRule]:
        """What decides between it and others."""
        return [rule for rule in BOUNDARY_RULES if self.dimension.id in rule.dimensions]

    @property
    def together(self) -> str:
        """The comparison of the first cases of the page on this question; empty where there are not two."""
        slugs = [row.cell.case.slug for row in self.rows[:TOGETHER]]
        return compare_url(slugs, f"rows={self.dimension.id}") if len(slugs) > 1 else ""

    @property
    def tools(self) -> str:
        """The policies with tools that belong to the question; empty where none do."""
        domain = DOMAINS.get(self.dimension.id)
        query = {"instrument": domain} if domain else {}
        if not domain and self.dimension.id != "instruments":
            return ""
        return reverse("browse:cases", args=["policy"], query=query)

    @property
    def previous(self) -> Dimension | None:
        """The question before it."""
        return _beside(self.dimension, -1)

    @property
    def next(self) -> Dimension | None:
        """The question after it."""
        return _beside(self.dimension, +1)


def questions() -> list[tuple[Group, list[Question]]]:
    """The twelve under their four heads, in two queries."""
    known, passing = totals(), CellSummary.objects.passing()
    return [
        (group, [_question(dimension, known, passing.get(dimension.id)) for dimension in group.dimensions])
        for group in GROUPS.values()
    ]


def dimension_page(dimension_id: str, asked: Asked) -> DimensionPage:
    """The cases with claims in a dimension that the facets leave, in eight queries, whatever their number.

    Where claims of some natures are asked for, only these are shown of a case, and its evidence is weighed on them.
    """
    dimension = DIMENSIONS[dimension_id]
    cells = CellSummary.objects.answering(dimension_id)
    counted = count(cells, asked.choice, listed=of_cells(dimension_id))
    paginator = Paginator(asked.choice.narrow(cells).by_number(asked.sort).with_cases(), CASES_A_PAGE)
    paginator.count = counted.total.known
    page = paginator.get_page(asked.page)
    gathered = gather([cell.case for cell in page], dimensions=[dimension_id], answered=True)
    natures = set(asked.choice.chosen.get("nature", ()))
    shown = [
        cell.narrowed(lambda claim: claim.nature in natures) if natures else cell for cell in gathered.cells.values()
    ]
    references = References()
    rows = tuple(_row(cell, references) for cell in shown)
    words = ngettext("%(count)s case answers", "%(count)s cases answer", counted.total) % {"count": counted.total}
    return DimensionPage(
        page=page,
        asked=asked,
        counted=counted,
        notices=(*asked.notices, *page_notices(asked.page, page)),
        said=sentence(words, asked),
        question=_question(dimension, totals()),
        rows=rows,
        measured=tuple(_measured(shown, references)),
        references=references.listing(),
    )


def _row(cell: Cell, references: References) -> Row:
    where = (cell.case.name, f"#{cell.case.slug}")
    return Row(
        cell,
        references.cite_all(cell.leads[:LEADS], where=where),
        tuple(cite_disagreement(one, references, where=where) for one in cell.disagreements),
    )


def _measured(cells: Iterable[Cell], references: References) -> Iterator[Measured]:
    """The figures of the cells by indicator, that with most of them first, each claim once."""
    found: dict[Indicator, dict[int, Figure]] = {}
    for cell in cells:
        for figure in Figure.among(cell.case, cell.claims):
            found.setdefault(figure.indicator, {}).setdefault(figure.claim.pk, figure)
    for indicator, figures in sorted(found.items(), key=lambda one: (-len(one[1]), str(one[0].label))):
        newest = sorted(figures.values(), key=lambda figure: -(figure.year or 0))
        cited = tuple(
            (figure, references.cite(figure.claim, where=(str(indicator.label), f"#figures-{indicator.id}")))
            for figure in newest[:FIGURES]
        )
        yield Measured(indicator, cited, len(newest) - len(cited))


def _question(dimension: Dimension, known: Totals, passed: Iterable[int] | None = None) -> Question:
    return Question(
        dimension=dimension,
        amount=known.dimensions.get(dimension.id, Amount(0, 0, 0)),
        cases=known.answering.get(dimension.id, 0),
        of=sum(known.cases.values()),
        tests=tuple(zip(EVIDENCE_TESTS.values(), passed, strict=True)) if passed else (),
    )


def _beside(dimension: Dimension, step: int) -> Dimension | None:
    place = dimension.number - 1 + step
    return list(DIMENSIONS.values())[place] if 0 <= place < len(DIMENSIONS) else None
