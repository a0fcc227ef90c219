"""Land as horizontal engraved lines, with graticule and degrees; knows no pin.

A line is cut wherever it crosses a coast; what lies after an odd number of coasts is land. No border is known here.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import batched, pairwise

from django.utils.translation import pgettext

from policyatlas.charts.outlines import Scale, rings
from policyatlas.charts.projection import Sheet, Window, northing

CLOSE = 7.0  # pixels to a degree from which the finer outlines are used
SHORTEST = 0.9  # pixels; a stroke below it is a speck, a gap a mere brook
REACH = 48  # points of a coast that are skipped together when none of them is near

type Strokes = tuple[tuple[float, tuple[tuple[float, float], ...]], ...]


@dataclass(frozen=True, slots=True)
class Degree:
    """The name of a meridian, set beside its tick."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Graticule:
    """Meridians and parallels, their ticks on the neatline (both as path data), and the degrees."""

    lines: str
    ticks: str
    degrees: tuple[Degree, ...]


@lru_cache(maxsize=512)
def engrave(window: Window, width: int, height: int, spacing: float) -> str:
    """Path data of the land in a window: one stroke for each piece of land on each line, `spacing` pixels apart.

    Within a line, strokes and gaps are given by their lengths: so a page packs them in two thirds of the bytes.
    """
    path = []
    for y, line in strokes(window, width, height, spacing):
        at = None
        for west, east in ((round(west), round(east)) for west, east in line):
            path.append(f"M{west} {y:.1f}".removesuffix(".0") if at is None else f"m{west - at} 0")
            path.append(f"h{east - west}")
            at = east
    return "".join(path)


@lru_cache(maxsize=32)
def strokes(window: Window, width: int, height: int, spacing: float) -> Strokes:
    """For each line down the sheet: its y, and the first and last x of each piece of land on it, in pixels."""
    sheet = Sheet(window, width, height)
    scale: Scale = "land-50m" if sheet.scale > CLOSE else "land-110m"
    top = northing(window.north)
    step = spacing * (top - northing(window.south)) / height
    crossings = _crossings(scale, top - step / 2, step, int((height - spacing / 2) // spacing) + 1)
    lines = []
    for number in sorted(crossings):
        pieces: list[tuple[float, float]] = []
        for turn in (-360, 0, 360):
            for west, east in batched(sorted(crossings[number]), 2, strict=True):
                left = max((west + turn - window.west) * sheet.scale, 0)
                right = min((east + turn - window.west) * sheet.scale, width)
                if right - left >= SHORTEST:
                    if pieces and left - pieces[-1][1] < SHORTEST:  # so land goes on across the antimeridian
                        left = pieces.pop()[0]
                    pieces.append((left, right))
        lines.append(((number + 0.5) * spacing, tuple(pieces)))
    return tuple(lines)


def sea_share(sheet: Sheet, spacing: float) -> float:
    """How much of a sheet is water, from 0 to 1."""
    lines = strokes(sheet.window, sheet.width, sheet.height, spacing)
    land = sum(right - left for _, line in lines for left, right in line)
    return 1 - land * spacing / (sheet.width * sheet.height)


def graticule(sheet: Sheet, every: int, *, labelled: bool = True) -> Graticule:
    """Meridians and parallels at each multiple of `every` degrees; parallels as wide apart as fits the sheet."""
    window, width, height = sheet.window, sheet.width, sheet.height
    meridians = range(math.ceil(window.west / every) * every, math.ceil(window.east), every)
    parallels = range(math.ceil(window.south / every) * every, math.ceil(window.north), every)
    columns = [(lon, (lon - window.west) * sheet.scale) for lon in meridians]
    rows = [sheet.y(lat) for lat in parallels]
    lines = [f"M{x:.1f} 0V{height}" for _, x in columns] + [f"M0 {y:.1f}H{width}" for y in rows]
    ticks = [f"M{x:.1f} 0v6M{x:.1f} {height}v-6" for _, x in columns]
    ticks += [f"M0 {y:.1f}h6M{width} {y:.1f}h-6" for y in rows]
    degrees = (Degree(meridian(lon), round(x + 4, 1), height - 5) for lon, x in columns if x < width - 40)
    return Graticule("".join(lines), "".join(ticks), tuple(degrees) if labelled else ())


def meridian(lon: float) -> str:
    """A longitude as printed: 110°E, 70°W, 0°, 180°."""
    degrees = round((lon + 180) % 360 - 180)
    if degrees % 180 == 0:
        return f"{abs(degrees)}°"
    east, west = pgettext("east longitude", "%d°E"), pgettext("west longitude", "%d°W")
    return (east if degrees > 0 else west) % abs(degrees)


@cache
def _coasts(scale: Scale) -> tuple[tuple[float, float, tuple[tuple[float, float], ...]], ...]:
    """Stretches of coast with their southernmost and northernmost northing; each ends where the next begins."""
    coasts = []
    for ring in rings(scale):
        points = [(lon, northing(max(-85.0, lat))) for lon, lat in ring]
        for start in range(0, len(points) - 1, REACH):
            stretch = points[start : start + REACH + 1]
            heights = [y for _, y in stretch]
            coasts.append((min(heights), max(heights), tuple(stretch)))
    return tuple(coasts)


def _crossings(scale: Scale, top: float, step: float, count: int) -> dict[int, list[float]]:
    """Longitudes at which each of `count` lines, `step` apart from `top` down, crosses a coast."""
    crossings: dict[int, list[float]] = defaultdict(list)
    bottom = top - (count - 1) * step
    for south, north, stretch in _coasts(scale):
        if south > top or north < bottom:
            continue
        for (x1, y1), (x2, y2) in pairwise(stretch):
            down1, down2 = (top - y1) / step, (top - y2) / step
            first, last = (down1, down2) if down1 < down2 else (down2, down1)
            # half open, so that a point on a line counts for one of the two edges that meet there
            for number in range(max(0, math.ceil(first)), min(count, math.ceil(last))):
                crossings[number].append(x1 + (number - down1) / (down2 - down1) * (x2 - x1))
    return crossings
