"""Lists of places, clusters and policies, narrowed by facets, with what is recorded of each; knows no request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.browse.lists.asking import Asked, Sort
from policyatlas.browse.lists.shown import Bounded, Narrowed, page_notices, sentence
from policyatlas.citing import Reference, References
from policyatlas.evidence import Tally, answers_of
from policyatlas.faceting import Number, count
from policyatlas.prose import citations_in, first_sentence, render
from policyatlas.records.models import Case, Claim, Place, Policy
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, CaseKind, Dimension

CASE_SORTS: Mapping[str, Sort] = {
    "name": Sort(gettext_lazy("Name"), gettext_lazy("by name")),
    "claims": Sort(gettext_lazy("Most claims"), gettext_lazy("those with most claims first")),
    "latest": Sort(gettext_lazy("Newest source"), gettext_lazy("the newest source first")),
}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. `summary`: the first sentence of its summary, cited; empty where it has none."""

    case: Case
    tally: Tally
    answers: Mapping[str, int]
    summary: SafeString | None

    @property
    def sort(self) -> list[str]:
        """What it is, in words."""
        row = self.case.row
        if isinstance(row, Place):
            return [row.get_kind_display()]
        if isinstance(row, Policy):
            return [row.get_kind_display(), row.get_status_display()]
        return []

    @property
    def where(self) -> str:
        """What it lies in, in words."""
        row = self.case.row
        if isinstance(row, Place):
            return " · ".join(place.name for place in row.ancestors[:2])
        return get_text_list([place.name for place in self.case.places], _("and"))

    @property
    def facts(self) -> list[str]:
        """What it is and where, in words."""
        return [*self.sort, *([self.where] if self.where else [])]

    @property
    def dimensions(self) -> list[tuple[Dimension, int]]:
        """The twelve, with the number of claims in each."""
        return [(dimension, self.answers.get(dimension.id, 0)) for dimension in DIMENSIONS.values()]


@dataclass(frozen=True, slots=True)
class CaseList(Narrowed[Case]):
    """A page of the cases of a kind."""

    kind: CaseKind
    rows: tuple[CaseRow, ...]
    references: tuple[Reference, ...]


def cases_asked_for(kind: str, asked: Asked) -> QuerySet[Case]:
    """The cases of a kind that the facets leave, in order, with all that a row says of them."""
    cases = asked.choice.narrow(Case.objects.of_kind(kind))
    ordered = cases.by_name() if asked.sort == "name" else cases.by_number(kind, asked.sort)
    return ordered.whole().with_counts()


def list_cases(kind: str, asked: Asked) -> CaseList:
    """The cases of a kind that the facets leave: at most eight queries, whatever the number of cases and claims."""
    counted = count(Case.objects.of_kind(kind), asked.choice, listed=kind)
    shown = Bounded(cases_asked_for(kind, asked), counted.total.known).get_page(asked.page)
    rows, references = rows_of(list(shown), in_full=not asked.is_table)
    return CaseList(
        page=shown,
        asked=asked,
        counted=counted,
        notices=(*asked.notices, *page_notices(asked.page, shown)),
        said=sentence(in_words(kind, counted.total), asked),
        kind=CASE_KINDS[kind],
        rows=rows,
        references=references,
    )


def rows_of(cases: Sequence[Case], *, in_full: bool) -> tuple[tuple[CaseRow, ...], tuple[Reference, ...]]:
    """These cases; `in_full` with their twelve numbers and the first sentence of each summary, and its sources."""
    told = {case.pk: first_sentence(case.summary) for case in cases if case.summary and in_full}
    names = [name for sentence in told.values() for name, _line in citations_in(sentence)]
    claims = Claim.objects.published().by_name(names).with_provenance() if names else ()
    answers = answers_of([case.pk for case in cases]) if in_full else {}
    references = References()
    resolve = references.resolver({claim.public_name: claim for claim in claims})
    rows = tuple(
        CaseRow(
            case,
            Tally.of(case.counts),
            answers.get(case.pk, {}),
            render(told[case.pk], resolve) if case.pk in told else None,
        )
        for case in cases
    )
    return rows, references.listing()


def in_words(kind: str, total: Number) -> str:
    """The number of cases of a kind."""
    words = {
        "place": ngettext("%(count)s place", "%(count)s places", total),
        "cluster": ngettext("%(count)s cluster", "%(count)s clusters", total),
        "policy": ngettext("%(count)s policy", "%(count)s policies", total),
    }
    return words[kind] % {"count": total}
