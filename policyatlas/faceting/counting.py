"""Counts records by facets: each value under the other facets, in one query, or two where there are very many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import Value
from django.utils.translation import gettext as _

from policyatlas.faceting.choosing import Choice
from policyatlas.faceting.facets import Facet, Rows
from policyatlas.records.models import Claim
from policyatlas.vocabulary import Text

CAP = 10_000  # beyond this it is only said that there are more
OPEN = 10  # values of a facet that are shown at once
WHOLE = 12  # values of a list that is short enough to be shown whole, in its own order
LONGEST = 60  # values of a facet that are shown at all
_TEXT = "CAST(%s AS VARCHAR)"

type Select = tuple[str, Sequence[Any]]


class Number(int):
    """A number of records; above CAP it says no more than that there are more."""

    __slots__ = ()

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return self > CAP

    @property
    def known(self) -> int:
        """The number as far as it is known."""
        return min(int(self), CAP)

    @property
    def short(self) -> str:
        """The number where there is little room."""
        return f"{CAP:,}+" if self.is_more else f"{int(self):,}"

    def __str__(self) -> str:
        return _("more than %(number)s") % {"number": f"{CAP:,}"} if self.is_more else f"{int(self):,}"


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet with the number of records that it would show; `href` chooses it, or drops it if chosen."""

    value: str
    label: Text
    count: Number
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its values: those at hand, those folded away. `without`: how many there were if it were dropped."""

    facet: Facet
    options: tuple[Option, ...]
    folded: tuple[Option, ...]
    left_out: int
    without: Number
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Counted:
    """All facets of a list, counted. `total` is the number of records under all of them."""

    total: Number
    groups: tuple[Group, ...]

    @property
    def ways_out(self) -> list[Group]:
        """Facets that show something if they are dropped, the one that shows most first; where nothing is left."""
        if self.total:
            return []
        return sorted((one for one in self.groups if one.chosen and one.without), key=lambda one: -one.without)


def count(records: Rows, choice: Choice) -> Counted:
    """Every value of the facets of a choice, and the records that the choice leaves."""
    bases = {facet.id: choice.narrow(records, besides=facet) for facet in choice.facets}
    sizes, found = _grouped(choice.narrow(records), bases, choice.facets)
    crowded = [facet for facet in choice.facets if sizes[facet.id] > CAP and not facet.at_once]
    if crowded:
        found |= _one_by_one(crowded, bases, found, choice)
    groups = (_group(facet, found[facet.id], sizes[facet.id], choice) for facet in choice.facets)
    return Counted(Number(sizes[""]), tuple(groups))


def _grouped(
    all_of_them: Rows, bases: dict[str, Rows], facets: Iterable[Facet]
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """How many records each facet divides, at most CAP + 1, and how: these, or all of them at once; one query."""
    selects: list[Select] = [_size("", all_of_them)]
    for facet in facets:
        base = bases[facet.id]
        selects.append(_size(facet.id, base))
        selects.append(_division(facet.id, facet.pairs(base.order_by() if facet.at_once else _first(base))))
    sizes: dict[str, int] = {"": 0, **dict.fromkeys(bases, 0)}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, value, number in _ask(selects):
        if value is None:
            sizes[name] = number
        elif value != "":
            found[name][value] = number
    return sizes, found


def _one_by_one(
    facets: Iterable[Facet], bases: dict[str, Rows], sampled: dict[str, dict[str, int]], choice: Choice
) -> dict[str, dict[str, int]]:
    """The number of each value, no more than CAP + 1: of a closed list all, else those met most often at first."""
    selects: list[Select] = []
    for facet in facets:
        often = sorted(sampled[facet.id].items(), key=itemgetter(1), reverse=True)[:LONGEST]
        offered = facet.names.all or (value for value, _number in often)
        values = dict.fromkeys(chain(choice.values(facet), offered))
        selects += [_size(facet.id, facet.apply(bases[facet.id], [value]), value) for value in values]
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, of_value, number in _ask(selects):
        found[name][of_value or ""] = number
    return found


def _first(records: Rows) -> Rows:
    """No more of them than are counted: with an order, a database would read all of them."""
    return records.order_by()[: CAP + 1]


def _size(name: str, records: Rows, value: str | None = None) -> Select:
    sql, params = _written(_first(records.annotate(one=Value(1)).values("one")))
    return f"SELECT %s, {_TEXT}, COUNT(*) FROM ({sql}) AS counted", (name, value, *params)  # noqa: S608 - Django's own


def _division(name: str, pairs: Iterable[Rows]) -> Select:
    sql, params = _together((f"SELECT * FROM ({sql}) AS pairs", params) for sql, params in map(_written, pairs))  # noqa: S608
    counted = f"({sql}) AS counted WHERE value IS NOT NULL GROUP BY value"
    return f"SELECT %s, value, COUNT(DISTINCT owner) FROM {counted}", (name, *params)  # noqa: S608 - Django's own


def _written(records: Rows) -> Select:
    """A query as Django writes it. One that can find nothing is never sent by Django: here it finds nothing."""
    try:
        return records.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL AS value, NULL AS owner WHERE 1 = 0", ()


def _together(selects: Iterable[Select]) -> Select:
    written = list(selects)
    return " UNION ALL ".join(sql for sql, _params in written), [one for _sql, params in written for one in params]


def _ask(selects: Sequence[Select]) -> list[tuple[str, str | None, int]]:
    """The rows of all these selects, in one query."""
    sql, params = _together(selects)
    with connections[router.db_for_read(Claim)].cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[str, str | None, int]] = cursor.fetchall()
    return rows


def _group(facet: Facet, found: dict[str, int], size: int, choice: Choice) -> Group:
    """Short lists in their own order; of long ones the most frequent values first, and the others folded."""
    chosen = choice.values(facet)
    values = list(dict.fromkeys([*facet.names.all, *sorted(found), *chosen]))
    if facet.names.newest_first:
        values.sort(reverse=True)
    elif len(values) > WHOLE or not facet.names.all:
        values.sort(key=lambda value: (value not in chosen, -found.get(value, 0)))
    kept = values[: max(LONGEST, len(facet.names.all), len(chosen))]
    labels = facet.names.labels(kept)
    options = [
        Option(
            value,
            labels[value],
            Number(min(found.get(value, 0), CAP + 1)),
            value in chosen,
            choice.turned(facet, value).href,
        )
        for value in kept
        if value in labels
    ]
    at_hand = max(OPEN, len(chosen)) if len(options) > WHOLE else len(options)
    return Group(
        facet=facet,
        options=tuple(options[:at_hand]),
        folded=tuple(options[at_hand:]),
        left_out=len(values) - len(kept),
        without=Number(size),
        chosen=bool(chosen),
        href=choice.without(facet).href,
    )
