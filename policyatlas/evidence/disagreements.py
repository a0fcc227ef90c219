"""Accounts that differ, as editors' links say (decision 12); never guessed from numbers; knows no page."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from policyatlas.records.models import Claim, ClaimLink, Measure


@dataclass(frozen=True, slots=True)
class Account:
    """One of the answers in a dispute: the claims that give it, equal ones together. `measure` where it is a number."""

    measure: Measure | None
    claims: tuple[Claim, ...]

    @property
    def claim(self) -> Claim:
        """The one to quote."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Accounts of one question that cannot all be true, with the editor's sentences on why they differ."""

    question: str
    accounts: tuple[Account, ...]
    notes: tuple[str, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that take part, account by account."""
        return tuple(claim for account in self.accounts for claim in account.claims)

    def narrowed(self, lets_through: Callable[[Claim], bool]) -> "Disagreement":
        """The accounts that some of the claims give; one that none of them gives is left out."""
        left = (replace(account, claims=tuple(filter(lets_through, account.claims))) for account in self.accounts)
        return replace(self, accounts=tuple(account for account in left if account.claims))


def disagreements(links: Iterable[ClaimLink], claims: Mapping[int, Claim]) -> list[Disagreement]:
    """The disputes among these links, one for each group of claims that they join; `claims` by primary key.

    A link with an end that is not in `claims` is passed over.
    """
    disputes = [
        link
        for link in links
        if link.stance == "disputes" and link.from_claim_id in claims and link.to_claim_id in claims
    ]
    found = []
    while disputes:
        group = [disputes.pop(0)]
        members = {group[0].from_claim_id, group[0].to_claim_id}
        while near := [link for link in disputes if {link.from_claim_id, link.to_claim_id} & members]:
            group += near
            members |= {end for link in near for end in (link.from_claim_id, link.to_claim_id)}
            disputes = [link for link in disputes if link not in near]
        ends = dict.fromkeys(end for link in group for end in (link.from_claim_id, link.to_claim_id))
        found.append(
            Disagreement(
                question=group[0].question,
                accounts=_accounts([claims[end] for end in ends], _at_odds(group)),
                notes=tuple(dict.fromkeys(link.note for link in group if link.note)),
            )
        )
    return found


def _at_odds(links: Iterable[ClaimLink]) -> set[frozenset[int]]:
    return {frozenset((link.from_claim_id, link.to_claim_id)) for link in links}


def _accounts(claims: Iterable[Claim], at_odds: Set[frozenset[int]]) -> tuple[Account, ...]:
    """Equal values together, unless an editor set just these two against each other."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            apart = any({claim.pk, other.pk} in at_odds for other in group)
            if not apart and _agree(claim, group[0]):
                group.append(claim)
                break
        else:
            groups.append([claim])
    groups.sort(key=_value)
    return tuple(Account(measure_of(group[0]), tuple(group)) for group in groups)


def _agree(one: Claim, other: Claim) -> bool:
    measure, measured = measure_of(one), measure_of(other)
    return measure is not None and measured is not None and same_value(measure, measured)


def _value(group: Sequence[Claim]) -> Decimal:
    measure = measure_of(group[0])
    return Decimal(0) if measure is None else measure.value


def measure_of(claim: Claim) -> Measure | None:
    """Its measure, where it has one; at hand after `with_provenance()`."""
    return getattr(claim, "measure", None)


def same_value(one: Measure, other: Measure) -> bool:
    """Whether two values agree but for rounding: equal at the fewer significant digits, else within 1 %.

    "About" doubles the tolerance. Of a round number two digits count, since 20 may be exact. Values in different
    units never agree.
    """
    if one.unit != other.unit:
        return False
    digits = min(_significant_digits(one.value), _significant_digits(other.value))
    if f"{one.value:.{digits - 1}e}" == f"{other.value:.{digits - 1}e}":
        return True
    tolerance = Decimal("0.02") if "about" in (one.qualifier, other.qualifier) else Decimal("0.01")
    return abs(one.value - other.value) <= tolerance * max(abs(one.value), abs(other.value))


def _significant_digits(value: Decimal) -> int:
    digits = "".join(str(digit) for digit in value.as_tuple().digits).strip("0")
    return max(len(digits), 2)
