"""Keeps the stored numbers of facets: counts whole lists anew, or adds what a change has made; shows nothing.

kept = Kept()
kept.note({"cases": …, "claims": …})             # before they change: what they are counted as
…                                                # the change, and `evidence.recount`
kept.store()                                     # what they are counted as now, less what they were
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import batched

from django.db import transaction
from django.db.models import QuerySet

from policyatlas.faceting.lists import LISTS, OF_CASES, OF_CELLS, OF_CLAIMS, OF_SOURCES, Divided
from policyatlas.faceting.selects import ask, division, size
from policyatlas.records.models import FacetCount
from policyatlas.records.rows import write_rows
from policyatlas.records.telling import Told, to_nobody

BATCH = 500
type Key = tuple[str, str, str]  # list, facet and value, or how many values a facet has, or how many records a list
CHANGING: Mapping[str, Mapping[str, Divided]] = {
    "cases": {**OF_CASES, **OF_CELLS},
    "claims": OF_CLAIMS,
    "sources": OF_SOURCES,
}


@transaction.atomic
def recount_facets(names: Collection[str] = LISTS, *, told: Told = to_nobody) -> list[str]:
    """Count the lists of these names anew; what was stored otherwise, as `claim nature fact`."""
    differing: list[str] = []
    for done, name in enumerate(names, start=1):
        counted, stored = _tally(LISTS[name]), _stored(FacetCount.objects.of(name))
        counted.update([(name, facet, "") for _name, facet, _value in counted if facet])
        wrong = {key for key in (*counted, *stored) if counted.get(key) != stored.get(key, (0, None))[1]}
        _write({key: counted.get(key, 0) for key in wrong}, stored)
        differing += sorted(" ".join(filter(None, key)) for key in wrong)
        told("Lists counted", done, len(names))
    return differing


@dataclass(slots=True)
class Kept:
    """Records that change, and what they were counted as before; lists that have never been counted are left alone."""

    before: Counter[Key] = field(default_factory=Counter)
    noted: dict[str, set[int]] = field(default_factory=lambda: {kind: set() for kind in CHANGING})
    lists: frozenset[str] = field(default_factory=lambda: _counted_lists())

    def note(self, keys: Mapping[str, Collection[int]], *, new: bool = False) -> None:
        """Records, by table, as they are counted until now; `new` ones have not been there before."""
        for kind, found in keys.items():
            unknown = set(found) - self.noted[kind]
            self.noted[kind] |= unknown
            if not new:
                self.before += self._tallied(kind, unknown)

    def store(self) -> None:
        """Add to the stored numbers what has come since, and take away what has gone."""
        after: Counter[Key] = Counter()
        for kind, keys in self.noted.items():
            after += self._tallied(kind, keys)
        after.subtract(self.before)
        _add({key: number for key, number in after.items() if number})

    def _tallied(self, kind: str, keys: Collection[int]) -> Counter[Key]:
        found: Counter[Key] = Counter()
        lists = [one for name, one in CHANGING[kind].items() if name in self.lists]
        for some in batched(sorted(keys), BATCH):
            for one in lists:
                found += _tally(one, some)
        return found


def _counted_lists() -> frozenset[str]:
    return frozenset(FacetCount.objects.totals().values_list("listed", flat=True))


def _tally(listed: Divided, keys: Collection[int] | None = None) -> Counter[Key]:
    """The number of records of a list, all or those with these keys, and of each value of its facets: one query."""
    records = listed.all().order_by()
    if keys is not None:
        records = records.filter(**{f"{listed.owner}__in": keys})
    divisions = (division(facet.id, facet, records) for facet in listed.stored)
    found: Counter[Key] = Counter()
    for facet, value, number in ask([size("", records), *divisions], to_write=True):
        if value or not facet:
            found[listed.name, facet, value or ""] = number
    return found


def _add(changes: Mapping[Key, int]) -> None:
    """Change the stored numbers by so much."""
    for some in batched(changes, BATCH):
        lists, facets, values = ({*part, ""} for part in zip(*some, strict=True))
        stored = _stored(FacetCount.objects.filter(listed__in=lists, facet__in=facets, value__in=values))
        numbers = {key: stored.get(key, (0, 0))[1] + changes[key] for key in some}
        for key in some:
            if key[1] and (more := (numbers[key] > 0) - (key in stored)):
                of_facet: Key = (key[0], key[1], "")
                numbers[of_facet] = numbers.get(of_facet, stored.get(of_facet, (0, 0))[1]) + more
        _write(numbers, stored)


def _stored(rows: QuerySet[FacetCount]) -> dict[Key, tuple[int, int]]:
    """The keys of these rows and their numbers."""
    columns = rows.order_by().values_list("listed", "facet", "value", "pk", "number")
    return {(listed, facet, value): (pk, number) for listed, facet, value, pk, number in columns}


def _write(numbers: Mapping[Key, int], stored: Mapping[Key, tuple[int, int]]) -> None:
    """Put these numbers in place of the stored ones; only the number of all records may be nothing."""
    gone = [stored[key][0] for key in numbers if key in stored]
    for some in batched(gone, BATCH):
        FacetCount.objects.filter(pk__in=some).delete()
    rows = [(*key, max(0, number)) for key, number in numbers.items() if number > 0 or not key[1]]
    if rows:
        write_rows(FacetCount, ("listed", "facet", "value", "number"), rows)
