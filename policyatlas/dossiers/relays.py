"""Which texts others pass on: finds them among the sources or makes stubs, and settles origins; reads no file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import batched
from typing import Any

from django.db.models import Q

from policyatlas.evidence.origins import distance, root_of
from policyatlas.records.models import Claim, Publisher, Source
from policyatlas.records.names import address_of, fold

BATCH = 500


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text as far as others name it; two are the same if publisher, year and title are, folded."""

    publisher: str = ""
    title: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()

    @classmethod
    def given(cls, form: Mapping[str, Any] | None) -> "Text | None":
        """The text that a dossier names as relayed; None where it names none."""
        if not form:
            return None
        return cls(
            form.get("publisher") or "",
            form.get("title") or "",
            form.get("published") or "",
            tuple(form.get("authors") or ()),
        )

    @classmethod
    def of(cls, source: Source) -> "Text":
        """The text that a source is; its publisher has to be at hand."""
        return cls(source.publisher_name, source.title, source.published, tuple(source.authors))

    @property
    def key(self) -> tuple[str, ...]:
        """What tells one text from another: by its authors where neither publisher nor title is named."""
        authors = self.authors if not (self.publisher or self.title) else ()
        return (fold(self.publisher), self.published[:4], fold(self.title), *map(fold, authors))

    @property
    def slug(self) -> str:
        """An address made of what is known."""
        authors = self.authors if not (self.publisher or self.title) else ()
        slug = address_of(self.publisher, *authors, self.published[:4], self.title)
        return slug or f"text-{sha256(' '.join(self.key).encode()).hexdigest()[:10]}"


def settle_relays(written: Collection[str]) -> list[int]:
    """Bring relays, stubs, origins and distances in line with what sources and claims name; the claims that changed.

    All this follows from other columns. It is worked out anew for claims of the sources `written` (by slug) and for all
    that are relayed, since a source that has come in may be the text that they pass on.
    """
    sources = {source.pk: source for source in Source.objects.select_related("publisher")}
    relays = {pk: text for pk, source in sources.items() if (text := Text.given(source.relays_as_given))}
    named = Claim.objects.filter(relayed=True).values_list("relayed_from_as_given", flat=True)
    found = _rows_of({*relays.values(), *filter(None, map(Text.given, named.iterator()))}, sources)

    changed = []
    for pk, source in sources.items():
        text = relays.get(pk)
        target = found[text] if text and found[text] != pk else None
        if source.relays_id != target:
            source.relays_id = target
            changed.append(source)
    Source.objects.bulk_update(changed, ["relays"], batch_size=BATCH)

    onward = {pk: source.relays_id for pk, source in sources.items() if source.relays_id}
    asked = {pk for pk, source in sources.items() if source.slug in written}
    settled: list[int] = []
    claims = Claim.objects.filter(Q(relayed=True) | Q(source__in=asked)).order_by("pk")
    for some in batched(claims.iterator(chunk_size=BATCH), BATCH):
        moved = [claim for claim in some if _settle(claim, sources[claim.source_id], onward, found)]
        Claim.objects.bulk_update(moved, ["origin", "distance"])
        settled += [claim.pk for claim in moved]
    Source.objects.filter(is_stub=True, originated=None, relayed_by=None).delete()
    return settled


def _settle(claim: Claim, source: Source, onward: Mapping[int, int], found: Mapping[Text, int]) -> bool:
    """Set the claim's origin and distance; whether that changed them."""
    text = Text.given(claim.relayed_from_as_given)
    passed_on = found[text] if text else source.relays_id
    origin = root_of(passed_on or source.pk, onward) if claim.relayed else source.pk
    steps = distance(
        relayed=claim.relayed,
        names_text=passed_on is not None,
        nature=claim.nature,
        source_kind=source.kind,
        attributed=bool(claim.said_by),
    )
    if (claim.origin_id, claim.distance) == (origin, steps):
        return False
    claim.origin_id, claim.distance = origin, steps
    return True


def _rows_of(texts: set[Text], sources: dict[int, Source]) -> dict[Text, int]:
    """The source that stands for each text: one that we hold if publisher, title and year fit, else a stub."""
    held = {Text.of(source).key: pk for pk, source in sources.items() if not source.is_stub and source.title}
    stubs = {Text.of(source).key: source for source in sources.values() if source.is_stub}
    publishers = {fold(name): pk for name, pk in Publisher.objects.values_list("name", "pk")}
    taken = {source.slug for source in sources.values()}
    new: dict[tuple[str, ...], Source] = {}
    for text in sorted(texts, key=lambda text: (text.key, -len(text.published), -len(text.authors), text)):
        if text.key in held or text.key in stubs or text.key in new:
            continue
        slug, number = text.slug, 2
        while slug in taken:
            slug, number = f"{text.slug}-{number}", number + 1
        taken.add(slug)
        publisher = publishers.get(fold(text.publisher))
        new[text.key] = Source(
            slug=slug,
            title=text.title,
            authors=list(text.authors),
            publisher_id=publisher,
            publisher_as_given="" if publisher else text.publisher,
            published=text.published,
            is_stub=True,
        )
    Source.objects.bulk_create(new.values(), batch_size=BATCH)
    sources.update({stub.pk: stub for stub in new.values()})
    rows = {key: stub.pk for key, stub in (stubs | new).items()} | held
    return {text: rows[text.key] for text in texts}
