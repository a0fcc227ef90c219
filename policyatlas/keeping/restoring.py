"""Puts a backup in the place of what a database holds, in one transaction; writes no file.

A backup of an older version goes into tables as they were then, which are migrated with the rows in them.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.color import no_style
from django.core.management.sql import emit_post_migrate_signal, sql_flush
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from policyatlas.finding.index import enter_all
from policyatlas.keeping.checking import check, lines_of
from policyatlas.keeping.shape import Header, RefusedError
from policyatlas.keeping.states import all_tables, columns, holding, known_state, tables, targets, unknown, waiting
from policyatlas.records.editions import forget_edition

AT_ONCE = 500  # rows that are written together,
BYTES_AT_ONCE = 4_000_000  # unless their lines come to more
EVERY = 50_000


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and how many migrations were applied to it since."""

    made_at: str
    rows: int
    migrated: int


def restore(path: Path, *, replace: bool = False, told: Callable[[int], None] = lambda _rows: None) -> Restored:
    """Put the backup back, all of it or nothing. Raises RefusedError before anything is touched where it is not whole,
    not ours, of a newer version, or where the database holds records and is not to be replaced."""
    header = check(path)
    if strangers := unknown(header.migrations):
        raise RefusedError(
            f"This backup was made by a newer version of the atlas ({', '.join(strangers[:3])}): update the code first."
        )
    seen = known_state()
    existing = set(connection.introspection.table_names())
    here = all_tables(seen) if "records" in seen else []
    if not here and existing & {model._meta.db_table for model in all_tables(header.migrations)}:
        raise RefusedError("The database holds tables of something else: name another one in DATABASE_URL.")
    if not replace and holding(list(tables(seen).values()) if here else []):
        raise RefusedError("The database holds records already: name an empty one, or replace all of it by --replace.")
    try:
        with connection.constraint_checks_disabled(), transaction.atomic():
            if header.migrations == seen:
                connection.ops.execute_sql_flush(sql_flush(no_style(), connection, allow_cascade=False))
            else:
                _lay_tables(header, existing & {model._meta.db_table for model in here})
            rows = _fill(path, tables(header.migrations), told)
            migrated = _bring_up_to_date(header)
            ContentType.objects.clear_cache()
            enter_all()
            connection.check_constraints()
    except DatabaseError as error:
        why = str(error).strip().partition("\n")[0].rstrip(".")
        raise RefusedError(f"The database refuses it: {why}. It is as it was before.") from error
    finally:
        ContentType.objects.clear_cache()
        forget_edition()
    cache.clear()
    return Restored(header.made_at, rows, migrated)


def _lay_tables(header: Header, old: set[str]) -> None:
    """Empty tables as they were when the backup was made, in place of all that there are."""
    recorder = MigrationRecorder(connection)
    if recorder.has_table():
        old = old | {recorder.Migration._meta.db_table}
    with connection.cursor() as cursor:
        for table in sorted(old):
            cursor.execute(connection.SchemaEditorClass.sql_delete_table % {"table": connection.ops.quote_name(table)})
    MigrationExecutor(connection).migrate(targets(header.migrations))
    connection.check_constraints()  # migrations leave some of them on their guard: rows come in any order


def _bring_up_to_date(header: Header) -> int:
    """Apply what the backup had not seen; how many that was."""
    more = waiting(header.migrations)
    if more:
        _check_at_once()
        executor = MigrationExecutor(connection, lambda *_step: _check_at_once())
        executor.migrate(executor.loader.graph.leaf_nodes())
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    return more


def _check_at_once() -> None:
    """PostgreSQL alters no table while a check of its rows waits, and all of this is one transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _fill(path: Path, into: dict[str, type[Model]], told: Callable[[int], None]) -> int:
    """All rows of the backup, and the next keys after theirs."""
    done, said = 0, 0
    for model, rows in _batches(path, into):
        _insert(model, rows)
        done += len(rows)
        if done - said >= EVERY:
            said = done
            told(done)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(into.values())):
            cursor.execute(statement)
    return done


def _batches(path: Path, into: dict[str, type[Model]]) -> Iterator[tuple[type[Model], list[list[object]]]]:
    """Rows by table, as many as fit into memory with ease."""
    lines = lines_of(path)
    next(lines)
    model: type[Model] | None = None
    rows: list[list[object]] = []
    size = 0
    for line in lines:
        value = json.loads(line)
        whole = isinstance(value, dict) or len(rows) == AT_ONCE or size > BYTES_AT_ONCE
        if whole and rows and model:
            yield model, rows
            rows, size = [], 0
        if isinstance(value, dict):
            model = into[value["table"]] if "table" in value else None
        else:
            rows.append(value)
            size += len(line)


def _insert(model: type[Model], rows: list[list[object]]) -> None:
    fields = columns(model)
    quote = connection.ops.quote_name
    into = ", ".join(quote(field.column or "") for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [
        [field.get_db_prep_save(field.to_python(value), connection) for field, value in zip(fields, row, strict=True)]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({places})", values)  # noqa: S608 - names of our own tables
