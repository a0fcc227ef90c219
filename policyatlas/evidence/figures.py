"""A coded figure as one case's, with what the rules of comparison look at; judges nothing and knows no page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from policyatlas.evidence.disagreements import measure_of
from policyatlas.records.models import Case, Claim, Measure, Place
from policyatlas.vocabulary import INDICATORS, Indicator

_JOINING = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "to"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with a coded measure, and the case that it stands for here."""

    case: Case
    claim: Claim

    @classmethod
    def among(cls, case: Case, claims: Iterable[Claim]) -> "list[Figure]":
        """The coded figures of these claims, in their order; claims need `with_provenance()`, the case `whole()`."""
        return [cls(case, claim) for claim in claims if (measure := measure_of(claim)) and measure.indicator]

    @property
    def measure(self) -> Measure:
        """The number with its unit, year and basis."""
        return self.claim.measure

    @property
    def indicator(self) -> Indicator:
        """What it is coded as."""
        return INDICATORS[self.measure.indicator]

    @property
    def area(self) -> Place | None:
        """What it covers, where the claim says so."""
        return self.measure.area

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last year, where it runs over several."""
        measure = self.measure
        return None if measure.span_from is None or measure.span_to is None else (measure.span_from, measure.span_to)

    @property
    def year(self) -> int | None:
        """The year that it stands for: of a span, the last."""
        return self.measure.span_to or self.measure.year

    @property
    def counted(self) -> frozenset[str]:
        """The words of its label without those that name the case or the area, so that two labels can be held together.

        `GDP of Hefei` and `Shenzhen's GDP` both count `gdp`.
        """
        named = (self.case, self.claim.main_case, self.area)
        names = [name for one in named if one is not None for name in (one.name, one.short_name)]
        return _words_beside(self.measure.label, tuple(dict.fromkeys(names)))


@lru_cache(maxsize=4096)  # the same labels are held against one another over and over
def _words_beside(label: str, names: tuple[str, ...]) -> frozenset[str]:
    words = label.casefold().replace("’", "'")
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name.casefold(), " ")
    return frozenset(_WORD.findall(words)) - _JOINING
