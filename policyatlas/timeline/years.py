"""Lays what is told of several cases out by year, down the page, long silences folded; draws nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from policyatlas.citing import Citation, References
from policyatlas.records.models import Case, Claim
from policyatlas.timeline.clocks import Lane, place_in_words
from policyatlas.timeline.forms import CALENDAR, timeline_url
from policyatlas.timeline.happenings import Happening
from policyatlas.vocabulary import Term

MOST_A_YEAR = 2  # of one case, where others stand beside it
FEW_CASES = 3  # more leave room for one claim a year
MOST_ALONE = 60  # of a case that stands alone
LONGEST_SILENCE = 5  # years


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning of a happening, or where it `ends`; `citation` is None for an end that no claim gives."""

    happening: Happening
    citation: Citation | None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """What is told of one case in one year; `column` counts from 1, `more` is what is left out, `full` has it all.

    `calendar`: the year in the calendar where the page counts from the start.
    """

    case: Case
    column: int
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    more: int
    full: str
    calendar: int | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year with what is told of it; `silence` counts the years before it of which nothing is, where they are many."""

    anchor: str
    words: str
    entries: tuple[Entries, ...]
    silence: int


@dataclass(slots=True)
class Listing:
    """Writes the list, numbering sources on the way. `first` and `last`: the places on the axis that it has."""

    lanes: Sequence[Lane]
    clock: Term
    first: int
    last: int
    references: References
    _most: int = field(init=False)

    def __post_init__(self) -> None:
        alone, few = len(self.lanes) == 1, len(self.lanes) <= FEW_CASES
        self._most = MOST_ALONE if alone else MOST_A_YEAR if few else 1

    def running(self) -> Iterator[Event]:
        """What had begun before the first year and goes on in it."""
        where = (_("Running already"), "#running")
        for lane in self.lanes:
            for one in lane.happenings:
                if one.first < self.first:
                    yield Event(one, self.references.cite(one.claim, where=where))

    def years(self) -> Iterator[Year]:
        """The years in order."""
        before = None
        for place in sorted({place for lane in self.lanes for place in lane.places if self._has(place)}):
            silence = 0 if before is None else place - before - 1
            yield Year(
                anchor=anchor(place),
                words=self.words(place),
                entries=tuple(self._entries(place)),
                silence=silence if silence > LONGEST_SILENCE else 0,
            )
            before = place

    def words(self, place: int) -> str:
        """A place on the axis as it is read out."""
        return place_in_words(place, calendar=self.clock is CALENDAR)

    def _has(self, place: int) -> bool:
        return self.first <= place <= self.last

    def _entries(self, place: int) -> Iterator[Entries]:
        where = (self.words(place), f"#{anchor(place)}")
        for lane in self.lanes:
            claims: Sequence[Claim] = lane.marks.get(place, ())
            events = tuple(self._events(lane.happenings, place, where))
            if not claims and not events:
                continue
            alone = timeline_url((lane.case.slug,), self.clock) + f"#{anchor(place)}"
            yield Entries(
                case=lane.case,
                column=lane.column,
                events=events,
                citations=self.references.cite_all(claims[: self._most], where=where),
                more=len(claims[self._most :]),
                full=lane.case.get_absolute_url() if len(self.lanes) == 1 else alone,
                calendar=None if self.clock is CALENDAR else place + lane.zero,
            )

    def _events(self, happenings: Iterable[Happening], place: int, where: tuple[str, str]) -> Iterator[Event]:
        for one in happenings:
            if one.first == place:
                yield Event(one, self.references.cite(one.claim, where=where))
            elif one.is_policy and one.last == place:
                claim = one.end_claim
                yield Event(one, self.references.cite(claim, where=where) if claim else None, ends=True)


def anchor(place: int) -> str:
    """The id of a year on the page."""
    return f"y{place}"
