"""What has to stand beside a sentence because the sentence leaves it out: its year, who says so. Knows no page."""

import re

from django.utils.translation import gettext as _

from policyatlas.citing.words import years_in_words
from policyatlas.evidence import measure_of
from policyatlas.prose import has_figure
from policyatlas.records.models import Claim, Source

# As a reader sees a year: alone, in a range or a decade, but not in a sum.
_YEAR = re.compile(r"(?<![\d,.$€£¥])(?:1[6-9]|20)\d\d(?!\d|[,.]\d)")


def byline(claim: Claim, text: str, *, speaker: bool = True) -> str:
    """What the text leaves out, in words: `2012–2021 · said by Robert Pape`; empty where it leaves out nothing.

    `text` is the claim's statement or its shorter text; without `speaker`, the year alone.
    """
    left_out = [year_left_out(claim, text), speaker_left_out(claim, text) if speaker else ""]
    return " · ".join(filter(None, left_out))


def year_left_out(claim: Claim, text: str) -> str:
    """The year of the number in the text, where there is a number and the text does not name its year.

    It is that of the claim's measure, else that of its source, as such: `reported 2022`.
    """
    measure = measure_of(claim)
    if measure is None and not has_figure(text):
        return ""
    if measure is None or not (measure.span_to or measure.year):
        return "" if _YEAR.search(text) else reported(claim)
    told = int(measure.value) if measure.unit == "year" else measure.span_to or measure.year
    in_text = str(told) in text or f"{measure.span_from}s" in text  # a span of ten years as a decade
    return "" if in_text else years_in_words(measure)


def when_in_words(claim: Claim) -> str:
    """What the figure of a claim is for: `2020`, `2000–2024`, else `reported` with the year of its source."""
    measure = claim.measure
    return years_in_words(measure) if measure.span_to or measure.year else reported(claim)


def reported(claim: Claim) -> str:
    """`reported 2022`, by the date of the source, which is not the figure's own; else that no year is given."""
    year = claim.source.year
    return _("reported %(year)s") % {"year": year} if year else _("year not given")


def speaker_left_out(claim: Claim, text: str) -> str:
    """`said by Robert Pape`, where that is neither the source itself nor named in the text."""
    said_by = claim.said_by or {}
    name = said_by.get("name") or said_by.get("organisation") or said_by.get("role")
    if not name or _named(name, text, is_person=bool(claim.speaker and claim.speaker.kind == "person")):
        return ""
    return "" if is_its_own(claim.source, name) else _("said by %(speaker)s") % {"speaker": name}


def is_its_own(source: Source, name: str) -> bool:
    """Whether a source is the text of somebody with this name, who wrote or published it."""
    publisher = source.publisher_name
    published_it = name in publisher or (publisher != "" and publisher in name)
    return published_it or any(author in name for author in source.authors)


def _named(name: str, text: str, *, is_person: bool) -> bool:
    """Whether a text names somebody: of a person the last of the names is enough, of others what no brackets hold."""
    wanted = name.split()[-1] if is_person else name.removeprefix("unnamed ").partition(" (")[0]
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text, re.IGNORECASE) is not None
