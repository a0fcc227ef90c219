"""The cases most like one, with the arithmetic: term by term, so that a score can be worked out by hand.

Peers are of the same kind and are found by structure; how a case fared is no term, and nothing here knows of it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.compare.columns import compare_url
from policyatlas.compare.likeness import PEER_TERMS, Likeness, PeerTerm, Traits, known, likeness
from policyatlas.compare.nearest import Near, nearest, tags_of
from policyatlas.compare.notices import quoted
from policyatlas.evidence import Start, begun, start_of
from policyatlas.records.models import Case, Claim, ClaimAbout, Location, Measure
from policyatlas.vocabulary import BASES

MOST = 5
OFFERED = 3  # to who has chosen one case only
WEIGHED = 30  # so many of the nearest by tags and places are weighed by all terms


@dataclass(frozen=True, slots=True)
class Asked:
    """Which terms a query asks for; `in_fields`: a form spelled them in many; `notices`: what is not followed."""

    terms: tuple[PeerTerm, ...]
    abroad: bool
    notices: tuple[str, ...]
    in_fields: bool


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
        return peers_url(self.case, (*self.terms, *self.unknown), abroad=not self.abroad)

    @property
    def choices(self) -> list[tuple[PeerTerm, bool]]:
        """The terms that can be asked of this kind of case, and whether they are in use."""
        return [(term, term in (*self.terms, *self.unknown)) for term in terms_of(self.case)]


@dataclass(frozen=True, slots=True)
class Offer:
    """A case offered beside another, the reasons in words, and the address of the two."""

    name: str
    slug: str
    reasons: str
    comparison: str


def read_query(query: MultiValueDict[str, str], case: Case) -> Asked:
    """Which terms a query asks for; never refuses one. `peers=sectors,kind` may also come as repeated fields."""
    written = query.getlist("peers")
    names = dict.fromkeys(name.strip().lower() for text in written for name in text.split(",") if name.strip())
    there_are = terms_of(case)
    strange = [name for name in names if name not in [term.id for term in there_are]]
    notices = []
    if strange:
        words = _("Peers are not found by %(names)s. There are: %(terms)s.")
        terms = ", ".join(term.id for term in there_are)
        notices.append(words % {"names": quoted(strange), "terms": terms})
    chosen = tuple(term for term in there_are if term.id in names)
    return Asked(chosen or tuple(there_are), query.get("abroad") == "1", tuple(notices), in_fields=len(written) > 1)


def peers_url(case: Case, terms: Sequence[PeerTerm] = (), *, abroad: bool = False) -> str:
    """The page of the peers of a case, by these terms or by all."""
    asked = ",".join(term.id for term in terms) if len(terms) < len(terms_of(case)) else ""
    query = {name: value for name, value in {"peers": asked, "abroad": "1" if abroad else ""}.items() if value}
    address = reverse("browse:peers", args=[case.case_kind, case.slug])
    return f"{address}?{urlencode(query, safe=',')}" if query else address


def peers_of(case: Case, terms: Collection[PeerTerm], *, abroad: bool = False) -> Peers:
    """The five cases most like one that is read with `whole()`: seven queries, whatever the number of cases.

    The nearest thirty by tags and places are weighed by all terms. What is not recorded of the case is no term.
    """
    ranked = nearest(case, terms, abroad=abroad, most=WEIGHED)
    others = Case.objects.whole().in_bulk([near.case_id for near in ranked])
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


def offers_beside(case: Case) -> list[Offer]:
    """Three cases to set beside one, by what the database can count of likeness: one query."""
    ranked = nearest(case, terms_of(case), most=OFFERED)
    return [Offer(near.name, near.slug, _reasons(near), compare_url([case.slug, near.slug])) for near in ranked]


def terms_of(case: Case) -> list[PeerTerm]:
    """The terms that can be asked of a kind of case."""
    return [term for term in PEER_TERMS.values() if case.case_kind in term.kinds]


def _reasons(near: Near) -> str:
    sectors = ngettext("%d sector", "%d sectors", near.sectors) % near.sectors if near.sectors else ""
    tools = ngettext("%d instrument", "%d instruments", near.instruments) % near.instruments if near.instruments else ""
    shared = get_text_list([words for words in (sectors, tools) if words], _("and"))
    reasons = [
        _("%(shared)s in common") % {"shared": shared} if shared else "",
        _("of the same kind") if near.kind else "",
        _("within the same place") if near.parent else "",
    ]
    return ", ".join(reason for reason in reasons if reason)


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
