"""What keeps a proposal from being published, each with how to mend it; writes nothing and knows no screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policyatlas.curate.drafts import Draft, drafted
from policyatlas.curate.flags import flags_of
from policyatlas.curate.moves import why_not_together
from policyatlas.curate.source_mergers import why_not_one_text
from policyatlas.curate.steps import as_it_stands, stored
from policyatlas.curate.wording import borrowed
from policyatlas.dossiers.passages import Locator, why_not_found
from policyatlas.prose import citations_in
from policyatlas.records.models import Case, Claim, Comparison, Document, Proposal

LOCATED = ("add", "edit", "revert")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was found. A fault keeps the proposal from being published; the rest is worth a look.

    `field` is that of the dossier, dotted where it lies in another; empty where it is none in particular.
    """

    field: str
    sentence: str
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """The private text of a source, for checking passages. `first` is the block that counts as paragraph 1."""

    words: str
    first: int = 1


@dataclass(frozen=True, slots=True)
class Inspected:
    """A proposal with all that was found, and the record as it stands now (None where it is new)."""

    draft: Draft
    checks: tuple[Check, ...]
    now: Mapping[str, Any] | None
    is_overtaken: bool

    @property
    def faults(self) -> tuple[Check, ...]:
        """What keeps it from being published."""
        return tuple(check for check in self.checks if check.is_fault)

    @property
    def flags(self) -> tuple[Check, ...]:
        """What is worth a look, and keeps nothing from being published."""
        return tuple(check for check in self.checks if not check.is_fault)

    def by_field(self) -> dict[str, list[str]]:
        """The sentences of the faults by field."""
        found: dict[str, list[str]] = {}
        for check in self.faults:
            found.setdefault(check.field, []).append(check.sentence)
        return found


def inspect(proposal: Proposal) -> Inspected:
    """Everything that is known against publishing it as it is."""
    after = proposal.after or {}
    now, _former = as_it_stands(proposal.kind, proposal.name, after)
    gone = taken_in(proposal)
    draft = drafted(
        proposal.kind, after, source=source_of(proposal), along=publishers_along(proposal), in_place_of=gone
    )
    overtaken = now != proposal.before
    checks = [Check(field, sentence) for field, sentences in draft.problems.items() for sentence in sentences]
    if proposal.kind == "claim" and draft.unit is not None:
        checks += _of_claim(proposal, after)
        if proposal.step in LOCATED:
            source = source_of(proposal) or {}
            checks += [Check(field, said, is_fault=False) for field, said in flags_of(draft.unit.entry, source)]
    if proposal.step == "merge":
        checks += _of_merger(proposal, gone)
    if now == after:
        checks.append(Check("", "Nothing is changed: the record reads so already."))
    if overtaken:
        checks.append(Check("", "Somebody has changed the record since: compare both texts, and take over what holds."))
    return Inspected(draft, tuple(checks), now, overtaken)


def taken_in(proposal: Proposal) -> str:
    """The slug of the case or source that a merger takes in; empty where it takes in none."""
    former = (proposal.after or {}).get("formerly") if proposal.step == "merge" else None
    slugs = [slug for slug in former if isinstance(slug, str)] if isinstance(former, list) else []
    return next((slug for slug in slugs if stored(proposal.kind, slug) is not None), "")


def _of_merger(proposal: Proposal, gone: str) -> Iterator[Check]:
    """Whether the two records may become one, and the other is still as it was when that was proposed."""
    seen = proposal.written.get("gone")
    if not gone:
        yield Check("formerly", f"There is no {_what(proposal)} left to be taken in.")
    elif seen is not None and stored(proposal.kind, gone) != seen:
        said = f"The {_what(proposal)} that is to be taken in has been changed since: set this aside, and merge anew."
        yield Check("", said)
    else:
        why_not = why_not_one_text if proposal.kind == "source" else why_not_together
        if why := why_not(proposal.name, gone):
            yield Check("", why)


def _what(proposal: Proposal) -> str:
    return "source" if proposal.kind == "source" else "case"


def publishers_along(proposal: Proposal) -> list[str]:
    """Slugs of publishers that a proposal of a source brings along, where they wait for a second person, too."""
    slug = (proposal.after or {}).get("publisher") if proposal.kind == "source" else None
    return [slug] if slug and Proposal.objects.in_review().on([f"publisher/{slug}"]).exists() else []


def source_of(proposal: Proposal) -> Mapping[str, Any] | None:
    """The source of a claim in the form of its dossier: as published, else as it is proposed along with the claim."""
    if proposal.kind != "claim":
        return None
    there = stored("source", proposal.source_slug)
    if there is not None:
        return there
    waiting = Proposal.objects.waiting().on([f"source/{proposal.source_slug}"]).first()
    return waiting.after if waiting else {"slug": proposal.source_slug}


def text_of(source: str, proposal: Proposal | None = None) -> Text | None:
    """The private text of a source that is published or, by its intake, on its way; None where none is kept."""
    document = Document.objects.filter(source__slug=source).first()
    if document is not None:
        return Text(document.text, document.first_paragraph)
    if proposal is not None and proposal.intake is not None and proposal.intake.text:
        return Text(proposal.intake.text)
    return None


def _of_claim(proposal: Proposal, after: Mapping[str, Any]) -> Iterator[Check]:
    """Whether its passage is found in the text of its source, and whether its words are our own."""
    if proposal.step not in LOCATED:
        yield from _rests_on(proposal)
        return
    yield from _source_is_there(proposal)
    text = text_of(proposal.source_slug, proposal)
    passage = after["passage"]
    if text is None:
        if not proposal.before or proposal.before["passage"] != passage:
            yield Check("passage", "The text of the source is not stored, so the passage cannot be checked: add it.")
        return
    locator = Locator(passage["opens"], passage.get("closes"), passage.get("paragraph"), passage.get("page"))
    if why := why_not_found(text.words, locator, first=text.first):
        yield Check("passage", why)
    for words in borrowed(after["statement"], text.words):
        yield Check("statement", f"“{words}” stands so in the source: say it in our own words.", is_fault=False)


def _source_is_there(proposal: Proposal) -> Iterator[Check]:
    """Whether its source is published, or can be published along with it."""
    if stored("source", proposal.source_slug) is not None:
        return
    coming = Proposal.objects.in_review().on([f"source/{proposal.source_slug}"]).first()
    if coming is None:
        yield Check("", "Its source is neither published nor in review: hand the source in first.")
    else:
        for fault in inspect(coming).faults:
            yield Check("", f"Its source, which comes along, is not sound: {fault.sentence}")


def _rests_on(proposal: Proposal) -> Iterator[Check]:
    """What would be left without its claim, and whether its successor is there."""
    successor = (proposal.after or {}).get("superseded_by")
    if successor and not Claim.objects.published().by_name([successor]).exists():
        yield Check("superseded_by", "The claim that is to stand in its place is not published.")
    for record in resting_on(proposal.name):
        yield Check("", f"{record} rests on this claim: change that first, so that nothing cites what is taken back.")


def resting_on(claim: str) -> list[str]:
    """Texts of editors that cite this claim: the public names of their records."""
    summaries = Case.objects.filter(summary__contains=f"@{claim}").values_list("case_kind", "slug", "summary")
    comparisons = Comparison.objects.filter(text__contains=f"@{claim}").values_list("slug", "text")
    texts = [(f"summary/{kind}/{slug}", text) for kind, slug, text in summaries]
    texts += [(f"comparison/{slug}", text) for slug, text in comparisons]
    return [record for record, text in texts if claim in {name for name, _line in citations_in(text)}]
