"""Lanes on one shared axis of years, a dot a claim, a bar a policy; knows neither, nor what the years count from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.lettering import Box
from policyatlas.charts.spans import ROW, DrawnSpan, Span, drawn_spans

WIDTH = 1184.0
EDGE = 8.0
EARLIER = 64.0  # pixels for what lies before the axis begins, its break included
LONGEST = 60  # years on the axis
SLOT = 30.0  # pixels, the least that a link is wide: 24 on the narrowest screen that is shown the drawing
PITCH = 9.0  # from dot to dot; static/css/pages.css sets their size
ACROSS = 4  # dots side by side at most
ROWS = 16  # dots above one another at most; beyond, a bar stands for all
COUNTED = 4  # from so many dots on, their number is printed
NAME, COUNT, GAP = 26, 16, 10  # pixels of a lane above its dots, for its name, for a number; below its base
TICKS = (1, 2, 5, 10, 20)
TICK_WIDTH = 56  # pixels, the least from one named year to the next


@dataclass(frozen=True, slots=True)
class Stack:
    """What is told in one year: so many marks. `href` leads to them, `text` is said of a single one."""

    count: int
    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A lane to be drawn: its name, its stacks by year, and the spans that stand above them."""

    name: str
    stacks: Mapping[int, Stack]
    spans: Sequence[Span] = ()

    @property
    def years(self) -> list[int]:
        """The years in which anything of it stands."""
        ends = [year for span in self.spans for year in (span.first, span.last) if year is not None]
        return [*self.stacks, *ends]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year named on the axis."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Number:
    """How many dots stand below a point."""

    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """An area that leads to the marks in it; `label` names them."""

    hit: Box
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane as drawn: dots as path data of strokes without length, a bar where they are too many."""

    name: str
    top: int
    base: int
    dots: str
    bars: tuple[Box, ...]
    numbers: tuple[Number, ...]
    links: tuple[Link, ...]
    spans: tuple[DrawnSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Clocks:
    """Lanes above one axis, as templates/charts/clocks.html prints them; `zero` is the x of year nought, if wanted."""

    height: int
    left: float
    lanes: tuple[DrawnLane, ...]
    ticks: tuple[Tick, ...]
    zero: float | None
    earlier: bool
    text: str
    width: float = WIDTH

    @property
    def spanned(self) -> bool:
        """Whether a lane has spans."""
        return any(lane.spans for lane in self.lanes)

    @property
    def barred(self) -> bool:
        """Whether some year has more marks than are drawn one by one."""
        return any(lane.bars for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Years from `first` to `last`, each a step wide; all that is earlier shares one place before it."""

    first: int
    last: int
    earlier: bool

    @classmethod
    def through(cls, years: Sequence[int]) -> "_Axis":
        last = max(years)
        first = max(min(years), last - LONGEST + 1)
        return cls(first, last, min(years) < first)

    @property
    def left(self) -> float:
        return EDGE + (EARLIER if self.earlier else 0)

    @property
    def right(self) -> float:
        return self.left + (self.last - self.first + 1) * self.step

    @property
    def step(self) -> float:
        return (WIDTH - EDGE - self.left) / max(self.last - self.first + 1, 4)

    def x(self, year: int) -> float:
        """The middle of a year."""
        return self.left + (year - self.first + 0.5) * self.step if year >= self.first else EDGE + (EARLIER - 24) / 2

    def slot(self, year: int) -> tuple[float, float]:
        """From where to where the link runs that a year belongs to."""
        if year < self.first:
            return EDGE, EDGE + EARLIER - 24
        years = ceil(SLOT / self.step)
        number = (year - self.first) // years
        return self.left + number * years * self.step, years * self.step


def clocks(
    tracks: Sequence[Track],
    in_words: Callable[[int], str],
    *,
    from_zero: bool = False,
    within: tuple[int, int] | None = None,
) -> Clocks:
    """Every mark of every track on one axis; `in_words` names a year, `from_zero` draws a line where they count from.

    The axis has the last sixty years at most; what is earlier stands before it, and nothing is left out. `within`: the
    first and last year that it shall have, of which no mark lies outside but spans that began before or go on. Raises
    ValueError where there is no mark.
    """
    years = [year for track in tracks for year in track.years]
    if not years:
        raise ValueError("Clocks need a mark.")
    if within is not None and within[1] - within[0] < LONGEST:
        axis = _Axis(*within, earlier=False)
    else:
        axis = _Axis.through([*years, *(within or ()), *([0] if from_zero else ())])
    from_zero = from_zero and axis.first <= 0 <= axis.last
    lanes: list[DrawnLane] = []
    for track in tracks:
        lanes.append(_lane(track, axis, in_words, lanes[-1].base + GAP if lanes else 0))
    every = next((every for every in TICKS if every * axis.step >= TICK_WIDTH), TICKS[-1])
    named = [year for year in range(axis.first, axis.last + 1) if year % every == 0]
    return Clocks(
        height=lanes[-1].base + 30,
        left=axis.left,
        lanes=tuple(lanes),
        ticks=tuple(Tick(_numeral(year, from_zero), round(axis.x(year), 1)) for year in named),
        zero=round(axis.x(0), 1) if from_zero else None,
        earlier=axis.earlier,
        text=_described(tracks, years, in_words),
    )


def _lane(track: Track, axis: _Axis, in_words: Callable[[int], str], top: int) -> DrawnLane:
    across = max(1, min(ACROSS, int(axis.step // PITCH)))
    piles: dict[float, int] = {}
    for year, stack in track.stacks.items():
        piles[axis.x(year)] = piles.get(axis.x(year), 0) + stack.count
    highest = max((min(ceil(count / across), ROWS) for count in piles.values()), default=1)
    spans = drawn_spans(track.spans, axis, top + NAME)
    below = top + NAME + len(spans) * ROW
    base = below + (COUNT + ceil(max(highest, 2) * PITCH) if piles or not spans else 6)
    dots, bars, numbers = [], [], []
    for x, count in sorted(piles.items()):
        rows = min(ceil(count / across), ROWS)
        if count > ROWS * across:
            bars.append(
                Box(round(x - across * PITCH / 2 + 1, 1), base - rows * PITCH, across * PITCH - 2, rows * PITCH)
            )
        else:
            dots += [f"M{left:.1f} {y:.1f}h0" for left, y in _places(x, base, count, across)]
        if count >= COUNTED:
            numbers.append(Number(count, round(x, 1), base - rows * PITCH - 4))
    return DrawnLane(
        name=track.name,
        top=top,
        base=base,
        dots="".join(dots),
        bars=tuple(bars),
        numbers=tuple(numbers),
        links=tuple(_links(track, axis, in_words, below, base)),
        spans=spans,
    )


def _places(x: float, base: float, count: int, across: int) -> Iterator[tuple[float, float]]:
    """Where the dots of one year stand: rows from the base up, each centred on the year."""
    for number in range(count):
        row, place = divmod(number, across)
        beside = min(across, count - row * across)
        yield x + (place - (beside - 1) / 2) * PITCH, base - (row + 0.5) * PITCH


def _links(track: Track, axis: _Axis, in_words: Callable[[int], str], below: int, base: int) -> Iterator[Link]:
    """One link for the marks of as many years as it takes to be wide enough for a finger."""
    for (left, width), group in groupby(sorted(track.stacks), key=axis.slot):
        years = list(group)
        stacks = [track.stacks[year] for year in years]
        count = sum(stack.count for stack in stacks)
        when = in_words(years[0])
        if len(years) > 1:
            when = _("%(first)s to %(last)s") % {"first": when, "last": in_words(years[-1])}
        what = stacks[0].text if count == 1 else ngettext("%d claim", "%d claims", count) % count
        label = _("%(case)s, %(when)s: %(what)s") % {"case": track.name, "when": when, "what": what}
        yield Link(Box(round(left, 1), below, round(width, 1), base - below), stacks[0].href, label)


def _numeral(year: int, from_zero: bool) -> str:
    return _("start") if from_zero and year == 0 else str(year).replace("-", "−")


def _described(tracks: Sequence[Track], years: Sequence[int], in_words: Callable[[int], str]) -> str:
    marks = sum(stack.count for track in tracks for stack in track.stacks.values())
    spans = sum(len(track.spans) for track in tracks)
    much = []
    if marks:
        much.append(ngettext("%d claim", "%d claims", marks) % marks)
    if spans:
        much.append(ngettext("%d founding or policy", "%d foundings and policies", spans) % spans)
    words = ngettext(
        "%(marks)s on %(cases)s, from %(first)s to %(last)s. It is in the list below.",
        "%(marks)s on %(cases)s, from %(first)s to %(last)s. All are in the list below.",
        marks + spans,
    )
    return words % {
        "marks": get_text_list(much, _("and")),
        "cases": get_text_list([track.name for track in tracks], _("and")),
        "first": in_words(min(years)),
        "last": in_words(max(years)),
    }
