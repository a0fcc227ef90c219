"""Lists of cases and of sources, a page at a time, with what is recorded of each; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.citing import Reference, References
from policyatlas.evidence import Tally, tally
from policyatlas.prose import citations_in, first_sentence, render
from policyatlas.records.models import Case, Claim, Place, Policy, Source
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind, Dimension, Text

LENGTH = 50  # rows of a page
SORTS: Mapping[str, Text] = {
    "name": gettext_lazy("Name"),
    "claims": gettext_lazy("Most claims"),
    "latest": gettext_lazy("Newest source"),
}
SOURCE_ORDERS: Mapping[str, list[str | Lower]] = {
    "name": ["untitled", Lower("title"), "slug"],
    "claims": ["-claim_count", "untitled", Lower("title"), "slug"],
    "latest": ["-published", "slug"],
}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. `summary`: the first sentence of its summary, cited; empty where it has none."""

    case: Case
    tally: Tally
    summary: SafeString | None

    @property
    def facts(self) -> list[str]:
        """What it is and where, in words."""
        row = self.case.row
        if isinstance(row, Place):
            return [row.get_kind_display(), *[place.name for place in row.ancestors[:2]]]
        where = get_text_list([place.name for place in self.case.places], _("and"))
        what = [row.get_kind_display(), row.get_status_display()] if isinstance(row, Policy) else []
        return [*what, where] if where else what

    @property
    def dimensions(self) -> list[tuple[Dimension, int]]:
        """The twelve, with the number of claims in each."""
        return [(dimension, self.tally.dimensions.get(dimension.id, 0)) for dimension in DIMENSIONS.values()]


@dataclass(frozen=True, slots=True)
class Shown[Row]:
    """A page of a list in an order; `notices` say where the page asked for is not the one that is shown."""

    page: Page[Row]
    sort: str
    notices: tuple[str, ...]

    @property
    def sorts(self) -> Mapping[str, Text]:
        """The orders there are."""
        return SORTS

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list, an ellipsis where many are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))


@dataclass(frozen=True, slots=True)
class CaseList(Shown[Tally]):
    """A page of the cases of a kind."""

    kind: CaseKind
    rows: tuple[CaseRow, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class SourceList(Shown[Source]):
    """A page of the sources that the atlas holds."""


def list_cases(kind: str, *, sort: str = "", page: str = "") -> CaseList:
    """The cases of a kind in an order of SORTS: five queries, whatever the number of cases and claims."""
    sort = sort or next(iter(SORTS))
    tallies = [one for one in tally().by_case.values() if one.case_kind == kind]
    tallies.sort(key=lambda one: one.name.casefold())
    if sort == "claims":
        tallies.sort(key=lambda one: -one.claims)
    elif sort == "latest":
        tallies.sort(key=lambda one: one.latest, reverse=True)
    shown = Paginator(tallies, LENGTH).get_page(page)
    cases = Case.objects.whole().in_bulk([one.case_id for one in shown])
    sentences = {case.pk: first_sentence(case.summary) for case in cases.values() if case.summary}
    names = [name for sentence in sentences.values() for name, _line in citations_in(sentence)]
    claims = Claim.objects.published().by_name(names).with_provenance() if names else ()
    references = References()
    resolve = references.resolver({claim.public_name: claim for claim in claims})
    rows = [
        CaseRow(
            cases[one.case_id],
            one,
            render(sentences[one.case_id], resolve) if one.case_id in sentences else None,
        )
        for one in shown
    ]
    return CaseList(
        page=shown,
        sort=sort,
        notices=page_notices(page, shown),
        kind=CASE_KINDS[kind],
        rows=tuple(rows),
        references=references.listing(),
    )


def list_sources(*, sort: str = "", page: str = "") -> SourceList:
    """The sources held, in an order of SORTS: two queries."""
    sort = sort or next(iter(SORTS))
    held = Source.objects.held().with_publisher().with_claim_count().alias(untitled=Q(title=""))
    shown = Paginator(held.order_by(*SOURCE_ORDERS[sort]), LENGTH).get_page(page)
    return SourceList(page=shown, sort=sort, notices=page_notices(page, shown))


def page_notices[Row](asked: str, shown: Page[Row]) -> tuple[str, ...]:
    """A sentence where the page asked for is not the one that is shown."""
    if not asked or asked == str(shown.number):
        return ()
    words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
    return (words % {"asked": asked, "number": shown.number, "all": shown.paginator.num_pages},)
