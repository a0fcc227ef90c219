"""What a backup looks like as lines: a head, the rows of each table, an end with a digest; knows no database.

{"backup of": "policyatlas", "version": 1, "made_at": …, "migrations": {app: [name]}, "tables": {table: [column]}}
{"table": "records.case"}
[1, "hefei", …]
{"rows": 36412, "sha256": …}
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

MARK, VERSION = "policyatlas", 1
LONGEST = 256_000_000  # bytes of a line; what is longer was not written by us


class RefusedError(Exception):
    """A sentence that says why, and what to do next; nothing was touched."""


@dataclass(frozen=True, slots=True)
class Header:
    """When it was made, the migrations that its tables had seen, and the columns of each table."""

    made_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, list[str]]


def line_of(value: object) -> bytes:
    """One value as a line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode() + b"\n"


def head_line(header: Header) -> bytes:
    """The first line."""
    head = {"backup of": MARK, "version": VERSION, "made_at": header.made_at}
    return line_of(head | {"migrations": header.migrations, "tables": header.tables})


def end_line(rows: int, sha256: str) -> bytes:
    """The last line; the digest is that of all lines before it."""
    return line_of({"rows": rows, "sha256": sha256})


def is_ours(line: bytes) -> bool:
    """Whether a file that begins so is, or was, a backup of the atlas."""
    try:
        head = json.loads(line)
    except ValueError:
        return False
    return isinstance(head, dict) and head.get("backup of") == MARK


def header_from(line: bytes) -> Header:
    """What the first line says, which is as it was written. Raises RefusedError where it is of a later form."""
    head = json.loads(line)
    if head["version"] != VERSION:
        raise RefusedError("This backup was made by a newer version of the atlas: update the code, then restore it.")
    return Header(head["made_at"], head["migrations"], head["tables"])


def end_from(line: bytes) -> tuple[int, str] | None:
    """What the last line says; None if it is no last line."""
    try:
        end: Any = json.loads(line)
        return end["rows"], end["sha256"]
    except (ValueError, TypeError, KeyError):
        return None


def _plain(value: object) -> str:
    """What JSON has no form for; the column knows how to read it back."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"A backup has no form for {type(value).__name__}.")
