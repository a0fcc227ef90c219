"""Lists of proposals, a page at a time: those in review, and those of one author. Knows no request."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from policyatlas.compare.choices import bearing
from policyatlas.curate.review.narrowing import CHECKS, KINDS_IN_WORDS, WHOSE, Narrowing
from policyatlas.records.models import Case, Proposal
from policyatlas.records.models.desk import INSPECTED, ProposalQuerySet
from policyatlas.vocabulary import DIMENSIONS, PROPOSAL_STATES, PROPOSAL_STEPS, Text

LENGTH = 25  # rows of a page


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal in a list, in words."""

    proposal: Proposal
    kind: Text
    title: str
    case: str
    dimension: Text
    source: str


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of proposals. `counts` is of all that are listed before narrowing, by sort."""

    page: Page[Proposal]
    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    kinds: tuple[tuple[str, Text, int], ...]
    authors: tuple[tuple[str, int], ...]
    narrowing: Narrowing
    notices: tuple[str, ...]

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))

    @property
    def steps(self) -> list[tuple[str, Text]]:
        """Steps to narrow to."""
        return PROPOSAL_STEPS.choices

    @property
    def states(self) -> list[tuple[str, Text]]:
        """States to narrow to."""
        return PROPOSAL_STATES.choices

    @property
    def checks(self) -> list[tuple[str, Text, int | None]]:
        """What checks found, with how many; of the disputed none are counted."""
        return [(name, label, self.counts.get(name)) for name, label in CHECKS.items()]

    @property
    def whose(self) -> list[tuple[str, Text, int]]:
        """Mine and others', with how many."""
        return [(name, label, self.counts[name]) for name, label in WHOSE.items()]


def in_review(reviewer: User, narrowing: Narrowing, page: str = "") -> Queue:
    """What waits for a second person, who has waited longest first: at most six queries."""
    return _listed(Proposal.objects.in_review().longest_waiting(), reviewer, narrowing.without("state"), page)


def of_author(author: User, narrowing: Narrowing, page: str = "") -> Queue:
    """All that somebody has proposed, what they touched last first: at most six queries."""
    return _listed(Proposal.objects.by(author), author, narrowing.without("whose", "author"), page)


def narrowed(reviewer: User, narrowing: Narrowing) -> ProposalQuerySet:
    """What waits for a second person and is asked for."""
    return _with_case(narrowing).of(Proposal.objects.in_review(), reviewer)


def _listed(proposals: ProposalQuerySet, reader: User, narrowing: Narrowing, page: str) -> Queue:
    found = _with_case(narrowing).of(proposals, reader).with_people()
    shown = Paginator(found, LENGTH).get_page(page)
    there = list(shown)
    slugs = {_case(proposal).partition("/")[2] for proposal in there}
    names = dict(Case.objects.filter(slug__in=slugs).values_list("slug", "name"))
    kinds: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for group in proposals.counted():
        number = group["count_all"]
        kinds[group["kind"]] += number
        authors[group["author__username"]] += number
        counts["mine" if group["author"] == reader.pk else "others"] += number
        counts.update({name: group[f"count_{name}"] for name in ("all", *INSPECTED)})
    notices = list(narrowing.notices)
    if page and page != str(shown.number):
        words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
        notices.append(words % {"asked": page[:20], "number": shown.number, "all": shown.paginator.num_pages})
    return Queue(
        page=shown,
        rows=tuple(_row(proposal, names) for proposal in there),
        counts=counts,
        kinds=tuple((kind, KINDS_IN_WORDS.get(kind, kind), number) for kind, number in sorted(kinds.items())),
        authors=tuple(sorted(authors.items())),
        narrowing=narrowing,
        notices=tuple(notices),
    )


def _with_case(narrowing: Narrowing) -> Narrowing:
    """A case by its name becomes the one case that bears it, if there is one."""
    if not narrowing.case or "/" in narrowing.case:
        return narrowing
    meant = bearing(narrowing.case)
    return replace(narrowing, case=f"{meant[0].kind}/{meant[0].slug}") if meant else narrowing


def _row(proposal: Proposal, names: Mapping[str, str]) -> Row:
    form: Mapping[str, Any] = proposal.after or proposal.before or {}
    dimension, case = form.get("dimension"), _case(proposal)
    return Row(
        proposal=proposal,
        kind=KINDS_IN_WORDS.get(proposal.kind, proposal.kind),
        title=title_of(proposal),
        case=names.get(case.partition("/")[2], case),
        dimension=DIMENSIONS[dimension].label if isinstance(dimension, str) and dimension in DIMENSIONS else "",
        source=proposal.source_slug,
    )


def title_of(proposal: Proposal) -> str:
    """What it says: the statement of a claim, the title or the name of another record, else its public name."""
    form: Mapping[str, Any] = proposal.after or proposal.before or {}
    said = (form.get(name) for name in ("statement", "title", "name", "question", "note"))
    return next((words for words in said if isinstance(words, str) and words.strip()), proposal.record)


def _case(proposal: Proposal) -> str:
    """The case that it is mainly about, as kind/slug; empty where it has none."""
    form: Mapping[str, Any] = proposal.after or proposal.before or {}
    about = form.get("about")
    named = about[0] if isinstance(about, list) and about else form.get("case") or form.get("learner")
    if proposal.kind in ("place", "cluster", "policy"):
        return proposal.record
    return named if isinstance(named, str) else ""
