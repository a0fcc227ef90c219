"""Guesses what somebody was after who asked for an address that there is not; knows no request."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from django.urls import reverse

from policyatlas.browse.vocabularies import LISTS
from policyatlas.records.models import Name, Publisher, Source, Speaker
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
    """Pages whose slug or name looks like a part of the path, likeliest first: at most three queries.

    Only names near in the alphabet or in their letters are looked at, so that no wrong address is dear. Speakers and
    publishers are looked through only where the path begins with their list: many share a name. So are the closed
    lists, whose names are everyday words.
    """
    parts = [unquote(part[:LONGEST]).replace("\0", "") for part in path.split("/")]
    slugs = [part for part in parts if fold(part)][-PARTS:]
    wanted = [fold(slug) for slug in slugs]
    pages: dict[str, Suggestion] = {}
    for name in Name.objects.near(wanted):
        pages.setdefault(name.folded, Suggestion(name.case.name, name.case.get_absolute_url()))
    for voice in _voices(path, slugs):
        for called in (voice.slug or "", voice.name):
            pages[fold(called)] = Suggestion(voice.name, voice.get_absolute_url())
    for source in Source.objects.held().beside(slugs):
        pages.setdefault(fold(source.slug), Suggestion(str(source), source.get_absolute_url()))
    for indicator in INDICATORS.values():
        page = Suggestion(str(indicator.label), reverse("browse:indicator", args=[indicator.id]))
        pages.setdefault(fold(indicator.id), page)
    for one in LISTS.values() if path.startswith(reverse("browse:vocabularies")) else ():
        pages[fold(one.id)] = Suggestion(str(one.label), one.get_absolute_url())
    found = [name for word in reversed(wanted) for name in get_close_matches(word, pages, n=MOST, cutoff=LIKENESS)]
    return list(dict.fromkeys(pages[name] for name in found))[:MOST]


def _voices(path: str, slugs: Collection[str]) -> Iterable[Speaker | Publisher]:
    if path.startswith(reverse("browse:speakers")):
        return Speaker.objects.named().beside(slugs)
    return Publisher.objects.named().beside(slugs) if path.startswith(reverse("browse:publishers")) else ()
