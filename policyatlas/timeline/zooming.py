"""The ways from one stretch of a timeline to others: earlier, later, nearer, the whole, decades; knows no claim."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from policyatlas.timeline.forms import Asked

NEAREST = 5  # years
MOST_DECADES = 8


@dataclass(frozen=True, slots=True)
class Zoom:
    """A way to another stretch; `current` where it is the one that is shown."""

    words: str
    href: str
    current: bool = False


def zooms(asked: Asked, years: Collection[int], *, calendar: bool) -> list[Zoom]:
    """Where else to look, given the places on the axis at which anything stands."""
    return list(_zooms(asked, years, calendar=calendar)) if years else []


def shown_stretch(asked: Asked, years: Collection[int]) -> tuple[int, int]:
    """The first and last place on the axis: as asked, else those of the marks."""
    first = min(years) if asked.first is None else asked.first
    last = max(years) if asked.last is None else asked.last
    return (first, last) if first <= last else (last, last) if asked.first is None else (first, first)


def _zooms(asked: Asked, years: Collection[int], *, calendar: bool) -> Iterator[Zoom]:
    first, last = shown_stretch(asked, years)
    wide = last - first + 1

    def to(words: str, start: int, end: int) -> Zoom:
        return Zoom(words, replace(asked, first=start, last=end).address, (start, end) == (asked.first, asked.last))

    if asked.narrowed:
        yield Zoom(_("Whole"), replace(asked, first=None, last=None).address)
    if min(years) < first:
        yield to(_("Earlier"), first - wide, first - 1)
    if max(years) > last:
        yield to(_("Later"), last + 1, last + wide)
    if wide > NEAREST:
        yield to(_("Nearer"), first + wide // 4, last - wide // 4)
    if calendar:
        decades = sorted({year // 10 * 10 for year in years})[-MOST_DECADES:]
        for decade in decades if len(decades) > 1 else ():
            yield to(_("%ds") % decade, decade, decade + 9)
