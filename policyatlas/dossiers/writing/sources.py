"""Rows of publishers and sources; relays are settled elsewhere."""

from collections.abc import Sequence

from policyatlas.dossiers import format as form
from policyatlas.dossiers.units import Unit
from policyatlas.dossiers.writing.rows import keys_by_slug, replace, upsert
from policyatlas.records.models import FormerSource, Publisher, Source


def write_publishers(units: Sequence[Unit[form.Publisher]]) -> None:
    """Publishers."""
    rows = [
        Publisher(
            slug=one.slug,
            name=one.name,
            kind=one.kind or "",
            country=one.country or "",
            state_affiliated=one.state_affiliated,
        )
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["slug"], keep=["claim_count", "source_count"])


def write_sources(units: Sequence[Unit[form.Source]]) -> None:
    """Sources. One that was a stub so far becomes a source that we hold."""
    publishers = keys_by_slug(Publisher, (unit.entry.publisher for unit in units if unit.entry.publisher))
    rows = [
        Source(
            slug=one.slug,
            title=one.title or "",
            kind=one.kind,
            authors=one.authors,
            publisher_id=publishers[one.publisher] if one.publisher else None,
            via=one.via or "",
            published=one.published or "",
            language=one.language,
            url=one.url or "",
            archived_url=one.archived_url or "",
            relays_as_given=one.relays.form() if one.relays else None,
            notes=one.notes or "",
        )
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["slug"], keep=["relays", "claim_count", *Source.fields_of_checks()])
    pairs = zip(rows, units, strict=True)
    former = [FormerSource(slug=old, source_id=row.pk) for row, unit in pairs for old in unit.entry.formerly]
    replace(FormerSource, "source", (row.pk for row in rows), former)
