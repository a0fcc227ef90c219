"""Lays out where accounts differ: all disagreements, each by itself, and the one beside a claim; knows no request."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from policyatlas.browse.lists import page_notices
from policyatlas.evidence import Disagreement
from policyatlas.evidence.disagreements import disagreements, joined
from policyatlas.records.models import Case, Claim, ClaimAbout, ClaimLink
from policyatlas.vocabulary import DIMENSIONS, Dimension

LENGTH = 20  # of a page
MOST = 500  # links that are read for the list
STEPS = 8  # from one claim to others that a disagreement takes in

type Cell = tuple[Case, Dimension]


@dataclass(frozen=True, slots=True)
class Standing:
    """A disagreement and the cells in which it stands: those of either claim."""

    disagreement: Disagreement
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DisagreementList:
    """A page of disagreements, as chosen by `case` and `dimension`; `cases` and `dimensions` are those with any."""

    rows: tuple[Standing, ...]
    page: Page[list[ClaimLink]]
    case: str
    dimension: str
    cases: tuple[Case, ...]
    dimensions: tuple[Dimension, ...]
    notices: tuple[str, ...]

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list, an ellipsis where many are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))

    @property
    def address(self) -> str:
        """This page of this choice."""
        asked = {"case": self.case, "dimension": self.dimension}
        if self.page.number > 1:
            asked["page"] = str(self.page.number)
        return reverse("browse:disagreements", query={key: value for key, value in asked.items() if value})


def list_disagreements(*, case: str = "", dimension: str = "", page: str = "") -> DisagreementList:
    """Those that stand in a cell of this case (by slug) and this dimension: three queries, however many there are.

    Of more than MOST links the first are read, of that case and dimension if one is asked for: then no more queries.
    """
    links = list(ClaimLink.objects.disputes()[: MOST + 1])
    if is_part := len(links) > MOST:
        links = list(ClaimLink.objects.disputes().standing_in(case, dimension)[:MOST])
    groups = joined(links)
    cells = _cells_of({end for group in groups for end in _ends(group)})
    standing = [(group, _standing(group, cells)) for group in groups]
    everywhere = [cell for _group, found in standing for cell in found]
    cases = {found.slug: found for found, _dimension in everywhere}
    notices = []
    if is_part:
        words = _("Shown are the first of very many: ask for a case or a dimension to see others.")
        notices.append(words)
    if case and case not in cases:
        notices.append(_("No account of “%(case)s” differs from another. Shown are all cases.") % {"case": case})
        case = ""
    chosen = [
        group
        for group, found in standing
        if any(case in ("", one.slug) and dimension in ("", other.id) for one, other in found)
    ]
    shown = Paginator(chosen, LENGTH).get_page(page)
    return DisagreementList(
        rows=tuple(_laid_out(list(shown), cells)),
        page=shown,
        case=case,
        dimension=dimension,
        cases=tuple(sorted(cases.values(), key=lambda one: one.name)),
        dimensions=tuple(one for one in DIMENSIONS.values() if any(one is other for _case, other in everywhere)),
        notices=(*notices, *page_notices(page, shown)),
    )


def disagreement_page(source: str, number: int) -> Standing | None:
    """The disagreement that this claim takes part in, in five queries or a few more; None where there is none."""
    claim = Claim.objects.published().by_name([f"{source}#{number}"]).values_list("pk", flat=True).first()
    group = _group_with({claim}) if claim else None
    return next(iter(_laid_out([group], _cells_of(_ends(group)))), None) if group else None


def disagreement_with(claim: Claim, others: Iterable[Claim]) -> Disagreement | None:
    """The same beside a claim that is known to stand in disputes with these others: two queries, or a few more."""
    group = _group_with({claim.pk, *(other.pk for other in others)})
    return next(iter(_with_claims([group])), None) if group else None


def _group_with(claims: Collection[int]) -> list[ClaimLink] | None:
    """The links that the disagreement of these claims is made of, read from claim to claim, a query a step."""
    found: dict[int, ClaimLink] = {}
    seen: set[int] = set()
    ends = set(claims)
    for _step in range(STEPS):
        if not ends:
            break
        found |= {link.pk: link for link in ClaimLink.objects.disputes().among(ends)}
        seen |= ends
        ends = _ends(found.values()) - seen
    return sorted(found.values(), key=lambda link: link.position) or None


def _laid_out(groups: Sequence[Sequence[ClaimLink]], cells: Mapping[int, Collection[Cell]]) -> list[Standing]:
    return [
        Standing(one, tuple(_standing(group, cells))) for one, group in zip(_with_claims(groups), groups, strict=True)
    ]


def _with_claims(groups: Sequence[Sequence[ClaimLink]]) -> list[Disagreement]:
    """Each group of links as a disagreement, its claims read in one query for all."""
    ends = {end for group in groups for end in _ends(group)}
    claims = Claim.objects.with_provenance().in_bulk(ends) if ends else {}
    return [one for group in groups for one in disagreements(group, claims)]


def _ends(group: Iterable[ClaimLink]) -> set[int]:
    return {end for link in group for end in (link.from_claim_id, link.to_claim_id)}


def _cells_of(claims: Collection[int]) -> dict[int, list[Cell]]:
    """The cells that each claim stands in by itself, in one query; a place has those of its clusters besides."""
    found: dict[int, list[Cell]] = defaultdict(list)
    for about in ClaimAbout.objects.of_claims(claims):
        found[about.claim_id].append((about.case, DIMENSIONS[about.claim.dimension]))
    return found


def _standing(group: Iterable[ClaimLink], cells: Mapping[int, Collection[Cell]]) -> list[Cell]:
    """The cells of a group, each once, those of the first claim first."""
    ends = dict.fromkeys(end for link in group for end in (link.from_claim_id, link.to_claim_id))
    named = {(case.pk, dimension.id): (case, dimension) for end in ends for case, dimension in cells[end]}
    return list(named.values())
