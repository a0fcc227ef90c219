"""How one question divides records: by a column of theirs, or by rows that are linked to them; knows no record."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.faceting.naming import Names
from policyatlas.vocabulary import Text

type Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One question by which records can be narrowed. `id` stands in addresses.

    `phrase` is what a choice adds to the sentence that says what is shown: `of the kind %(values)s`. `at_once`: no
    index finds the records of one value, so that all records are divided at once, however many there are. `repeats`: a
    record may have the same value twice.
    """

    id: str
    label: Text
    phrase: Text
    names: Names
    at_once: bool = False
    repeats: bool = False

    def holding(self, values: Collection[str]) -> Q:
        """The condition that a record has one of these values."""
        raise NotImplementedError

    def pairs(self, records: Rows, keys: Rows | RawSQL | None = None) -> list[Rows]:
        """Queries for `value` and `owner`, one pair for each value of each record. Records come without an order.

        `keys` are those of the same records, where they can be had without these.
        """
        raise NotImplementedError

    def apply[Records: Rows](self, records: Records, chosen: Collection[str]) -> Records:
        """The records with one of the values that are chosen; all where none is."""
        return records.filter(self.holding(chosen)) if chosen else records

    def describe(self, labels: Mapping[str, Text]) -> str:
        """What is chosen, as a part of a sentence."""
        values = [self.names.said(value, label) for value, label in labels.items()]
        return str(self.phrase) % {"values": get_text_list(values, _("or"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Facet):
    """By columns of the record: paths or expressions. `test` is a cheaper condition where there is one."""

    of: tuple[str | Expression, ...]
    test: Callable[[Collection[str]], Q] | None = None

    def holding(self, values: Collection[str]) -> Q:
        """The condition that a column holds one of these values."""
        if self.test:
            return self.test(values)
        return reduce(or_, (_is_one_of(column, values) for column in self.of))

    def pairs(self, records: Rows, keys: Rows | RawSQL | None = None) -> list[Rows]:
        """As many a record as there are columns."""
        return [records.values(value=_in_text(column), owner=F("pk")) for column in self.of]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Facet):
    """By rows that are linked to the record: `links` with an `owner` and a `value`, both paths or expressions.

    `wider` gives each value a second one that holds it: an instrument its domain. `widened` are the values that a wider
    one stands for.
    """

    links: Callable[[], Rows]
    owner: str
    value: str | Expression
    wider: Expression | None = None
    widened: Callable[[str], Iterable[str]] = lambda value: [value]

    def holding(self, values: Collection[str]) -> Q:
        """The condition that some of its rows holds one of these values."""
        narrow = [one for value in values for one in self.widened(value)]
        links = self.links().filter(_is_one_of(self.value, narrow))
        return Q(pk__in=links.order_by().values(self.owner))

    def pairs(self, records: Rows, keys: Rows | RawSQL | None = None) -> list[Rows]:
        """As many as there are rows; twice that where values have wider ones."""
        links = self.links().order_by().filter(**{f"{self.owner}__in": keys or records.values("pk")})
        columns = [self.value, *([self.wider] if self.wider else [])]
        return [links.values(value=_in_text(column), owner=F(self.owner)) for column in columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(Facet):
    """By conditions of the record, of which several may hold at once: value → condition."""

    conditions: Mapping[str, Q]

    def holding(self, values: Collection[str]) -> Q:
        """The condition that one of these holds."""
        return reduce(or_, (self.conditions[value] for value in values))

    def columns(self, records: Rows) -> Rows:
        """A column for each condition, one where it holds."""
        flags = (Case(When(condition, then=1), default=0) for condition in self.conditions.values())
        return records.values(**{f"flag_{number}": flag for number, flag in enumerate(flags)})


def _is_one_of(column: str | Expression, values: Collection[str]) -> Q:
    if isinstance(column, str):
        return Q(**{f"{column}__in": values})
    return Q(In(column, list(values)))


def _in_text(column: str | Expression) -> Cast:
    return Cast(F(column) if isinstance(column, str) else column, CharField())
