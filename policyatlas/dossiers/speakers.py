"""Whom sources quote: which words of a dossier name a person or a body, and their rows; knows no claim's content."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.dossiers.format import SaidBy
from policyatlas.records.models import Speaker
from policyatlas.records.names import address_of, fold


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or some body, with a name. `latin` is the name as an address can spell it, where it can."""

    kind: str
    name: str
    organisation: str
    latin: str

    @property
    def key(self) -> str:
        """What tells one speaker from another: folded name and organisation."""
        return f"{fold(self.name)} {fold(self.organisation)}".strip()


def named(said_by: SaidBy | None) -> Named | None:
    """The speaker that these words name; None for "some experts" and the like, which name nobody.

    A body speaks where no person is named, or where the name is a form of the organisation's ("World Bank study").
    """
    if said_by is None:
        return None
    name, organisation = said_by.name or "", said_by.organisation or ""
    if organisation and (_words(name) <= _words(organisation) or _words(organisation) <= _words(name)):
        speaker = Named("body", organisation, "", said_by.romanised or organisation)
    else:
        speaker = Named("person", name, organisation, said_by.romanised or name)
    return None if speaker.name[:1].islower() or not speaker.name else speaker


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def write_speakers(speakers: Iterable[Named]) -> dict[str, int]:
    """Rows for these speakers, made where there is none yet; their primary keys by key."""
    wanted = {speaker.key: speaker for speaker in speakers}
    there = dict(Speaker.objects.filter(key__in=wanted).values_list("key", "pk"))
    taken = {slug for slug in Speaker.objects.values_list("slug", flat=True) if slug}
    new = []
    for key in sorted(wanted.keys() - there.keys()):
        speaker = wanted[key]
        slug = _free_slug(speaker, taken)
        new.append(Speaker(key=key, slug=slug, kind=speaker.kind, name=speaker.name, organisation=speaker.organisation))
        if slug:
            taken.add(slug)
    Speaker.objects.bulk_create(new)
    return there | {speaker.key: speaker.pk for speaker in new}


def forget_unquoted() -> None:
    """Take away speakers whom no claim quotes any more."""
    Speaker.objects.filter(claims=None).delete()


def _free_slug(speaker: Named, taken: set[str]) -> str | None:
    """The name as an address; with the organisation, then a number, where it is taken; None where it has no letters."""
    slug = address_of(speaker.latin)
    if slug in taken:
        slug = address_of(speaker.latin, speaker.organisation)
    number, base = 2, slug
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug or None
