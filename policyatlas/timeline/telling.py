"""Reads what is told of cases and of what lies in them, in lead order; knows no year and no axis."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policyatlas.evidence.leads import in_lead_order, supporting_origins
from policyatlas.records.models import Case, Claim, ClaimAbout, ClaimLink, Location
from policyatlas.vocabulary import DIMENSIONS

RANKS = {dimension: rank for rank, dimension in enumerate(DIMENSIONS)}


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of cases by their key, dimension by dimension in lead order; `mainly`: by the case they are about."""

    by_case: Mapping[int, Sequence[Claim]]
    mainly: Mapping[int, Sequence[Claim]]

    def of(self, case: Case) -> Sequence[Claim]:
        """The claims of one of the cases asked for, those of the clusters in it among them."""
        return self.by_case.get(case.pk, ())

    def mainly_on(self, case: Case) -> Sequence[Claim]:
        """The claims that have a case, asked for or lying in one that is, for their main one."""
        return self.mainly.get(case.pk, ())


def told_of(cases: Sequence[Case], located: Collection[Location]) -> Told:
    """What is told of these cases, and of what is `located` in them, in two queries."""
    holders: dict[int, set[int]] = {case.pk: {case.pk} for case in cases}
    for location in located:
        holders.setdefault(location.case_id, set())
        if location.case.case_kind == "cluster":
            holders[location.case_id].add(location.place_id)
    held: dict[int, dict[int, Claim]] = defaultdict(dict)
    claims: dict[int, Claim] = {}
    for about in ClaimAbout.objects.published().filter(case__in=holders).with_provenance():
        claim = claims.setdefault(about.claim_id, about.claim)
        for holder in holders[about.case_id]:
            held[holder][claim.pk] = claim
    supports = supporting_origins(*_links(claims))

    def ordered(group: Iterable[Claim]) -> Sequence[Claim]:
        return sorted(in_lead_order(group, supports), key=lambda claim: RANKS[claim.dimension])

    mainly: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        mainly[claim.main_case_id].append(claim)
    return Told(
        {case.pk: ordered(held[case.pk].values()) for case in cases},
        {case: ordered(group) for case, group in mainly.items()},
    )


def _links(claims: Mapping[int, Claim]) -> tuple[list[ClaimLink], dict[int, Claim]]:
    """Links among the claims and from them to others, with the claims at both ends."""
    links = list(ClaimLink.objects.supporting(claims))
    ends = {claim.pk: claim for link in links for claim in _ends(link)}
    return links, {**ends, **claims}


def _ends(link: ClaimLink) -> Iterator[Claim]:
    yield link.from_claim
    yield link.to_claim
