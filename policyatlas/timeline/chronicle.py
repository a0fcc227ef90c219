"""Lays out the timeline: its cases, years, drawing and list, which hold the same marks; knows no request."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _

from policyatlas.charts.clocks import Clocks, Stack, Track, clocks
from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Choices, totals
from policyatlas.records.models import Case, Location
from policyatlas.timeline.choosing import MOST_CASES, choose
from policyatlas.timeline.clocks import Lane, by_calendar, marks_on, place_in_words, since_start
from policyatlas.timeline.forms import CALENDAR, CLOCKS, Asked
from policyatlas.timeline.happenings import Happenings, happenings
from policyatlas.timeline.telling import told_of
from policyatlas.timeline.years import Event, Listing, Year, anchor
from policyatlas.timeline.zooming import Zoom, shown_stretch, zooms
from policyatlas.vocabulary import SECTORS, Sector, Term


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the clock of a case stands at nought, and who says so; `citation` is None where nobody does."""

    lane: Lane
    citation: Citation | None

    @property
    def derived(self) -> bool:
        """Whether the start is that of something in the case."""
        return self.lane.start is not None and self.lane.start.case is not self.lane.case


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years in order, and the same marks drawn. `place`: the one whose cases were asked for.

    `marks` counts the claims on the axis, `outside` those in other years, `left_out` those that are not facts or give
    no clear year; `running` is what had begun before the first year.
    """

    asked: Asked
    cases: tuple[Case, ...]
    place: Case | None
    beginnings: tuple[Beginning, ...]
    running: tuple[Event, ...]
    years: tuple[Year, ...]
    drawing: Clocks | None
    happened: Happenings
    marks: int
    outside: int
    left_out: int
    zooms: tuple[Zoom, ...]
    choices: Choices
    notices: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def clock(self) -> Term:
        """What the years count."""
        return self.asked.clock

    @property
    def slots(self) -> list[str]:
        """What the form's selects have chosen, an empty one for each case that could still be added."""
        return [case.slug for case in self.cases] + [""] * (MOST_CASES - len(self.cases))

    @property
    def clocks(self) -> list[tuple[Term, str]]:
        """The clocks that there are, each with the address of this page by it; all years, for they count otherwise."""
        asked = replace(self.asked, first=None, last=None)
        if not (asked.place or asked.sector):
            asked = replace(asked, slugs=tuple(case.slug for case in self.cases))
        return [(clock, replace(asked, clock=clock).address) for clock in CLOCKS.values()]

    @property
    def kept_years(self) -> list[tuple[str, int]]:
        """What a form that chooses cases sends along, so that the years stay."""
        return [
            (name, year) for name, year in (("from", self.asked.first), ("to", self.asked.last)) if year is not None
        ]

    @property
    def kept_cases(self) -> list[tuple[str, str]]:
        """What the form of the years sends along, so that the cases stay."""
        return [(name, value) for name, value in self.asked.query.items() if name not in ("from", "to")]

    @property
    def places(self) -> Choices:
        """The places that can be asked for, with the one that is."""
        return tuple(choice for choice in self.choices if choice[0].id == "place")

    @property
    def sectors(self) -> list[Sector]:
        """The sectors that can be asked for."""
        return list(SECTORS.values())


def timeline(asked: Asked) -> Timeline:
    """The timeline of the cases asked for, at most five; of the best covered where none is.

    Nine queries at most, whatever the number of claims.
    """
    known = totals()
    chosen = choose(asked, known)
    cases = list(chosen.cases)
    located = list(Location.objects.inside(cases)) if any(case.case_kind == "place" for case in cases) else []
    told = told_of(cases, located)
    happened = happenings(cases, located, told)
    calendar = asked.clock is CALENDAR
    lanes = by_calendar(cases, told, happened.shown)
    if not calendar:
        lanes = since_start(lanes, told, located)
    places = {place for lane in lanes for place in lane.places}
    first, last = shown_stretch(asked, places or {0})
    shown = [lane.within(first, last) for lane in lanes] if asked.narrowed else lanes
    references = References()
    beginnings = () if calendar else tuple(_beginnings(shown, references))
    listing = Listing(shown, asked.clock, first, last, references)
    running, years = tuple(listing.running()), tuple(listing.years())
    return Timeline(
        asked=asked,
        cases=tuple(cases),
        place=chosen.place,
        beginnings=beginnings,
        running=running,
        years=years,
        drawing=_drawn(shown, calendar=calendar, within=(first, last) if asked.narrowed else None),
        happened=happened,
        marks=marks_on(shown),
        outside=marks_on(lanes) - marks_on(shown),
        left_out=sum(len(told.of(lane.case)) for lane in lanes if lane.places) - marks_on(lanes),
        zooms=tuple(zooms(asked, places, calendar=calendar)),
        choices=known.well_covered(besides=[*cases, chosen.place] if chosen.place else cases),
        notices=(*asked.notices, *chosen.notices),
        references=references.listing(),
    )


def _beginnings(lanes: Iterable[Lane], references: References) -> Iterator[Beginning]:
    for lane in lanes:
        where = (_("Starts"), "#starts")
        yield Beginning(lane, references.cite(lane.start.claim, where=where) if lane.start else None)


def _drawn(lanes: Sequence[Lane], *, calendar: bool, within: tuple[int, int] | None) -> Clocks | None:
    """The marks of all lanes; a lane that has none is left out, and so is a drawing without any."""
    in_words = partial(place_in_words, calendar=calendar)
    tracks = [_track(lane, calendar=calendar, first=within[0] if within else None) for lane in lanes if lane.places]
    return clocks(tracks, in_words, from_zero=not calendar, within=within) if tracks else None


def _track(lane: Lane, *, calendar: bool, first: int | None) -> Track:
    spans = []
    for one in lane.happenings:
        listed = f"#{anchor(one.first)}-{lane.column}" if first is None or one.first >= first else "#running"
        spans.append(one.span(listed, place_in_words(one.first, calendar=calendar)))
    stacks = {
        place: Stack(len(claims), f"#{anchor(place)}-{lane.column}", claims[0].short or claims[0].statement)
        for place, claims in lane.marks.items()
    }
    return Track(lane.case.short_name, stacks, spans)
