"""What the values of a facet are called: by a closed list, or by records that are looked up; knows no facet."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from policyatlas.vocabulary import Term, Text, Vocabulary

LONGEST = 160  # letters of a value that is looked at


class Names(Protocol):
    """The values that a facet can have."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every value in its order; empty where only those that occur are known."""

    @property
    def newest_first(self) -> bool:
        """Whether the values are years, which stand in their own order."""

    def read(self, written: Collection[str]) -> dict[str, str]:
        """What was written, and the value that it means; what means none is left out."""

    def labels(self, values: Collection[str]) -> Mapping[str, Text]:
        """The words for these values."""

    def said(self, value: str, label: Text) -> str:
        """The same inside a sentence."""


@dataclass(frozen=True)
class Listed:
    """Values of a list, with their labels. `open` matches further ones, which are called as they are written.

    `within`: how a value is called inside the sentence, where that is not its label. `complete`: all are offered, and
    not only those that occur. `newest_first`: they are years or decades.
    """

    terms: Mapping[str, Text]
    open: str = r"(?!)"
    within: Mapping[str, Text] | None = None
    complete: bool = True
    newest_first: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Every value in its order."""
        return tuple(self.terms) if self.complete else ()

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {value.casefold(): value for value in self.terms}

    def read(self, written: Collection[str]) -> dict[str, str]:
        """Upper and lower case are the same."""
        found = {}
        for name in written:
            if value := self._by_folded.get(name.casefold()):
                found[name] = value
            elif re.fullmatch(self.open, name):
                found[name] = name
        return found

    def labels(self, values: Collection[str]) -> Mapping[str, Text]:
        """Labels of the list; what is not in it is called as it is."""
        return {value: self.terms.get(value, value) for value in values}

    def said(self, value: str, label: Text) -> str:
        """In lower case, unless it is an abbreviation."""
        if self.within and value in self.within:
            return str(self.within[value])
        return in_sentence(str(label))


@dataclass(frozen=True)
class Looked:
    """Values that name records; `up` finds the names of those that there are, in one query."""

    up: Callable[[Collection[str]], Mapping[str, str]]
    all: tuple[str, ...] = ()
    newest_first: bool = False

    def read(self, written: Collection[str]) -> dict[str, str]:
        """Only what names a record."""
        asked = [name.casefold() for name in written if re.fullmatch(r"[\w-]+", name) and len(name) <= LONGEST]
        found = self.up(asked) if asked else {}
        return {name: name.casefold() for name in written if name.casefold() in found}

    def labels(self, values: Collection[str]) -> Mapping[str, Text]:
        """The names of the records."""
        return self.up(values) if values else {}

    def said(self, value: str, label: Text) -> str:
        """As it is called."""
        return str(label)


def named(*vocabularies: Vocabulary[Term]) -> Listed:
    """The terms of closed lists, one list after the other."""
    return Listed({term.id: term.label for vocabulary in vocabularies for term in vocabulary.values()})


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: `City` → `city`, but `R&D grant` as it is."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
