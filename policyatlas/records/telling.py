"""How work that takes long tells how far it is; knows nobody who listens."""

from collections.abc import Callable, Collection, Iterable, Iterator

type Told = Callable[[str, int, int], None]
"""Hears what is done, how many there are of it, and of how many; 0 where nobody knows."""


def to_nobody(_what: str, _done: int, _total: int) -> None:
    """Says nothing."""


def telling[Item](items: Iterable[Item], what: str, told: Told) -> Iterator[Item]:
    """These items, and after each how many are done."""
    total = len(items) if isinstance(items, Collection) else 0
    for number, item in enumerate(items, 1):
        yield item
        told(what, number, total)
