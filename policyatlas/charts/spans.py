"""Stretches of years as bars, and single years as lozenges, a row each; knows no policy and no cluster."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from policyatlas.charts.lettering import Anchor, Box, length

ROW = 27  # pixels; a link is as high, 24 on the narrowest screen that is shown the drawing
BAR = 5
SIZE = 13.0  # of the texts in static/css/pages.css
LONGEST = 56  # characters of a name; the list has the whole


class Axis(Protocol):
    """What years are set on."""

    @property
    def first(self) -> int:
        """Its first year."""

    @property
    def last(self) -> int:
        """Its last year."""

    @property
    def left(self) -> float:
        """Where its first year begins."""

    @property
    def right(self) -> float:
        """Where its last year ends."""

    @property
    def step(self) -> float:
        """Pixels to a year."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that runs from one year to another, or on where `last` is None; a `point` is over in its first year.

    `slug` names its case, `told` is read out; `href` leads to the same in the list.
    """

    slug: str
    name: str
    first: int
    last: int | None
    href: str
    told: str
    point: bool = False


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A span as drawn. `before` and `after`: it began before the axis or goes on beyond it."""

    span: Span
    x: float
    y: float
    width: float
    before: bool
    after: bool
    text: str
    text_x: float
    anchor: Anchor
    hit: Box

    @property
    def end(self) -> float:
        """Where the bar ends."""
        return round(self.x + self.width, 1)


def drawn_spans(spans: Sequence[Span], axis: Axis, top: float) -> tuple[DrawnSpan, ...]:
    """Each span in a row of its own, its name above the bar, from the right where it would leave the paper."""
    drawn = []
    for row, span in enumerate(spans):
        last = span.first if span.point else axis.last if span.last is None else min(span.last, axis.last)
        begin = max(span.first, axis.first) - axis.first + (0.5 if span.point else 0)
        left = axis.left + begin * axis.step
        right = min(axis.left + (last + 1 - axis.first) * axis.step, axis.right)
        y, text = top + row * ROW, _cut(span.name)
        run = length(text, SIZE)
        fits = left + run <= axis.right
        reach = (min(left, right), max(right, left + run)) if fits else (min(left, axis.right - run), axis.right)
        drawn.append(
            DrawnSpan(
                span=span,
                x=round(left, 1),
                y=y + ROW - BAR - 3,
                width=round(max(right - left, 2), 1),
                before=span.first < axis.first,
                after=not span.point and (span.last is None or span.last > axis.last),
                text=text,
                text_x=round(left if fits else axis.right, 1),
                anchor="start" if fits else "end",
                hit=Box(round(reach[0], 1), y, round(max(reach[1] - reach[0], 30), 1), ROW),
            )
        )
    return tuple(drawn)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
