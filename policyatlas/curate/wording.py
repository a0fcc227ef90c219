"""Whether a statement borrows its words from a text: claims are in our own words; knows no record."""

import re
from collections.abc import Iterator

MOST_ALIKE = 5  # words in a row; names and titles of bodies are rarely longer
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def borrowed(statement: str, text: str) -> list[str]:
    """The longest runs of more than MOST_ALIKE words of the statement that stand so in the text.

    Upper and lower case, punctuation and line ends between words make no difference.
    """
    there = " ".join(word.casefold() for word in _WORD.findall(text))
    return [statement[begin:end] for begin, end in _runs(statement, f" {there} ")]


def _runs(statement: str, there: str) -> Iterator[tuple[int, int]]:
    words = [(found.start(), found.end(), found.group().casefold()) for found in _WORD.finditer(statement)]
    first = 0
    while first + MOST_ALIKE < len(words):
        last = first
        while last < len(words) and f" {' '.join(word for *_, word in words[first : last + 1])} " in there:
            last += 1
        if last - first > MOST_ALIKE:
            yield words[first][0], words[last - 1][1]
            first = last
        else:
            first += 1
