"""Every locator whose document is at hand against that document; knows not how a passage is looked for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policyatlas.dossiers.documents import documents_in
from policyatlas.dossiers.passages import Findings, Locator, Paragraphs
from policyatlas.dossiers.problems import Problem
from policyatlas.records.models import Claim, Document
from policyatlas.records.telling import Told, telling, to_nobody


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


def verify(folder: Path | None, told: Told = to_nobody) -> Verified:
    """Look up the passages of all sources whose text lies in the folder (see its documents.yaml) or is stored."""
    verified = Verified()
    at_hand = documents_in(folder, verified.problems) if folder else ()
    texts = {found.source: Paragraphs(found.text, found.first_paragraph) for found in at_hand}
    for document in Document.objects.exclude(source__slug__in=texts).select_related("source").iterator():
        texts[document.source.slug] = Paragraphs(document.text, document.first_paragraph)
    verified.documents = len(texts)
    for name, locator in telling(_locators(texts), "Passages looked up", told):
        verified.add(name, texts[name.partition("#")[0]].find(locator))
    return verified


def _locators(slugs: Collection[str]) -> Iterator[tuple[str, Locator]]:
    claims = Claim.objects.filter(source__slug__in=slugs).select_related("source").order_by("source__slug", "number")
    for claim in claims.iterator():
        yield claim.public_name, Locator(claim.opens, claim.closes or None, claim.paragraph, claim.page)
