"""Which claims of a group stand first (decision 13); knows no page."""

from collections.abc import Iterable, Mapping, Set

from policyatlas.records.models import Claim, ClaimLink


def supporting_origins(links: Iterable[ClaimLink], claims: Mapping[int, Claim]) -> dict[int, set[int]]:
    """For each claim, the origins of the claims that say the same; `claims` by primary key."""
    origins: dict[int, set[int]] = {}
    for link in links:
        if link.stance == "supports" and link.from_claim_id in claims and link.to_claim_id in claims:
            origins.setdefault(link.from_claim_id, set()).add(claims[link.to_claim_id].origin_id)
            origins.setdefault(link.to_claim_id, set()).add(claims[link.from_claim_id].origin_id)
    return origins


def in_lead_order(claims: Iterable[Claim], supports: Mapping[int, Set[int]]) -> list[Claim]:
    """Best supported first: the editor's choice, origins that say the same, nearness, fact, newest year, name."""

    def place(claim: Claim) -> tuple[bool, int, int, bool, int, str, int]:
        origins = {claim.origin_id, *supports.get(claim.pk, ())}
        return (
            not claim.lead,
            -len(origins),
            claim.distance,
            claim.nature != "fact",
            -(claim.year or 0),
            claim.source.slug,
            claim.number,
        )

    return sorted(claims, key=place)
