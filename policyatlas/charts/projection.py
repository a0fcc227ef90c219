"""Where a place on the globe falls on paper: windows, sheets, Mercator's projection. Knows no coast and no pin.

Mercator, as in sea atlases: a coast keeps its shape at every latitude, and one scale serves a whole plate.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

FARTHEST = 80.0  # degrees of latitude; beyond, Mercator's scale runs away


def northing(lat: float) -> float:
    """Mercator's distance from the equator, in degrees of longitude there."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def latitude(northing: float) -> float:
    """The latitude, in degrees, at a distance from the equator."""
    return math.degrees(math.atan(math.sinh(math.radians(northing))))


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the globe, in degrees. `east` is greater than `west`, beyond 180 where the antimeridian lies within."""

    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window printed on paper of a width and height in pixels; y runs down."""

    window: Window
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels to a degree of longitude."""
        return self.width / (self.window.east - self.window.west)

    def x(self, lon: float) -> float:
        """Pixels from the left edge, at the first turn of the globe on or after that edge."""
        return ((lon - self.window.west) % 360) * self.scale

    def y(self, lat: float) -> float:
        """Pixels from the upper edge."""
        top, bottom = northing(self.window.north), northing(self.window.south)
        return (top - northing(lat)) / (top - bottom) * self.height


def sheet_about(
    lons: Sequence[float], lats: Sequence[float], *, across: float, inner: float, width: int, height: int
) -> Sheet:
    """A sheet around places, true to shape, that holds them in its inner part, a share of its width and height.

    At least `across` degrees of longitude wide and never wider than the globe; moved towards the equator where it
    would reach beyond the farthest latitude.
    """
    west, east = span(lons)
    south, north = northing(min(lats)), northing(max(lats))
    across = min(max(across, (east - west) / inner, (north - south) / inner * width / height), 360)
    half = across * height / width / 2
    reach = max(northing(FARTHEST) - half, 0)
    middle = max(-reach, min(reach, (south + north) / 2))
    left = ((west + east - across) / 2 + 180) % 360 - 180
    return Sheet(Window(left, left + across, latitude(middle - half), latitude(middle + half)), width, height)


def span(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch of longitude that holds all of these: west, and east on or beyond it, in degrees."""
    ordered = sorted({lon % 360 for lon in longitudes})
    gaps = [(after - before, after) for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    widest, after = max(gaps)
    west = (after + 180) % 360 - 180
    return west, west + 360 - widest
