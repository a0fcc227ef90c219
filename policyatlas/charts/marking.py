"""What a map is marked with: cases with their names or numbers, and counts of what else is there; knows no sheet."""

from dataclasses import dataclass, replace
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.gathering import Spot
from policyatlas.charts.lettering import AIR, Box, Label, square
from policyatlas.charts.patches import Point

DISC = 8.5  # radius of a number, and of a cluster that is no corridor
BADGE = 26.0  # pixels kept free beside a name for the count of what else lies there
TARGET = 30.0  # pixels that a link is wide and high at least: 24 on the narrowest screen that is shown the map

type Shape = Literal["dot", "area", "patch", "corridor", "disc"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A case on paper: its mark at x and y, its name beside it or a number in it, and the box that takes a click."""

    spot: Spot
    shape: Shape
    x: float
    y: float
    radius: float
    outline: str = ""
    hatching: str = ""
    label: Label | None = None
    number: int | None = None

    @property
    def hit(self) -> Box:
        """Mark and name together, high enough for a finger."""
        mark = square(self.x, self.y, self.radius)
        return _within_reach(self.label.box.around(mark) if self.label else mark)


@dataclass(frozen=True, slots=True)
class Rest:
    """What else lies `beside` the mark of a case, as a count that leads to a nearer map, or to the list where none is.

    Where there is no room for that mark either, its case is the first of the spots that are counted.
    """

    beside: Spot
    spots: tuple[Spot, ...]
    x: float
    y: float
    href: str = ""

    @property
    def told(self) -> str:
        """What is counted and where the count leads, as it is read out."""
        clusters = sum(spot.shape == "cluster" for spot in self.spots)
        places = len(self.spots) - clusters
        much = []
        if places:
            much.append(ngettext("%d place", "%d places", places) % places)
        if clusters:
            much.append(ngettext("%d cluster", "%d clusters", clusters) % clusters)
        words = _("%(cases)s at %(place)s: in the list") if self.listed else _("%(cases)s at %(place)s: a nearer map")
        return words % {"cases": _(" and ").join(much), "place": self.beside.lettering}

    @property
    def listed(self) -> bool:
        """Whether no nearer map would part them."""
        return self.href.startswith("#")

    @property
    def hit(self) -> Box:
        """The count, large enough for a finger."""
        return _within_reach(square(self.x, self.y, DISC))


def holds(box: Box, mark: Mark) -> bool:
    """Whether a box is the one that is kept free for this mark."""
    return box.x <= mark.x <= box.x + box.width and box.y <= mark.y <= box.y + box.height


def widened(name: Label) -> Label:
    """The name with room for a count on the far side of it."""
    left = {"start": 0.0, "middle": BADGE / 2, "end": BADGE}[name.anchor]
    x = name.x - BADGE / 2 if name.anchor == "middle" else name.x
    return replace(name, x=round(x, 1), box=replace(name.box, x=name.box.x - left, width=name.box.width + BADGE))


def parted(name: Label) -> tuple[Label, Point]:
    """A widened name without the room for the count, and the middle of that."""
    box = replace(name.box, width=name.box.width - BADGE)
    if name.anchor == "end":
        box = replace(box, x=box.x + BADGE)
        x = name.box.x + AIR + DISC
    else:
        x = name.box.x + name.box.width - AIR - DISC
    return replace(name, box=box), (round(x, 1), middle(box)[1])


def middle(box: Box) -> Point:
    """The middle of a box."""
    return round(box.x + box.width / 2, 1), round(box.y + box.height / 2, 1)


def _within_reach(box: Box) -> Box:
    wider, higher = max(TARGET - box.width, 0) / 2, max(TARGET - box.height, 0) / 2
    return Box(
        round(box.x - wider, 1),
        round(box.y - higher, 1),
        round(box.width + 2 * wider, 1),
        round(box.height + 2 * higher, 1),
    )
