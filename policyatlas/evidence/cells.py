"""Gathers the claims of cases into cells, one case in one dimension each, weighed and in order; knows no page."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from policyatlas.evidence.backing import Backing, backing
from policyatlas.evidence.disagreements import Disagreement, disagreements
from policyatlas.evidence.leads import in_lead_order, supporting_origins
from policyatlas.evidence.marks import Evidence, weigh
from policyatlas.records.models import Case, Claim, ClaimAbout, ClaimLink, CoverageNote, Location
from policyatlas.vocabulary import DIMENSIONS, NOT_APPLICABLE, Dimension

LEADS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One case in one dimension. `claims` in lead order; `state` one of the contract's four; `reason` where empty.

    `held_back` counts the claims that a narrowing leaves out; `one_sided` are the disputes of which it leaves a single
    account, so that a page can say that there is another. `backing` tells of links that are no disputes, by claim.
    """

    case: Case
    dimension: Dimension
    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]
    evidence: Evidence | None
    state: str
    reason: str = ""
    note: CoverageNote | None = None
    held_back: int = 0
    one_sided: tuple[Disagreement, ...] = ()
    backing: Mapping[int, Backing] = field(default_factory=dict)

    def narrowed(self, lets_through: Callable[[Claim], bool]) -> "Cell":
        """The cell with some of its claims only, weighed anew; its state is still that of all of them.

        A dispute stays where two of its accounts are let through: what is left out is not quoted through it.
        """
        claims = tuple(filter(lets_through, self.claims))
        keys = {claim.pk for claim in claims}
        heard = [one.narrowed(lets_through) for one in (*self.disagreements, *self.one_sided)]
        here = [one for one in heard if any(claim.pk in keys for claim in one.claims)]
        disputes = tuple(one for one in here if len(one.accounts) > 1)
        return replace(
            self,
            claims=claims,
            disagreements=disputes,
            one_sided=tuple(one for one in here if len(one.accounts) == 1),
            evidence=weigh(claims, self.case.countries, disputed=bool(disputes)),
            held_back=self.held_back + len(self.claims) - len(claims),
        )

    @property
    def leads(self) -> tuple[Claim, ...]:
        """The claims to show where the cell is listed short; those in a dispute are shown there."""
        return self._undisputed[: self._short]

    @property
    def rest(self) -> tuple[Claim, ...]:
        """The claims that are neither leads nor in a dispute."""
        return self._undisputed[self._short :]

    @property
    def more(self) -> int:
        """How many of its claims are shown neither as leads nor in a dispute."""
        return len(self.rest)

    @property
    def _undisputed(self) -> tuple[Claim, ...]:
        disputed = {claim.pk for dispute in self.disagreements for claim in dispute.claims}
        return tuple(claim for claim in self.claims if claim.pk not in disputed)

    @property
    def _short(self) -> int:
        """How many leads there are: with the accounts that differ at most three claims, but always one."""
        return max(LEADS - sum(len(dispute.accounts) for dispute in self.disagreements), 1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Cells by case slug and dimension id, dimensions in order; and every claim that was read, by public name.

    `links` are those at claims of the cells, and at the claims that were given besides.
    """

    cells: Mapping[tuple[str, str], Cell]
    claims: Mapping[str, Claim]
    links: Sequence[ClaimLink] = ()

    def of(self, case: Case) -> list[Cell]:
        """The cells of one case, in the order of the dimensions asked for."""
        return [cell for (slug, _), cell in self.cells.items() if slug == case.slug]


def gather(
    cases: Sequence[Case],
    *,
    dimensions: Collection[str] | None = None,
    located: Collection[Location] | None = None,
    own: bool = False,
    named: Iterable[str] = (),
    besides: Iterable[Claim] = (),
    answered: bool = False,
) -> Gathered:
    """The cells of these cases, in at most four queries whatever the number of claims.

    A case's claims are those that name it and those of clusters located in it (`own` leaves these out). `located`
    saves a query where the caller has read what lies in the cases; so does `answered`, where every cell is known to
    have claims and none a note on its gap. `named`: public names of claims that the page cites besides, for one query
    more; `besides`: claims that it has read, whose links are wanted, too. Cases need `whole()`.
    """
    wanted = [name for name in DIMENSIONS if dimensions is None or name in dimensions]
    if located is None:
        located = [] if own else list(Location.objects.clusters_in(cases))
    holders: dict[int, set[int]] = defaultdict(set)
    for case in cases:
        holders[case.pk].add(case.pk)
    if not own:
        for location in located:
            if location.case.case_kind == "cluster":
                holders[location.case_id].add(location.place_id)

    held: dict[int, dict[int, Claim]] = {case.pk: {} for case in cases}
    abouts = ClaimAbout.objects.published().filter(case__in=holders).with_provenance()
    if dimensions is not None:
        abouts = abouts.filter(claim__dimension__in=wanted)
    claims: dict[int, Claim] = {}
    for about in abouts:
        claim = claims.setdefault(about.claim_id, about.claim)
        for case_id in holders[about.case_id] & held.keys():
            held[case_id][claim.pk] = claim

    claims = {claim.pk: claim for claim in besides} | claims
    links = list(ClaimLink.objects.around(claims).with_provenance())
    claims |= _others(links, claims, named)
    cells = cells_among(cases, held, links, claims, wanted, answered=answered)
    return Gathered(cells, {claim.public_name: claim for claim in claims.values()}, links)


def cells_among(
    cases: Sequence[Case],
    held: Mapping[int, Mapping[int, Claim]],
    links: Sequence[ClaimLink],
    claims: Mapping[int, Claim],
    wanted: Sequence[str],
    *,
    answered: bool = False,
) -> dict[tuple[str, str], Cell]:
    """Cells from claims already read: `held` maps a case's key to its claims by key, `claims` all that links name."""
    written = () if answered else CoverageNote.objects.filter(case__in=cases)
    notes = {(note.case_id, note.dimension): note for note in written}
    supports = supporting_origins(links, claims)
    disputes = disagreements(links, claims)
    backed = backing(links, claims)
    cells = {}
    for case in cases:
        by_dimension: dict[str, list[Claim]] = defaultdict(list)
        for claim in held[case.pk].values():
            by_dimension[claim.dimension].append(claim)
        for dimension in wanted:
            group = in_lead_order(by_dimension[dimension], supports)
            keys = {claim.pk for claim in group}
            here = tuple(dispute for dispute in disputes if any(claim.pk in keys for claim in dispute.claims))
            note = notes.get((case.pk, dimension))
            state, reason = _state(case, dimension, group, note)
            cells[case.slug, dimension] = Cell(
                case=case,
                dimension=DIMENSIONS[dimension],
                claims=tuple(group),
                disagreements=here,
                evidence=weigh(group, case.countries, disputed=bool(here)),
                state=state,
                reason=reason,
                note=note,
                backing={key: backed[key] for key in keys & backed.keys()},
            )
    return cells


def _others(links: Iterable[ClaimLink], claims: Mapping[int, Claim], named: Iterable[str]) -> dict[int, Claim]:
    """The far ends of links and the claims cited by name, where the cells do not hold them already."""
    ends = (end for link in links for end in (link.from_claim, link.to_claim))
    found = {end.pk: end for end in ends if end.pk not in claims and end.state == "published"}
    known = {claim.public_name for claim in (*claims.values(), *found.values())}
    missing = [name for name in dict.fromkeys(named) if name not in known]
    if missing:
        found |= {claim.pk: claim for claim in Claim.objects.published().by_name(missing).with_provenance()}
    return found


def _state(case: Case, dimension: str, claims: Sequence[Claim], note: CoverageNote | None) -> tuple[str, str]:
    if claims:
        return "evidence", ""
    if note is not None:
        return note.state, note.note
    return state_without_claims(case, dimension), str(NOT_APPLICABLE.get((case.case_kind, dimension), ""))


def state_without_claims(case: Case, dimension: str, noted: str = "") -> str:
    """The state of a cell that no claim is in; `noted`: the state that a note gives it, if any."""
    return noted or ("not-applicable" if (case.case_kind, dimension) in NOT_APPLICABLE else "not-researched")
