"""Reads a backup from end to end, a line at a time, and says whether it is whole; knows no database."""

import gzip
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from policyatlas.keeping.shape import LONGEST, Header, RefusedError, end_from, header_from, is_ours

PACKED = b"\x1f\x8b"  # how gzip begins
DAMAGED = "This backup is damaged or cut short: take another one."


def check(path: Path) -> Header:
    """What the backup says of itself. Raises RefusedError unless it is one of ours, and every byte of it as written."""
    lines = lines_of(path)
    first, digest = next(lines, b""), sha256()
    if not is_ours(first):
        raise RefusedError("This file is no backup of the atlas.")
    held = first
    for line in lines:
        digest.update(held)
        held = line
    end = end_from(held)
    if end is None or end[1] != digest.hexdigest():
        raise RefusedError(DAMAGED)
    return header_from(first)  # only now: a damaged one says anything


def lines_of(path: Path) -> Iterator[bytes]:
    """Its lines. Raises RefusedError where it cannot be read on."""
    try:
        with path.open("rb") as raw:
            if raw.read(len(PACKED)) != PACKED:
                raise RefusedError("This file is no backup of the atlas.")
            raw.seek(0)
            with gzip.GzipFile(fileobj=raw) as unpacked:
                while line := unpacked.readline(LONGEST):
                    if not line.endswith(b"\n"):
                        raise RefusedError(DAMAGED)
                    yield line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RefusedError(DAMAGED) from error
    except OSError as error:
        raise RefusedError(f"The file cannot be read: {error.strerror}.") from error
