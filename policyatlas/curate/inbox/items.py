"""One item of the inbox as its page shows it; knows no request."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.urls import NoReverseMatch, reverse

from policyatlas.curate.doors import DECIDES
from policyatlas.curate.inbox.guesses import source_from
from policyatlas.curate.inbox.recognition import Match, recognised
from policyatlas.curate.inbox.source_forms import SourceForm
from policyatlas.dossiers.passages import Paragraphs
from policyatlas.records.models import Intake, Proposal, Publisher

OPEN = ("suggested", "wanted", "reading")
SHOWN = 12  # paragraphs, so that a curator sees whether the text was read right


@dataclass(frozen=True, slots=True)
class Item:
    """An item with what was read off it, what it may be a copy of, and what this person may do with it."""

    intake: Intake
    matches: Sequence[Match]
    proposal: Proposal | None
    form: SourceForm | None
    publishers: Sequence[str]
    opening: Sequence[str]
    paragraphs: int
    is_mine: bool
    decides: bool

    @property
    def asks_what_it_is(self) -> bool:
        """Whether it is too much like something that is here to be proposed without a word."""
        return any(match.strong for match in self.matches)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.intake.state in OPEN

    @property
    def may_act(self) -> bool:
        """Whether this person goes on with it: nobody else has it, or they are an editor."""
        held = self.intake.reader_id is not None and not self.is_mine
        return self.is_open and (self.decides or not held) and (self.intake.state != "suggested" or self.decides)

    @property
    def reading_pane(self) -> str:
        """Where its text is read; empty while there is nothing to read, or no such room."""
        return reading_pane(self.intake) if self.proposal or self.intake.source_id else ""

    @property
    def seen(self) -> str:
        """When it had last changed, for steps to compare."""
        return self.intake.changed_at.isoformat()


def item_of(intake: Intake, user: User | AnonymousUser) -> Item:
    """The item for this person."""
    proposal = Proposal.objects.filter(intake=intake, kind="source").exclude(state="set-aside").first()
    wants_source = intake.state in OPEN and not intake.source_id and bool(intake.text)
    found = [] if intake.source_id or proposal else recognised(intake)
    numbered = Paragraphs(intake.text).counted if intake.text else []
    return Item(
        intake=intake,
        matches=found,
        proposal=proposal,
        form=_form(intake, proposal) if wants_source else None,
        publishers=list(Publisher.objects.values_list("name", flat=True)) if wants_source else (),
        opening=[block.text for block in numbered[:SHOWN]],
        paragraphs=len(numbered),
        is_mine=intake.reader_id == user.pk,
        decides=user.has_perm(DECIDES),
    )


def _form(intake: Intake, proposal: Proposal | None) -> SourceForm | None:
    """For a source that is not proposed yet, or was sent back."""
    if proposal is None:
        return SourceForm(initial=source_from(intake))
    if not proposal.is_waiting:
        return None
    after = dict(proposal.after or {})
    publisher = Publisher.objects.filter(slug=after.get("publisher") or "").first()
    along = Proposal.objects.waiting().on([f"publisher/{after.get('publisher')}"]).first()
    named = publisher.name if publisher else (along.after or {}).get("name") if along else after.get("publisher")
    return SourceForm(initial={**after, "publisher": named, "add_publisher": bool(along)})


def reading_pane(intake: Intake) -> str:
    """Where its text is read; empty where the atlas has no such room."""
    try:
        return reverse("desk:read", args=[intake.pk])
    except NoReverseMatch:
        return ""


def next_after(intake: Intake, *, confirmed: bool = False) -> str:
    """Where its reader goes on: to the text once it is known what it is, else to its page."""
    return (confirmed and reading_pane(intake)) or reverse("desk:inbox-item", args=[intake.pk])
