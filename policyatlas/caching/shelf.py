"""Where answers are kept: in the memory of the process, up to so many bytes, and in a cache that processes share."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.core.cache import cache

from policyatlas.records.editions import is_shared

A_DAY = 86_400  # seconds, in the shared cache; one that is asked for again is kept again
LARGEST = 8  # so many of the largest answers have room in memory
BESIDES = 1_000  # bytes that an answer takes besides its body, about


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was sent, compressed; headers as Django holds them: by name in small letters, name and value."""

    headers: dict[str, tuple[str, str]]
    body: bytes


class Shelf:
    """What was asked for last is kept longest."""

    def __init__(self, size: int) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._room = self._size = size
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """The answer of this key, from nearest by."""
        if (kept := self._kept.get(key)) is not None:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
            return kept
        if self._size and is_shared() and (kept := cache.get(f"page:{key}")) is not None:
            self._put(key, kept)
        return kept

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer, here and for the others."""
        if self._size and is_shared():
            cache.set(f"page:{key}", kept, A_DAY)
        self._put(key, kept)

    def _put(self, key: str, kept: Kept) -> None:
        if _weight(kept) > self._size // LARGEST:
            return
        with self._lock:
            if (before := self._kept.pop(key, None)) is not None:
                self._room += _weight(before)
            self._kept[key] = kept
            self._room -= _weight(kept)
            while self._room < 0:
                _key, oldest = self._kept.popitem(last=False)
                self._room += _weight(oldest)


def _weight(kept: Kept) -> int:
    return len(kept.body) + BESIDES
