"""Everything on the reading pane: the text with its marks, the claims that rest on it, the form; knows no request."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from policyatlas.curate.reading.document import Passage, passages, span_of
from policyatlas.curate.reading.texts import Reading
from policyatlas.curate.reading.writing import Writing
from policyatlas.dossiers.passages import Span
from policyatlas.records.models import Claim, Proposal
from policyatlas.vocabulary import DIMENSIONS, Text

OWN_TO_WRITE = ("draft", "sent-back")


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim from this text: published, or as a proposal would have it. `span`: None where its words are not found."""

    number: int
    statement: str
    dimension: Text
    span: Span | None
    claim: Claim | None = None
    proposal: Proposal | None = None
    is_own: bool = False

    @property
    def state(self) -> Text:
        """How far it has come, in a word."""
        return self.proposal.get_state_display() if self.proposal else "" if not self.claim else "published"

    @property
    def can_be_written(self) -> bool:
        """Whether whoever looks goes on writing it here."""
        return self.is_own and self.proposal is not None and str(self.proposal.state) in OWN_TO_WRITE


@dataclass(frozen=True, slots=True)
class Pane:
    """The whole page."""

    reading: Reading
    writing: Writing
    passages: tuple[Passage, ...]
    claims: tuple[Noted, ...]

    @property
    def unfinished(self) -> list[Noted]:
        """Claims that whoever looks has begun here, but for the one in the form."""
        at_hand = self.writing.proposal.pk if self.writing.proposal else None
        return [one for one in self.claims if one.can_be_written and one.proposal and one.proposal.pk != at_hand]

    @property
    def by_number(self) -> dict[int, Noted]:
        """The claims by their numbers, as the marks in the text name them."""
        return {one.number: one for one in self.claims}


def pane_of(reading: Reading, reader: User, writing: Writing) -> Pane:
    """The page of a text as this curator sees it: two queries, whatever its length and however many claims it has."""
    claims = sorted(_noted(reading, reader), key=lambda one: (one.span is None, _at(one.span), one.number))
    shown = passages(reading.text, {one.number: one.span for one in claims})
    return Pane(reading, writing, tuple(shown), tuple(claims))


def _at(span: Span | None) -> tuple[int, int]:
    return (span.paragraph, span.begins) if span else (0, 0)


def _noted(reading: Reading, reader: User) -> Iterator[Noted]:
    """What is published, but where a proposal is about to change it; drafts of others are theirs."""
    proposed = {}
    for proposal in Proposal.objects.waiting().on_source(reading.slug).with_people():
        is_own = proposal.author_id == reader.pk
        if proposal.kind == "claim" and (is_own or str(proposal.state) != "draft"):
            proposed[int(proposal.name.rpartition("#")[2])] = (proposal, is_own)
    for number, (proposal, is_own) in proposed.items():
        form = proposal.after or {}
        dimension = DIMENSIONS.get(str(form.get("dimension")))
        yield Noted(
            number,
            str(form.get("statement") or ""),
            dimension.label if dimension else "",
            span_of(reading.text, form.get("passage")),
            proposal=proposal,
            is_own=is_own,
        )
    source = reading.source
    for claim in source.claims.published() if source else ():
        if source and claim.number not in proposed:
            passage = {
                "opens": claim.opens,
                "closes": claim.closes or None,
                "paragraph": claim.paragraph,
                "page": claim.page,
            }
            claim.source = source
            yield Noted(
                claim.number,
                claim.statement,
                DIMENSIONS[claim.dimension].label,
                span_of(reading.text, passage),
                claim=claim,
            )
