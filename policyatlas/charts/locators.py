"""A locator: one place in the middle, among neighbours that readers know. Knows no comparison and no route.

The window is chosen so that a plate of any place on earth shows a coast to find it by.
"""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _

from policyatlas.charts import bearings
from policyatlas.charts.engraving import engrave, graticule, sea_share, strokes
from policyatlas.charts.lettering import Box, Label, best, label, labels_around, square
from policyatlas.charts.plate import NAME, RING, SPACED, Mark, Pin, Plate, Shape
from policyatlas.charts.projection import Sheet, sheet_about

PLACE_SPAN = 24.0  # degrees of latitude, or as far in longitude, from edge to edge: a city and its surroundings
COUNTRY_SPAN = 44.0  # a large country, or a bloc

WIDTH, HEIGHT = 420, 335
SPACING = 3.8  # pixels from line to line of the engraving
COAST = 0.06  # share of the sheet that is water: below, nobody would know where this is
NEIGHBOURS = 6
APART = 38.0  # pixels from one neighbour to the next


def locator(pins: Sequence[Pin], *, across: float = PLACE_SPAN) -> Plate:
    """The main pins in the middle, and as many of the near ones as lie in the window and leave each other room.

    Near pins are taken in their order: put those first that readers know best. `across` is the least that it shows,
    in degrees: PLACE_SPAN or COUNTRY_SPAN. Raises ValueError without a main pin.
    """
    main = [pin for pin in pins if pin.weight == "main"]
    if not main:
        raise ValueError("A locator needs a main pin to stand in its middle.")
    sheet = _sheet(main, across)
    marks = _marks(sheet, main, [pin for pin in pins if pin.weight == "near"])
    return Plate(
        kind="locator",
        width=WIDTH,
        height=HEIGHT,
        land=engrave(sheet.window, WIDTH, HEIGHT, SPACING),
        graticule=graticule(sheet, 10),
        marks=marks,
        text=_text(sheet, main, [mark.pin for mark in marks if mark.pin.weight == "near"]),
    )


def _sheet(pins: Sequence[Pin], across: float) -> Sheet:
    """The closest sheet that holds these pins in its inner part and shows some sea; far inland, the widest."""
    lons, lats = [pin.lon for pin in pins], [pin.lat for pin in pins]
    least = across / math.cos(math.radians(min(abs(min(lats) + max(lats)) / 2, 60)))
    for wider in (1, 1.3, 1.7, 2.2):
        sheet = sheet_about(lons, lats, across=least * wider, inner=0.6, width=WIDTH, height=HEIGHT)
        if sea_share(sheet, SPACING) >= COAST:
            break
    return sheet


def _marks(sheet: Sheet, main: Sequence[Pin], near: Sequence[Pin]) -> tuple[Mark, ...]:
    """Main pins first and always; a near one only where it stands free and its name is in nobody's way."""
    page = Box(8, 8, WIDTH - 16, HEIGHT - 30)
    areas = [_name(sheet, pin, [], page)[0].box for pin in main if pin.area]
    near = _neighbours(sheet, main, near, page, areas)
    taken = areas + [square(*_point(sheet, pin), RING + 2) for pin in (*main, *near) if not pin.area]
    marks = []
    for pin in (*main, *near):
        name, covered = _name(sheet, pin, taken, page)
        if covered and pin.weight == "near":
            continue
        taken.append(name.box)
        x, y = _point(sheet, pin)
        shape: Shape = "none" if pin.area else "ring" if pin.weight == "main" else "dot"
        marks.append(Mark(pin, shape, round(x, 1), round(y, 1), name))
    return tuple(marks)


def _neighbours(sheet: Sheet, main: Sequence[Pin], near: Sequence[Pin], page: Box, areas: Sequence[Box]) -> list[Pin]:
    """The first of the near pins that are on the page, under no area's name, and not close to another."""
    chosen: list[Pin] = []
    points = [_point(sheet, pin) for pin in main]
    for pin in near:
        point = _point(sheet, pin)
        dot = square(*point, RING)
        free = dot.shared(page) >= dot.width * dot.height - 0.1 and not any(dot.shared(area) for area in areas)
        if free and all(math.dist(point, other) >= APART for other in points):
            chosen.append(pin)
            points.append(point)
    return chosen[:NEIGHBOURS]


def _name(sheet: Sheet, pin: Pin, taken: Sequence[Box], page: Box) -> tuple[Label, float]:
    """The name of a place beside it, that of an area across it; and the pixels of what is taken that it covers."""
    x, y = _point(sheet, pin)
    size = NAME["locator"][pin.weight]
    if pin.area:
        size *= SPACED
        return best([label(pin.lettering, x, y + 0.3 * size, "middle", size)], page, taken=taken)
    return best(labels_around(pin.lettering, x, y, gap=10, size=size), page, taken=taken)


def _point(sheet: Sheet, pin: Pin) -> tuple[float, float]:
    return sheet.x(pin.lon), sheet.y(pin.lat)


def _text(sheet: Sheet, main: Sequence[Pin], near: Sequence[Pin]) -> str:
    first, places = main[0], bearings.listed(pin.name for pin in main)
    sentences = [
        _("Map with %(places)s in the middle, at %(position)s.")
        % {"places": places, "position": bearings.position(first.lat, first.lon)}
        if len(main) == 1
        else _("Map with %(places)s in the middle.") % {"places": places}
    ]
    if near:
        around = (
            _("%(place)s %(distance)s %(towards)s")
            % {
                "place": pin.name,
                "distance": bearings.far(bearings.distance(first.lat, first.lon, pin.lat, pin.lon)),
                "towards": bearings.towards(first.lat, first.lon, pin.lat, pin.lon),
            }
            for pin in near
        )
        sentences.append(_("Around it: %(places)s.") % {"places": ", ".join(around)})
    if sides := _sea_sides(sheet):
        sentences.append(_("The sea lies %(sides)s.") % {"sides": bearings.listed(sides)})
    return " ".join(sentences)


def _sea_sides(sheet: Sheet) -> list[str]:
    """The sides of the sheet, clockwise from the north, whose outer third is mostly water."""
    thirds = (
        (0, 0, WIDTH, HEIGHT / 3),
        (2 * WIDTH / 3, 0, WIDTH, HEIGHT),
        (0, 2 * HEIGHT / 3, WIDTH, HEIGHT),
        (0, 0, WIDTH / 3, HEIGHT),
    )
    sides = []
    for towards, (left, top, right, bottom) in zip(bearings.TOWARDS[::2], thirds, strict=True):
        land = sum(
            max(min(end, right) - max(start, left), 0)
            for y, line in strokes(sheet.window, WIDTH, HEIGHT, SPACING)
            if top <= y < bottom
            for start, end in line
        )
        if land * SPACING < 0.4 * (right - left) * (bottom - top):
            sides.append(str(towards))
    return sides
