"""Guesses what somebody was after who asked for an address that there is not; knows no request."""

from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from django.urls import reverse

from policyatlas.records.models import Case, Source
from policyatlas.records.names import fold
from policyatlas.vocabulary import INDICATORS

MOST = 5
LIKENESS = 0.7  # of two folded names, from 0 to 1
PARTS, LONGEST = 3, 120  # of a path, and letters of a part, that are looked at


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that may have been meant."""

    name: str
    href: str


def suggestions(path: str) -> list[Suggestion]:
    """Cases, sources and indicators whose slug or name looks like a part of the path, likeliest first: two queries."""
    words = [fold(unquote(part[:LONGEST])) for part in path.split("/")]
    wanted = [word for word in words if word][-PARTS:]
    pages: dict[str, Suggestion] = {}
    for case in Case.objects.all():
        for name in (case.slug, case.name, case.native_name, *case.also_known_as):
            pages.setdefault(fold(name), Suggestion(case.name, case.get_absolute_url()))
    for source in Source.objects.held().only("slug", "title"):
        pages.setdefault(fold(source.slug), Suggestion(str(source), source.get_absolute_url()))
    for indicator in INDICATORS.values():
        page = Suggestion(str(indicator.label), reverse("browse:indicator", args=[indicator.id]))
        pages.setdefault(fold(indicator.id), page)
    found = [name for word in reversed(wanted) for name in get_close_matches(word, pages, n=MOST, cutoff=LIKENESS)]
    return list(dict.fromkeys(pages[name] for name in found))[:MOST]
