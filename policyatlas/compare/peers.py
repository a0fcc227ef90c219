"""The cases most like one, with the arithmetic: term by term, so that a score can be worked out by hand.

Peers are of the same kind and are found by structure; how a case fared is no term, and nothing here knows of it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from policyatlas.compare.columns import compare_url
from policyatlas.compare.likeness import Likeness, PeerTerm, Traits, known, likeness
from policyatlas.compare.nearest import TAGGED, nearest, tags_of
from policyatlas.compare.sought import WEIGHTS, fields, spelled, terms_of, weights_of
from policyatlas.evidence import Start, begun, start_of
from policyatlas.records.models import Case, Claim, ClaimAbout, Location, Measure
from policyatlas.vocabulary import BASES

MOST = 5
RANKED = frozenset({*TAGGED, "kind", "level", "parent"})
WEIGHED = 30  # so many of the nearest by tags and places are weighed by all terms


@dataclass(frozen=True, slots=True)
class Peer:
    """A case with its likeness by each term; the score is the sum of the points."""

    case: Case
    likenesses: tuple[Likeness, ...]
    comparison: str

    @property
    def score(self) -> Decimal:
        """The sum of the points as they are printed."""
        return sum((one.points for one in self.likenesses), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers of a case, the nearest first. `unknown`: terms that ask for what is not recorded of the case."""

    case: Case
    terms: tuple[PeerTerm, ...]
    unknown: tuple[PeerTerm, ...]
    peers: tuple[Peer, ...]
    abroad: bool

    @property
    def most(self) -> int:
        """The score of a case that is alike in everything."""
        return sum(term.weight for term in self.terms)

    @property
    def anywhere(self) -> str:
        """The address of the same with the own country in, or out."""
        return peers_url(self.case, self._asked, abroad=not self.abroad)

    @property
    def address(self) -> str:
        """The page with the reasons of the same."""
        return peers_url(self.case, self._asked, abroad=self.abroad)

    @property
    def choices(self) -> list[tuple[PeerTerm, int]]:
        """The terms that can be asked of this kind of case, and the weight that each has; 0 where it is left out."""
        return weights_of(self.case, self._asked)

    @property
    def weights(self) -> range:
        """What a term may weigh."""
        return WEIGHTS

    @property
    def _asked(self) -> list[PeerTerm]:
        there = {term.id: term for term in (*self.terms, *self.unknown)}
        return [there[term.id] for term in terms_of(self.case) if term.id in there]


def peers_url(case: Case, terms: Sequence[PeerTerm] = (), *, abroad: bool = False) -> str:
    """The page of the peers of a case, by these terms at their weights, or by all."""
    address = reverse("browse:peers", args=[case.case_kind, case.slug])
    query = urlencode(fields(spelled(case, terms) if terms else "", abroad=abroad), safe=",:")
    return f"{address}?{query}" if query else address


def peers_of(case: Case, terms: Collection[PeerTerm], *, abroad: bool = False) -> Peers:
    """The five cases most like one that is read with `whole()`: nine queries, whatever the number of cases.

    The nearest thirty by tags and places are weighed by all terms; where only others are asked for (start, size), the
    nearest by any. What is not recorded of the case is no term.
    """
    ranking = [term for term in terms if term.id in RANKED] or terms_of(case)
    others = Case.objects.whole().in_bulk(nearest(case, ranking, abroad=abroad, most=WEIGHED))
    traits = _traits([case, *others.values()])
    mine = traits.pop(case.pk)
    asked = tuple(term for term in terms if known(term, mine))
    found = [
        Peer(
            case=others[key],
            likenesses=tuple(likeness(term, mine, theirs) for term in asked),
            comparison=compare_url([case.slug, others[key].slug]),
        )
        for key, theirs in traits.items()
    ]
    found.sort(key=lambda peer: (-peer.score, peer.case.name))
    return Peers(
        case=case,
        terms=asked,
        unknown=tuple(term for term in terms if term not in asked),
        peers=tuple(peer for peer in found if peer.score)[:MOST],
        abroad=abroad,
    )


def _traits(cases: Sequence[Case]) -> dict[int, Traits]:
    tags, starts, sizes = tags_of(cases), _starts(cases), _sizes(cases)
    return {case.pk: Traits(case, tags[case.pk], starts.get(case.pk), sizes.get(case.pk)) for case in cases}


def _starts(cases: Sequence[Case]) -> dict[int, Start]:
    """The cited starts, by the key of the case: two queries for places, one for others."""
    here: dict[int, list[Case]] = {case.pk: [] for case in cases}
    for location in Location.objects.lying_in_any(cases) if cases[0].case_kind == "place" else ():
        here[location.place_id].append(location.case)
    dated = {case.pk: case for held in (cases, *here.values()) for case in held if begun(case) is not None}
    years = {year for case in dated.values() if (year := begun(case)) is not None}
    said: dict[int, list[Claim]] = defaultdict(list)
    for about in ClaimAbout.objects.published().naming_years_of(dated.values(), years).with_provenance():
        said[about.case_id].append(about.claim)
    starts = {}
    for case in cases:
        holders = [case.pk, *(other.pk for other in here[case.pk] if other.case_kind == "cluster")]
        claims = [claim for holder in holders for claim in said[holder]]
        if start := start_of(case, claims, located=here[case.pk]):
            starts[case.pk] = start
    return starts


def _sizes(cases: Sequence[Case]) -> dict[int, Measure]:
    """The newest population of places, else the newest GDP, by the key of the place: one query."""
    sizes: dict[int, Measure] = {}
    for measure in Measure.objects.sizes_of(cases) if cases[0].case_kind == "place" else ():
        if not (measure.basis and BASES[measure.basis].ahead):
            sizes.setdefault(measure.claim.main_case_id, measure)
    return sizes
