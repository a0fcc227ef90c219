"""Sets the dated claims of cases on one axis: of calendar years, or of years since each case's start; draws nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.evidence import Start, start_of, year_told
from policyatlas.records.models import Case, Claim, Location
from policyatlas.timeline.happenings import Happening
from policyatlas.timeline.telling import Told


@dataclass(frozen=True, slots=True)
class Lane:
    """A case on the axis, whose `column` counts from 1. `marks`: claims of fact by their place on it, leads first.

    `happenings`: foundings and policies there. By years since the start, `zero` is the year of the start, and nothing
    stands in the lane where no claim gives one.
    """

    case: Case
    column: int
    marks: Mapping[int, Sequence[Claim]]
    start: Start | None = None
    happenings: Sequence[Happening] = field(default=())

    @property
    def zero(self) -> int:
        """The calendar year that stands at nought."""
        return self.start.year if self.start else 0

    @property
    def places(self) -> set[int]:
        """The places on the axis at which anything stands."""
        ends = {place for one in self.happenings for place in (one.first, one.last) if place is not None}
        return {*self.marks, *ends}

    def within(self, first: int, last: int) -> "Lane":
        """The lane between two places of the axis."""
        return replace(
            self,
            marks={place: claims for place, claims in self.marks.items() if first <= place <= last},
            happenings=[one for one in self.happenings if one.within(first, last)],
        )


def by_calendar(cases: Sequence[Case], told: Told, happened: Sequence[Happening]) -> list[Lane]:
    """Each case with its facts by the year that they tell of."""
    return [
        Lane(case, column, _dated(told.of(case)), happenings=[one for one in happened if one.lane is case])
        for column, case in enumerate(cases, start=1)
    ]


def since_start(by_year: Iterable[Lane], told: Told, located: Collection[Location]) -> list[Lane]:
    """The lanes of the calendar by years since each case's start; before it, they count down from -1.

    `located`: the clusters and policies that lie in those of the cases that are places.
    """
    lanes = []
    for lane in by_year:
        here = [location.case for location in located if location.place_id == lane.case.pk]
        start = start_of(lane.case, told.of(lane.case), located=here)
        lanes.append(
            replace(
                lane,
                marks={year - start.year: claims for year, claims in lane.marks.items()} if start else {},
                start=start,
                happenings=[one.moved(start.year) for one in lane.happenings] if start else (),
            )
        )
    return lanes


def place_in_words(place: int, *, calendar: bool) -> str:
    """A place on the axis as it is read out and as it heads a year: `2014`, `Year 10`, `3 years before`."""
    if calendar:
        return str(place)
    if place < 0:
        return ngettext("%d year before", "%d years before", -place) % -place
    return _("Year %d") % place if place else _("Start")


def _dated(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    dated: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.nature == "fact" and (year := year_told(claim)) is not None:
            dated[year].append(claim)
    return dict(dated)


def marks_on(lanes: Iterable[Lane]) -> int:
    """How many claims are set on the axis."""
    return sum(len(claims) for lane in lanes for claims in lane.marks.values())
