"""A few claims that show in short what there is on some cases: one row of theirs, or a claim each; knows no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policyatlas.evidence.cells import Cell
from policyatlas.prose import has_figure
from policyatlas.records.models import Claim
from policyatlas.vocabulary import DIMENSIONS, Dimension

LONGEST = 180  # characters of a text that is read at a glance


@dataclass(frozen=True, slots=True)
class Sample:
    """One dimension of some columns, with one claim of each, in their order."""

    dimension: Dimension
    claims: tuple[Claim, ...]


def sample_row(columns: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> Sample | None:
    """The row that says most at a glance: each column answers it, with facts and figures of known and many origins.

    `cells` by column, such as the slug of its case, and id of dimension. None where no row is answered by all.
    """
    rows = []
    for dimension in DIMENSIONS.values():
        row = [cells[column, dimension.id] for column in columns]
        if row and all(cell.leads for cell in row):
            claims = tuple(min(cell.leads, key=_weakness) for cell in row)
            origins = sum(cell.evidence.origins for cell in row if cell.evidence)
            weakness = [_weakness(claim) for claim in claims]
            rows.append(((max(weakness), sum(weakness), -origins), Sample(dimension, claims)))
    return min(rows, key=lambda found: found[0])[1] if rows else None


def sample_claims(cells: Iterable[Cell], number: int) -> tuple[Claim, ...]:
    """So many claims, each from another cell, the strongest first."""
    leads = [min(cell.leads, key=_weakness) for cell in cells if cell.leads]
    once = {claim.pk: claim for claim in leads}
    return tuple(sorted(once.values(), key=_weakness)[:number])


def _weakness(claim: Claim) -> int:
    """How much a claim lacks of what makes it clear by itself: the fewer the better."""
    text = claim.short or claim.statement
    return sum(
        (
            2 * (claim.nature != "fact"),
            2 * (not claim.source.publisher_name),
            claim.year is None,
            not has_figure(text),
            len(text) > LONGEST,
        )
    )
