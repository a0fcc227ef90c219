"""Which cases of a map share a spot on paper, and which clusters stretch over several; draws nothing, letters nothing.

What lies closer together than two links may be is gathered at the best covered of it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from policyatlas.charts.patches import Point
from policyatlas.charts.projection import Sheet

MEET = 30.0  # pixels; nearer than that, two marks are one


@dataclass(frozen=True, slots=True)
class Spot:
    """A case to be marked: degrees north and east of each of its points, and where its link leads.

    A `point` is a town or zone, an `area` is too wide for a dot (country, province, region), a `cluster` an area around
    its points. `told` is its name as it is read out; `claims` says what comes first where there is too little room;
    `across`: about how many degrees an area is wide.
    """

    slug: str
    name: str
    href: str
    told: str
    shape: Literal["point", "area", "cluster"]
    points: tuple[tuple[float, float], ...]
    claims: int = 0
    across: float = 0

    @property
    def lettering(self) -> str:
        """The name as a map has it: without what stands in brackets after it."""
        return self.name.partition(" (")[0]


@dataclass(slots=True)
class Stand:
    """A spot on paper and what is gathered there, the best covered first; clusters stand around what is no cluster."""

    at: Point
    spots: list[Spot] = field(default_factory=list)

    @property
    def clusters(self) -> list[Spot]:
        """Those that lie here and nowhere else."""
        return [spot for spot in self.spots if spot.shape == "cluster"]

    @property
    def others(self) -> list[Spot]:
        """Places, of which the first names the stand."""
        return [spot for spot in self.spots if spot.shape != "cluster"]


@dataclass(slots=True)
class Stretch:
    """A cluster over several spots on paper."""

    spot: Spot
    points: tuple[Point, ...]


def on_paper(sheet: Sheet, lat: float, lon: float) -> Point:
    """Where a position falls; what lies beyond the frame falls beyond it, on the side that is nearer."""
    middle = (sheet.window.west + sheet.window.east) / 2
    return sheet.width / 2 + ((lon - middle + 180) % 360 - 180) * sheet.scale, sheet.y(lat)


def gathered(sheet: Sheet, spots: Sequence[Spot]) -> tuple[list[Stand], list[Spot], list[Stretch]]:
    """Stands of towns and of clusters, areas by themselves, and clusters that stretch over several stands."""
    ranked = sorted(spots, key=lambda spot: -spot.claims)
    stands: list[Stand] = []
    for spot in ranked:
        if spot.shape == "point":
            stand_at(stands, on_paper(sheet, *spot.points[0])).spots.append(spot)
    stretches = []
    for spot in ranked:
        if spot.shape == "cluster":
            points = [on_paper(sheet, *point) for point in spot.points]
            apart = _apart(points)
            if len(apart) > 1:
                stretches.append(Stretch(spot, tuple(points)))
            else:
                stand_at(stands, apart[0]).spots.append(spot)
    return stands, [spot for spot in ranked if spot.shape == "area"], stretches


def stand_at(stands: list[Stand], at: Point) -> Stand:
    """The stand that is nearest to a point, or a new one there where none is near."""
    near = nearest(stands, at)
    if near is None:
        near = Stand(at)
        stands.append(near)
    return near


def nearest(stands: Iterable[Stand], at: Point) -> Stand | None:
    """The nearest stand to which a point belongs, if there is one."""
    near = min(stands, key=lambda stand: math.dist(stand.at, at), default=None)
    return near if near is not None and math.dist(near.at, at) < MEET else None


def _apart(points: Iterable[Point]) -> list[Point]:
    """Points without those that lie as good as on another."""
    kept: list[Point] = []
    for point in points:
        if all(math.dist(point, other) >= MEET for other in kept):
            kept.append(point)
    return kept
