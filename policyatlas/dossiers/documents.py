"""Private texts of sources: found in a folder by its documents.yaml, and stored. No page and no export holds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.reading import File, read
from policyatlas.records.models import Document, Source
from policyatlas.records.telling import Told, telling, to_nobody

MOST_BLOCKS = 32_767  # what the column of the first paragraph holds
MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a source, as it lies in the folder."""

    source: str
    text: str
    first_paragraph: int
    media_type: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(slots=True)
class Stored:
    """How many documents were new, changed or as they were; and what is wrong with the folder."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def store_documents(folder: Path, told: Told = to_nobody) -> Stored:
    """Store all texts of the folder, each as the one document of its source; none if anything is wrong."""
    stored = Stored()
    found = list(documents_in(folder, stored.problems))
    if stored.problems:
        return stored
    sources = {source.slug: source for source in Source.objects.filter(slug__in=[one.source for one in found])}
    there = {document.source_id: document for document in Document.objects.filter(source__in=sources.values())}
    for one in telling(found, "Texts stored", told):
        _store(one, sources[one.source], there.get(sources[one.source].pk), stored)
    return stored


def _store(one: Found, source: Source, document: Document | None, stored: Stored) -> None:
    fields = {
        "text": one.text,
        "digest": one.digest,
        "first_paragraph": one.first_paragraph,
        "media_type": one.media_type,
    }
    if document is None:
        Document.objects.create(source=source, **fields)
        stored.new += 1
    elif any(getattr(document, name) != value for name, value in fields.items()):
        Document.objects.filter(pk=document.pk).update(**fields, stored_at=timezone.now())
        stored.changed += 1
    else:
        stored.unchanged += 1


def documents_in(folder: Path, problems: list[Problem]) -> Iterator[Found]:
    """Each text that documents.yaml names for a source that is held; what does not fit is added to the problems."""
    listed = read(folder / "documents.yaml")
    problems += listed.problems
    entries = listed.value if isinstance(listed.value, dict) else {}
    known = set(Source.objects.held().filter(slug__in=entries).values_list("slug", flat=True))
    for slug, entry in entries.items():
        fields = entry if isinstance(entry, dict) else {"file": entry}
        name, first = fields.get("file"), fields.get("first_paragraph", 1)
        if slug not in known:
            problems.append(_problem(listed, slug, f"“{slug}” is no source of the atlas: load its dossier first."))
        elif not isinstance(name, str) or not (folder / name).is_file():
            problems.append(
                _problem(listed, slug, f"There is no file “{name}” in this folder: write its name as it is.")
            )
        elif not isinstance(first, int) or not 1 <= first <= MOST_BLOCKS:
            problems.append(_problem(listed, slug, "first_paragraph must be a whole number from 1: count the blocks."))
        else:
            text = (folder / name).read_text(encoding="utf-8-sig", errors="replace")
            media_type = MEDIA_TYPES.get(Path(name).suffix.lower(), "text/plain")
            yield Found(slug, text.replace("\0", ""), first, media_type)  # a text in PostgreSQL holds no zero byte


def _problem(listed: File, slug: str, sentence: str) -> Problem:
    return Problem(listed.name, listed.line((slug,)), sentence)
