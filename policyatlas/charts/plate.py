"""What a plate is made of, ready to be printed as SVG; knows no coast, no place and no colour (CSS has those).

Numbers are pixels of the drawing, rounded to one decimal.
"""

from dataclasses import dataclass
from typing import Literal

from policyatlas.charts.engraving import Graticule
from policyatlas.charts.lettering import Box, Label, square

type Kind = Literal["locator", "strip", "transfers", "map"]
type Shape = Literal["ring", "dot", "disc", "area", "none"]

# Type sizes of static/css/atlas.css, which sets what is measured here
NAME: dict[Kind, dict[str, float]] = {
    "locator": {"main": 17, "near": 14.5},
    "transfers": {"main": 15, "near": 13},
    "map": {"place": 14, "cluster": 13, "area": 12.5},
}
SPACED = 1.3  # names of areas are letterspaced
RING = 4.5  # radius of the mark of a place
TARGET = 28  # pixels that a link is high, so that it can be hit on a plate printed smaller


@dataclass(frozen=True, slots=True)
class Pin:
    """A place to be marked: degrees north and east, and where its name leads.

    `main` pins are what a plate is about, `near` ones are there to find one's way; `letter` is the column of a
    comparison; an `area` (country, province, region) is named but not dotted; `slug` is the case that `href` opens.
    """

    name: str
    lat: float
    lon: float
    href: str = ""
    letter: str = ""
    label_lang: str = ""
    weight: Literal["main", "near"] = "main"
    slug: str = ""
    area: bool = False

    @property
    def lettering(self) -> str:
        """The name as a map has it: without what stands in brackets after it."""
        return self.name.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Leader:
    """A line from the place itself, x and y, to the edge of a mark that had to stand off."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin on paper: shape at x and y, name beside it or letter in it, and the box that takes a click."""

    pin: Pin
    shape: Shape
    x: float
    y: float
    label: Label | None = None
    leader: Leader | None = None

    @property
    def hit(self) -> Box:
        """Where a link is hit: mark and name together, high enough for a finger."""
        box = square(self.x, self.y, RING + 2)
        if self.label:
            box = self.label.box if self.shape == "none" else self.label.box.around(box)
        wider, higher = max(TARGET - box.width, 0) / 2, max(TARGET - box.height, 0) / 2
        return Box(
            round(box.x - wider, 1),
            round(box.y - higher, 1),
            round(box.width + 2 * wider, 1),
            round(box.height + 2 * higher, 1),
        )


@dataclass(frozen=True, slots=True)
class End:
    """The head of a route: a point and the way it looks, in degrees clockwise from the right."""

    x: float
    y: float
    turn: float
    bar: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A route from model to learner: one path, or two where it leaves the plate and comes in at the other edge."""

    number: int
    line: str
    weight: str
    paths: tuple[str, ...]
    ends: tuple[End, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Water:
    """The name of an ocean, around x."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plate:
    """A map as templates/charts/plate.html prints it. `text` says in words what it shows and names every pin."""

    kind: Kind
    width: int
    height: int
    land: str
    graticule: Graticule
    marks: tuple[Mark, ...]
    text: str
    routes: tuple[Curve, ...] = ()
    waters: tuple[Water, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether a name on it leads anywhere: then it is a group of links, else an image."""
        return any(mark.pin.href for mark in self.marks)
