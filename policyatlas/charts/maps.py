"""A map of places and clusters: every one marked, lettered or numbered, or counted where it crowds. Knows no record.

A name that would run into another gives way to a number, and a number to the count of what lies there: so nothing is
printed over anything, however full the sheet.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from policyatlas.charts.engraving import Graticule, engrave, graticule
from policyatlas.charts.gathering import MEET, Spot, Stand, Stretch, gathered, nearest, on_paper
from policyatlas.charts.lettering import Box, best, label, labels_around, square
from policyatlas.charts.marking import DISC, Mark, Rest, Shape, holds, middle, parted, widened
from policyatlas.charts.patches import Outline, Point, around, hatched, path
from policyatlas.charts.plate import NAME, SPACED
from policyatlas.charts.projection import Sheet, Window, northing

WIDTH, HEIGHT = 840, 600  # the height of a window that has no shape of its own
SPACING = 3.4  # pixels from line to line of the engraving
MOST_AROUND = 8  # clusters that are drawn around one place
RINGS = (62.0, 44.0, 25.0)  # pixels from a place to its clusters, where there is room for so much
APART = 25.0  # pixels from one of these to the next, at least
BESIDE = 2.5  # degrees; a cluster that stood farther from its place would be looked for there
CORRIDOR = 16.0  # pixels that a cluster of several places reaches around each
CLASSES = ((50, 6.0), (10, 4.3), (1, 2.8))  # least claims, radius; below, the dot is open
OPEN = 3.0
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)  # where on a corridor its mark may stand
SHIFTS = (0, -14, 14, -28, 28)  # pixels that the name of an area may stand above or below its middle
LETTERED = 30.0  # pixels that an area is wide at least whose name is set across it


@dataclass(frozen=True)
class Map:
    """A sheet as templates/charts/map.html prints it; `marks` and `rests` in the order of the spots."""

    width: int
    height: int
    land: str
    graticule: Graticule
    links: tuple[Mark | Rest, ...]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Cases with a mark of their own."""
        return tuple(link for link in self.links if isinstance(link, Mark))

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """Counts of the other cases."""
        return tuple(link for link in self.links if isinstance(link, Rest))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of the cases that are numbered, by slug."""
        return {mark.spot.slug: mark.number for mark in self.marks if mark.number is not None}


def sheet_of(window: Window) -> Sheet:
    """The window on paper of the map's width."""
    across = window.east - window.west
    return Sheet(window, WIDTH, round((northing(window.north) - northing(window.south)) * WIDTH / across))


def map_of(window: Window, spots: Sequence[Spot], nearer: Callable[[Spot, Sequence[Spot]], str]) -> Map:
    """Every spot, in the order of the list; `nearer` says where the count of what is gathered at a spot leads."""
    sheet = sheet_of(window)
    links = _Drawing(sheet, spots).links()
    order = {spot.slug: place for place, spot in enumerate(spots)}
    links.sort(key=lambda link: (order[_lead(link).slug], isinstance(link, Rest)))
    numbered: list[Mark | Rest] = []
    number = 0
    for link in links:
        if isinstance(link, Rest):
            numbered.append(replace(link, href=nearer(link.beside, link.spots)))
        elif link.label is None:
            number += 1
            numbered.append(replace(link, number=number))
        else:
            numbered.append(link)
    every = next(every for every in (1, 2, 5, 10, 20, 30) if every * sheet.scale >= 50)
    return Map(
        width=sheet.width,
        height=sheet.height,
        land=engrave(sheet.window, sheet.width, sheet.height, SPACING),
        graticule=graticule(sheet, every),
        links=tuple(numbered),
    )


class _Drawing:
    """The sheet while it is drawn: what is taken on it already, the best covered first."""

    def __init__(self, sheet: Sheet, spots: Sequence[Spot]) -> None:
        self.page = Box(8, 8, sheet.width - 16, sheet.height - 30)
        self.sheet = sheet
        self.taken: list[Box] = []
        self.drawn: list[Mark | Rest] = []
        self.stands, areas, stretches = gathered(sheet, spots)
        self.taken += [square(*stand.at, DISC + 2) for stand in self.stands]
        self.shapes: list[tuple[Mark, list[Spot]]] = []
        for stretch in stretches:
            self._stretch(stretch)
        for area in areas:
            self._area(area)
        for stand in self.stands:
            self._stand(stand)

    def links(self) -> list[Mark | Rest]:
        """Everything, lettered: places before the clusters in them, and what is best covered first."""
        for mark, rest in sorted(self.shapes, key=lambda shape: (bool(shape[0].outline), -shape[0].spot.claims)):
            self._letter(mark, rest)
        return self.drawn

    def _stretch(self, stretch: Stretch) -> None:
        """A corridor with a mark on it; where there is no room for one, the cluster is counted at its first place."""
        pairs = zip(stretch.points, stretch.points[1:], strict=False)
        spots = [
            (one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1]))
            for one, two in pairs
            for share in ALONG
        ]
        free = next((spot for spot in spots if self._free(square(*spot, DISC + 2))), None)
        if free is None:
            self._gather(stretch.spot, stretch.points[0])
            return
        self.taken.append(square(*free, DISC + 2))
        self.shapes.append((self._patch(stretch.spot, free, around(stretch.points, CORRIDOR)), []))

    def _area(self, spot: Spot) -> None:
        """The name across the area; where that has no room, the area is counted among what stands near its middle."""
        x, y = on_paper(self.sheet, *spot.points[0])
        size, wide = NAME["map"]["area"] * SPACED, spot.across * self.sheet.scale
        for shift in [shift for shift in SHIFTS if abs(shift) <= wide / 2] if wide >= LETTERED else ():
            name = label(spot.lettering, x, y + 0.3 * size + shift, "middle", size)
            if self._free(name.box):
                self.taken.append(name.box)
                self.drawn.append(Mark(spot, "area", name.x, name.y, 0, label=name))
                return
        self._gather(spot, (x, y))

    def _gather(self, spot: Spot, at: Point) -> None:
        """Adds to the stand that is near, or to a new one if there is room for it, or else to the nearest."""
        stand = nearest(self.stands, at)
        if stand is None and (self._free(square(*at, DISC + 2)) or not self.stands):
            stand = Stand(at)
            self.stands.append(stand)
            self.taken.append(square(*at, DISC + 2))
        stand = stand or min(self.stands, key=lambda other: math.dist(other.at, at))
        stand.spots.append(spot)

    def _stand(self, stand: Stand) -> None:
        """A dot with its clusters around it where they have room, else with the count of what else is here."""
        around_it = self._places_around(stand)
        spots = [*stand.others, *stand.clusters] if stand.others else stand.spots
        if around_it:
            for spot, at in zip(stand.clusters, around_it, strict=True):
                self.taken.append(square(*at, DISC + 2))
                self.shapes.append((self._patch(spot, at), []))
            spots = stand.others
        if spots:
            lead, *rest = spots
            mark = self._patch(lead, stand.at) if lead.shape == "cluster" else _dot(lead, stand.at)
            self.shapes.append((mark, rest))

    def _places_around(self, stand: Stand) -> list[Point]:
        """Where the clusters of a place stand around it; nothing where they are too many or would crowd others."""
        count = len(stand.clusters)
        if len(stand.others) > 1 or not 0 < count <= MOST_AROUND or (count == 1 and not stand.others):
            return []
        room = min((math.dist(stand.at, other.at) for other in self.stands if other is not stand), default=math.inf)
        room = min(room - DISC - MEET / 2, BESIDE * self.sheet.scale)
        least = APART / 2 / math.sin(math.pi / count) if count > 1 else 0.0
        for radius in RINGS if count > 1 else RINGS[-1:]:
            for turned in range(8) if least <= radius <= room else ():
                turns = [math.pi * (2 * number / count - 0.25 - turned / 16) for number in range(count)]
                places = [(stand.at[0] + radius * math.cos(t), stand.at[1] + radius * math.sin(t)) for t in turns]
                if all(self._free(square(*place, DISC + 1)) for place in places):
                    return places
        return []

    def _letter(self, mark: Mark, rest: list[Spot]) -> None:
        """Name and count beside the mark; a number in it where they do not fit; the count alone where that does not."""
        size = NAME["map"]["cluster" if mark.outline else "place"]
        taken = [box for box in self.taken if not holds(box, mark)]
        names = labels_around(mark.spot.lettering, mark.x, mark.y, gap=max(mark.radius, 4) + 5, size=size)
        name, covered = best([widened(name) for name in names] if rest else names, self.page, taken=taken)
        if not covered:
            self.taken.append(name.box)
            if rest:
                name, at = parted(name)
                self.drawn.append(Rest(mark.spot, tuple(rest), *at))
            self.drawn.append(replace(mark, label=name))
            return
        if rest:
            counts = labels_around("00", mark.x, mark.y, gap=DISC + 5, size=NAME["map"]["place"])
            count, covered = best(counts, self.page, taken=taken)
            if covered:
                self.drawn.append(Rest(mark.spot, (mark.spot, *rest), mark.x, mark.y))
                return
            self.taken.append(count.box)
            self.drawn.append(Rest(mark.spot, tuple(rest), *middle(count.box)))
        self.drawn.append(mark if mark.outline else replace(mark, shape="disc", radius=DISC))

    def _patch(self, spot: Spot, at: Point, outline: Outline = ()) -> Mark:
        shape: Shape = "corridor" if outline else "patch"
        outline = outline or around([at], DISC)
        return Mark(spot, shape, round(at[0], 1), round(at[1], 1), DISC, path(outline), hatched(outline))

    def _free(self, box: Box) -> bool:
        inside = box.shared(self.page) >= box.width * box.height - 0.1
        return inside and not any(box.shared(other) for other in self.taken)


def _dot(spot: Spot, at: Point) -> Mark:
    radius = next((radius for least, radius in CLASSES if spot.claims >= least), OPEN)
    return Mark(spot, "area" if spot.shape == "area" else "dot", round(at[0], 1), round(at[1], 1), radius)


def _lead(link: Mark | Rest) -> Spot:
    return link.beside if isinstance(link, Rest) else link.spot
