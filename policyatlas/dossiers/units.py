"""Entries with the place in a file that they were read from; knows neither rules nor tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from policyatlas.dossiers.format import Case, Cluster, Entry, Kind, Place, Policy
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.reading import File, Where


@dataclass(frozen=True, slots=True)
class Unit[E: Entry]:
    """One entry, and where it stands. `source` is the slug of a claim's source."""

    kind: Kind
    entry: E
    file: File
    where: Where
    source: str = ""

    @property
    def name(self) -> str:
        """Its name among its kind: a slug, or `seattle-times-2022#4` of a claim."""
        return self.kind.name(self.entry, self.source)

    @property
    def record(self) -> str:
        """Its name among all records: `claim/seattle-times-2022#4`."""
        return f"{self.kind.id}/{self.name}"

    def line(self, *field_: str | int) -> int:
        """The line of one of its fields, or its own."""
        return self.file.line((*self.where, *field_))

    def problem(self, sentence: str, *field_: str | int, below: int | None = None) -> Problem:
        """A fault in one of its fields; `below` is the line within a text of several lines, counted from 0."""
        return Problem(self.file.name, self.file.line((*self.where, *field_), below), sentence)


@dataclass(slots=True)
class Units:
    """All that was read, by type of entry and in the order of the files.

    `broken` are the records, as far as their names can be told, whose entries are not sound; `complete` is False where
    a whole file could not be read.
    """

    by_type: dict[type[Entry], list[Unit[Any]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    complete: bool = True

    def add(self, unit: Unit[Any]) -> None:
        """Take in one more."""
        self.by_type.setdefault(type(unit.entry), []).append(unit)

    def of[E: Entry](self, entry: type[E]) -> list[Unit[E]]:
        """Those of one type."""
        return cast("list[Unit[E]]", self.by_type.get(entry, []))

    def cases(self) -> list[Unit[Case]]:
        """Places, clusters and policies."""
        return cast("list[Unit[Case]]", [*self.of(Place), *self.of(Cluster), *self.of(Policy)])

    def __iter__(self) -> Iterator[Unit[Any]]:
        for units in self.by_type.values():
            yield from units
