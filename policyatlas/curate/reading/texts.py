"""A text that can be read at the desk: one on its way, by its intake, or the private one of a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from policyatlas.curate.steps import stored
from policyatlas.dossiers.passages import Paragraphs
from policyatlas.records.models import Document, Intake, Proposal, Source


@dataclass(frozen=True)
class Reading:
    """A text and the source that it is. `slug` is empty until somebody has confirmed which source that is."""

    slug: str
    title: str
    language: str
    words: str
    first: int = 1
    intake: Intake | None = None
    source: Source | None = None
    proposed: Proposal | None = None

    @cached_property
    def text(self) -> Paragraphs:
        """The words in paragraphs."""
        return Paragraphs(self.words, self.first)

    @cached_property
    def form(self) -> Mapping[str, Any]:
        """The source in the form of its dossier: as published, else as proposed."""
        there = stored("source", self.slug) if self.source else None
        return there or (self.proposed.after if self.proposed else None) or {"slug": self.slug}

    @property
    def is_open(self) -> bool:
        """Whether somebody still reads it for the inbox."""
        return self.intake is not None and str(self.intake.state) not in ("done", "declined")


def reading_of_intake(pk: int) -> Reading | None:
    """The text of this entry of the inbox, and its source as far as confirmed; None where there is no such entry."""
    intake = Intake.objects.with_people().filter(pk=pk).first()
    if intake is None:
        return None
    source = intake.source
    proposed = None if source else Proposal.objects.bringing_source(intake)
    form = (proposed.after or {}) if proposed else intake.proposed
    document = Document.objects.filter(source=source).first() if source else None
    return Reading(
        slug=source.slug if source else proposed.name if proposed else "",
        title=str(source or form.get("title") or intake),
        language=str(source.language if source else form.get("language") or ""),
        words=document.text if document else intake.text,
        first=document.first_paragraph if document else 1,
        intake=intake,
        source=source,
        proposed=proposed,
    )


def reading_of_source(slug: str) -> Reading | None:
    """The private text of a source that is published; None where there is no such source."""
    source = Source.objects.held().with_publisher().filter(slug=slug).first()
    if source is None:
        return None
    document = Document.objects.filter(source=source).first()
    return Reading(
        slug=slug,
        title=str(source),
        language=source.language,
        words=document.text if document else "",
        first=document.first_paragraph if document else 1,
        source=source,
    )
