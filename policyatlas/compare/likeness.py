"""By which terms two cases of one kind are alike, and how far: counts and points. Reads no record.

Outcomes are deliberately no term: who compares with the best learns little of what could be done. Neither is what
triggered a case, since that is not recorded as a fact of structure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.citing import measure_in_words
from policyatlas.evidence import Start
from policyatlas.records.models import Case, Measure, Place, Policy
from policyatlas.vocabulary import INDICATORS, INSTRUMENT_DOMAINS, INSTRUMENTS, LEVELS, SECTORS, Term, Vocabulary

CENT = Decimal("0.01")
AS_LARGE = 2  # times at most that the larger is the smaller


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class PeerTerm(Term):
    """A term of likeness, what it counts for at most, and the kinds of case that it can be asked of."""

    weight: int
    kinds: tuple[str, ...] = ("place", "cluster", "policy")


PEER_TERMS = Vocabulary(
    "peer term",
    gettext_lazy("Terms"),
    [
        PeerTerm(
            "sectors",
            gettext_lazy("Sectors"),
            gettext_lazy("those of both, out of all that either has"),
            weight=5,
        ),
        PeerTerm(
            "instruments",
            gettext_lazy("Instruments"),
            gettext_lazy("those of both, out of all that either uses"),
            weight=3,
            kinds=("place", "policy"),
        ),
        PeerTerm(
            "kind",
            gettext_lazy("Kind"),
            gettext_lazy("1 where both are the same sort of place or policy, else 0"),
            weight=3,
            kinds=("place", "policy"),
        ),
        PeerTerm(
            "level",
            gettext_lazy("Level"),
            gettext_lazy("levels of government of both, out of all of either"),
            weight=1,
            kinds=("policy",),
        ),
        PeerTerm(
            "start",
            gettext_lazy("Start"),
            gettext_lazy("1 where the cited starts of both lie in one decade, else 0"),
            weight=1,
        ),
        PeerTerm(
            "parent",
            gettext_lazy("Parent"),
            gettext_lazy("places that contain both, out of all that contain either"),
            weight=1,
        ),
        PeerTerm(
            "size",
            gettext_lazy("Size"),
            gettext_lazy("1 where the population, else the GDP, of one is at most twice that of the other, else 0"),
            weight=1,
            kinds=("place",),
        ),
    ],
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What likeness asks of a case. `tags`: ids of terms by tag list; those of a place are of what lies in it."""

    case: Case
    tags: Mapping[str, frozenset[str]]
    start: Start | None = None
    size: Measure | None = None

    @property
    def parents(self) -> frozenset[str]:
        """Names of the places that contain a place, or that a cluster or policy belongs to."""
        row = self.case.row
        if isinstance(row, Place):
            return frozenset([row.within.name] if row.within else [])
        return frozenset(place.name for place in self.case.places)

    @property
    def kind(self) -> str:
        """The sort of place or of policy, in words; empty for a cluster."""
        row = self.case.row
        return row.get_kind_display() if isinstance(row, Place | Policy) else ""

    @property
    def levels(self) -> frozenset[str]:
        """The levels of government of a policy, in words."""
        row = self.case.row
        levels = (row.level, row.second_level) if isinstance(row, Policy) else ()
        return frozenset(str(LEVELS[level].label) for level in levels if level)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two cases by one term: `shared` of `of`, why in words, and what those rest on as pairs of words and address."""

    term: PeerTerm
    shared: int
    of: int
    words: str
    cited: tuple[tuple[str, str], ...] = ()

    @property
    def points(self) -> Decimal:
        """The share times the weight, to two places, so that the sum can be worked out by hand."""
        exact = Decimal(self.shared * self.term.weight) / self.of if self.of else Decimal()
        return exact.quantize(CENT, ROUND_HALF_UP)


def likeness(term: PeerTerm, mine: Traits, theirs: Traits) -> Likeness:
    """How far the second case is like the first by a term."""
    return _BY_TERM[term.id](term, mine, theirs)


def known(term: PeerTerm, traits: Traits) -> bool:
    """Whether a case has what a term asks for: else it can be compared with nobody."""
    return bool((_LISTS.get(term.id) or _SINGLE[term.id])(traits))


def _of_lists(term: PeerTerm, mine: Traits, theirs: Traits) -> Likeness:
    """Jaccard's index of two lists: what both have, of what either has."""
    ours, others = _LISTS[term.id](mine), _LISTS[term.id](theirs)
    both, either = ours & others, ours | others
    if not others:
        words = _("nothing recorded of %(name)s") % {"name": theirs.case.short_name}
    elif both:
        words = "; ".join(sorted(both))
    else:
        words = _("none in common")
    return Likeness(term, len(both), len(either), words)


def _of_kind(term: PeerTerm, mine: Traits, theirs: Traits) -> Likeness:
    if mine.kind == theirs.kind:
        return Likeness(term, 1, 1, _("both: %(kind)s") % {"kind": mine.kind})
    return Likeness(term, 0, 1, _("%(theirs)s, not %(mine)s") % {"theirs": theirs.kind, "mine": mine.kind})


def _of_start(term: PeerTerm, mine: Traits, theirs: Traits) -> Likeness:
    if mine.start is None or theirs.start is None:
        return Likeness(term, 0, 1, _("no cited start of %(name)s") % {"name": theirs.case.short_name})
    same = mine.start.year // 10 == theirs.start.year // 10
    words = _("in the same decade") if same else _("in another decade")
    cited = tuple((str(start.year), start.claim.get_absolute_url()) for start in (mine.start, theirs.start))
    return Likeness(term, int(same), 1, words, cited)


def _of_size(term: PeerTerm, mine: Traits, theirs: Traits) -> Likeness:
    here, there = mine.size, theirs.size
    if here is None or there is None:
        return Likeness(term, 0, 1, _("no figure of %(name)s") % {"name": theirs.case.short_name})
    cited = tuple(
        (f"{measure_in_words(measure)}, {measure.year}", measure.claim.get_absolute_url()) for measure in (here, there)
    )
    if (here.indicator, here.unit) != (there.indicator, there.unit):
        return Likeness(term, 0, 1, _("figures that do not compare"), cited)
    smaller, larger = sorted((here.value, there.value))
    alike = larger <= AS_LARGE * smaller
    name = str(INDICATORS[here.indicator].label)
    words = _("%(name)s of like size") if alike else _("%(name)s of another size")
    return Likeness(term, int(alike), 1, words % {"name": name}, cited)


def _sectors(traits: Traits) -> frozenset[str]:
    return frozenset(str(SECTORS[term].label) for term in traits.tags["sector"])


def _instruments(traits: Traits) -> frozenset[str]:
    """Tools, and whole domains where a source names no tool."""
    return frozenset(
        str((INSTRUMENTS.get(term) or INSTRUMENT_DOMAINS[term]).label) for term in traits.tags["instrument"]
    )


_SINGLE: Mapping[str, Callable[[Traits], object]] = {
    "start": lambda traits: traits.start,
    "size": lambda traits: traits.size,
    "kind": lambda traits: traits.kind,
}
_LISTS: Mapping[str, Callable[[Traits], frozenset[str]]] = {
    "sectors": _sectors,
    "instruments": _instruments,
    "level": lambda traits: traits.levels,
    "parent": lambda traits: traits.parents,
}
_BY_TERM: Mapping[str, Callable[[PeerTerm, Traits, Traits], Likeness]] = {
    **dict.fromkeys(_LISTS, _of_lists),
    "kind": _of_kind,
    "start": _of_start,
    "size": _of_size,
}
