"""All that a reviewer needs to see of one proposal, on one screen; writes nothing and knows no request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from policyatlas.curate.checks import Check, Inspected, inspect, source_of, text_of
from policyatlas.curate.claim_fields import field_at
from policyatlas.curate.doors import DECIDES
from policyatlas.curate.previews import Preview, preview_of
from policyatlas.curate.review.narrowing import KINDS_IN_WORDS, Narrowing
from policyatlas.curate.review.passages import Context, in_context
from policyatlas.curate.review.queue import narrowed, title_of
from policyatlas.ledger.differences import Difference, difference, label_of
from policyatlas.records.models import Case, Claim, Proposal
from policyatlas.vocabulary import DIMENSIONS, Text

MOST_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, with the field at which it is mended; `anchor` is empty where it is none in particular."""

    sentence: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What another than the author changed, when."""

    by: str
    at: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class SourceShown:
    """The source of a claim. `waiting` is the proposal by which it comes along, where it is not published."""

    slug: str
    form: Mapping[str, Any]
    waiting: Proposal | None
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Screen:
    """One proposal. `theirs` is what somebody else has made of the record since, where somebody has."""

    proposal: Proposal
    inspected: Inspected
    difference: Difference
    context: Context | None
    source: SourceShown | None
    others: tuple[Proposal, ...]
    beside: tuple[Claim, ...]
    beside_in_all: int
    cell: str
    earlier: Proposal | None
    later: Proposal | None
    theirs: Difference | None
    is_own: bool
    may_decide: bool

    @property
    def title(self) -> str:
        """What it says."""
        return title_of(self.proposal)

    @property
    def kind(self) -> Text:
        """What kind of record it is."""
        return KINDS_IN_WORDS.get(self.proposal.kind, self.proposal.kind)

    @property
    def is_in_review(self) -> bool:
        """Whether it waits for a second person."""
        return str(self.proposal.state) == "in-review"

    @property
    def can_be_written(self) -> bool:
        """Whether this person may change its fields as it stands."""
        return self.proposal.is_waiting and (self.is_own or (self.may_decide and self.is_in_review))

    @property
    def can_be_decided(self) -> bool:
        """Whether this person may accept it or send it back."""
        return self.is_in_review and self.may_decide and not self.is_own

    @property
    def faults(self) -> list[Finding]:
        """What keeps it from being published."""
        return [self._finding(check) for check in self.inspected.faults]

    @property
    def flags(self) -> list[Finding]:
        """What is worth a look."""
        return [self._finding(check) for check in self.inspected.flags]

    @property
    def remarks(self) -> list[tuple[str, str]]:
        """What a reviewer asked, by field in words; what is on the whole has none."""
        kind = self.proposal.kind
        return [(label_of(kind, path) if path else "", said) for path, said in self.proposal.remarks.items()]

    @property
    def mended(self) -> Iterator[Mended]:
        """What others than the author changed, in order."""
        for change in self.proposal.changes:
            changed = difference(self.proposal.kind, change.get("before"), change.get("after"))
            yield Mended(str(change.get("by", "")), str(change.get("at", ""))[:16].replace("T", " "), changed)

    @property
    def live(self) -> str:
        """The page of the published record; empty where it has none."""
        return live_url(self.proposal) if self.inspected.now is not None else ""

    @property
    def preview(self) -> Preview:
        """A record other than a claim as readers would see it: on the map, or its text with what it cites."""
        return preview_of(self.proposal.kind, self.proposal.after or {})

    def _finding(self, check: Check) -> Finding:
        kind = self.proposal.kind
        name = field_at(check.field) if kind == "claim" else check.field
        return Finding(
            check.sentence,
            label_of(kind, check.field) if check.field else "",
            f"id_{name}" if name and check.field else "",
        )


def screen_of(proposal: Proposal, reader: User, narrowing: Narrowing) -> Screen:
    """Everything about one proposal; the number of queries does not grow with the number of records."""
    inspected = inspect(proposal)
    form: Mapping[str, Any] = proposal.after or {}
    cell = _cell(form)
    beside = Claim.objects.published().in_cell(*cell) if cell and proposal.kind == "claim" else Claim.objects.none()
    beside = beside.exclude_named(proposal.name)
    is_own, may_decide = proposal.author_id == reader.pk, reader.has_perm(DECIDES)
    near = narrowed(reader, narrowing).beside(proposal) if proposal.submitted_at and may_decide else (None, None)
    base = inspected.now if proposal.is_waiting else proposal.before
    return Screen(
        proposal=proposal,
        inspected=inspected,
        difference=difference(proposal.kind, proposal.before if inspected.is_overtaken else base, proposal.after),
        context=_context(proposal, form),
        source=_source(proposal),
        others=tuple(
            Proposal.objects.waiting().on([proposal.record]).exclude(pk=proposal.pk).with_people()[:MOST_BESIDE]
        ),
        beside=tuple(beside.select_related("source", "measure").order_by("-source__published", "pk")[:MOST_BESIDE]),
        beside_in_all=beside.count() if cell else 0,
        cell=_cell_url(form) if cell else "",
        earlier=near[0],
        later=near[1],
        theirs=difference(proposal.kind, proposal.before, inspected.now)
        if inspected.is_overtaken and proposal.is_waiting
        else None,
        is_own=is_own,
        may_decide=may_decide,
    )


def live_url(proposal: Proposal) -> str:
    """Where readers find the record once it is published; empty where it has no page of its own."""
    name = proposal.name
    match proposal.kind:
        case "claim":
            slug, _hash, number = name.partition("#")
            return reverse("browse:claim", args=[slug, number])
        case "source":
            return reverse("browse:source", args=[name])
        case "place" | "cluster" | "policy" as kind:
            return reverse("browse:profile", args=[kind, name])
        case "summary":
            return reverse("browse:profile", args=name.split("/", 1))
    return ""


def _context(proposal: Proposal, form: Mapping[str, Any]) -> Context | None:
    if proposal.kind != "claim":
        return None
    passage = form.get("passage")
    return in_context(text_of(proposal.source_slug, proposal), passage if isinstance(passage, Mapping) else None)


def _source(proposal: Proposal) -> SourceShown | None:
    """The source that a claim rests on, or that is on its way with it."""
    if proposal.kind != "claim":
        return None
    slug = proposal.source_slug
    form = source_of(proposal) or {}
    waiting = Proposal.objects.waiting().on([f"source/{slug}"]).with_people().first()
    return SourceShown(slug, form, waiting, difference("source", waiting.before, waiting.after) if waiting else None)


def _cell(form: Mapping[str, Any]) -> tuple[str, str] | None:
    """The slug of its main case, and its dimension; None where it names none."""
    about, dimension = form.get("about"), form.get("dimension")
    named = about[0] if isinstance(about, list) and about else None
    if not isinstance(named, str) or "/" not in named or dimension not in DIMENSIONS:
        return None
    return named.partition("/")[2], str(dimension)


def _cell_url(form: Mapping[str, Any]) -> str:
    kind, _slash, slug = str(form["about"][0]).partition("/")
    known = Case.objects.filter(case_kind=kind, slug=slug).exists()
    return reverse("browse:cell", args=[kind, slug, form["dimension"]]) if known else ""
