"""Which places and clusters lie in a window, the best covered first, never more than a page holds; draws nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyatlas.charts.projection import Window
from policyatlas.faceting import CAP, Number
from policyatlas.maps.forms import Asked
from policyatlas.records.models import Case, Place
from policyatlas.records.models.cases import CaseQuerySet
from policyatlas.records.models.positions import CLUSTERS, PLACES, POLICIES, Way
from policyatlas.vocabulary import PLACE_KINDS

MOST = 150  # cases on a map
MOST_UNPLACED = 50  # named beneath it


@dataclass(frozen=True, slots=True)
class Held:
    """A case and the number of claims that are held of it."""

    case: Case
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a map shows, the best covered first. `left_out`: how many more cases lie in the window.

    `unplaced`: some cases of which no position is known, where they are asked for and nothing else is left out;
    `policies`: how many there are.
    """

    shown: Sequence[Held]
    left_out: Number
    unplaced: Iterable[Case]
    policies: Number

    def count(self, kind: str) -> int:
        """How many cases of a kind are shown."""
        return sum(held.case.case_kind == kind for held in self.shown)


def find(asked: Asked, window: Window, country: Place | None, *, unplaced: bool) -> Found:
    """The cases in a window that are asked for: three queries, one more for those without a position, and at most two
    where not all are shown.
    """
    ways, bounds = _ways(asked), _bounds(window)
    inside = {way: _asked_for(way, asked, country).between(way, *bounds) for way in ways}
    shown = list(Case.objects.whole().best_among(inside, MOST))
    numbers = [part.count_to(CAP) for part in inside.values()] if len(shown) == MOST else [len(shown)]
    left_out = Number(CAP + 1 if max(numbers) > CAP else sum(numbers) - len(shown))
    nowhere = [_asked_for(way, asked, country).unplaced(way) for way in ways]
    return Found(
        shown=[Held(case, case.counts.claims) for case in shown],
        left_out=left_out,
        unplaced=Case.objects.among(*nowhere).order_by("name")[:MOST_UNPLACED] if unplaced and not left_out else (),
        policies=Number(_asked_for(POLICIES, asked, country).count_to(CAP)),
    )


def _ways(asked: Asked) -> list[Way]:
    """Those of places and clusters, or of the one that is asked for."""
    if asked.kind == "cluster":
        return [CLUSTERS]
    return [PLACES] if asked.kind else [PLACES, CLUSTERS]


def _asked_for(way: Way, asked: Asked, country: Place | None) -> CaseQuerySet:
    cases = Case.objects.by(way)
    if asked.kind in PLACE_KINDS and way is PLACES:
        cases = cases.of_place_kind(asked.kind)
    if asked.sector:
        cases = cases.of_sector(way, asked.sector)
    return cases.lying_within(way, country.pk) if country else cases


def _bounds(window: Window) -> tuple[float, float, float, float]:
    """South, north, west and east, the last two from -180 to 180."""
    if window.east - window.west >= 360:
        return window.south, window.north, -180, 180
    return window.south, window.north, (window.west + 180) % 360 - 180, (window.east + 180) % 360 - 180
