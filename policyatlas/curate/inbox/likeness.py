"""How much of two texts is the same, word for word; knows no table.

A text is the set of its runs of five words. Of these a share is kept as numbers by which alike texts are found: the
same share of every text, so that a piece of a text keeps a piece of its numbers.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

RUN = 5  # words; names and set phrases are rarely longer
ONE_IN = 16  # of the runs is kept for looking up
MOST_KEPT = 4_000
FEW = 64  # runs, of which all are kept
# Letters of Han, kana and Hangul stand without spaces, so that each counts as a word.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
SAME, MUCH = 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: of all runs of both, those in both; and of the shorter one's, those in the other."""

    of_both: float
    of_shorter: float

    @property
    def is_same(self) -> bool:
        """The same text, but for a few words."""
        return self.of_both >= SAME

    @property
    def is_much(self) -> bool:
        """Large parts of one stand in the other: shortened, extended, rewritten or quoted at length."""
        return self.of_shorter >= MUCH


def runs(text: str) -> set[int]:
    """The runs of a text as numbers."""
    words = [word.casefold() for word in WORD.findall(text)]
    if len(words) < RUN:
        return {_number(" ".join(words))} if words else set()
    return {_number(" ".join(words[start : start + RUN])) for start in range(len(words) - RUN + 1)}


def kept(numbers: set[int]) -> list[int]:
    """The share of the runs that a text is looked up by; of a short text all."""
    if len(numbers) < FEW:
        return sorted(numbers)
    return sorted(number for number in numbers if number % ONE_IN == 0)[:MOST_KEPT]


def likeness(one: set[int], other: set[int]) -> Likeness:
    """How alike the runs of two texts are."""
    both, shorter = len(one & other), min(len(one), len(other))
    return Likeness(both / (len(one | other) or 1), both / (shorter or 1))


def _number(words: str) -> int:
    """63 bits, so that a column of the database holds it."""
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()) >> 1
