"""Lays out the twelve questions, and one of them across all cases; knows no request."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse

from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Cell, gather, tally
from policyatlas.records.models import Case, Location
from policyatlas.vocabulary import DIMENSIONS, GROUPS, Dimension, Group

CASES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Question:
    """A dimension, with the number of claims that answer it and of cases that they are about."""

    dimension: Dimension
    claims: int
    cases: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one case answers: the cell, and its best claim."""

    cell: Cell
    citation: Citation


@dataclass(frozen=True, slots=True)
class DimensionPage:
    """One question and the cases that answer it, those with most claims first. `page` holds their slugs."""

    question: Question
    page: Page[str]
    rows: tuple[Row, ...]
    references: tuple[Reference, ...]

    @property
    def address(self) -> str:
        """Where this page stands; the first needs no number."""
        query = {"page": self.page.number} if self.page.number > 1 else {}
        return reverse("browse:dimension", args=[self.question.dimension.id], query=query)

    @property
    def numbers(self) -> Iterator[str | int]:
        """The numbers of the pages, with a dot where some are left out."""
        return self.page.paginator.get_elided_page_range(self.page.number)


def questions() -> list[tuple[Group, list[Question]]]:
    """The twelve under their four heads, in two queries."""
    tallies = tally()
    answered = [one.dimensions for one in tallies.by_case.values()]
    return [
        (group, [_question(dimension, tallies.dimensions, answered) for dimension in group.dimensions])
        for group in GROUPS.values()
    ]


def dimension_page(dimension_id: str, *, number: str = "1") -> DimensionPage:
    """The cases with claims in a dimension, those with most first, in eight queries. `number`: which page of them."""
    dimension = DIMENSIONS[dimension_id]
    located = list(Location.objects.of_clusters())
    tallies = tally(located=located)
    answered = [one for one in tallies.by_case.values() if dimension_id in one.dimensions]
    answered.sort(key=lambda one: (-one.dimensions[dimension_id], one.name))
    page = Paginator([one.slug for one in answered], CASES_A_PAGE).get_page(number)
    cases = {case.slug: case for case in Case.objects.whole().named(page)}
    gathered = gather([cases[slug] for slug in page], dimensions=[dimension_id], located=located)
    references = References()
    return DimensionPage(
        question=_question(dimension, tallies.dimensions, [one.dimensions for one in answered]),
        page=page,
        rows=tuple(
            Row(cell, references.cite(cell.claims[0], where=(cell.case.name, f"#{cell.case.slug}")))
            for cell in gathered.cells.values()
        ),
        references=references.listing(),
    )


def _question(dimension: Dimension, claims: Mapping[str, int], cases: Iterable[Mapping[str, int]]) -> Question:
    return Question(dimension, claims.get(dimension.id, 0), sum(dimension.id in one for one in cases))
