"""Areas that are known by a few points only: rounded outlines around them, and hatching. Knows no map and no name."""

import math
from collections.abc import Iterable, Sequence

type Point = tuple[float, float]
type Outline = tuple[Point, ...]

CORNERS = 20  # of a circle, which is how a point becomes an area
HATCH = 5.0  # pixels from line to line


def around(points: Iterable[Point], radius: float) -> Outline:
    """The smallest convex outline that stays so many pixels off every point: a circle, a corridor or a rounded hull."""
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    return _hull([(x + radius * math.cos(turn), y + radius * math.sin(turn)) for x, y in points for turn in turns])


def path(outline: Outline) -> str:
    """Path data of a closed outline."""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in outline) + "Z"


def hatched(outline: Outline) -> str:
    """Path data of the diagonals, rising to the right, inside a convex outline."""
    sums = [x + y for x, y in outline]
    first, last = math.ceil(min(sums) / HATCH), math.floor(max(sums) / HATCH)
    lines = []
    for number in range(first, last + 1):
        crossings = sorted(_crossings(outline, number * HATCH))
        if len(crossings) > 1 and crossings[-1][0] - crossings[0][0] > 1:
            (x1, y1), (x2, y2) = crossings[0], crossings[-1]
            lines.append(f"M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}")
    return "".join(lines)


def _crossings(outline: Outline, level: float) -> list[Point]:
    """Where the line on which x and y add up to a level crosses the outline."""
    found = []
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        before, after = x1 + y1 - level, x2 + y2 - level
        if (before < 0) != (after < 0):
            share = before / (before - after)
            found.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    return found


def _hull(points: Sequence[Point]) -> Outline:
    """Convex hull by Andrew's monotone chain."""
    ordered = sorted(set(points))
    lower, upper = _half(ordered), _half(ordered[::-1])
    return (*lower[:-1], *upper[:-1])


def _half(points: Sequence[Point]) -> list[Point]:
    half: list[Point] = []
    for point in points:
        while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0:
            half.pop()
        half.append(point)
    return half


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
