"""Every locator whose document is at hand against that document; knows not how a passage is looked for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policyatlas.dossiers.passages import Findings, Locator, Paragraphs
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.reading import File, read
from policyatlas.records.models import Claim, Document, Source


@dataclass(slots=True)
class Verified:
    """What was looked at, and what was found: by public name of the claim, sentences."""

    documents: int = 0
    passages: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)  # with documents.yaml itself

    def add(self, name: str, findings: Findings) -> None:
        """Count one passage."""
        self.passages += 1
        self.faults += [(name, sentence) for sentence in findings.faults]
        self.warnings += [(name, sentence) for sentence in findings.warnings]


def verify(folder: Path | None) -> Verified:
    """Look up the passages of all sources whose text lies in the folder (see its documents.yaml) or is stored."""
    verified = Verified()
    texts = dict(_in_folder(folder, verified.problems)) if folder else {}
    for document in Document.objects.exclude(source__slug__in=texts).select_related("source").iterator():
        texts[document.source.slug] = Paragraphs(document.text, document.first_paragraph)
    verified.documents = len(texts)
    for name, locator in _locators(texts):
        verified.add(name, texts[name.partition("#")[0]].find(locator))
    return verified


def _locators(slugs: Collection[str]) -> Iterator[tuple[str, Locator]]:
    claims = Claim.objects.filter(source__slug__in=slugs).select_related("source").order_by("source__slug", "number")
    for claim in claims.iterator():
        yield claim.public_name, Locator(claim.opens, claim.closes or None, claim.paragraph)


def _in_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Paragraphs]]:
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
        elif not isinstance(first, int) or first < 1:
            problems.append(_problem(listed, slug, "first_paragraph must be a whole number from 1: count the blocks."))
        else:
            yield slug, Paragraphs((folder / name).read_text(encoding="utf-8-sig", errors="replace"), first)


def _problem(listed: File, slug: str, sentence: str) -> Problem:
    return Problem(listed.name, listed.line((slug,)), sentence)
