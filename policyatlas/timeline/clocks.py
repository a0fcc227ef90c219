"""Sets the dated claims of cases on one axis: of calendar years, or of years since each case's start; draws nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.evidence import Gathered, Start, start_of, year_told
from policyatlas.records.models import Case, Claim, Location


@dataclass(frozen=True, slots=True)
class Lane:
    """A case on the axis, whose `column` counts from 1. `marks`: claims of fact by their place on it, leads first.

    By years since the start, `zero` is the year of the start, and there are no marks where no claim gives one.
    """

    case: Case
    column: int
    marks: Mapping[int, Sequence[Claim]]
    start: Start | None = None

    @property
    def zero(self) -> int:
        """The calendar year that stands at nought."""
        return self.start.year if self.start else 0


def by_calendar(cases: Sequence[Case], gathered: Gathered) -> list[Lane]:
    """Each case with its facts by the year that they tell of."""
    return [Lane(case, column, _dated(gathered, case)) for column, case in enumerate(cases, start=1)]


def since_start(cases: Sequence[Case], gathered: Gathered, located: Collection[Location]) -> list[Lane]:
    """Each case with its facts by years since its start; before it, they count down from -1.

    `located`: the clusters and policies that lie in those of the cases that are places.
    """
    lanes = []
    for column, case in enumerate(cases, start=1):
        here = [location.case for location in located if location.place_id == case.pk]
        start = start_of(case, claims_of(gathered, case), located=here)
        dated = _dated(gathered, case) if start else {}
        lanes.append(Lane(case, column, {year - start.year: told for year, told in dated.items() if start}, start))
    return lanes


def claims_of(gathered: Gathered, case: Case) -> Iterator[Claim]:
    """A case's claims, dimension by dimension, each in lead order."""
    return (claim for cell in gathered.of(case) for claim in cell.claims)


def place_in_words(place: int, *, calendar: bool) -> str:
    """A place on the axis as it is read out and as it heads a year: `2014`, `Year 10`, `3 years before`."""
    if calendar:
        return str(place)
    if place < 0:
        return ngettext("%d year before", "%d years before", -place) % -place
    return _("Year %d") % place if place else _("Start")


def _dated(gathered: Gathered, case: Case) -> dict[int, list[Claim]]:
    dated: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims_of(gathered, case):
        if claim.nature == "fact" and (year := year_told(claim)) is not None:
            dated[year].append(claim)
    return dict(dated)


def marks_on(lanes: Iterable[Lane]) -> int:
    """How many claims are set on the axis."""
    return sum(len(claims) for lane in lanes for claims in lane.marks.values())
