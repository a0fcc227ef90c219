"""Parts of the globe that a map shows: a few with a name, and the surroundings of any place; knows no query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from policyatlas.charts.maps import HEIGHT, WIDTH
from policyatlas.charts.projection import Window, sheet_about
from policyatlas.records.models import Place
from policyatlas.vocabulary import Text

WORLD = "world"
NAMED: dict[str, tuple[Text, Window]] = {
    WORLD: (gettext_lazy("World"), Window(-30, 330, -56, 72)),
    "asia": (gettext_lazy("Asia"), Window(55, 150, -9, 52)),
    "china": (gettext_lazy("China"), Window(73, 136, 17, 54)),
    "europe": (gettext_lazy("Europe"), Window(-14, 40, 36, 60)),
    "united-states": (gettext_lazy("United States"), Window(-126, -66, 24, 50)),
}
STEPS = (2, 4, 8, 16, 32, 64)  # degrees of longitude across
USUAL = {"bloc": 64, "country": 32, "province": 16, "region": 16, "district": 4, "zone": 4}
TOWN = 8  # any other kind of place
FILLED = 0.6  # the share of a window that what is looked at may fill


@dataclass(frozen=True, slots=True)
class View:
    """A window with the slug that names it. `place`: what stands in its middle, where it is no named one."""

    slug: str
    name: Text
    window: Window
    place: Place | None = None
    across: int = 0

    @property
    def degrees(self) -> float:
        """How wide it is."""
        return self.window.east - self.window.west

    @property
    def nearer(self) -> int | None:
        """The next width below its own, of a place's window; None at the nearest."""
        return max((step for step in STEPS if step < self.across), default=None)

    @property
    def farther(self) -> int | None:
        """The next width above its own, of a place's window; None at the farthest."""
        return min((step for step in STEPS if self.across and step > self.across), default=None)


def named(slug: str) -> View | None:
    """One of the windows with a name."""
    return View(slug, *NAMED[slug]) if slug in NAMED else None


def around(place: Place, across: int | None) -> View | None:
    """The surroundings of a place, as wide as asked or as suits its kind; None where no position is known."""
    if place.lat is None or place.lon is None:
        return None
    across = across or USUAL.get(place.kind, TOWN)
    sheet = sheet_about([place.lon], [place.lat], across=across, inner=1, width=WIDTH, height=HEIGHT)
    return View(place.slug, place.name, sheet.window, place, across)


def step_of(written: str) -> int | None:
    """A width that a query names; None where there is no such."""
    return int(written) if written in map(str, STEPS) else None


def step_for(points: Iterable[tuple[float, float]], within: float) -> int | None:
    """The width that parts points which lie together in a window so wide; None where no nearer one would."""
    lats, lons = zip(*points, strict=True)
    spread = max(max(lats) - min(lats), max(lons) - min(lons))
    nearer = [step for step in STEPS if step <= 0.7 * within]
    if not nearer:
        return None
    if spread == 0:  # clusters of one place, which stand around it where it has room
        return min(nearer[-1], TOWN) if within > TOWN else None
    return next((step for step in nearer if step >= spread / FILLED), nearer[-1])
