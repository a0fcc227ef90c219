"""Counts records by facets: each value under the other facets; what nothing narrows is read from stored numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from django.db.models.expressions import RawSQL

from policyatlas.faceting import groups
from policyatlas.faceting.choosing import Choice
from policyatlas.faceting.combining import TOGETHER, Combined
from policyatlas.faceting.facets import Facet, Rows
from policyatlas.faceting.groups import LONGEST, Counted, Known, Number, group_of
from policyatlas.faceting.lists import LISTS
from policyatlas.faceting.selects import Select, ask, division, found_in, numbers, size, size_of
from policyatlas.records.models import FacetCount

# What a row of a query says of the facet whose id follows.
SIZE, PART, STORED, VALUES = "#", "/", "=", "+"
ALL = "all"  # the name of the records that everything leaves which is chosen


@dataclass(frozen=True, slots=True)
class _Base:
    """The records that a facet divides: those that are left by what is chosen of all others. `name`: in the query."""

    name: str
    records: Rows
    at_once: bool

    @classmethod
    def of(cls, records: Rows, choice: Choice, facet: Facet | None = None) -> "_Base":
        """For a facet; for the list itself where none is given. Facets of which nothing is chosen divide that, too."""
        besides = facet if facet and choice.values(facet) else None
        return cls(
            name=f"without_{besides.id}" if besides else ALL,
            records=choice.narrow(records, besides=besides),
            at_once=any(one.at_once for one in choice.facets),
        )

    @property
    def counted(self) -> Rows:
        """Those of them that are read: no more than are counted, unless all are divided at once."""
        return self.records.order_by() if self.at_once else self.records.order_by()[: groups.CAP + 1]

    @property
    def keys(self) -> RawSQL:
        """The keys of these."""
        return found_in(self.name)

    @property
    def found(self) -> Rows:
        """The same once more, found by their keys."""
        records: Rows = self.records.model._base_manager.filter(pk__in=self.keys)
        return records.order_by()


@dataclass(slots=True)
class _Found:
    """What was asked: the records that a facet divides, how it does, and what is stored of it."""

    sizes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    parts: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    stored: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    values: dict[str, int] = field(default_factory=dict)

    def ask(self, selects: Iterable[Select], bases: Iterable[_Base]) -> None:
        """All of them in one query, with the records that they divide."""
        for name, value, number in ask(selects, {base.name: base.counted for base in bases}):
            said, facet = name[0], name[1:]
            if said == SIZE:
                self.sizes[facet] = number
            elif said == VALUES:
                self.values[facet] = number
            elif value or not facet:
                (self.parts if said == PART else self.stored)[facet][value or ""] = number

    @property
    def is_stored(self) -> bool:
        """Whether the numbers of the list have ever been counted."""
        return bool(self.stored[""])

    def take_stored(self, facet: Facet) -> None:
        """Nothing narrows the records that this facet divides."""
        self.sizes[facet.id] = self.stored[""][""]
        self.parts[facet.id] = self.stored[facet.id]

    def take_combined(self, combined: Combined, choice: Choice) -> None:
        """What follows from the stored combinations of values."""
        stored = self.stored[TOGETHER]
        self.sizes[ALL] = sum(combined.left(choice, stored).values())
        for facet, number, parts in combined.divided(choice, stored):
            self.sizes[facet.id], self.parts[facet.id] = number, parts

    def known(self, facet: Facet) -> Known:
        """What values it has in all of the list."""
        most = sorted(self.stored[facet.id].items(), key=itemgetter(1), reverse=True)
        return Known([value for value, _number in most], self.values.get(facet.id, len(most)))


def count(records: Rows, choice: Choice, *, listed: str = "") -> Counted:
    """Every value of the facets of a choice, and the records that the choice leaves: one query, two for very many.

    `listed` is the name of the list whose records these are, all of them, where its numbers are stored (see `LISTS`).
    """
    stored = [facet for facet in choice.facets if listed and not choice.without(facet)]
    combined = _combined(listed, choice)
    others = [facet for facet in choice.facets if facet not in (*stored, *(combined.columns if combined else ()))]
    bases = {facet.id: _Base.of(records, choice, facet) for facet in others}
    if choice or not listed:
        bases[ALL] = _Base.of(records, choice)
    found = _Found()
    at_once = [facet for facet in others if facet.at_once]
    found.ask(
        [
            *_stored(listed, choice),
            *(_combinations(listed) if combined else _sizes(bases.values())),
            *_divisions(at_once, bases),
        ],
        bases.values() if at_once else (),
    )
    if listed and not found.is_stored:
        return count(records, choice)
    for facet in stored:
        found.take_stored(facet)
    if combined:
        found.take_combined(combined, choice)
    for facet in others:
        found.sizes[facet.id] = found.sizes[bases[facet.id].name]
    if one_by_one := [facet for facet in others if not facet.at_once]:
        crowded = [facet for facet in one_by_one if found.sizes[facet.id] > groups.CAP]
        few = [facet for facet in one_by_one if facet not in crowded]
        found.ask(
            [*_divisions(few, bases), *_one_by_one(crowded, bases, found, choice)], (bases[one.id] for one in few)
        )
    shown = (
        group_of(facet, found.parts[facet.id], found.sizes[facet.id], choice, found.known(facet))
        for facet in choice.facets
    )
    total = found.sizes[ALL] if ALL in bases else found.stored[""][""]
    return Counted(Number(total), tuple(shown))


def _combined(listed: str, choice: Choice) -> Combined | None:
    """The facets whose numbers follow from stored combinations, if all that is chosen is among them."""
    combined = LISTS[listed].combined if listed and choice else None
    return combined if combined and combined.tell(choice) else None


def _combinations(listed: str) -> Iterator[Select]:
    """How many records have each of the combinations."""
    yield numbers(f"{STORED}{TOGETHER}", FacetCount.objects.of(listed).of_facet(TOGETHER).order_by())


def _stored(listed: str, choice: Choice) -> Iterator[Select]:
    """The total of a list, and of each facet the values that most of its records have and those that are chosen."""
    if not listed:
        return
    rows = FacetCount.objects.of(listed)
    yield numbers(STORED, rows.totals())
    for facet in choice.facets:
        name, of_facet = f"{STORED}{facet.id}", rows.of_facet(facet.id)
        if facet.names.all or facet.names.newest_first:
            yield numbers(name, of_facet.order_by())
            continue
        yield numbers(name, of_facet.most_frequent()[: LONGEST + 1])
        yield numbers(f"{VALUES}{facet.id}", of_facet.valued([""]).order_by())
        if chosen := choice.values(facet):
            yield numbers(name, of_facet.valued(chosen).order_by())


def _sizes(bases: Iterable[_Base]) -> Iterator[Select]:
    """How many records there are in all, and in what each facet divides."""
    for name, base in {base.name: base for base in bases}.items():
        yield size_of(f"{SIZE}{name}", name) if base.at_once else size(f"{SIZE}{name}", base.counted)


def _divisions(facets: Iterable[Facet], bases: Mapping[str, _Base]) -> Iterator[Select]:
    """How these facets divide their records."""
    for facet in facets:
        base = bases[facet.id]
        yield division(f"{PART}{facet.id}", facet, base.found, base.keys)


def _one_by_one(facets: Iterable[Facet], bases: Mapping[str, _Base], found: _Found, choice: Choice) -> Iterator[Select]:
    """The number of each value, no more than CAP + 1: of a closed list all, else those that are met most."""
    for facet in facets:
        for value in dict.fromkeys(chain(choice.values(facet), facet.names.all or found.stored[facet.id])):
            part = facet.apply(bases[facet.id].records, [value]).order_by()
            yield size(f"{PART}{facet.id}", part[: groups.CAP + 1], value)
