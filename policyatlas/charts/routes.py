"""Who is a model for whom, as numbered routes on a strip of the world around the Pacific; knows no transfer record."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.charts.curves import Bow
from policyatlas.charts.engraving import engrave, graticule, meridian
from policyatlas.charts.lettering import Box, best, label, labels_around, square
from policyatlas.charts.plate import NAME, RING, Curve, End, Mark, Pin, Plate, Water
from policyatlas.charts.projection import Sheet, Window, northing
from policyatlas.vocabulary import TransferDegree

WIDTH = 1200
SPACING = 2.9
PACIFIC = (-12.0, 308.0)  # cut down the Atlantic, which no route of the atlas ends in
WHOLE = (-30.0, 330.0)  # for a place that lies in the cut
SOUTH, NORTH = 13.0, 60.8
MARGIN = 5.0  # degrees beyond the southernmost and northernmost pin
DISC = 10.0
BENDS = (0.12, -0.12, 0.03, 0.2, -0.2, 0.3, -0.3)  # of the distance; up is positive
LEAST_BEND = 13.0  # pixels
NEAR = 9.0  # pixels, within which two lines run side by side
SPOTS = (0.5, 0.42, 0.58, 0.34, 0.66)  # where on a route its number may stand
OCEANS = ((gettext_lazy("Pacific Ocean"), 29.0, -165.0), (gettext_lazy("Indian Ocean"), -4.0, 78.0))


@dataclass(frozen=True, slots=True)
class Route:
    """A numbered way from model to learner; the degree of the transfer says how its line is drawn."""

    number: int
    model: Pin
    learner: Pin
    degree: TransferDegree


@dataclass(frozen=True)
class Drawn:
    """A route on paper: the curve, in two parts where it crosses the edge, and where its number stands."""

    route: Route
    bows: tuple[Bow, ...]
    number_at: complex

    @cached_property
    def points(self) -> list[complex]:
        """Points on the line, every few pixels."""
        return [point for bow in self.bows for point in bow.samples(NEAR)]

    @cached_property
    def cells(self) -> frozenset[tuple[int, int]]:
        """Squares of paper that the line runs through or beside."""
        beside = (-1, 0, 1)
        return frozenset((x + i, y + j) for x, y in map(_cell, self.points) for i in beside for j in beside)


def transfers_plate(routes: Sequence[Route]) -> Plate:
    """Every route from its model to its learner, by way of the plate's edge where that is shorter.

    Raises ValueError without a route.
    """
    if not routes:
        raise ValueError("A plate of transfers needs a route.")
    pins = list({pin.slug or pin.name: pin for route in routes for pin in (route.model, route.learner)}.values())
    sheet = _sheet(pins)
    drawn: list[Drawn] = []
    for route in routes:
        drawn.append(_drawn(sheet, route, pins, drawn))
    marks = _marks(sheet, pins, drawn)
    return Plate(
        kind="transfers",
        width=sheet.width,
        height=sheet.height,
        land=engrave(sheet.window, sheet.width, sheet.height, SPACING),
        graticule=graticule(sheet, 20),
        marks=marks,
        text=_text(sheet, drawn),
        routes=tuple(_curve(one) for one in drawn),
        waters=_waters(sheet, marks, drawn),
    )


def _sheet(pins: Sequence[Pin]) -> Sheet:
    """The strip, higher where a pin lies beyond its usual parallels."""
    south, north = min(SOUTH, *(pin.lat - MARGIN for pin in pins)), max(NORTH, *(pin.lat + MARGIN for pin in pins))
    west, east = PACIFIC
    if any((pin.lon - west) % 360 > east - west for pin in pins):
        west, east = WHOLE
    height = round((northing(north) - northing(south)) * WIDTH / (east - west))
    return Sheet(Window(west, east, south, north), WIDTH, height)


def _drawn(sheet: Sheet, route: Route, pins: Sequence[Pin], before: Sequence[Drawn]) -> Drawn:
    """The route by the bend, and with its number on the spot, that is least in the way of what is drawn already."""
    start, end, world = _point(sheet, route.model), _point(sheet, route.learner), 360 * sheet.scale
    if abs(end.real - start.real) > world / 2:
        end += world if end.real < start.real else -world
    others = [_point(sheet, pin) for pin in pins]
    choices: list[tuple[float, int, tuple[Bow, ...], complex]] = []
    for bend in BENDS:
        bulge = max(abs(bend) * abs(end - start), LEAST_BEND) * (1 if bend > 0 else -1)
        bows = _bows(sheet, Bow.bent(start, end, bulge), world)
        longest = max(bows, key=lambda bow: bow.length)
        cost = 10 * abs(bend) + _crowding(sheet, bows, others, before)
        for spot in SPOTS:
            at = longest.at(spot)
            choices.append(
                (cost + 4 * abs(spot - 0.5) + _disc_crowding(sheet, at, others, before), len(choices), bows, at)
            )
    _cost, _nth, bows, at = min(choices)
    return Drawn(route, bows, at)


def _bows(sheet: Sheet, bow: Bow, world: float) -> tuple[Bow, ...]:
    """The curve without its ends, which pins take; as two where it leaves the sheet and comes in again."""
    bow = bow.shortened(RING + 4, RING + 6)
    if 0 <= bow.end.real <= sheet.width:
        return (bow,)
    if bow.end.real > sheet.width:
        return bow.part(0, bow.where(sheet.width - 7)), bow.part(bow.where(world + 2), 1).moved(-world)
    return bow.part(0, bow.where(7)), bow.part(bow.where(sheet.width - world - 2), 1).moved(world)


def _crowding(sheet: Sheet, bows: Sequence[Bow], pins: Sequence[complex], before: Sequence[Drawn]) -> float:
    """How far a curve is in the way of the edges, of pins that it passes, and of curves beside it."""
    cost = 0.0
    for bow in bows:
        inner = bow.samples(2 * NEAR)[1:-1]
        cost += 20 * sum(not 8 < point.imag < sheet.height - 18 for point in inner)
        cost += 15 * sum(abs(point - pin) < RING + 5 for point in inner for pin in pins)
        cost += 10 * sum(abs(point - one.number_at) < DISC + 3 for point in inner for one in before)
        for one in before:
            cost += 20 * sum(_cell(point) in one.cells for point in inner) / len(inner)
    return cost


def _disc_crowding(sheet: Sheet, at: complex, pins: Sequence[complex], before: Sequence[Drawn]) -> float:
    """How far a number is in the way of other numbers, of pins and of the edges."""
    cost = 30.0 * sum(abs(at - one.number_at) < 2 * DISC + 4 for one in before)
    cost += 20 * sum(abs(at - pin) < DISC + RING + 4 for pin in pins)
    cost += 8 * sum(_cell(at) in one.cells for one in before)
    inside = DISC + 3 < at.real < sheet.width - DISC - 3 and DISC + 3 < at.imag < sheet.height - DISC - 16
    return cost if inside else cost + 40


def _curve(drawn: Drawn) -> Curve:
    degree = drawn.route.degree
    ends = [
        End(round(bow.end.real, 1), round(bow.end.imag, 1), round(bow.heading, 1), degree.bar and bow is drawn.bows[-1])
        for bow in drawn.bows
    ]
    return Curve(
        number=drawn.route.number,
        line=degree.line,
        weight=degree.weight,
        paths=tuple(bow.path for bow in drawn.bows),
        ends=tuple(ends),
        x=round(drawn.number_at.real, 1),
        y=round(drawn.number_at.imag, 1),
    )


def _marks(sheet: Sheet, pins: Sequence[Pin], drawn: Sequence[Drawn]) -> tuple[Mark, ...]:
    """Every pin with its name, the main ones first, where they are least in the way."""
    page = Box(8, 8, sheet.width - 16, sheet.height - 28)
    points = [_point(sheet, pin) for pin in pins]
    lines, taken = _lines(drawn), _discs(drawn) + [square(point.real, point.imag, RING + 2) for point in points]
    marks = []
    for pin in sorted(pins, key=lambda pin: pin.weight):
        point = _point(sheet, pin)
        names = labels_around(pin.lettering, point.real, point.imag, gap=10, size=NAME["transfers"][pin.weight])
        name, _in_the_way = best(names, page, taken=taken, lines=lines)
        taken.append(name.box)
        marks.append(Mark(pin, "area" if pin.area else "ring", round(point.real, 1), round(point.imag, 1), name))
    return tuple(marks)


def _waters(sheet: Sheet, marks: Sequence[Mark], drawn: Sequence[Drawn]) -> tuple[Water, ...]:
    """Oceans that have room for their name."""
    taken = _discs(drawn) + _lines(drawn) + [mark.label.box for mark in marks if mark.label]
    waters = []
    for name, lat, lon in OCEANS:
        for down in (0, 18, -18, 36, -36, 54, -54):
            x, y = sheet.x(lon), sheet.y(lat) + down
            box = label(str(name), x, y, "middle", 15 * 1.5).box
            if 20 < box.y < sheet.height - 45 and not any(box.shared(other) for other in taken):
                waters.append(Water(str(name), round(x, 1), round(y, 1)))
                break
    return tuple(waters)


def _discs(drawn: Sequence[Drawn]) -> list[Box]:
    return [square(one.number_at.real, one.number_at.imag, DISC + 3) for one in drawn]


def _lines(drawn: Sequence[Drawn]) -> list[Box]:
    return [square(point.real, point.imag, NEAR / 2) for one in drawn for point in one.points]


def _cell(point: complex) -> tuple[int, int]:
    return int(point.real // NEAR), int(point.imag // NEAR)


def _point(sheet: Sheet, pin: Pin) -> complex:
    return complex(sheet.x(pin.lon), sheet.y(pin.lat))


def _text(sheet: Sheet, drawn: Sequence[Drawn]) -> str:
    sentences = [
        _("Map from %(west)s eastwards to %(east)s, with the Pacific in the middle.")
        % {"west": meridian(sheet.window.west), "east": meridian(sheet.window.east)}
    ]
    for one in drawn:
        said = {
            "number": one.route.number,
            "degree": str(one.route.degree.label).lower(),
            "model": one.route.model.name,
            "learner": one.route.learner.name,
        }
        if len(one.bows) == 1:
            sentences.append(_("Route %(number)d (%(degree)s) runs from %(model)s to %(learner)s.") % said)
        else:
            sentences.append(
                _("Route %(number)d (%(degree)s) runs from %(model)s over the edge of the map to %(learner)s.") % said
            )
    return " ".join(sentences)
