"""What a term of a closed list is and how a list of them behaves; knows none of the lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Text = str | _StrPromise

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Term:
    """One entry of a closed list. There is one object a term, so terms are equal only to themselves.

    `id` stands in addresses, files and tables, is never renamed and never reused; `label` is for the screen, and so is
    `definition`. `reference` holds keys of REFERENCES, a space between two.
    """

    id: str
    label: Text
    definition: Text = ""
    reference: str = ""

    def __str__(self) -> str:
        return str(self.label)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


# Spelt out because a list of dimensions is a list of terms, and no checker infers that through Mapping.
T_co = TypeVar("T_co", bound=Term, covariant=True)


class Vocabulary(Mapping[str, T_co]):
    """A closed list of terms by id, in the order of the screen. Raises ValueError on a malformed or a double id."""

    def __init__(self, name: str, label: Text, terms: Iterable[T_co], *, pattern: str = SLUG) -> None:
        self.name = name
        self.label = label
        self._terms: dict[str, T_co] = {}
        for term in terms:
            if not re.fullmatch(pattern, term.id):
                raise ValueError(f"The {name} id {term.id!r} is not of the form {pattern}.")
            if term.id in self._terms:
                raise ValueError(f"The {name} id {term.id!r} is given twice.")
            self._terms[term.id] = term

    def __getitem__(self, id: str) -> T_co:  # noqa: A002 - the word of the dossier format
        return self._terms[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __repr__(self) -> str:
        return f"<Vocabulary {self.name}: {len(self)} terms>"

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids in their order."""
        return tuple(self._terms)

    @property
    def choices(self) -> list[tuple[str, Text]]:
        """Pairs of id and label, as Django's fields take them."""
        return [(term.id, term.label) for term in self._terms.values()]

    def nearest(self, written: str) -> str | None:
        """The id whose id or label looks most like what was written, for "did you mean"; None where none is near."""
        names = {str(name).casefold(): term.id for term in self._terms.values() for name in (term.label, term.id)}
        near = get_close_matches(written.casefold(), names, n=1)
        return names[near[0]] if near else None
