"""Which claims bear one another out or narrow one another, as editors' links say; knows no page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policyatlas.records.models import Claim, ClaimLink


@dataclass(frozen=True, slots=True)
class Backer:
    """A claim at the other end of a link, and the editor's sentence on the two."""

    claim: Claim
    link: ClaimLink


@dataclass(slots=True)
class Backing:
    """What supports and qualifies a claim, and what it does so to: in the order of the links."""

    supported_by: list[Backer] = field(default_factory=list)
    qualified_by: list[Backer] = field(default_factory=list)
    supports: list[Backer] = field(default_factory=list)
    qualifies: list[Backer] = field(default_factory=list)


def backing(links: Iterable[ClaimLink], claims: Mapping[int, Claim]) -> dict[int, Backing]:
    """What these links say of each claim, disputes apart; `claims` by primary key. Others are passed over."""
    found: dict[int, Backing] = {}
    for link in links:
        if link.stance == "disputes" or not {link.from_claim_id, link.to_claim_id} <= claims.keys():
            continue
        one, other = claims[link.from_claim_id], claims[link.to_claim_id]
        active, passive = found.setdefault(one.pk, Backing()), found.setdefault(other.pk, Backing())
        supports = link.stance == "supports"
        (active.supports if supports else active.qualifies).append(Backer(other, link))
        (passive.supported_by if supports else passive.qualified_by).append(Backer(one, link))
    return found
