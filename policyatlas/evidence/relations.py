"""How one figure stands to another, as a quotient and in words; judges no figure and knows no page."""

from dataclasses import dataclass
from decimal import Decimal
from math import log

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.evidence.conversions import in_common_unit
from policyatlas.records.models import Measure
from policyatlas.vocabulary import Text

# A figure with one of these is a bound or a range: it has no quotient.
BOUNDS = frozenset({"more-than", "less-than", "up-to", "between"})
MOST_IN_WORDS = Decimal("10.5")

_WORDS: list[tuple[Decimal, Text]] = [
    (Decimal("0.1"), gettext_lazy("about a tenth of")),
    (Decimal("0.2"), gettext_lazy("about a fifth of")),
    (Decimal("0.25"), gettext_lazy("about a quarter of")),
    (Decimal(1) / 3, gettext_lazy("about a third of")),
    (Decimal("0.5"), gettext_lazy("about half of")),
    (Decimal(2) / 3, gettext_lazy("about two thirds of")),
    (Decimal("0.75"), gettext_lazy("about three quarters of")),
    (Decimal(1), gettext_lazy("roughly equal to")),
    (Decimal("1.25"), gettext_lazy("about a quarter more than")),
    (Decimal("1.5"), gettext_lazy("about one and a half times")),
    (Decimal(2), gettext_lazy("about twice")),
    (Decimal("2.5"), gettext_lazy("about two and a half times")),
    (Decimal(3), gettext_lazy("about three times")),
    (Decimal(4), gettext_lazy("about four times")),
    (Decimal(5), gettext_lazy("about five times")),
    (Decimal(6), gettext_lazy("about six times")),
    (Decimal(7), gettext_lazy("about seven times")),
    (Decimal(8), gettext_lazy("about eight times")),
    (Decimal(9), gettext_lazy("about nine times")),
    (Decimal(10), gettext_lazy("about ten times")),
]


@dataclass(frozen=True, slots=True)
class Relation:
    """One measure over another. `result`: the quotient, or the years between two dates, whose sign says the order."""

    measure: Measure
    other: Measure
    result: Decimal

    @property
    def of_dates(self) -> bool:
        """Whether it is the distance between two years."""
        return self.measure.unit == "year"

    @property
    def in_words(self) -> str:
        """`about three times`, or of dates `25 years after`; what it is set against follows."""
        return _years_apart(int(self.result)) if self.of_dates else _times(self.result)


def relate(measure: Measure, other: Measure) -> Relation | None:
    """How a measure stands to another that it is comparable with.

    None where no quotient would mean anything: for ranks and indices, bounds and ranges, and numbers not above zero.
    """
    if measure.unit == other.unit == "year":
        return Relation(measure, other, measure.value - other.value)
    value, value_of_other = (in_common_unit(one.value, one.unit) for one in (measure, other))
    plain = {measure.qualifier, other.qualifier}.isdisjoint(BOUNDS) and measure.unit not in ("rank", "index")
    return Relation(measure, other, value / value_of_other) if plain and min(value, value_of_other) > 0 else None


def _times(quotient: Decimal) -> str:
    if quotient > MOST_IN_WORDS:
        digits = len(str(int(quotient)))
        return _("about %(number)d times") % {"number": int(round(quotient, min(0, 2 - digits)))}
    if quotient < Decimal("0.09"):
        return _("less than a tenth of")
    return str(min(_WORDS, key=lambda words: abs(log(quotient / words[0])))[1])


def _years_apart(years: int) -> str:
    if years == 0:
        return _("the same year as")
    words = ngettext("%d year", "%d years", abs(years)) % abs(years)
    return (_("%(years)s after") if years > 0 else _("%(years)s before")) % {"years": words}
