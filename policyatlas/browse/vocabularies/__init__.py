"""The closed lists that readers meet, each with its address and what it is for, and what its terms say; no query."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policyatlas.browse.vocabularies.further import Further, further_of
from policyatlas.browse.vocabularies.lists import HEADS, LISTS, List
from policyatlas.vocabulary import REFERENCES, Reference, Term, Text

__all__ = ["LISTS", "Entry", "List", "ListPage", "heads", "list_page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the works that it leans on, and what else it says."""

    term: Term
    works: tuple[Reference, ...]
    further: tuple[Further, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its list: its id, a hyphen for each space."""
        return self.term.id.replace(" ", "-")

    @property
    def said(self) -> tuple[tuple[Text, str], ...]:
        """What else it says, in words, each under its head."""
        return tuple((one.head, one.words) for one in self.further if one.head and one.words)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its terms, and all the works that they lean on."""

    list: List
    entries: tuple[Entry, ...]
    works: tuple[Reference, ...]


def heads() -> Mapping[Text, tuple[List, ...]]:
    """The lists under the heads of their page."""
    return {head: tuple(LISTS[one] for one in ids) for head, ids in HEADS.items()}


def list_page(id: str) -> ListPage | None:  # noqa: A002 - the word of the dossier format
    """A list by its address; None where there is no such list."""
    if id not in LISTS:
        return None
    entries = tuple(_entries(LISTS[id]))
    named = {work.id for entry in entries for work in entry.works}
    return ListPage(LISTS[id], entries, tuple(work for key, work in REFERENCES.items() if key in named))


def _entries(one: List) -> Iterator[Entry]:
    for term in one.vocabulary.values():
        yield Entry(term, tuple(REFERENCES[key] for key in term.reference.split()), further_of(term))
