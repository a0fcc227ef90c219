"""Indexes and constraints between rows, set aside while tables are filled and made again after; knows no row."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from policyatlas.records.telling import Told, telling, to_nobody

MEMORY = "128MB"  # for sorting what an index holds

# Uniqueness before what points to it; a key of the table itself stays, since others point to it all along.
_CONSTRAINTS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('u', 'f')
ORDER BY contype = 'f', conrelid, conname
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
ORDER BY 1
"""


@contextmanager
def set_aside(tables: Collection[type[Model]], told: Told = to_nobody) -> Iterator[None]:
    """Fill these tables within, and the database looks at all rows at once at the end, which is several times quicker.

    One transaction: nobody else sees the tables without, whoever reads them waits, and where a row turns out to break
    a rule all of it is undone. PostgreSQL only; elsewhere nothing is set aside.
    """
    with transaction.atomic():
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            names = [[connection.ops.quote_name(table._meta.db_table) for table in tables]]
            constraints, indexes = _asked(cursor, _CONSTRAINTS, names), _asked(cursor, _INDEXES, names)
            for table, constraint, _definition in reversed(constraints):
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
            for index, _definition in indexes:
                cursor.execute(f"DROP INDEX {index}")
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem TO '{MEMORY}'")
            again = [definition for _index, definition in indexes]
            again += [
                f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}" for table, name, definition in constraints
            ]
            for statement in telling(again, "Indexes and constraints made", told):
                cursor.execute(statement)


def _asked(cursor: Any, sql: str, names: list[list[str]]) -> list[tuple[str, ...]]:  # noqa: ANN401
    cursor.execute(sql, names)
    return list(cursor.fetchall())
