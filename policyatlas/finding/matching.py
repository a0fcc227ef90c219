"""Which rows hold what is asked for: several questions at a time, put to whatever keeps the index; knows no rank."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from modelsearch.backends import get_search_backend
from modelsearch.query import And, PlainText, SearchQuery

from policyatlas.records.models.findables import facet_mark

FACETS = ("dimension", "nature", "language")


class UnreachableError(Exception):
    """What keeps the index is a server of its own, and it does not answer."""


class Row(NamedTuple):
    """What is needed of a row to say how well it suits, and to name it."""

    pk: int
    kind: str
    key: str
    standing: int
    terms: str
    name: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Values:
    """How often values of FACETS occur together; `whole`: among all rows that are found, not among the first."""

    numbers: Counter[tuple[str, ...]]
    whole: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Rows of one kind that hold these words, narrowed by values of facets, those that stand highest first.

    `in_order`: they are many, so that the first are soon met by whoever looks through all of the kind in that order.
    """

    words: SearchQuery
    kind: str
    facets: Mapping[str, str] = field(default_factory=dict)
    in_order: bool = False

    @property
    def query(self) -> SearchQuery:
        """The question to a backend: kind and facets are terms like others, so that the index alone answers it.

        Without the kind where all rows of that kind are looked through.
        """
        marks = self.facets if self.in_order else {"kind": self.kind, **self.facets}
        return And([self.words, *(PlainText(facet_mark(name, value)) for name, value in marks.items())])


class Keeper(Protocol):
    """What keeps the index: a backend of modelsearch that answers several questions at once."""

    def rows(self, asks: Sequence[Ask], most: int) -> list[list[Row]]:
        """The first rows of each question."""
        ...

    def counts(self, asks: Sequence[Ask], most: int) -> list[int]:
        """How many rows each question finds; none is counted further than `most`."""
        ...

    def values(self, ask: Ask, most: int) -> Values:
        """How often values occur together, among all rows where they are fewer than `most`, else among so many."""
        ...


def keeper() -> Keeper:
    """The backend that the settings name."""
    found: Keeper = get_search_backend()
    return found
