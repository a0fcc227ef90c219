"""Where records are read: for readers in a copy of the database, where there is one; knows no record and no page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

REPLICA = "replica"  # its name among the databases

_reads_copy: ContextVar[bool] = ContextVar("reads_copy", default=False)


class ReplicaRouter:
    """Everything is read where it is written, unless somebody says for a while that the copy will do."""

    def db_for_read(self, model: type, **_hints: Any) -> str | None:  # noqa: ANN401 - as Django hands them over
        """The copy, within `reading_the_copy`."""
        return REPLICA if _reads_copy.get() else None

    def allow_relation(self, one: object, other: object, **_hints: Any) -> bool:  # noqa: ANN401
        """Both hold the same records."""
        return True

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:  # noqa: ANN401
        """The copy follows by itself."""
        return db != REPLICA


@contextmanager
def reading_the_copy() -> Iterator[bool]:
    """What is read within comes from the copy: true."""
    token = _reads_copy.set(True)
    try:
        yield True
    finally:
        _reads_copy.reset(token)


def piece_by_piece(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces, each made from the copy: they are made as they are sent, when all else is over."""
    made = iter(pieces)
    while True:
        with reading_the_copy():
            piece = next(made, None)
        if piece is None:
            return
        yield piece
