"""What a case is, in terms and values: kind, where it lies, dates, tags; knows nothing of its twelve dimensions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.browse.surroundings import Surroundings
from policyatlas.citing import Citation, References, said_by_in_words
from policyatlas.evidence import Gathered, begun, carrying, start_of
from policyatlas.records.models import Case, Claim, Cluster, Place, Policy
from policyatlas.vocabulary import (
    CLUSTER_STAGES,
    CODE_SYSTEMS,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    MOTIVES,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    SECTORS,
    THEMES,
    Term,
    Vocabulary,
)

MOST = 8  # values of one fact: of what a whole country does, the most frequent
WHERE = "#facts"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact, and the page that it leads to."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term with its values; `citations` say who says so, `note` what it is derived from."""

    term: str
    values: tuple[Value, ...]
    citations: tuple[Citation, ...] = ()
    note: str = ""


def facts_of(case: Case, around: Surroundings, gathered: Gathered, references: References) -> tuple[Fact, ...]:
    """The facts that are known of a case, in the order of the page; what they cite is numbered on the way."""
    row = case.row
    cited = _Cited(case, gathered, references)
    if isinstance(row, Place):
        found = _of_place(row, around, cited)
    elif isinstance(row, Cluster):
        found = _of_cluster(row, around, cited)
    else:
        found = _of_policy(row, around, cited)
    return tuple(fact for fact in found if fact.values)


def _of_place(place: Place, around: Surroundings, cited: "_Cited") -> Iterator[Fact]:
    derived = _derived(around)
    yield Fact(_("Kind"), (_label(PLACE_KINDS, place.kind),))
    yield Fact(_("Within"), _links(place.ancestors))
    yield Fact(_("Part of"), _links(around.regions))
    yield Fact(_("Position"), _position(place))
    yield Fact(_("Code"), _code(place))
    yield Fact(_("Also called"), _names(place))
    yield Fact(_("Known as"), (Value(place.known_as),) if place.known_as else ())
    yield Fact(_("Sectors"), _labels(SECTORS, around.tags["sector"]), note=derived)
    yield Fact(_("Instruments"), _by_domain(around.tags["instrument"]), note=derived)
    yield cited.first_start([*around.clusters, *around.policies])


def _of_cluster(cluster: Cluster, around: Surroundings, cited: "_Cited") -> Iterator[Fact]:
    yield Fact(_("Kind"), (Value(_("Cluster")),))
    yield Fact(_("Lies in"), _links(cited.case.places))
    yield Fact(_("Also called"), _names(cluster))
    yield cited.year(_("Founded"), cluster.founded)
    yield cited.stage(cluster)
    yield Fact(_("Sectors"), _labels(SECTORS, around.tags["sector"]))
    yield Fact(_("Themes"), _labels(THEMES, around.tags["theme"]))


def _of_policy(policy: Policy, around: Surroundings, cited: "_Cited") -> Iterator[Fact]:
    status = POLICY_STATUSES[policy.status].label
    levels = [level for level in (policy.level, policy.second_level) if level]
    yield Fact(_("Kind"), (_label(POLICY_KINDS, policy.kind),))
    yield Fact(_("Holds for"), _links(cited.case.places))
    yield Fact(_("Level"), _labels(LEVELS, levels))
    yield Fact(_("Status"), (Value(f"{status}, {policy.status_as_of}" if policy.status_as_of else str(status)),))
    yield Fact(_("Also called"), _names(policy))
    yield cited.year(_("Started"), policy.started)
    yield cited.year(_("Ended"), policy.ended)
    yield Fact(_("Instruments"), _by_domain(around.tags["instrument"]))
    yield Fact(_("Sectors"), _labels(SECTORS, around.tags["sector"]))
    yield Fact(_("Themes"), _labels(THEMES, around.tags["theme"]))
    yield Fact(_("Motive"), _labels(MOTIVES, around.tags["motive"]))


@dataclass(frozen=True, slots=True)
class _Cited:
    """Finds the claims that facts rest on, and numbers them."""

    case: Case
    gathered: Gathered
    references: References

    @property
    def claims(self) -> list[Claim]:
        """All claims on the case."""
        return [claim for cell in self.gathered.of(self.case) for claim in cell.claims]

    def year(self, term: str, year: int | None) -> Fact:
        """A year with the claim that carries it; the page says where none does."""
        if year is None:
            return Fact(term, ())
        claim = carrying(self.claims, year)
        if claim is None:
            return Fact(term, (Value(_("no cited year")),))
        return Fact(term, (Value(str(year)),), self._cite(claim))

    def stage(self, cluster: Cluster) -> Fact:
        """The stage of its life, which is always somebody's judgement."""
        claim = cluster.stage_claim and self.gathered.claims.get(cluster.stage_claim.public_name)
        if not claim:
            return Fact(_("Stage"), ())
        said_by = said_by_in_words(claim) or claim.source.publisher_name or _("a source whose publisher is not shown")
        note = _("so says %(speaker)s") % {"speaker": said_by}
        return Fact(_("Stage"), (_label(CLUSTER_STAGES, cluster.stage),), self._cite(claim), note)

    def first_start(self, located: Sequence[Case]) -> Fact:
        """The first start among what lies in a place that a claim carries."""
        if start := start_of(self.case, self.claims, located=located):
            values = Value(str(start.year)), Value(start.case.name, start.case.get_absolute_url())
            return Fact(_("Start"), values, self._cite(start.claim))
        dated = any(begun(case) is not None for case in located)
        return Fact(_("Start"), (Value(_("no cited start")),) if dated else ())

    def _cite(self, claim: Claim) -> tuple[Citation, ...]:
        return (self.references.cite(claim, where=(_("Facts"), WHERE)),)


def _derived(around: Surroundings) -> str:
    """What the tags of a place are read from."""
    clusters, policies = len(around.clusters), len(around.policies)
    read_from = [
        ngettext("%d cluster", "%d clusters", clusters) % clusters if clusters else "",
        ngettext("%d policy", "%d policies", policies) % policies if policies else "",
    ]
    return _("from the %(cases)s here") % {"cases": get_text_list([words for words in read_from if words], _("and"))}


def _links(cases: Iterable[Case]) -> tuple[Value, ...]:
    return tuple(Value(case.name, case.get_absolute_url()) for case in cases)


def _names(case: Case) -> tuple[Value, ...]:
    return tuple(Value(name) for name in case.also_known_as)


def _label(vocabulary: Vocabulary[Term], term: str) -> Value:
    return Value(str(vocabulary[term].label))


def _labels(vocabulary: Vocabulary[Term], terms: Sequence[str]) -> tuple[Value, ...]:
    """The first of the terms, and how many are left out."""
    labels = [str(vocabulary[term].label) for term in terms[:MOST]]
    values = [Value(label if place == 0 else _within_a_sentence(label)) for place, label in enumerate(labels)]
    if left_out := len(terms) - len(values):
        values.append(Value(_("and %d more") % left_out))
    return tuple(values)


def _by_domain(terms: Sequence[str]) -> tuple[Value, ...]:
    """Each domain with the instruments named in it; a domain stands alone where no source says more."""
    values = []
    for domain in INSTRUMENT_DOMAINS.values():
        named = [term for term in terms if term in INSTRUMENTS and INSTRUMENTS[term].domain is domain]
        if named:
            tools = ", ".join(_within_a_sentence(str(INSTRUMENTS[term].label)) for term in named)
            values.append(Value(f"{domain.label} ({tools})"))
        elif domain.id in terms:
            values.append(Value(str(domain.label)))
    return tuple(values)


def _within_a_sentence(label: str) -> str:
    """A label without its capital, unless it begins with an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _position(place: Place) -> tuple[Value, ...]:
    if place.lat is None or place.lon is None:
        return ()
    north = _("%.2f° N") if place.lat >= 0 else _("%.2f° S")
    east = _("%.2f° E") if place.lon >= 0 else _("%.2f° W")
    return (Value(f"{north % abs(place.lat)}, {east % abs(place.lon)}"),)


def _code(place: Place) -> tuple[Value, ...]:
    """The code that is preferred for its kind, with the name of the system."""
    for system in PLACE_KINDS[place.kind].codes:
        if code := place.codes.get(system):
            return (Value(f"{CODE_SYSTEMS[system].label} {code}"),)
    return ()
