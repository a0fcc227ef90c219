"""Says in words what a plate shows: directions, distances, positions. Knows no drawing."""

import math
from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

EARTH = 6371  # kilometres, mean radius

# clockwise from north
TOWARDS = (
    gettext_lazy("to the north"),
    gettext_lazy("to the north-east"),
    gettext_lazy("to the east"),
    gettext_lazy("to the south-east"),
    gettext_lazy("to the south"),
    gettext_lazy("to the south-west"),
    gettext_lazy("to the west"),
    gettext_lazy("to the north-west"),
)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres from the first place to the second, along the great circle."""
    phi1, phi2, turn = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    chord = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(turn / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))


def towards(lat1: float, lon1: float, lat2: float, lon2: float) -> str:
    """The direction, of eight, in which the second place is seen from the first."""
    phi1, phi2, turn = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    east = math.sin(turn) * math.cos(phi2)
    north = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(turn)
    return str(TOWARDS[round(math.degrees(math.atan2(east, north)) / 45) % 8])


def far(kilometres: float) -> str:
    """A distance as one would say it: to 10 km, from 1,000 km on to 100."""
    step = 10 if kilometres < 1000 else 100
    return _("%(distance)s km") % {"distance": f"{max(round(kilometres / step) * step, step):,}"}


def position(lat: float, lon: float) -> str:
    """A place by degrees: 31° north, 114° east."""
    north = pgettext("latitude", "%d° north") if lat >= 0 else pgettext("latitude", "%d° south")
    east = pgettext("longitude", "%d° east") if lon >= 0 else pgettext("longitude", "%d° west")
    return _("%(latitude)s, %(longitude)s") % {
        "latitude": north % round(abs(lat)),
        "longitude": east % round(abs(lon)),
    }


def listed(words: Iterable[str]) -> str:
    """Words in a row: a, b and c."""
    return get_text_list(list(words), _("and"))
