"""The list of sources, narrowed by facets, a page at a time; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.browse.lists.asking import Asked, Sort
from policyatlas.browse.lists.shown import Bounded, Narrowed, page_notices, sentence
from policyatlas.faceting import count
from policyatlas.records.models import Claim, Source
from policyatlas.vocabulary import LANGUAGES, Text

SOURCE_SORTS: Mapping[str, Sort] = {
    "name": Sort(gettext_lazy("Title"), gettext_lazy("by title")),
    "claims": Sort(gettext_lazy("Most claims"), gettext_lazy("those with most claims first")),
    "latest": Sort(gettext_lazy("Newest"), gettext_lazy("the newest first")),
    "oldest": Sort(gettext_lazy("Oldest"), gettext_lazy("the oldest first")),
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list, with the number of published claims that are drawn from it."""

    source: Source
    claims: int

    @property
    def language(self) -> Text:
        """Its language in words; the tag where the atlas has no word for it."""
        tag = self.source.language
        return LANGUAGES[tag].label if tag in LANGUAGES else tag


@dataclass(frozen=True, slots=True)
class SourceList(Narrowed[Source]):
    """A page of the sources that the atlas holds."""

    rows: tuple[SourceRow, ...]


def sources_asked_for(asked: Asked) -> QuerySet[Source]:
    """The sources held that the facets leave, in order, with their publishers at hand."""
    held = asked.choice.narrow(Source.objects.held())
    orders = {"name": held.by_title, "claims": held.by_claims, "latest": held.newest_first, "oldest": held.oldest_first}
    return orders[asked.sort]().with_publisher()


def list_sources(asked: Asked) -> SourceList:
    """The sources held that the facets leave: at most six queries."""
    counted = count(Source.objects.held(), asked.choice, listed="source")
    shown = Bounded(sources_asked_for(asked), counted.total.known).get_page(asked.page)
    total = counted.total
    things = ngettext("%(count)s source", "%(count)s sources", total) % {"count": total}
    return SourceList(
        page=shown,
        asked=asked,
        counted=counted,
        notices=(*asked.notices, *page_notices(asked.page, shown)),
        said=sentence(things, asked),
        rows=rows_of(shown),
    )


def rows_of(sources: Any) -> tuple[SourceRow, ...]:  # noqa: ANN401 - a page, or a part of a query
    """These sources with their numbers of claims: one query."""
    found = list(sources)
    numbers = Claim.objects.published().drawn_from(found).how_many("source")
    return tuple(SourceRow(source, numbers.get(str(source.pk), 0)) for source in found)
