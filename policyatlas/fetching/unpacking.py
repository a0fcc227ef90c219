"""Packed bodies, unpacked piece by piece and never beyond a limit; knows nothing of where they come from."""

import zlib
from collections.abc import Iterable, Iterator

from policyatlas.fetching.failures import CompressionError, TooLargeError

AT_ONCE = 64 * 1024


def unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The body in pieces of at most 64 KB, whatever they were packed into. Raises TooLargeError, CompressionError."""
    total = 0
    for piece in _plain(pieces, encoding.strip().lower()):
        total += len(piece)
        if total > most:
            raise TooLargeError(most)
        yield piece


def _plain(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
    elif encoding in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(pieces)
    else:
        raise CompressionError


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # tells gzip and zlib apart by itself
    try:
        for piece in pieces:
            packed = piece
            while packed and not inflater.eof:
                yield inflater.decompress(packed, AT_ONCE)
                packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise CompressionError from error
    if not inflater.eof:
        raise CompressionError
