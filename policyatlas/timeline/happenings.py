"""Foundings of clusters and the years of policies, with the claims that give them; draws nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from policyatlas.charts.spans import Span
from policyatlas.evidence import begun, carrying
from policyatlas.records.models import Case, Claim, Location, Policy
from policyatlas.timeline.telling import Told
from policyatlas.vocabulary import POLICY_STATUSES, Text

MOST = 24  # on a page


@dataclass(frozen=True, slots=True)
class Happening:
    """A cluster's founding or a policy, in the lane of the case that it lies in. `first`, `last`: places on its axis.

    `claim` gives its first year. `last` is None for a policy that goes on as far as is known; `end_claim` gives it.
    """

    case: Case
    lane: Case
    first: int
    last: int | None
    claim: Claim
    end_claim: Claim | None = None

    @property
    def is_policy(self) -> bool:
        """Whether it is a policy, and so has a length."""
        return isinstance(self.case.row, Policy)

    @property
    def status(self) -> Text:
        """How a policy stands; empty for a founding."""
        row = self.case.row
        return POLICY_STATUSES[row.status].label if isinstance(row, Policy) else ""

    @property
    def as_of(self) -> int | None:
        """The year in which its status was said, where that is known."""
        row = self.case.row
        return row.status_as_of if isinstance(row, Policy) else None

    @property
    def begun(self) -> int:
        """The calendar year in which it begins."""
        return begun(self.case) or self.first

    def within(self, first: int, last: int) -> bool:
        """Whether any of it lies between two places of the axis."""
        end = self.first if not self.is_policy else self.last
        return self.first <= last and (end is None or end >= first)

    def moved(self, zero: int) -> "Happening":
        """The same on an axis on which that year is nought."""
        return replace(self, first=self.first - zero, last=None if self.last is None else self.last - zero)

    def span(self, href: str, words: str) -> Span:
        """The happening as it is drawn; `words` is its first year."""
        what = f"{self.status}" if self.is_policy else _("founded")
        return Span(
            slug=self.case.slug,
            name=f"{words} {what.lower() if self.case == self.lane else self.case.short_name}",
            first=self.first,
            last=self.last,
            href=href,
            told=f"{self.lane.short_name}, {words}: {self.case.short_name}, {what.lower()}",
            point=not self.is_policy,
        )


@dataclass(frozen=True, slots=True)
class Happenings:
    """Those of which a claim gives the year, by year. `uncited`: how many of which none does; `left_out`: too many."""

    shown: tuple[Happening, ...]
    uncited: int
    left_out: int


def happenings(cases: Sequence[Case], located: Collection[Location], told: Told) -> Happenings:
    """The foundings and policies of these cases and of what is located in them, each in the first lane that has it.

    Where there are too many for a page, those stay of which most is told.
    """
    found, uncited = [], 0
    for lane, case in _once(cases, located):
        year = begun(case)
        if year is None:
            continue
        claim = carrying(told.mainly_on(case), year)
        if claim is None:
            uncited += 1
            continue
        ended = case.row.ended if isinstance(case.row, Policy) else year
        end_claim = carrying(told.mainly_on(case), ended) if ended is not None else None
        found.append(Happening(case, lane, year, ended, claim, end_claim))
    found.sort(key=lambda one: -len(told.mainly_on(one.case)))
    shown = sorted(found[:MOST], key=lambda one: (one.first, one.case.name))
    return Happenings(tuple(shown), uncited, len(found[MOST:]))


def _once(cases: Sequence[Case], located: Collection[Location]) -> Iterator[tuple[Case, Case]]:
    """Lane and case, each case once: in its own lane where it has one, else in the first of those that it lies in."""
    seen = {case.pk for case in cases}
    for lane in cases:
        if lane.case_kind != "place":
            yield lane, lane
            continue
        for location in located:
            if location.place_id == lane.pk and location.case_id not in seen:
                seen.add(location.case_id)
                yield lane, location.case
