"""Chooses which transfers are drawn as numbered routes, and draws them; knows no page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from policyatlas.charts.bearings import distance
from policyatlas.charts.plate import Pin, Plate
from policyatlas.charts.routes import Route, transfers_plate
from policyatlas.records.models import Case, Place, Transfer
from policyatlas.vocabulary import TRANSFER_DEGREES

SHORTEST = 1200.0  # kilometres, some forty pixels of a plate


@dataclass(frozen=True, slots=True)
class Way:
    """A transfer whose two ends can be pinned on a map."""

    transfer: Transfer
    model: Pin
    learner: Pin

    @property
    def length(self) -> float:
        """Kilometres along the great circle."""
        return distance(self.model.lat, self.model.lon, self.learner.lat, self.learner.lon)


def longest_ways(transfers: Iterable[Transfer], most: int) -> list[Way]:
    """At most so many ways, one a pair: the longest of each model, longest first, then the second of each, and so on.

    Of a pair the newest transfer is drawn. Only places have ways: a cluster or policy would be drawn on top of the
    place that it lies in. What is too short to be told from its ends is drawn only where nothing longer is.
    """
    ways = []
    for transfer in transfers:
        model, learner = _pin(transfer.model), _pin(transfer.learner)
        if model and learner:
            ways.append(Way(transfer, model, learner))
    ways = [way for way in ways if way.length >= SHORTEST] or ways
    ways.sort(key=lambda way: (-way.length, -(way.transfer.year or 0), way.transfer.position))
    by_model: dict[int, dict[int, Way]] = defaultdict(dict)
    for way in ways:
        by_model[way.transfer.model_id].setdefault(way.transfer.learner_id, way)
    rounds = zip_longest(*(pairs.values() for pairs in by_model.values()))
    return [way for one_each in rounds for way in one_each if way][:most]


def plate_of(ways: Mapping[int, Way]) -> Plate | None:
    """Ways, by the number of their route, as a plate; None where there is none to draw."""
    if not ways:
        return None
    return transfers_plate(
        [Route(number, way.model, way.learner, TRANSFER_DEGREES[way.transfer.degree]) for number, way in ways.items()]
    )


def _pin(case: Case) -> Pin | None:
    """A place where it lies; nothing for a cluster, a policy or a place whose position is not known."""
    place: Place | None = getattr(case, "place", None)
    if place is None or place.lat is None or place.lon is None:
        return None
    return Pin(place.name, place.lat, place.lon, href=case.get_absolute_url(), slug=case.slug, area=place.is_area)
