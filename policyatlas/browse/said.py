"""All claims that somebody makes, a page at a time, grouped by case or by source; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from policyatlas.browse.lists import LENGTH, Shown, page_notices
from policyatlas.records.models import Case, Claim, Source
from policyatlas.records.models.claims import ClaimQuerySet
from policyatlas.vocabulary import Text

GROUPINGS: Mapping[str, Text] = {"case": _("Case"), "source": _("Source")}


@dataclass(frozen=True, slots=True)
class Said(Shown[Claim]):
    """A page of claims in one of GROUPINGS, `sort`."""

    @property
    def sorts(self) -> Mapping[str, Text]:
        """What they can be grouped by."""
        return GROUPINGS

    @property
    def by_case(self) -> list[tuple[Case, list[Claim]]]:
        """The cases that the claims are mainly about, each with its claims."""
        groups = groupby(self.page, lambda claim: claim.main_case_id)
        return [(claims[0].main_case, claims) for claims in (list(group) for _key, group in groups)]

    @property
    def by_source(self) -> list[tuple[Source, list[Claim]]]:
        """The sources, each with its claims."""
        groups = groupby(self.page, lambda claim: claim.source_id)
        return [(claims[0].source, claims) for claims in (list(group) for _key, group in groups)]


def said(claims: ClaimQuerySet, *, count: int, sort: str = "", page: str = "") -> Said:
    """A page of these published claims, of which there are `count`: two queries."""
    sort = sort or next(iter(GROUPINGS))
    ordered = claims.source_by_source() if sort == "source" else claims.case_by_case()
    shown = _Counted(ordered.with_provenance().with_cases(), LENGTH, count).get_page(page)
    return Said(page=shown, sort=sort, notices=page_notices(page, shown))


class _Counted(Paginator):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """Pages of claims that have been counted already."""

    def __init__(self, claims: ClaimQuerySet, length: int, known: int) -> None:
        super().__init__(claims, length)
        self.known = known

    @cached_property
    def count(self) -> int:
        """How many there are on all pages."""
        return self.known
