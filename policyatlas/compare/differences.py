"""Where cases differ and what they share, told from structure alone and never from wording (decision 15)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.citing import measure_in_words
from policyatlas.compare.heads import Column
from policyatlas.evidence import Cell
from policyatlas.evidence.comparability import comparable
from policyatlas.evidence.disagreements import same_value
from policyatlas.evidence.figures import Figure
from policyatlas.records.models import Case, CaseTerm, Location, Policy
from policyatlas.vocabulary import (
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    POLICY_STATUSES,
    SECTORS,
    Dimension,
    Term,
)

NAMED = 2

# Tools tell of the row that their domain belongs to, and all of them of the row on instruments.
DOMAINS = {
    "finance": "capital-market",
    "knowledge": "technology",
    "talent": "labour-skills",
    "infrastructure": "land-infrastructure",
}


@dataclass(slots=True)
class Structure:
    """What is coded of a case, or of the policies and clusters in a place: ids of terms."""

    sectors: set[str] = field(default_factory=set)
    instruments: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)

    def add(self, case: Case, terms: Iterable[CaseTerm]) -> None:
        """Takes in the tags of a case, and level and status where it is a policy."""
        for tag in terms:
            if tag.tag_list in ("sector", "instrument"):
                (self.sectors if tag.tag_list == "sector" else self.instruments).add(tag.term)
        if isinstance(policy := case.row, Policy):
            self.levels |= {level for level in (policy.level, policy.second_level) if level}
            self.statuses.add(policy.status)


@dataclass(frozen=True, slots=True)
class Fact:
    """A structural fact of the columns that have one: what it is about, what each holds, whether that is the same."""

    about: str
    values: Mapping[str, str]
    same: bool

    @property
    def in_words(self) -> str:
        """`instruments (A grant; B guidance fund)`, or `instruments (grant)` where all hold the same."""
        values = list(self.values.values())[:1] if self.same else [f"{at} {words}" for at, words in self.values.items()]
        return f"{self.about} ({'; '.join(values)})"


@dataclass(frozen=True, slots=True)
class Reading:
    """What structure says of a row: the facts in which columns differ, those that they share, and who is silent."""

    differs: tuple[Fact, ...]
    shares: tuple[Fact, ...]
    silent: tuple[str, ...]

    def kept(self, show: str) -> bool:
        """Whether a page that shows `differences` or `shared` keeps the row: never hidden for want of facts."""
        wanted, other = (self.differs, self.shares) if show == "differences" else (self.shares, self.differs)
        return bool(wanted or self.silent or not other)

    def in_words(self, show: str) -> str:
        """What decides, as the row says it."""
        facts = self.differs if show == "differences" else self.shares
        words = _("Differs: %(facts)s.") if show == "differences" else _("Shared: %(facts)s.")
        told = [words % {"facts": "; ".join(fact.in_words for fact in facts)}] if facts else []
        if self.silent:
            told.append(
                _("Nothing to compare in %(columns)s.") % {"columns": get_text_list(list(self.silent), _("and"))}
            )
        return " ".join(told) or _("No structural fact to compare.")


def structures(cases: Sequence[Case], located: Iterable[Location]) -> dict[str, Structure]:
    """What is coded of each case, by slug; one query. `located`: what lies in the places among them."""
    inside: dict[int, dict[int, Case]] = {case.pk: {case.pk: case} for case in cases}
    for location in located:
        inside[location.place_id][location.case_id] = location.case
    tags: dict[int, list[CaseTerm]] = defaultdict(list)
    for tag in CaseTerm.objects.of({key for held in inside.values() for key in held}):
        tags[tag.case_id].append(tag)
    found = {case.slug: Structure() for case in cases}
    for case in cases:
        for key, one in inside[case.pk].items():
            found[case.slug].add(one, tags[key])
    return found


def read_row(
    dimension: Dimension,
    cells: Sequence[tuple[Column, Cell]],
    structures: Mapping[str, Structure],
    *,
    of_evidence: bool = True,
) -> Reading:
    """What differs and what is shared among the columns that have claims in a row.

    `of_evidence`: also by nature and evidence mark, which tell of what is known and not of the cases.
    """
    heard = [(column, cell) for column, cell in cells if cell.claims]
    coded = [(column, structures[column.case.slug]) for column, _cell in heard]
    facts = [
        *_coded(dimension, coded),
        *(_of_evidence(heard) if of_evidence else ()),
        *_measured(heard),
    ]
    found = [fact for fact in facts if fact]
    return Reading(
        differs=tuple(fact for fact in found if not fact.same),
        shares=tuple(fact for fact in found if fact.same),
        silent=tuple(column.letter for column, cell in cells if not cell.claims),
    )


def _coded(dimension: Dimension, heard: Sequence[tuple[Column, Structure]]) -> list[Fact | None]:
    """The facts that the tags of the cases hold for a row."""
    domain = DOMAINS.get(dimension.id)
    tools = {**INSTRUMENT_DOMAINS, **INSTRUMENTS}
    match dimension.id:
        case "context":
            return [_fact(_("kind"), [(column.letter, column.kind) for column, _one in heard])]
        case "strategy":
            return [_fact_of_terms(_("sectors"), SECTORS, [(column.letter, one.sectors) for column, one in heard])]
        case "governance":
            return [_fact_of_terms(_("level"), LEVELS, [(column.letter, one.levels) for column, one in heard])]
        case "instruments":
            return [
                _fact_of_terms(_("instruments"), tools, [(column.letter, one.instruments) for column, one in heard]),
                _fact_of_terms(_("status"), POLICY_STATUSES, [(column.letter, one.statuses) for column, one in heard]),
            ]
    if domain is None:
        return []
    used = [(column.letter, {tool for tool in one.instruments if _domain(tool) == domain}) for column, one in heard]
    return [_fact_of_terms(_("instruments"), tools, used)]


def _of_evidence(heard: Sequence[tuple[Column, Cell]]) -> list[Fact | None]:
    grades = [(column.letter, str(cell.evidence.grade.label)) for column, cell in heard if cell.evidence]
    return [_nature(heard), _fact(_("evidence"), grades)]


def _domain(tool: str) -> str:
    return INSTRUMENTS[tool].domain.id if tool in INSTRUMENTS else tool


def _nature(heard: Sequence[tuple[Column, Cell]]) -> Fact | None:
    """Whether a column has facts alone or opinions alone; that all have both is no fact to compare."""
    mixes = [(column.letter, _mix(cell)) for column, cell in heard]
    return _fact(_("nature"), mixes) if any(mix != _("facts and opinions") for _at, mix in mixes) else None


def _mix(cell: Cell) -> str:
    facts = {claim.nature == "fact" for claim in cell.claims}
    return {(True,): _("only facts"), (False,): _("only opinions")}.get(tuple(facts)) or _("facts and opinions")


def _measured(heard: Sequence[tuple[Column, Cell]]) -> list[Fact | None]:
    """Figures of one indicator that read across, a fact for each indicator: the first pair of columns that has one."""
    figures = [(column, figure) for column, cell in heard for figure in Figure.among(column.case, cell.claims)]
    found: dict[str, Fact | None] = {}
    for (at, one), (beside, other) in combinations(figures, 2):
        indicator = one.indicator.id
        if at is beside or indicator in found or other.indicator.id != indicator or one.claim is other.claim:
            continue
        if comparable([one, other]).reads_across:
            values = [
                (column.letter, measure_in_words(figure.measure)) for column, figure in ((at, one), (beside, other))
            ]
            same = same_value(one.measure, other.measure)
            found[indicator] = _fact(str(one.indicator.label), values, same=same)
    return list(found.values())


def _fact(about: str, values: Sequence[tuple[str, str]], *, same: bool | None = None) -> Fact | None:
    """A fact where at least two columns hold a value; it is the same where the words are, unless `same` says."""
    if len(values) < 2:
        return None
    return Fact(about, dict(values), len({words for _at, words in values}) == 1 if same is None else same)


def _fact_of_terms(about: str, vocabulary: Mapping[str, Term], values: Sequence[tuple[str, Set[str]]]) -> Fact | None:
    """A fact where at least two columns have terms: what all hold, else what each holds beside that."""
    held = [(at, ids) for at, ids in values if ids]
    if len(held) < 2:
        return None
    common = set.intersection(*(set(ids) for _at, ids in held))
    same = all(ids == common for _at, ids in held)
    return Fact(about, {at: _listed(vocabulary, ids if same else ids - common) for at, ids in held}, same)


def _listed(vocabulary: Mapping[str, Term], ids: Set[str]) -> str:
    """The labels in the order of the vocabulary, the first few of many."""
    labels = [str(term.label) for term in vocabulary.values() if term.id in ids]
    words = labels[:NAMED]
    if left := len(labels) - len(words):
        words.append(ngettext("%(count)d more", "%(count)d more", left) % {"count": left})
    return ", ".join(words) or _("nothing else")
