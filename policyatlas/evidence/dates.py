"""The year in which what a claim tells of happened, as far as the claim says so; knows no page."""

import re

from policyatlas.evidence.disagreements import measure_of
from policyatlas.records.models import Claim
from policyatlas.vocabulary import BASES

# A number of four figures that is a year: not part of a sum, a range or a decade.
_YEAR = re.compile(r"(?<![\w,.$€£¥–-])(1[6-9]\d\d|20\d\d)(?![\w–-]|[,.]\d|\s?%|\sper cent)")
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def year_told(claim: Claim) -> int | None:
    """The year that its measure is for, else the one year that its statement names; None where that is not clear.

    A target's year lies ahead and is not told of. A year after the source was published is none.
    """
    measure = measure_of(claim)
    if measure is not None and not (measure.basis and BASES[measure.basis].ahead):
        if measure.unit == "year":
            return int(measure.value)
        if measure.span_to or measure.year:
            return measure.span_to or measure.year
    named = {int(year) for year in _YEAR.findall(claim.statement)}
    return named.pop() if len(named) == 1 and max(named) <= (claim.source.year or max(named)) else None


def names_year(claim: Claim, year: int) -> bool:
    """Whether a claim carries a year: its measure is that year, or its statement names it.

    A year in brackets says when something was seen, not when it began.
    """
    measure = measure_of(claim)
    if measure is not None and measure.unit == "year" and measure.value == year:
        return True
    return str(year) in _YEAR.findall(_IN_BRACKETS.sub("", claim.statement))
