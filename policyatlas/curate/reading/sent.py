"""What somebody did on the reading pane, and what is shown for it: one function for each button; knows no address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from policyatlas.curate import proposals
from policyatlas.curate.reading import writing
from policyatlas.curate.reading.texts import Reading
from policyatlas.curate.reading.writing import Writing
from policyatlas.records.models import Proposal


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of the pane as it came."""

    reading: Reading
    by: User
    data: Mapping[str, str]
    offered: list[str]
    proposal: Proposal | None

    @property
    def version(self) -> int:
        """The version that its window had; that of the other text where somebody writes over it knowingly."""
        return whole(self.data.get("over")) or whole(self.data.get("version"))

    @property
    def typed(self) -> dict[str, str]:
        """What stands in its fields."""
        return writing.typed_in(self.data, self.offered)

    def again(self) -> Writing:
        """The form as it came, with another passage or something that was offered in it."""
        typed, focus = self.typed, ""
        if number := whole(self.data.get("pick")):
            first, last = self.data.get("first", ""), self.data.get("last", "")
            typed, focus = writing.with_passage(self.reading, typed, number, first, last), "statement"
        elif taken := self.data.get("take", ""):
            typed = writing.with_offer(self.reading, typed, taken)
            focus = {"dimension": "dimension", "figure": "measure_label", "quoted": "said_by_name"}.get(
                taken.partition(":")[0], ""
            )
        elif section := self.data.get("clear", ""):
            typed, focus = writing.without(typed, section), "statement"
        return writing.opened(self.reading, self.proposal, typed=typed, version=self.version, focus=focus)

    def kept(self) -> Writing:
        """Kept as a draft; as a new one where the other text has gone its way and this one is to stay."""
        proposal = self.proposal
        if proposal is not None and "over" in self.data and not proposal.is_waiting:
            proposal = None
        return writing.kept(self.reading, self.by, self.typed, proposal, self.version)

    def handed_in(self) -> Writing:
        """Given to a second person, or shown again with what is to be mended."""
        return writing.handed_in(self.reading, self.by, self.typed, self.proposal, self.version)

    def set_aside(self) -> Proposal | None:
        """Given up. Raises OvertakenError where another window has gone on with it."""
        if self.proposal is None:
            return None
        return proposals.set_aside(self.proposal, by=self.by, version=self.version)


def own_proposal(reading: Reading, by: User, data: Mapping[str, str]) -> Proposal | None:
    """The proposal that a form or an address names, if it is a claim of this text and this person's."""
    pk = whole(data.get("claim"))
    own = Proposal.objects.by(by.pk).on_source(reading.slug).with_people()
    return own.filter(pk=pk, kind="claim").first() if pk else None


def whole(value: str | None) -> int:
    """A whole number above nought; 0 where that is none."""
    text = (value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
