"""Lays out a cell page: all claims on one case in one dimension, in full and grouped by nature; knows no request."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.citing import Citation, CitedDisagreement, Reference, References, cite_disagreement
from policyatlas.evidence import Cell, gather, measure_of, year_told
from policyatlas.records.models import Case, Claim
from policyatlas.vocabulary import DIMENSIONS, NATURES, Dimension, Nature, Text

UNDATED = 9999  # after every year


HEADS = {
    "fact": _("Reported as fact, by year"),
    "assessment": _("Assessments"),
    "proposal": _("Proposals"),
    "forecast": _("Forecasts"),
}


@dataclass(frozen=True, slots=True)
class NatureGroup:
    """The claims of one nature: what is reported as fact by year, the rest best first."""

    nature: Nature
    citations: tuple[Citation, ...]

    @property
    def head(self) -> Text:
        """What stands above them."""
        return HEADS[self.nature.id]


@dataclass(frozen=True, slots=True)
class CellPage:
    """One cell with everything in it. `measured` are its claims with a figure, the same indicators together."""

    cell: Cell
    own: bool
    groups: tuple[NatureGroup, ...]
    disagreements: tuple[CitedDisagreement, ...]
    measured: tuple[Citation, ...]
    references: tuple[Reference, ...]
    previous: Dimension | None
    next: Dimension | None

    @property
    def address(self) -> str:
        """Where it stands for good."""
        return reverse("browse:cell", args=[self.cell.case.case_kind, self.cell.case.slug, self.cell.dimension.id])


def cell_page(case: Case, dimension_id: str, *, own: bool = False) -> CellPage:
    """The page of a cell, for a case read with `whole()`; at most five queries more."""
    dimension = DIMENSIONS[dimension_id]
    cell = gather([case], dimensions=[dimension_id], own=own).cells[case.slug, dimension_id]
    references = References()
    groups = tuple(
        NatureGroup(nature, references.cite_all(claims, where=(str(HEADS[nature.id]), f"#{nature.id}")))
        for nature, claims in _by_nature(cell)
    )
    disagreements = tuple(cite_disagreement(dispute, references) for dispute in cell.disagreements)
    measured = sorted((claim for claim in cell.claims if measure_of(claim)), key=_by_indicator)
    return CellPage(
        cell=cell,
        own=own,
        groups=groups,
        disagreements=disagreements,
        measured=references.cite_all(measured),
        references=references.listing(),
        previous=_beside(dimension, -1),
        next=_beside(dimension, +1),
    )


def _by_nature(cell: Cell) -> Iterator[tuple[Nature, list[Claim]]]:
    for nature in NATURES.values():
        claims = [claim for claim in cell.claims if claim.nature == nature.id]
        if nature.id == "fact":
            claims.sort(key=lambda claim: year_told(claim) or claim.year or UNDATED)
        if claims:
            yield nature, claims


def _by_indicator(claim: Claim) -> tuple[bool, str, str, int]:
    """Coded figures before the rest, those of one indicator together and by year."""
    measure = claim.measure
    return not measure.indicator, measure.indicator, measure.label, claim.year or UNDATED


def _beside(dimension: Dimension, step: int) -> Dimension | None:
    place = dimension.number - 1 + step
    return list(DIMENSIONS.values())[place] if 0 <= place < len(DIMENSIONS) else None
