"""Where the evidence of cells is wanting, read off cells that have been gathered; knows no page and no queue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policyatlas.evidence.cells import Cell
from policyatlas.evidence.figures import Figure
from policyatlas.records.models import Case, Claim
from policyatlas.vocabulary import DIMENSIONS, Indicator

OLD = 5  # years after which the newest figure of an indicator is stale


@dataclass(frozen=True, slots=True)
class Stale:
    """The newest figure that a case has of an indicator, and the year that it stands for."""

    case: Case
    indicator: Indicator
    claim: Claim
    year: int


def well_covered(cells: Iterable[Cell]) -> frozenset[int]:
    """The keys of cases with evidence on at least half of the questions."""
    answered: dict[int, int] = defaultdict(int)
    for cell in cells:
        answered[cell.case.pk] += bool(cell.claims)
    return frozenset(case for case, number in answered.items() if 2 * number >= len(DIMENSIONS))


def not_researched(cells: Sequence[Cell]) -> list[Cell]:
    """Empty cells of well-covered cases that nobody has looked into; first those of cases with the fewest of them."""
    covered = well_covered(cells)
    empty = [cell for cell in cells if cell.state == "not-researched" and cell.case.pk in covered]
    number: dict[int, int] = defaultdict(int)
    for cell in empty:
        number[cell.case.pk] += 1
    return sorted(empty, key=lambda cell: (number[cell.case.pk], cell.case.name, cell.dimension.number))


def of_one_origin(cells: Iterable[Cell]) -> list[Cell]:
    """Cells that one origin alone answers; first those that look fuller than they are, by their number of claims."""
    single = [cell for cell in cells if cell.evidence and cell.evidence.origins == 1]
    return sorted(single, key=lambda cell: (-len(cell.claims), cell.case.name, cell.dimension.number))


def failing_every_test(cells: Iterable[Cell]) -> list[Cell]:
    """Cells whose evidence passes none of the four tests, those with most claims first."""
    failing = [cell for cell in cells if cell.evidence and not cell.evidence.passed]
    return sorted(failing, key=lambda cell: (-len(cell.claims), cell.case.name, cell.dimension.number))


def stale(cases: Mapping[int, Case], claims: Iterable[Claim], today: int, *, years: int = OLD) -> list[Stale]:
    """The newest figure of each indicator and main case, where it stands for a year before `today - years`.

    A figure without a year stands for that of its source. The oldest come first.
    """
    newest: dict[tuple[int, str], Stale] = {}
    for claim in claims:
        case = cases.get(claim.main_case_id)
        if case is None:
            continue
        for figure in Figure.among(case, [claim]):
            year = figure.year or claim.source.year
            key = (case.pk, figure.indicator.id)
            if year is not None and (key not in newest or year > newest[key].year):
                newest[key] = Stale(case, figure.indicator, claim, year)
    old = [one for one in newest.values() if one.year < today - years]
    return sorted(old, key=lambda one: (one.year, one.case.name, one.indicator.id))
