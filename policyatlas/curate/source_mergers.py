"""Two sources that turn out to be one text, entered twice, and everything that follows; knows no proposal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from policyatlas.curate.counted import counting, voices_with
from policyatlas.curate.moves import record_others, snapshot
from policyatlas.curate.steps import Change, next_number, put, stored
from policyatlas.dossiers.relays import Text
from policyatlas.dossiers.stored import entries
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.dossiers.units import Unit
from policyatlas.evidence import Voices, recount_voices
from policyatlas.prose import citations_in, rename_citations
from policyatlas.records.models import (
    Case,
    Claim,
    Comparison,
    Document,
    FormerClaim,
    Intake,
    LinkCheck,
    Proposal,
    Revision,
    Source,
)
from policyatlas.records.names import fold

type Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moving:
    """What a merger would take along: how many claims, and the texts of editors that cite them."""

    claims: int
    texts: tuple[str, ...]


def takes_in(unit: Unit[Any]) -> bool:
    """Whether writing this record takes in another source."""
    return unit.kind.id == "source" and any(stored("source", slug) for slug in unit.entry.formerly)


def take_in(unit: Unit[Any], change: Change) -> Revision | None:
    """Write a source that bears the slug of another one under `formerly`: that one's claims become its own.

    Within `only_writer`. Each record that changes along with it leaves a revision of its own, in the same edition.
    """
    kept = Source.objects.get(slug=unit.name)
    parted = Source.objects.held().with_publisher().filter(slug__in=unit.entry.formerly)
    touched = {unit.name, *(slug for gone in parted for slug in (gone.slug, *_sources_naming(gone)))}
    before = _snapshot(touched)
    voices = reduce(or_, (voices_with("source", slug) for slug in touched), Voices())
    concerned: set[int] = set()
    with counting("source", touched, whole=False) as counted:
        for gone in parted:
            concerned |= set(gone.claims.values_list("main_case", flat=True))
            _move_claims(kept, gone)
            _point_relays(unit, gone)
            _move_rest(kept, gone)
            gone.delete()
    revision = put(unit, replace(change, step="merge"), besides=counted)
    recount_voices(voices)
    if revision is not None:
        record_others(unit.record, before, _snapshot(touched), revision)
        settle_suspicions(revision.edition, concerned)
    return revision


def as_one_text(kept: Form, gone: Form) -> dict[str, Any]:
    """One source out of two: what the one that stays does not say is taken from the other."""
    found = {**gone, **{name: value for name, value in kept.items() if value not in (None, [])}}
    notes = [form["notes"] for form in (kept, gone) if form.get("notes")]
    if notes:
        found["notes"] = "\n\n".join(dict.fromkeys(notes))
    found["formerly"] = list(dict.fromkeys([*kept.get("formerly", ()), gone["slug"], *gone.get("formerly", ())]))
    return found


def why_not_one_text(kept: str, gone: str) -> str:
    """A sentence where the two sources with these slugs cannot become one; empty where they can."""
    rows = {source.slug: source for source in Source.objects.held().with_publisher().filter(slug__in=[kept, gone])}
    for one, other in ((kept, gone), (gone, kept)):
        texts = [rows[one].relays_as_given, *rows[one].claims.values_list("relayed_from_as_given", flat=True)]
        named = {text.key for text in map(Text.given, texts) if text}
        if rows[one].relays_id == rows[other].pk or Text.of(rows[other]).key in named:
            return f"{one} is said to pass {other} on, which no text does with itself: correct that first."
    said = {fold(claim.statement): claim for claim in rows[kept].claims.select_related("source")}
    for claim in rows[gone].claims.select_related("source").order_by("number"):
        if twin := said.get(fold(claim.statement)):
            return f"{twin} and {claim} say the same in the same words: reword one of them first, then retract it."
    waiting = Proposal.objects.waiting().on_source(gone).first()
    if waiting is not None:
        return f"A change of {waiting.record} is still on its way: publish it, or set it aside, before {gone} goes."
    return ""


def moving(slug: str) -> Moving:
    """What a merger of the source of this slug would take along."""
    texts = sorted(
        f"summary/{row.public_name}" if isinstance(row, Case) else f"comparison/{row.slug}"
        for row, field in _texts_citing(slug)
        if any(name.startswith(f"{slug}#") for name, _line in citations_in(getattr(row, field)))
    )
    return Moving(Claim.objects.filter(source__slug=slug).count(), tuple(texts))


def _move_claims(kept: Source, gone: Source) -> None:
    """The same rows under the next free numbers; their names of before live on, and what cites them is rewritten."""
    names = {}
    number = next_number(kept.slug)
    same_page = {"words_missing": False} if kept.url != gone.url else {}
    for position, claim in enumerate(gone.claims.order_by("number")):
        names[f"{gone.slug}#{claim.number}"] = f"{kept.slug}#{number + position}"
        FormerClaim.objects.create(name=f"{gone.slug}#{claim.number}", claim=claim)
        Claim.objects.filter(pk=claim.pk).update(source=kept, number=number + position, **same_page)
    Claim.objects.filter(origin=gone).update(origin=kept)  # settled anew once the source is written
    for row, field in _texts_citing(gone.slug):
        setattr(row, field, rename_citations(getattr(row, field), names))
        row.save(update_fields=[field])


def _point_relays(unit: Unit[Any], gone: Source) -> None:
    """Who passes on the one that goes names the one that stays."""
    Source.objects.filter(relays=gone).update(relays=None)  # settled anew once the source is written
    one = unit.entry
    publisher = stored("publisher", one.publisher) if one.publisher else None
    text = Text((publisher or {}).get("name") or "", one.title or "", one.published or "", tuple(one.authors))
    if text.key == Text.of(gone).key:
        return
    named = {
        "title": text.title or None,
        "publisher": text.publisher or None,
        "authors": list(text.authors),
        "published": text.published or None,
    }
    for source in Source.objects.filter(relays_as_given__isnull=False):
        if _means(source.relays_as_given, gone):
            Source.objects.filter(pk=source.pk).update(relays_as_given=named)
    for claim in Claim.objects.filter(relayed_from_as_given__isnull=False):
        if _means(claim.relayed_from_as_given, gone):
            Claim.objects.filter(pk=claim.pk).update(relayed_from_as_given=named)


def _move_rest(kept: Source, gone: Source) -> None:
    """Inbox, checks of links, and the private text where the one that stays has none."""
    for field in ("source", "same_as"):
        Intake.objects.filter(**{field: gone}).update(**{field: kept})
    LinkCheck.objects.filter(source=gone).update(source=kept)
    if not Document.objects.filter(source=kept).exists():
        Document.objects.filter(source=gone).update(source=kept)


def _means(given: Form | None, source: Source) -> bool:
    text = Text.given(given)
    return text is not None and text.key == Text.of(source).key


def _texts_citing(slug: str) -> list[tuple[Any, str]]:
    """The rows of summaries and introductions in which claims of a source may be cited, and the column."""
    cited = f"@{slug}#"
    return [
        *((case, "summary") for case in Case.objects.filter(summary__contains=cited)),
        *((comparison, "text") for comparison in Comparison.objects.filter(text__contains=cited)),
    ]


def _sources_naming(gone: Source) -> set[str]:
    """The sources that pass it on, or with claims that do or that one of its claims has replaced."""
    follow = Q(superseded_by__source=gone) | Q(origin=gone)
    found = Claim.objects.filter(follow).source_slugs()
    found |= set(Source.objects.filter(relays=gone).values_list("slug", flat=True))
    given = Claim.objects.filter(relayed_from_as_given__isnull=False).select_related("source")
    return found | {claim.source.slug for claim in given if _means(claim.relayed_from_as_given, gone)}


def _snapshot(slugs: set[str]) -> dict[str, dict[str, Any]]:
    """All records that may name these sources, or claims of theirs."""
    found = snapshot(slugs) | {f"source/{name}": entry.form() for name, entry in entries("source", slugs)}
    return found | {f"link/{name}": entry.form() for name, entry in entries("link")}
