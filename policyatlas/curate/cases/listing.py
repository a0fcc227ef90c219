"""Lists of the records of this room, a page at a time, with what is on its way to each; knows no request."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from policyatlas.curate.cases.kinds import SORTS, Sort
from policyatlas.records.models import Case, ClaimLink, Comparison, CoverageNote, Name, Proposal, Transfer
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS

LENGTH = 40  # rows of a page
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the list: `name` among its kind, `page` where readers see it. `exists` is false of what could be."""

    title: str
    told: str
    name: str
    page: str
    exists: bool = True
    pending: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of records of one sort, and all that is to be new of that sort."""

    sort: Sort
    asked: str
    page: Page[Any]
    rows: tuple[Row, ...]
    coming: tuple[Proposal, ...]
    numbers: Mapping[str, int]
    notices: tuple[str, ...]

    @property
    def sorts(self) -> list[tuple[Sort, int]]:
        """All of them, with how many records there are."""
        return [(sort, self.numbers.get(sort.id, 0)) for sort in SORTS.values()]

    @property
    def pages(self) -> list[str | int]:
        """Page numbers for the foot of the list."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))


def listed(kind: str = "", asked: str = "", page: str = "") -> Listed:
    """The records of a kind whose names hold what is asked for; at most nine queries."""
    notices = []
    if kind and kind not in SORTS:
        notices.append(_("There is no list “%(kind)s” here. These are the places.") % {"kind": kind[:40]})
    sort = SORTS.get(kind) or SORTS["place"]
    asked = " ".join(asked.replace("\0", "").split())[:LONGEST]
    shown = Paginator(_records(sort.id, fold(asked)), LENGTH).get_page(page)
    if page and page != str(shown.number):
        words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
        notices.append(words % {"asked": page[:20], "number": shown.number, "all": shown.paginator.num_pages})
    rows = [_row(sort.id, record) for record in shown]
    pending: dict[str, list[Proposal]] = {}
    on_their_way = Proposal.objects.waiting().on([f"{sort.id}/{row.name}" for row in rows])
    for proposal in on_their_way.with_people():
        pending.setdefault(proposal.name, []).append(proposal)
    coming = Proposal.objects.waiting().adding(sort.id).with_people()
    return Listed(
        sort=sort,
        asked=asked,
        page=shown,
        rows=tuple(replace(row, pending=tuple(pending.get(row.name, ()))) for row in rows),
        coming=tuple(coming),
        numbers=_numbers(),
        notices=tuple(notices),
    )


def _records(kind: str, folded: str) -> QuerySet[Any]:
    cases = Name.objects.cases_holding(folded) if folded else Case.objects.order_by("name", "slug")
    if kind in CASE_KINDS:
        return cases.filter(case_kind=kind)
    if kind == "summary":
        return cases
    if kind == "transfer":
        transfers = Transfer.objects.select_related("model", "learner", "claim__source")
        return transfers.of_any(cases.order_by().values("pk")) if folded else transfers
    if kind == "comparison":
        titled = Comparison.objects.with_cases()
        return titled.filter(cases__in=cases.order_by().values("pk")).distinct() if folded else titled
    if kind == "link":
        links = ClaimLink.objects.with_claims()
        return links.filter(from_claim__main_case__in=cases.order_by().values("pk")) if folded else links
    notes = CoverageNote.objects.select_related("case").order_by("case__name", "dimension")
    return notes.filter(case__in=cases.order_by().values("pk")) if folded else notes


def _row(kind: str, record: Any) -> Row:  # noqa: ANN401 - a row of one of these tables
    match kind:
        case "transfer":
            title = f"{record.model.name} → {record.learner.name}"
            name = f"{record.model.public_name}/{record.learner.public_name}/{record.claim.public_name}"
            told = f"{record.get_degree_display()} · {record.claim.public_name}"
            return Row(title, told, name, reverse("transfers:page"))
        case "comparison":
            return Row(record.title, record.slug, record.slug, record.get_absolute_url())
        case "link":
            ends = (record.from_claim.public_name, record.stance, record.to_claim.public_name)
            told = f"{ends[0]} · {record.get_stance_display()} · {ends[2]}"
            return Row(record.question, told, "/".join(ends), record.from_claim.get_absolute_url())
        case "coverage":
            title = f"{record.case.name}: {DIMENSIONS[record.dimension].label}"
            page = reverse("browse:cell", args=[record.case.case_kind, record.case.slug, record.dimension])
            name = f"{record.case.public_name}/{record.dimension}"
            return Row(title, f"{record.get_state_display()}. {record.note}", name, page)
        case "summary":
            told = _("%(words)d words") % {"words": len(record.summary.split())} if record.summary else _("none yet")
            told = f"{record.sort.label} · {told}"
            return Row(record.name, told, record.public_name, record.get_absolute_url(), bool(record.summary))
    other = [record.native_name, *record.also_known_as]
    return Row(record.name, ", ".join(name for name in other if name), record.slug, record.get_absolute_url())


def _numbers() -> dict[str, int]:
    numbers = Counter(Case.objects.how_many())
    numbers["summary"] = Case.objects.exclude(summary="").count()
    numbers["transfer"] = Transfer.objects.count()
    numbers["link"] = ClaimLink.objects.count()
    numbers["comparison"] = Comparison.objects.count()
    numbers["coverage"] = CoverageNote.objects.count()
    return numbers
