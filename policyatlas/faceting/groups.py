"""Facets as they are shown: each value with its number and its link, those at hand, those folded; counts nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policyatlas.faceting.choosing import Choice
from policyatlas.faceting.facets import Facet
from policyatlas.vocabulary import Text

CAP = 10_000  # beyond this it is only said that there are more
OPEN = 10  # values of a facet that are shown at once
WHOLE = 12  # values of a list that is short enough to be shown whole, in its own order
LONGEST = 60  # values of a facet that are shown at all


class Number(int):
    """A number of records; above CAP it says no more than that there are more."""

    __slots__ = ()

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return self > CAP

    @property
    def known(self) -> int:
        """The number as far as it is known."""
        return min(int(self), CAP)

    @property
    def short(self) -> str:
        """The number where there is little room."""
        return f"{CAP:,}+" if self.is_more else f"{int(self):,}"

    def __str__(self) -> str:
        return _("more than %(number)s") % {"number": f"{CAP:,}"} if self.is_more else f"{int(self):,}"


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet with the number of records that it would show; `href` chooses it, or drops it if chosen."""

    value: str
    label: Text
    count: Number
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its values: those at hand, those folded away. `without`: how many there were if it were dropped."""

    facet: Facet
    options: tuple[Option, ...]
    folded: tuple[Option, ...]
    left_out: Number
    without: Number
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Counted:
    """All facets of a list, counted. `total` is the number of records under all of them."""

    total: Number
    groups: tuple[Group, ...]

    @property
    def ways_out(self) -> list[Group]:
        """Facets that show something if they are dropped, the one that shows most first; where nothing is left."""
        if self.total:
            return []
        return sorted((one for one in self.groups if one.chosen and one.without), key=lambda one: -one.without)


@dataclass(frozen=True, slots=True)
class Known:
    """What values a facet has in all of a list: those that most records have, and how many there are."""

    values: Sequence[str] = ()
    number: int = 0


def group_of(facet: Facet, found: Mapping[str, int], size: int, choice: Choice, known: Known) -> Group:
    """Short lists in their own order; of long ones the most frequent values first, and the others folded."""
    chosen = choice.values(facet)
    values = list(dict.fromkeys([*facet.names.all, *sorted({*found, *known.values}), *chosen]))
    if facet.names.newest_first:
        values.sort(reverse=True)
    elif len(values) > WHOLE or not facet.names.all:
        values.sort(key=lambda value: (value not in chosen, -found.get(value, 0)))
    kept = values[: max(LONGEST, len(facet.names.all), len(chosen))]
    labels = facet.names.labels(kept)
    options = [
        Option(
            value,
            labels[value],
            Number(min(found.get(value, 0), CAP + 1)),
            value in chosen,
            choice.turned(facet, value).href,
        )
        for value in kept
        if value in labels
    ]
    at_hand = max(OPEN, len(chosen)) if len(options) > WHOLE else len(options)
    return Group(
        facet=facet,
        options=tuple(options[:at_hand]),
        folded=tuple(options[at_hand:]),
        left_out=Number(max(len(values), known.number) - len(kept)),
        without=Number(size),
        chosen=bool(chosen),
        href=choice.without(facet).href,
    )
