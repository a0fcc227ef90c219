"""Writes all rows of the database to one file, which is there whole or not at all; puts nothing back."""

import gzip
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from policyatlas.keeping.checking import check
from policyatlas.keeping.shape import Header, RefusedError, end_line, head_line, line_of
from policyatlas.keeping.states import columns, known_state, tables

AT_ONCE = 500  # rows that are fetched together
EVERY = 50_000  # rows after which it says how far it is


@dataclass(frozen=True, slots=True)
class Written:
    """How much a backup holds."""

    tables: int
    rows: int
    bytes: int


def back_up(path: Path, told: Callable[[int], None] = lambda _rows: None) -> Written:
    """Write the backup and read it back; `told` hears how many rows there are so far.

    It gets its name when it is whole and on the disk: whatever happens before, no file of that name is there. Raises
    RefusedError where the name is taken, or the database is not one of ours, or the disk is full.
    """
    if path.exists():
        raise RefusedError("There is a file of this name already: choose another one.")
    seen = known_state()
    if "records" not in seen:
        raise RefusedError("The database has no tables yet: run `manage.py migrate` first.")
    kept = tables(seen)
    header = Header(
        timezone.now().isoformat(timespec="seconds"),
        seen,
        {name: [field.attname for field in columns(model)] for name, model in kept.items()},
    )
    try:
        with _whole_or_nothing(path) as file:
            rows = _write(file, header, kept, told)
            file.flush()
            check(Path(file.name))
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise RefusedError(f"The backup cannot be written: {error.strerror}. Nothing of it is left.") from error
    return Written(len(kept), rows, size)


def _write(file: IO[bytes], header: Header, kept: dict[str, type[Model]], told: Callable[[int], None]) -> int:
    digest, rows = sha256(), 0
    with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as packed:

        def put(line: bytes) -> None:
            digest.update(line)
            packed.write(line)

        put(head_line(header))
        with _one_moment():
            for name, model in kept.items():
                put(line_of({"table": name}))
                names = [field.attname for field in columns(model)]
                asked = model._base_manager.order_by("pk").values_list(*names)
                for row in asked.iterator(chunk_size=AT_ONCE):
                    put(line_of(row))
                    rows += 1
                    if rows % EVERY == 0:
                        told(rows)
        packed.write(end_line(rows, digest.hexdigest()))
    return rows


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are now, whatever is written meanwhile; nobody has to wait for us."""
    if connection.in_atomic_block:  # whoever began this transaction has chosen the moment
        yield
        return
    reads: Any = connection
    usual = getattr(reads, "transaction_mode", None)
    reads.transaction_mode = "DEFERRED"  # SQLite: without the lock of writers; PostgreSQL looks at none of this
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        reads.transaction_mode = usual


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[IO[bytes]]:
    """A file for its owner only, beside the place where it shall be; it gets there at the end, and is on the disk."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".partial", delete=False) as file:
        try:
            yield file
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
