"""When a case began, as far as a claim says so; knows no page."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.evidence.dates import names_year
from policyatlas.records.models import Case, Claim, Cluster, Policy


@dataclass(frozen=True, slots=True)
class Start:
    """The year in which a case began, and the claim that says so. Of a place: when `case`, the first in it, began."""

    year: int
    case: Case
    claim: Claim


def begun(case: Case) -> int | None:
    """The year of founding that is recorded of a cluster, or of the start of a policy; a place itself has none.

    The case needs `whole()`.
    """
    row = case.row
    if isinstance(row, Cluster):
        return row.founded
    return row.started if isinstance(row, Policy) else None


def start_of(case: Case, claims: Iterable[Claim], *, located: Iterable[Case] = ()) -> Start | None:
    """The start of a case that one of its claims carries; None where none does.

    That of a place is the first among the clusters and policies `located` in it, by a claim on that cluster or policy.
    """
    held = list(claims)
    if case.case_kind != "place":
        year = begun(case)
        claim = carrying(held, year) if year is not None else None
        return Start(year, case, claim) if year is not None and claim else None
    dated = [(year, other) for other in located if (year := begun(other)) is not None]
    for year, other in sorted(dated, key=lambda found: (found[0], found[1].name)):
        if claim := carrying((claim for claim in held if claim.main_case_id == other.pk), year):
            return Start(year, other, claim)
    return None


def carrying(claims: Iterable[Claim], year: int) -> Claim | None:
    """The first of the claims that carries a year, facts before the rest."""
    named = (claim for claim in claims if names_year(claim, year))
    return min(named, key=lambda claim: claim.nature != "fact", default=None)
