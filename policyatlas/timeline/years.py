"""Lays dated claims on several cases out by year, drawn and down the page, long silences folded; knows no request."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.charts.clocks import Clocks, Stack, Track, clocks
from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Tally, gather, tally
from policyatlas.records.models import Case, Claim, Location
from policyatlas.timeline.clocks import Lane, by_calendar, claims_of, marks_on, place_in_words, since_start
from policyatlas.timeline.forms import CALENDAR, CLOCKS, Asked, timeline_url
from policyatlas.vocabulary import CaseKind, Term

MOST_CASES = 5
MOST_A_YEAR = 2  # of one case, where others stand beside it
FEW_CASES = 3  # more leave room for one claim a year
LONGEST_SILENCE = 5  # years


@dataclass(frozen=True, slots=True)
class Entries:
    """What is told of one case in one year; `column` counts from 1, `more` is what is left out, `full` has it all.

    `calendar`: the year in the calendar where the page counts from the start.
    """

    case: Case
    column: int
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
    """Years in order, and the same marks drawn; `clock` is what the years count.

    `marks` counts the claims on the axis, `left_out` those that are not facts or give no clear year.
    """

    clock: Term
    cases: tuple[Case, ...]
    beginnings: tuple[Beginning, ...]
    years: tuple[Year, ...]
    drawing: Clocks | None
    marks: int
    left_out: int
    choices: tuple[tuple[CaseKind, tuple[Tally, ...]], ...]
    notices: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def slots(self) -> list[str]:
        """What the form's selects have chosen, an empty one for each case that could still be added."""
        return [case.slug for case in self.cases] + [""] * (MOST_CASES - len(self.cases))

    @property
    def clocks(self) -> list[tuple[Term, str]]:
        """The clocks that there are, each with the address of this page by it."""
        slugs = tuple(case.slug for case in self.cases)
        return [(clock, timeline_url(slugs, clock)) for clock in CLOCKS.values()]


def timeline(asked: Asked) -> Timeline:
    """The timeline of the cases asked for, at most five; of the best covered where none is.

    Eight queries at most by the calendar, nine by years since the start, whatever the number of claims.
    """
    located = list(Location.objects.of_clusters())
    tallies = tally(located=located)
    known = {case.slug for case in tallies.by_case.values()}
    slugs = asked.slugs or tuple(case.slug for case in tallies.by_case.values() if case.claims)
    chosen = [slug for slug in slugs if slug in known][:MOST_CASES]
    found = {case.slug: case for case in Case.objects.whole().named(chosen)}
    cases = [found[slug] for slug in chosen]
    gathered = gather(cases, located=located)
    if asked.clock is CALENDAR:
        lanes = by_calendar(cases, gathered)
    else:
        lanes = since_start(cases, gathered, Location.objects.lying_in_any(cases))
    references = References()
    beginnings = () if asked.clock is CALENDAR else tuple(_beginnings(lanes, references))
    years = tuple(_years(lanes, asked.clock, references))
    marks = marks_on(lanes)
    return Timeline(
        clock=asked.clock,
        cases=tuple(cases),
        beginnings=beginnings,
        years=years,
        drawing=_drawn(lanes, asked.clock) if marks else None,
        marks=marks,
        left_out=sum(1 for lane in lanes if lane.marks for _claim in claims_of(gathered, lane.case)) - marks,
        choices=tallies.well_covered(besides=[case.pk for case in cases]),
        notices=(*asked.notices, *_notices(asked.slugs, known)),
        references=references.listing(),
    )


def _beginnings(lanes: Iterable[Lane], references: References) -> Iterator[Beginning]:
    for lane in lanes:
        where = (_("Starts"), "#starts")
        yield Beginning(lane, references.cite(lane.start.claim, where=where) if lane.start else None)


def _years(lanes: Sequence[Lane], clock: Term, references: References) -> Iterator[Year]:
    places: dict[int, list[tuple[Lane, Sequence[Claim]]]] = defaultdict(list)
    for lane in lanes:
        for place, claims in lane.marks.items():
            places[place].append((lane, claims))

    before = None
    for place in sorted(places):
        silence = 0 if before is None else place - before - 1
        words = place_in_words(place, calendar=clock is CALENDAR)
        where = (words, f"#{_anchor(place)}")
        yield Year(
            anchor=_anchor(place),
            words=words,
            entries=tuple(
                _entries(lane, place, claims, clock, references, where=where, most=_most(len(lanes)))
                for lane, claims in places[place]
            ),
            silence=silence if silence > LONGEST_SILENCE else 0,
        )
        before = place


def _entries(
    lane: Lane,
    place: int,
    claims: Sequence[Claim],
    clock: Term,
    references: References,
    *,
    where: tuple[str, str],
    most: int | None,
) -> Entries:
    return Entries(
        case=lane.case,
        column=lane.column,
        citations=references.cite_all(claims[:most], where=where),
        more=len(claims[most:]) if most else 0,
        full=f"{timeline_url((lane.case.slug,), clock)}#{_anchor(place)}",
        calendar=None if clock is CALENDAR else place + lane.zero,
    )


def _most(cases: int) -> int | None:
    """How many claims of one case in one year are shown; None for all."""
    if cases == 1:
        return None
    return MOST_A_YEAR if cases <= FEW_CASES else 1


def _anchor(place: int) -> str:
    return f"y{place}"


def _drawn(lanes: Iterable[Lane], clock: Term) -> Clocks:
    """The marks of all lanes; those without a start have none and are left out."""
    tracks = [
        Track(
            lane.case.short_name,
            {
                place: Stack(len(claims), f"#{_anchor(place)}-{lane.column}", claims[0].short or claims[0].statement)
                for place, claims in lane.marks.items()
            },
        )
        for lane in lanes
        if lane.marks
    ]
    calendar = clock is CALENDAR
    return clocks(tracks, partial(place_in_words, calendar=calendar), from_zero=not calendar)


def _notices(asked: Iterable[str], known: set[str]) -> Iterator[str]:
    unknown = [slug for slug in asked if slug not in known]
    if unknown:
        names = get_text_list([f"“{slug}”" for slug in unknown], _("and"))
        yield _("The atlas has no case called %(names)s.") % {"names": names}
    surplus = [slug for slug in asked if slug in known][MOST_CASES:]
    if surplus:
        yield _("A timeline holds %(most)d cases at most. Left out: %(names)s.") % {
            "most": MOST_CASES,
            "names": get_text_list(surplus, _("and")),
        }
