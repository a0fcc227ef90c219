"""Rows as tuples into a table, by COPY on PostgreSQL and in bulk elsewhere; checks nothing and tells nobody."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.db.models.fields.json import JSONField


def write_rows(table: type[Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Put these rows into the table: `names` are the attributes that a row gives, in its order.

    Other columns get the default of their field, and a key that is not given is the database's own.
    """
    fields = {field.attname: field for field in table._meta.local_concrete_fields}
    others = [one for name, one in fields.items() if name not in names and not (one.primary_key and one.db_returning)]
    defaults = tuple(one.get_db_prep_save(one.get_default(), connection) for one in others)
    given = [fields[name] for name in names]
    whole = (row + defaults for row in _prepared(rows, given)) if defaults else _prepared(rows, given)
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in (*given, *others)]
    into = f"{quote(table._meta.db_table)} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in whole:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", list(whole))  # noqa: S608 - names of our own


def _prepared(rows: Iterable[tuple[Any, ...]], given: "Collection[Field[Any, Any]]") -> Iterable[tuple[Any, ...]]:
    """The rows with columns of JSON as the database takes them."""
    json = [(place, field) for place, field in enumerate(given) if isinstance(field, JSONField)]
    if not json:
        return rows

    def prepare(row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, field in json:
            values[place] = field.get_db_prep_save(values[place], connection)
        return tuple(values)

    return map(prepare, rows)
