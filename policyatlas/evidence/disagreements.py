"""Accounts that differ, as editors' links say (decision 12); never guessed from numbers; knows no page."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from policyatlas.evidence.amounts import Amount
from policyatlas.evidence.relations import BOUNDS
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

    @property
    def amount(self) -> Amount:
        """How much it rests on."""
        return Amount.of(self.claims)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Its values, each once: several where they differ by no more than rounding."""
        told = (measure for claim in self.claims if (measure := measure_of(claim)))
        return tuple({(one.value, one.value_to, one.qualifier): one for one in told}.values())


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Accounts of one question that cannot all be true, with the editor's sentences on why they differ.

    `name` is the public name of one of its claims, whatever a narrowing leaves of it; `unheard` counts the accounts
    that a narrowing leaves out.
    """

    name: str
    question: str
    accounts: tuple[Account, ...]
    notes: tuple[str, ...]
    unheard: int = 0

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that take part, account by account."""
        return tuple(claim for account in self.accounts for claim in account.claims)

    @property
    def amount(self) -> Amount:
        """How much all of them rest on."""
        return Amount.of(self.claims)

    @property
    def since(self) -> str:
        """When the second account came out, as far as known: from then on they differed. Empty where not known."""
        dates = ([claim.source.published for claim in one.claims if claim.source.published] for one in self.accounts)
        known = sorted(min(published) for published in dates if published)
        return known[1] if len(known) > 1 else ""

    def narrowed(self, lets_through: Callable[[Claim], bool]) -> "Disagreement":
        """The accounts that some of the claims give; one that none of them gives is left out."""
        left = (replace(account, claims=tuple(filter(lets_through, account.claims))) for account in self.accounts)
        accounts = tuple(account for account in left if account.claims)
        return replace(self, accounts=accounts, unheard=self.unheard + len(self.accounts) - len(accounts))


def disagreements(links: Iterable[ClaimLink], claims: Mapping[int, Claim]) -> list[Disagreement]:
    """The disputes among these links, one for each group of claims that they join; `claims` by primary key.

    A link with an end that is not in `claims` is passed over.
    """
    disputes = (
        link
        for link in links
        if link.stance == "disputes" and link.from_claim_id in claims and link.to_claim_id in claims
    )
    found = []
    for group in joined(disputes):
        ends = dict.fromkeys(end for link in group for end in (link.from_claim_id, link.to_claim_id))
        found.append(
            Disagreement(
                name=min(claims[end].public_name for end in ends),
                question=group[0].question,
                accounts=_accounts([claims[end] for end in ends], _at_odds(group)),
                notes=tuple(dict.fromkeys(link.note for link in group if link.note)),
            )
        )
    return found


def joined(links: Iterable[ClaimLink]) -> list[list[ClaimLink]]:
    """The links in groups that share a claim, however far apart; groups and links in the order given."""
    root: dict[int, int] = {}

    def find(end: int) -> int:
        while root.setdefault(end, end) != end:
            root[end] = end = root[root[end]]
        return end

    given = list(links)
    for link in given:
        root[find(link.to_claim_id)] = find(link.from_claim_id)
    groups: dict[int, list[ClaimLink]] = {}
    for link in given:
        groups.setdefault(find(link.from_claim_id), []).append(link)
    return list(groups.values())


def _at_odds(links: Iterable[ClaimLink]) -> set[frozenset[int]]:
    return {frozenset((link.from_claim_id, link.to_claim_id)) for link in links}


def _accounts(claims: Iterable[Claim], at_odds: Set[frozenset[int]]) -> tuple[Account, ...]:
    """Equal values together, unless an editor set just these two against each other."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            apart = any({claim.pk, other.pk} in at_odds for other in group)
            if not apart and all(_agree(claim, other) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    groups.sort(key=_value)
    return tuple(Account(measure_of(group[0]), tuple(group)) for group in groups)


def _agree(one: Claim, other: Claim) -> bool:
    measure, measured = measure_of(one), measure_of(other)
    if measure is None or measured is None or _subject(measure) != _subject(measured):
        return False
    return same_value(measure, measured)


def _subject(measure: Measure) -> tuple[object, ...]:
    """What has to be the same before two numbers can be: the thing counted, its area and its time."""
    return (measure.indicator, measure.area_id, measure.year, measure.span_from, measure.span_to)


def _value(group: Sequence[Claim]) -> Decimal:
    measure = measure_of(group[0])
    return Decimal(0) if measure is None else measure.value


def measure_of(claim: Claim) -> Measure | None:
    """Its measure, where it has one; at hand after `with_provenance()`."""
    return getattr(claim, "measure", None)


def same_value(one: Measure, other: Measure) -> bool:
    """Whether two values agree but for rounding: equal at the fewer significant digits, else within 1 %.

    "About" doubles the tolerance. Of a round number two digits count, since 20 may be exact. Values in different
    units never agree, nor does a bound with a number, or a range with another that ends elsewhere.
    """
    if one.unit != other.unit or _bound(one) != _bound(other):
        return False
    ends = [(one.value, other.value)]
    if one.value_to is not None and other.value_to is not None:
        ends.append((one.value_to, other.value_to))
    about = "about" in (one.qualifier, other.qualifier)
    return all(_same(value, of_other, about=about) for value, of_other in ends)


def _bound(measure: Measure) -> str:
    return measure.qualifier if measure.qualifier in BOUNDS else ""


def _same(one: Decimal, other: Decimal, *, about: bool) -> bool:
    digits = min(_significant_digits(one), _significant_digits(other))
    if f"{one:.{digits - 1}e}" == f"{other:.{digits - 1}e}":
        return True
    tolerance = Decimal("0.02") if about else Decimal("0.01")
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def _significant_digits(value: Decimal) -> int:
    digits = "".join(str(digit) for digit in value.as_tuple().digits).strip("0")
    return max(len(digits), 2)
