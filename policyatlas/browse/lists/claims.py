"""The list of all published claims, narrowed by facets, a page at a time; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.browse.lists.asking import Asked, Sort
from policyatlas.browse.lists.shown import Bounded, Narrowed, page_notices, sentence
from policyatlas.faceting import count
from policyatlas.records.models import Claim

CLAIM_SORTS: Mapping[str, Sort] = {
    "latest": Sort(gettext_lazy("Newest source"), gettext_lazy("the newest source first")),
    "source": Sort(gettext_lazy("Source"), gettext_lazy("by source, as they stand there")),
}


@dataclass(frozen=True, slots=True)
class ClaimList(Narrowed[Claim]):
    """A page of claims, each with its cases and where it comes from."""


def claims_asked_for(asked: Asked) -> QuerySet[Claim]:
    """The published claims that the facets leave, in order, with cases and provenance at hand."""
    claims = asked.choice.narrow(Claim.objects.published())
    ordered = claims.source_by_source() if asked.sort == "latest" else claims.as_they_stand()
    return ordered.with_provenance().with_cases()


def list_claims(asked: Asked) -> ClaimList:
    """The published claims that the facets leave: at most five queries."""
    counted = count(Claim.objects.published(), asked.choice, listed="claim")
    shown = Bounded(claims_asked_for(asked), counted.total.known).get_page(asked.page)
    total = counted.total
    things = ngettext("%(count)s claim", "%(count)s claims", total) % {"count": total}
    return ClaimList(
        page=shown,
        asked=asked,
        counted=counted,
        notices=(*asked.notices, *page_notices(asked.page, shown)),
        said=sentence(things, asked),
    )
