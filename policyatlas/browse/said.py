"""All claims that somebody makes, a page at a time, grouped by case or by source; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.browse.lists import LENGTH, Shown, page_notices
from policyatlas.records.models import Case, Claim, Source
from policyatlas.records.models.claims import ClaimQuerySet
from policyatlas.vocabulary import Text

GROUPINGS: Mapping[str, Text] = {"case": gettext_lazy("Case"), "source": gettext_lazy("Source")}
MOST_READ = 10_000  # claims that are put in order for a page; of more, the newest are


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
    """A page of these published claims, of which there are `count`, or MOST_READ where there are more: two queries."""
    sort = sort or next(iter(GROUPINGS))
    ordered = claims.source_by_source() if sort == "source" else claims.case_by_case()
    shown = Counted(ordered.with_provenance().with_cases(), LENGTH, min(count, MOST_READ)).get_page(page)
    return Said(page=shown, sort=sort, notices=(*part_notices(count), *page_notices(page, shown)))


def part_notices(count: int) -> tuple[str, ...]:
    """A sentence where there are more than a page reads."""
    if count <= MOST_READ:
        return ()
    words = _("Of %(all)s, this page has read the newest %(read)s: what stands here is listed and counted among these.")
    return (words % {"all": f"{count:,}", "read": f"{MOST_READ:,}"},)


class Counted(Paginator):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """Pages of claims that have been counted already, as long as is asked."""

    def __init__(self, claims: ClaimQuerySet, length: int, known: int) -> None:
        super().__init__(claims, length)
        self.known = known

    @cached_property
    def count(self) -> int:
        """How many there are on all pages."""
        return self.known
