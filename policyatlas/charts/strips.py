"""A strip: the places of a comparison, each a disc with its column's letter. Knows no neighbour and no route."""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _

from policyatlas.charts import bearings
from policyatlas.charts.engraving import engrave, graticule, meridian
from policyatlas.charts.plate import Leader, Mark, Pin, Plate
from policyatlas.charts.projection import Sheet, northing, sheet_about

WIDTH, HEIGHT = 430, 104
TALLEST = 215
SPACING = 3.0  # pixels from line to line of the engraving
SPAN = 60.0  # the least that a strip shows, in degrees of longitude
DISC = 8.5  # radius
MARGIN = 30  # above the northernmost disc and below the southernmost

type Point = tuple[float, float]


def strip(pins: Sequence[Pin]) -> Plate:
    """Every pin with its letter, on the side of the globe that holds them all; taller where latitudes ask for it.

    Raises ValueError without a pin.
    """
    if not pins:
        raise ValueError("A strip needs a pin.")
    sheet = _sheet(pins)
    return Plate(
        kind="strip",
        width=sheet.width,
        height=sheet.height,
        land=engrave(sheet.window, sheet.width, sheet.height, SPACING),
        graticule=graticule(sheet, 30 if sheet.scale < 3.5 else 10, labelled=False),
        marks=_discs(sheet, pins),
        text=_text(sheet, pins),
    )


def _sheet(pins: Sequence[Pin]) -> Sheet:
    lons, lats = [pin.lon for pin in pins], [pin.lat for pin in pins]
    tallest = sheet_about(lons, lats, across=SPAN, inner=0.68, width=WIDTH, height=TALLEST)
    rise = (northing(max(lats)) - northing(min(lats))) * tallest.scale
    height = max(HEIGHT, math.ceil(rise + 2 * MARGIN))
    return sheet_about(lons, lats, across=WIDTH / tallest.scale, inner=1, width=WIDTH, height=height)


def _discs(sheet: Sheet, pins: Sequence[Pin]) -> tuple[Mark, ...]:
    """A disc on each pin; where two would touch, each stands off on its own side, with a leader to where it belongs."""
    points = [(sheet.x(pin.lon), sheet.y(pin.lat)) for pin in pins]
    crowds = [[b for b in points if math.dist(a, b) < 2 * DISC + 2] for a in points]
    discs = [a for a, crowd in zip(points, crowds, strict=True) if len(crowd) == 1]
    dots = [a for a, crowd in zip(points, crowds, strict=True) if len(crowd) > 1]
    marks = []
    for number, (pin, (x, y), crowd) in enumerate(zip(pins, points, crowds, strict=True)):
        if len(crowd) == 1:
            marks.append(Mark(pin, "disc", round(x, 1), round(y, 1)))
            continue
        middle = sum(point[0] for point in crowd) / len(crowd), sum(point[1] for point in crowd) / len(crowd)
        outward = math.atan2(y - middle[1], x - middle[0]) if math.dist((x, y), middle) > 0.5 else math.pi * number
        left, top = _free_spot(x, y, outward, discs, dots, sheet)
        discs.append((left, top))
        edge = DISC / math.dist((x, y), (left, top))
        leader = Leader(round(x, 1), round(y, 1), round(left + (x - left) * edge, 1), round(top + (y - top) * edge, 1))
        marks.append(Mark(pin, "disc", round(left, 1), round(top, 1), leader=leader))
    return tuple(marks)


def _free_spot(x: float, y: float, outward: float, discs: list[Point], dots: list[Point], sheet: Sheet) -> Point:
    """The nearest spot for a disc around a point, looking outward first, that covers no disc and no dot."""
    for away in range(20, 90, 6):
        for turn in (0, 1, -1, 2, -2, 3, -3, 4):
            angle = outward + turn * math.pi / 4
            spot = x + away * math.cos(angle), y + away * math.sin(angle)
            inside = DISC + 3 <= spot[0] <= sheet.width - DISC - 3 and DISC + 3 <= spot[1] <= sheet.height - DISC - 3
            if (
                inside
                and all(math.dist(spot, disc) > 2 * DISC + 2 for disc in discs)
                and all(math.dist(spot, dot) > DISC + 4 for dot in dots)
            ):
                return spot
    return x, y - 20


def _text(sheet: Sheet, pins: Sequence[Pin]) -> str:
    ordered = sorted(pins, key=lambda pin: sheet.x(pin.lon))
    return _("Map from %(west)s eastwards to %(east)s. From left to right: %(places)s.") % {
        "west": meridian(sheet.window.west),
        "east": meridian(sheet.window.east),
        "places": bearings.listed(f"{pin.letter} {pin.name}".strip() for pin in ordered),
    }
