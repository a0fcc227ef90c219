"""Lays out a claim page: the way back from a statement to its passage and beyond; knows no request."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.citing import passage_url
from policyatlas.records.models import Claim, ClaimLink, Source, Transfer
from policyatlas.vocabulary import DISTANCES, TRANSFER_DEGREES, Distance, Text

TAKEN_BACK = ("retracted", "superseded")
STANCES = {
    "supports": (_("It supports"), _("It is supported by")),
    "disputes": (_("It disputes"), _("It is disputed by")),
    "qualifies": (_("It qualifies"), _("It is qualified by")),
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
    """One claim, from what it says to the text that it goes back to, and where the atlas uses it."""

    claim: Claim
    passage_url: str
    links: tuple[Linked, ...]
    transfers: tuple[Carried, ...]

    @property
    def taken_back(self) -> bool:
        """Whether its address only says why it is no longer shown."""
        return self.claim.state in TAKEN_BACK

    @property
    def distance(self) -> Distance:
        """How many hands it has passed through."""
        return DISTANCES[str(self.claim.distance)]

    @property
    def origin(self) -> Source | None:
        """The text that it goes back to, where that is another than its source."""
        return None if self.claim.origin_id == self.claim.source_id else self.claim.origin


def claim_page(source: str, number: int) -> ClaimPage | None:
    """The page of the claim with this public name, in at most four queries; None where readers may not know of it."""
    named = Claim.objects.by_name([f"{source}#{number}"])
    claim = named.with_provenance().select_related("superseded_by__source").with_cases().first()
    if claim is None or claim.state not in ("published", *TAKEN_BACK):
        return None
    if claim.state in TAKEN_BACK:
        return ClaimPage(claim, "", (), ())
    return ClaimPage(
        claim=claim,
        passage_url=passage_url(claim),
        links=tuple(_linked(claim)),
        transfers=tuple(
            Carried(transfer, TRANSFER_DEGREES[transfer.degree].label)
            for transfer in claim.transfers.select_related("model", "learner")
        ),
    )


def _linked(claim: Claim) -> Iterator[Linked]:
    """The claims at the other ends of its links, in the order of the links, without those not published."""
    for link in ClaimLink.objects.among([claim.pk]).with_claims():
        active, passive = STANCES[link.stance]
        other, stance = (link.to_claim, active) if link.from_claim_id == claim.pk else (link.from_claim, passive)
        if other.state == "published":
            yield Linked(stance, other, link)
