"""Which figures may be at odds: the rule that fills the editors' queue (decision 12); judges nothing, knows no table.

Readers only ever see what an editor has linked: on the real evidence nearly all of what the rule finds is a difference
of scope.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from policyatlas.evidence.conversions import common_unit, in_common_unit
from policyatlas.evidence.disagreements import same_value
from policyatlas.records.models import Measure

type Period = tuple[int, int]


class Subject(NamedTuple):
    """What a figure is of. Two figures of one subject should be equal."""

    case: int
    indicator: str
    period: Period
    area: int | None
    unit: str


class Suspect(NamedTuple):
    """Two figures of one subject with different values; the claim with the smaller key first."""

    one: Measure
    other: Measure

    @property
    def pair(self) -> tuple[int, int]:
        """The keys of the two claims."""
        return self.one.claim_id, self.other.claim_id

    @property
    def values(self) -> list[str]:
        """The two figures, so that a later reader can tell whether one has changed."""
        return [_written(self.one), _written(self.other)]


def suspects(measures: Iterable[Measure]) -> Iterator[Suspect]:
    """Pairs of the same main case, indicator, period, area and unit whose values differ by more than rounding.

    Pure: measures need their claims at hand. A figure without a coded indicator or without a year says too little to be
    suspected. Units that are brought to one another by definition count as one; currencies are never converted.
    """
    subjects: dict[Subject, list[Measure]] = defaultdict(list)
    for measure in sorted(measures, key=lambda measure: measure.claim_id):
        if subject := _subject(measure):
            subjects[subject].append(measure)
    for group in subjects.values():
        for one, other in combinations(group, 2):
            if _at_odds(_brought(one), _brought(other)):
                yield Suspect(one, other)


def _at_odds(one: Measure, other: Measure) -> bool:
    """Whether no number would bear out both: `more than 500` and `504` may be the same count."""
    if same_value(one, other):
        return False
    (low, high), (low_of_other, high_of_other) = _range(one), _range(other)
    return high < low_of_other or high_of_other < low


def _range(measure: Measure) -> tuple[Decimal, Decimal]:
    """What the figure leaves possible."""
    match measure.qualifier:
        case "more-than":
            return measure.value, Decimal("Infinity")
        case "less-than" | "up-to":
            return Decimal("-Infinity"), measure.value
        case "between" if measure.value_to is not None:
            return measure.value, measure.value_to
    return measure.value, measure.value


def _subject(measure: Measure) -> Subject | None:
    period = _period(measure)
    if not measure.indicator or period is None:
        return None
    return Subject(measure.claim.main_case_id, measure.indicator, period, measure.area_id, common_unit(measure.unit))


def _period(measure: Measure) -> Period | None:
    """The span where there is one: the year beside it is when it was said."""
    if measure.span_from is not None and measure.span_to is not None:
        return measure.span_from, measure.span_to
    return None if measure.year is None else (measure.year, measure.year)


def _brought(measure: Measure) -> Measure:
    """The same figure in the unit that its like are brought to."""
    value_to = None if measure.value_to is None else in_common_unit(measure.value_to, measure.unit)
    return Measure(
        value=in_common_unit(measure.value, measure.unit),
        value_to=value_to,
        unit=common_unit(measure.unit),
        qualifier=measure.qualifier,
    )


def _written(measure: Measure) -> str:
    value_to = "" if measure.value_to is None else f"–{measure.value_to.normalize():f}"
    return f"{measure.qualifier} {measure.value.normalize():f}{value_to} {measure.unit}".strip()
