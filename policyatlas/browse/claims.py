"""Lays out a claim page: the way back from a statement to its passage and beyond; knows no request."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.browse.chains import Chain, chain_of
from policyatlas.browse.disagreements import disagreement_with
from policyatlas.citing import original_passage_url, passage_url, passage_warning, reads_archive
from policyatlas.evidence import Disagreement
from policyatlas.ledger.corrections import Correction
from policyatlas.ledger.histories import last_change
from policyatlas.records.models import Claim, ClaimLink, Transfer
from policyatlas.vocabulary import DISTANCES, TRANSFER_DEGREES, Distance, Text

TAKEN_BACK = ("retracted", "superseded")
STANCES = {
    "supports": (gettext_lazy("It supports"), gettext_lazy("It is supported by")),
    "disputes": (gettext_lazy("It disputes"), gettext_lazy("It is disputed by")),
    "qualifies": (gettext_lazy("It qualifies"), gettext_lazy("It is qualified by")),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """Another claim, how this one stands to it in words, and the editor's link between the two."""

    stance: Text
    claim: Claim
    link: ClaimLink


@dataclass(frozen=True, slots=True)
class Carried:
    """A transfer that rests on the claim, with its degree in words."""

    transfer: Transfer
    degree: Text


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim, from what it says to the text that it goes back to, and where the atlas uses it.

    `changed` is its newest correction; None where it reads as it was first published.
    """

    claim: Claim
    passage_url: str
    links: tuple[Linked, ...]
    transfers: tuple[Carried, ...]
    changed: Correction | None = None
    disagreement: Disagreement | None = None
    chain: Chain | None = None

    @property
    def warning(self) -> str:
        """What a reader should know before following the link into the source; empty where it leads where it says."""
        return passage_warning(self.claim)

    @property
    def archived(self) -> bool:
        """Whether the passage is read in the archived copy."""
        return reads_archive(self.claim)

    @property
    def original(self) -> str:
        """The link to the passage at the source's own address, wherever `passage_url` leads."""
        return original_passage_url(self.claim)

    @property
    def taken_back(self) -> bool:
        """Whether its address only says why it is no longer shown."""
        return self.claim.state in TAKEN_BACK

    @property
    def why_gone(self) -> str:
        """Of a claim that was taken back: that it was, why, and what stands in its place."""
        told = {"name": self.claim.public_name, "reason": self.claim.reason}
        if self.claim.superseded_by:
            told["other"] = self.claim.superseded_by.public_name
            return _("Claim %(name)s was replaced by claim %(other)s. %(reason)s") % told
        return _("Claim %(name)s was retracted. %(reason)s") % told

    @property
    def distance(self) -> Distance:
        """How many hands it has passed through."""
        return DISTANCES[str(self.claim.distance)]


def claim_page(source: str, number: int) -> ClaimPage | None:
    """The page of the claim with this public name, in at most nine queries; None where readers may not know of it."""
    named = Claim.objects.by_name([f"{source}#{number}"])
    claim = named.with_provenance().select_related("superseded_by__source").with_cases().first()
    if claim is None or claim.state not in ("published", *TAKEN_BACK):
        return None
    if claim.state in TAKEN_BACK:
        return ClaimPage(claim, "", (), ())
    links = list(_linked(claim))
    disputed = [linked.claim for linked in links if linked.link.stance == "disputes"]
    return ClaimPage(
        claim=claim,
        passage_url=passage_url(claim),
        links=tuple(linked for linked in links if linked.link.stance != "disputes"),
        disagreement=disagreement_with(claim, disputed) if disputed else None,
        chain=chain_of(claim),
        transfers=tuple(
            Carried(transfer, TRANSFER_DEGREES[transfer.degree].label) for transfer in Transfer.objects.told_by(claim)
        ),
        changed=last_change(claim),
    )


def _linked(claim: Claim) -> Iterator[Linked]:
    """The claims at the other ends of its links, in the order of the links, without those not published."""
    for link in ClaimLink.objects.among([claim.pk]).with_claims():
        active, passive = STANCES[link.stance]
        other, stance = (link.to_claim, active) if link.from_claim_id == claim.pk else (link.from_claim, passive)
        if other.state == "published":
            yield Linked(stance, other, link)
