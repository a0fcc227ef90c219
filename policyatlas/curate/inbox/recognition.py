"""What the atlas or the inbox has already: the same address, title or words; changes nothing but its own index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from policyatlas.curate.inbox.addresses import same_place
from policyatlas.curate.inbox.fingerprints import alike, catch_up
from policyatlas.curate.inbox.likeness import Likeness, likeness, runs
from policyatlas.dossiers.passages import plain
from policyatlas.records.models import Document, Intake, Source
from policyatlas.records.names import fold

MOST = 5
CLOSELY = 8  # texts that are compared word for word
TITLE_TELLS = 20  # letters: a shorter title may be anybody's


@dataclass(frozen=True, slots=True)
class Match:
    """A source, or an item of the inbox, that may be the same. `why`: sentences; a `strong` one asks for an answer."""

    why: tuple[str, ...]
    strong: bool
    source: Source | None = None
    intake: Intake | None = None

    @property
    def name(self) -> str:
        """By which a form names it: `source/seattle-times-2022`, `inbox/12`."""
        return f"source/{self.source.slug}" if self.source else f"inbox/{self.intake.pk if self.intake else ''}"

    @property
    def href(self) -> str:
        """Where it stands."""
        if self.source:
            return self.source.get_absolute_url()
        return reverse("desk:inbox-item", args=[self.intake.pk if self.intake else 0])

    @property
    def original(self) -> dict[str, Any]:
        """It as the text that another one passes on, in the form of a dossier."""
        if self.source:
            return {
                "title": self.source.title,
                "publisher": self.source.publisher_name,
                "authors": self.source.authors,
                "published": self.source.published,
            }
        found = self.intake.proposed if self.intake else {}
        return {name: found.get(name) for name in ("title", "publisher", "authors", "published")}


def at_address(*urls: str, apart_from: int = 0) -> list[Match]:
    """Sources and items whose address leads to the same article: two queries an address."""
    found: list[Match] = []
    for url in dict.fromkeys(filter(None, urls)):
        here = same_place(url)
        host = here.partition("/")[0].partition("?")[0]  # looked up in whole addresses
        if not here:
            continue
        sentence = _("It has the same address.")
        found += [
            Match((sentence,), strong=True, source=source)
            for source in Source.objects.at_host(host).with_publisher()
            if here in (same_place(source.url), same_place(source.archived_url))
        ]
        found += [
            Match((sentence,), strong=True, intake=intake)
            for intake in Intake.objects.without_texts().at_host(host).exclude(pk=apart_from)
            if here in (same_place(intake.url), same_place(str(intake.proposed.get("url") or "")))
        ]
    return list(_together(found))[:MOST]


def recognised(intake: Intake) -> list[Match]:
    """What this item may be a copy of, the likeliest first; at most ten queries, however much there is."""
    found = at_address(intake.url, str(intake.proposed.get("url") or ""), apart_from=intake.pk)
    if intake.text:
        found += _like_text(intake)
    title = plain(str(intake.proposed.get("title") or intake.title))
    if len(fold(title)) >= TITLE_TELLS:
        sentence = _("It has the same title.")
        found += [Match((sentence,), strong=False, source=one) for one in Source.objects.entitled(title)]
    own = intake.source_id or 0
    return [match for match in _together(found) if not (match.source and match.source.pk == own)][:MOST]


def _like_text(intake: Intake) -> Iterator[Match]:
    catch_up()
    digests = alike(intake.text)[:CLOSELY]
    here = runs(intake.text)
    texts: list[tuple[str, Source | None, Intake | None]] = [
        (one.text, one.source, None)
        for one in Document.objects.filter(digest__in=digests).select_related("source__publisher")
    ]
    others = Intake.objects.filter(digest__in=digests).exclude(pk=intake.pk).exclude(text="")
    texts += [(one.text, None, one) for one in others]
    near = [(likeness(here, runs(text)), source, other) for text, source, other in texts]
    for like, source, other in sorted(near, key=lambda one: -one[0].of_shorter):
        if like.is_same or like.is_much:
            yield Match((_in_words(like),), strong=True, source=source, intake=other)


def _in_words(like: Likeness) -> str:
    told = {"share": round(like.of_shorter * 100)}
    if like.of_both == 1:
        return _("It has the same text, word for word.")
    if like.is_same:
        return _("It has nearly the same text.")
    return _("%(share)d %% of the words of the shorter text stand in the other.") % told


def _together(found: Iterable[Match]) -> Iterator[Match]:
    """One match for each thing, with all reasons; what is a source already is not told again as its item."""
    merged: dict[str, Match] = {}
    for match in found:
        other = merged.get(match.name)
        why = tuple(dict.fromkeys((*other.why, *match.why))) if other else match.why
        strong = match.strong or bool(other and other.strong)
        merged[match.name] = Match(why, strong, match.source, match.intake)
    sources = {match.source.pk for match in merged.values() if match.source}
    for match in sorted(merged.values(), key=lambda match: (not match.strong, match.source is None)):
        if match.intake is None or match.intake.source_id not in sources:
            yield match
