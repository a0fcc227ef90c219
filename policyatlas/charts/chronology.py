"""Dated entries along an axis of years, their texts stacked so that none runs into another; knows no claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, product

from django.utils.translation import gettext as _

from policyatlas.charts.lettering import Anchor, Box, length

WIDTH = 1184
SIZE = 13.0  # of the texts in static/css/pages.css
EDGE = 8.0
GAP = 8.0  # from a stem to its text
DRAWN = 12  # as many as can be read
ONE_SIDED = 7  # up to so many stand above the axis; more stand above and below by turns
LENGTHS = (48, 36)  # characters of a text, the wished and the least; the list has the whole
LEVEL = 28  # pixels from one level of texts to the next
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
STEP_WIDTH = 110  # pixels, the least from one named year to the next


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a year; `claim` is the public name of the claim that says so, `href` where it is explained."""

    year: int
    text: str
    href: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year named on the axis."""

    year: int
    x: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Text:
    """An entry to be drawn: where its stem stands, and the words that are set beside it."""

    entry: Entry
    x: float
    words: str

    @property
    def run(self) -> float:
        """Pixels that year and words run."""
        return length(f"{self.entry.year} {self.words}", SIZE) + 6  # the year is bold


@dataclass(frozen=True, slots=True)
class Event:
    """An entry as drawn: a dot on the axis, a stem to `y`, and its text beside the stem's end, cut where it is long."""

    entry: Entry
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: Anchor
    text: str
    hit: Box


@dataclass(frozen=True, slots=True)
class Chronology:
    """An axis with its events, as templates/charts/chronology.html prints it; `entries` are all, drawn or not."""

    height: int
    axis: int
    ticks: tuple[Tick, ...]
    events: tuple[Event, ...]
    entries: tuple[Entry, ...]
    text: str
    width: int = WIDTH

    @property
    def left_out(self) -> int:
        """How many entries are in the list only."""
        return len(self.entries) - len(self.events)

    @property
    def linked(self) -> bool:
        """Whether an event leads anywhere: then the drawing is a list of links, else an image."""
        return any(event.entry.href for event in self.events)


def chronology(entries: Sequence[Entry], *, most: int = DRAWN) -> Chronology:
    """All entries by year, at most `most` of them drawn: the first, the last, and those that lie farthest from others.

    Of entries of one year the earlier given is the more important. Fewer are drawn, and their texts cut shorter, where
    the years leave no room. Raises ValueError without an entry.
    """
    if not entries:
        raise ValueError("A chronology needs an entry.")
    ordered = sorted(entries, key=lambda entry: entry.year)
    first, last = ordered[0].year, ordered[-1].year
    step = next((step for step in STEPS if (last + 1 - first) * STEP_WIDTH <= step * WIDTH), STEPS[-1])
    start, end = first // step * step, last + 1
    scale = (WIDTH - 2 * EDGE) / (end - start)
    kept = ordered
    for count, longest in product(range(min(most, len(entries)), 0, -1), LENGTHS):
        kept = _spread(kept, entries, count)
        drawn = [Text(entry, EDGE + (entry.year - start) * scale, _cut(entry.text, longest)) for entry in kept]
        sides = [drawn] if len(drawn) <= ONE_SIDED else [drawn[::2], drawn[1::2]]
        piles = [_piled(side) for side in sides]
        if all(outside == 0 for outside, _places in piles):
            break
    heights = [LEVEL * max(level for _anchor, level in places) for _outside, places in piles]
    axis = heights[0] + 52
    events = [
        _event(text, anchor, axis + 44 + LEVEL * level if below else axis - 36 - LEVEL * level)
        for below, (side, (_outside, places)) in enumerate(zip(sides, piles, strict=True))
        for text, (anchor, level) in zip(side, places, strict=True)
    ]
    return Chronology(
        height=axis + (58 + heights[1] if len(sides) == 2 else 26),
        axis=axis,
        ticks=tuple(_tick(year, EDGE + (year - start) * scale) for year in range(start, end + 1, step)),
        events=tuple(sorted(events, key=lambda event: event.entry.year)),
        entries=tuple(ordered),
        text=_described(ordered, len(drawn)),
    )


def _spread(ordered: Sequence[Entry], given: Sequence[Entry], most: int) -> list[Entry]:
    """Entries left when the most crowded one is taken out again and again; among equals, the one given last goes."""
    importance = {id(entry): -rank for rank, entry in enumerate(given)}
    kept = list(ordered)
    while len(kept) > max(most, 2):
        crowded = min(
            range(1, len(kept) - 1),
            key=lambda place: (kept[place + 1].year - kept[place - 1].year, importance[id(kept[place])]),
        )
        del kept[crowded]
    return kept


def _piled(texts: Sequence[Text]) -> tuple[float, list[tuple[Anchor, int]]]:
    """For each text, from left to right, the side of its stem that it runs to, and its level.

    Texts of the first stems run to the right, the rest to the left, parted where least is outside the paper and the
    pile is lowest. Returned behind the pixels that remain outside.
    """
    piles = []
    for parting in range(len(texts) + 1):
        extents = [
            (text.x + GAP, text.x + GAP + text.run) if place < parting else (text.x - GAP - text.run, text.x - GAP)
            for place, text in enumerate(texts)
        ]
        try:
            levels = _levels([text.x for text in texts], extents, parting)
        except CycleError:  # two texts that would each have to stand above the other
            continue
        outside = sum(max(-left, 0) + max(right - WIDTH, 0) for left, right in extents)
        piles.append((outside, max(levels), sum(levels), parting, levels))
    outside, _highest, _sum, parting, levels = min(piles)  # never empty: all to the left, each stands above the former
    return outside, [("start" if place < parting else "end", level) for place, level in enumerate(levels)]


def _levels(stems: Sequence[float], extents: Sequence[tuple[float, float]], parting: int) -> list[int]:
    """The lowest level for each text where none meets another, and each that runs over a stem stands above its end."""
    below: dict[int, set[int]] = {place: set() for place in range(len(stems))}
    for first, second in combinations(below, 2):
        (left, right), (other_left, other_right) = extents[first], extents[second]
        if left - GAP / 2 < stems[second] < right + GAP / 2:
            below[first].add(second)
        if other_left - GAP / 2 < stems[first] < other_right + GAP / 2:
            below[second].add(first)
        meet = left < other_right + GAP and other_left < right + GAP
        if meet and second not in below[first] and first not in below[second]:
            upper, lower = (first, second) if second < parting else (second, first)
            below[upper].add(lower)
    levels: dict[int, int] = {}
    for place in TopologicalSorter(below).static_order():
        levels[place] = max((levels[lower] + 1 for lower in below[place]), default=0)
    return [levels[place] for place in below]


def _event(text: Text, anchor: Anchor, y: float) -> Event:
    text_x = text.x + GAP if anchor == "start" else text.x - GAP
    left = text_x if anchor == "start" else text_x - text.run
    return Event(
        entry=text.entry,
        x=round(text.x, 1),
        y=y,
        text_x=round(text_x, 1),
        text_y=y + 5,
        anchor=anchor,
        text=text.words,
        hit=Box(round(left, 1), y - 12, round(text.run, 1), 24),
    )


def _tick(year: int, x: float) -> Tick:
    anchor: Anchor = "start" if x < 20 else "end" if x > WIDTH - 20 else "middle"
    return Tick(year, round(x, 1), anchor)


def _cut(text: str, longest: int) -> str:
    """The text, or as many of its first words as fit."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def _described(ordered: Sequence[Entry], drawn: int) -> str:
    said = {"first": ordered[0].year, "last": ordered[-1].year, "drawn": drawn, "count": len(ordered)}
    if drawn < len(ordered):
        return _("Chronology from %(first)d to %(last)d: %(drawn)d of %(count)d dates.") % said
    if said["first"] == said["last"]:
        return _("Chronology of %(first)d.") % said
    return _("Chronology from %(first)d to %(last)d: %(count)d dates.") % said
