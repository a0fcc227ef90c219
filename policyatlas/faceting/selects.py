"""Selects as text, many of them in one query, since the ORM writes no `FROM (…)`; knows no facet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import F, Value
from django.db.models.expressions import RawSQL

from policyatlas.faceting.facets import Facet, Flags, Rows
from policyatlas.records.models import Claim

type Select = tuple[str, Sequence[Any]]
type Row = tuple[str, str | None, int]
_TEXT = "CAST(%s AS VARCHAR)"
_NOTHING = "SELECT NULL AS value, 0 AS owner, 0 AS key, 0 AS number WHERE 1 = 0"


def size(name: str, records: Rows, value: str | None = None) -> Select:
    """The name, the value and the number of these records; with an order, a database would read all of them."""
    sql, params = _written(records.annotate(one=Value(1)).values("one"))
    return f"SELECT %s, {_TEXT}, COUNT(*) FROM ({sql}) AS counted", (name, value, *params)  # noqa: S608 - Django's own


def size_of(name: str, given: str) -> Select:
    """The name and the number of the records that `ask` is given."""
    return f'SELECT %s, {_TEXT}, COUNT(*) FROM "{given}"', (name, None)  # noqa: S608 - no reader wrote it


def division(name: str, facet: Facet, records: Rows, keys: RawSQL | None = None) -> Select:
    """The name, each value of a facet, and the number of these records that have it; `keys` as in `Facet.pairs`."""
    if isinstance(facet, Flags):
        return _flags(name, facet, records)
    pairs = map(_written, facet.pairs(records, keys))
    sql, params = _together((f"SELECT * FROM ({sql}) AS pairs", params) for sql, params in pairs)  # noqa: S608
    counted = f"({sql}) AS counted WHERE value IS NOT NULL GROUP BY value"
    owners = "DISTINCT owner" if facet.repeats else "*"
    return f"SELECT %s, value, COUNT({owners}) FROM {counted}", (name, *params)  # noqa: S608 - Django's own


def _flags(name: str, facet: Flags, records: Rows) -> Select:
    """The same of conditions: all of them in one reading, and a row for each after."""
    sql, params = _written(facet.columns(records))
    if sql == _NOTHING:
        return f"SELECT %s, value, number FROM ({sql}) AS nothing", (name,)  # noqa: S608 - ours
    flags = range(len(facet.conditions))
    sums = ", ".join(f"SUM(flag_{flag}) AS sum_{flag}" for flag in flags)
    values = " UNION ALL ".join(f"SELECT {_TEXT} AS value, {flag} AS flag" for flag in flags)
    chosen = " ".join(f"WHEN {flag} THEN sum_{flag}" for flag in flags)
    summed = f"(SELECT {sums} FROM ({sql}) AS flagged) AS summed"  # noqa: S608 - Django's own
    rows = f"SELECT value, CASE flag {chosen} END AS number FROM {summed} CROSS JOIN ({values}) AS named"  # noqa: S608
    return f"SELECT %s, value, number FROM ({rows}) AS rows WHERE number > 0", (name, *params, *facet.conditions)  # noqa: S608


def numbers(name: str, rows: Rows) -> Select:
    """The name, and `value` and `number` of these rows."""
    sql, params = _written(rows.values("value", "number"))
    return f"SELECT %s, value, number FROM ({sql}) AS stored", (name, *params)  # noqa: S608 - Django's own


def found_in(name: str) -> RawSQL:
    """The keys of the records that `ask` is given under this name."""
    return RawSQL(f'SELECT key FROM "{name}"', ())  # noqa: S608, S611 - no reader wrote it


def ask(selects: Iterable[Select], given: Mapping[str, Rows] | None = None, *, to_write: bool = False) -> list[Row]:
    """The rows of all these selects, in one query. Records that are `given` by name are looked for first, and once.

    `to_write`: what is written rests on the answer, so that no copy of the database is asked.
    """
    sql, params = _together(selects)
    if not sql:
        return []
    if given:
        found = [(name, *_written(records.annotate(key=F("pk")).values("key"))) for name, records in given.items()]
        tables = ", ".join(f'"{name}" AS MATERIALIZED ({select})' for name, select, _params in found)
        sql = f"WITH {tables} {sql}"
        params = [*(one for _name, _select, own in found for one in own), *params]
    choose = router.db_for_write if to_write else router.db_for_read
    with connections[choose(Claim)].cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Row] = cursor.fetchall()
    return rows


def _written(records: Rows) -> Select:
    """A query as Django writes it. One that can find nothing is never sent by Django: here it finds nothing."""
    try:
        return records.query.sql_with_params()
    except EmptyResultSet:
        return _NOTHING, ()


def _together(selects: Iterable[Select]) -> Select:
    written = list(selects)
    return " UNION ALL ".join(sql for sql, _params in written), [one for _sql, params in written for one in params]
