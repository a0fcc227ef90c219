"""Marks in a text the words by which it was found, in whatever form and script; knows no record."""

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policyatlas.finding.asking import Asked
from policyatlas.finding.words import in_one, stem, tokens
from policyatlas.records.names import fold


def mark(text: str, asked: Asked) -> SafeString:
    """The text with each hit in `<mark>`: other forms of a word, other spellings of a name, a word inside Han."""
    found: list[str] = []
    at = 0
    for start, end in _spans(text, asked):
        found += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*found, escape(text[at:])]))  # noqa: S308 - escaped piece by piece


def _spans(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    """Where the hits begin and end, in order, those that touch as one."""
    stems = {stem(word) for part in asked.parts if not part.is_han for word in (*part.words, *part.ends)}
    stems -= {stem(part.words[-1]) for part in asked.parts if part.ends}
    stems |= {stem(joined) for part in asked.parts if len(part.words) > 1 and (joined := in_one(" ".join(part.words)))}
    runs = [part.words[0] for part in asked.parts if part.is_han]
    spans: list[tuple[int, int]] = []
    words = list(tokens(text))
    for token in words:
        if token.is_han:
            spans += _inside(token.word, token.start, runs)
        elif stem(token.word) in stems:
            spans.append((token.start, token.end))
    if len(words) > 1 and asked.folded and not spans:  # a name in one word: opticsvalley
        spans += _as_one(text, asked.folded)
    end = 0
    for start, stop in sorted(spans):
        if start >= end:
            yield start, stop
            end = stop


def _inside(run: str, offset: int, wanted: list[str]) -> Iterator[tuple[int, int]]:
    for word in wanted:
        at = run.find(word)
        while at >= 0:
            yield offset + at, offset + at + len(word)
            at = run.find(word, at + len(word))


def _as_one(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Neighbouring words that are what was asked for, written in one."""
    words = list(tokens(text))
    for first in range(len(words)):
        joined = ""
        for last in range(first, len(words)):
            joined += fold(words[last].word)
            if joined == folded:
                yield words[first].start, words[last].end
            if len(joined) >= len(folded):
                break
