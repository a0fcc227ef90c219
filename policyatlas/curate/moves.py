"""A case under a new name, or two cases that become one, and everything that follows; knows no proposal."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q

from policyatlas.curate.counted import counting, voices_of_claims
from policyatlas.curate.steps import Change, put, stored
from policyatlas.dossiers.stored import entries
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.dossiers.units import Unit
from policyatlas.evidence import recount_voices
from policyatlas.finding.index import follow
from policyatlas.records.models import (
    Case,
    Claim,
    ClaimAbout,
    ComparisonCase,
    CoverageNote,
    Intake,
    Location,
    Measure,
    Place,
    PlaceMember,
    Revision,
    Transfer,
)
from policyatlas.vocabulary import CASE_KINDS

type Form = Mapping[str, Any]

TOUCHED = (*CASE_KINDS, "summary", "transfer", "coverage", "comparison")  # besides claims


def moves(unit: Unit[Any]) -> bool:
    """Whether writing this record renames a case or takes another one in."""
    return unit.kind.id in CASE_KINDS and any(stored(unit.kind.id, slug) for slug in unit.entry.formerly)


def move(unit: Unit[Any], change: Change) -> Revision | None:
    """Write a case that bears the name of another one under `formerly`: that one is renamed, or taken in.

    Within `only_writer`. Each record that changes along with it leaves a revision of its own, in the same edition.
    """
    kind, slugs = unit.kind.id, [unit.name, *unit.entry.formerly]
    is_merger = stored(kind, unit.name) is not None
    sources = _sources_naming(slugs)
    before = snapshot(sources)
    voices = voices_of_claims(Q(main_case__slug__in=slugs))
    if is_merger:
        kept = Case.objects.get(slug=unit.name)
        with counting(kind, slugs, whole=False):
            for gone in Case.objects.named(unit.entry.formerly):
                _take_in(kept, gone)
    change = replace(change, step="merge" if is_merger else "rename")
    revision = put(unit, change)
    recount_voices(voices)
    if revision is not None:
        revision.before = before.get(unit.record, revision.before)
        revision.save(update_fields=["before"])
        record_others(unit.record, before, snapshot(sources), revision)
        settle_suspicions(revision.edition, {Case.objects.get(slug=unit.name).pk})
    return revision


def together(kept: Form, gone: Form) -> dict[str, Any]:
    """One case out of two: what the one that stays does not say is taken from the other, and its names are kept."""
    found = dict(kept)
    for name, theirs in gone.items():
        mine = kept.get(name)
        if isinstance(theirs, list) and isinstance(mine or [], list):
            found[name] = list(dict.fromkeys([*(mine or []), *theirs]))
        elif isinstance(theirs, dict) and isinstance(mine or {}, dict):
            found[name] = {**theirs, **(mine or {})}
        elif mine is None:
            found[name] = theirs
    if kept.get("note") and gone.get("note") and kept["note"] != gone["note"]:
        found["note"] = f"{kept['note']}\n\n{gone['note']}"
    own = {kept["name"], found.get("native_name")}
    names = [*kept.get("also_known_as", ()), gone["name"], gone.get("native_name"), *gone.get("also_known_as", ())]
    found["also_known_as"] = [name for name in dict.fromkeys(names) if name and name not in own]
    found["formerly"] = list(dict.fromkeys([*kept.get("formerly", ()), gone["slug"], *gone.get("formerly", ())]))
    if "members" in found:
        found["members"] = [slug for slug in found["members"] if slug not in (kept["slug"], gone["slug"])]
    if found.get("within") == gone["slug"]:
        found["within"] = gone.get("within")
    if found.get("within") == kept["slug"]:
        found["within"] = kept.get("within")
    return found


def why_not_together(kept: str, gone: str) -> str:
    """A sentence where the two cases with these slugs cannot become one; empty where they can."""
    ends = Q(model__slug=kept, learner__slug=gone) | Q(model__slug=gone, learner__slug=kept)
    if Transfer.objects.filter(ends).exists():
        return "One is a model for the other: take that transfer out first, since no case is its own model."
    place = Place._base_manager.select_related("within__within__within").filter(slug=kept).first()
    if place and any(around.slug == gone for around in place.ancestors[1:]):
        return "Another place lies between the two: say first what that lies in."
    return ""


def _take_in(kept: Case, gone: Case) -> None:
    """Everything that names one case names the other; then the first is deleted, and nothing may be left on it."""
    both = ClaimAbout.objects.filter(case=gone, claim__in=ClaimAbout.objects.filter(case=kept).values("claim"))
    for about in both:  # the earlier of its two places is the one that it keeps
        other = ClaimAbout.objects.get(claim=about.claim_id, case=kept)
        (about if other.position < about.position else other).delete()
    ClaimAbout.objects.filter(case=gone).update(case=kept)
    Claim.objects.filter(main_case=gone).update(main_case=kept)
    for end in ("model", "learner"):
        for transfer in Transfer.objects.filter(**{end: gone}):
            setattr(transfer, end, kept)
            same = Transfer.objects.filter(
                model=transfer.model_id, learner=transfer.learner_id, claim=transfer.claim_id
            )
            transfer.delete() if same.exists() else transfer.save()
    ComparisonCase.objects.filter(case=gone, comparison__columns__case=kept).delete()
    ComparisonCase.objects.filter(case=gone).update(case=kept)
    noted = CoverageNote.objects.filter(case=kept).values("dimension")
    CoverageNote.objects.filter(case=gone).exclude(dimension__in=noted).update(case=kept)
    answered = set(Claim.objects.of([kept.pk]).values_list("dimension", flat=True))
    CoverageNote.objects.filter(case=kept, dimension__in=answered).delete()
    Intake.objects.filter(case=gone).update(case=kept)
    if gone.case_kind == "place":
        _take_in_place(kept.pk, gone.pk)
    if gone.summary and not Case.objects.get(pk=kept.pk).summary:
        Case.objects.filter(pk=kept.pk).update(summary=gone.summary)
    gone.row.delete()


def _take_in_place(kept: int, gone: int) -> None:
    """What lies in a place, belongs to it or was measured there."""
    places = Place._base_manager
    places.filter(pk=kept, within=gone).update(within=places.get(pk=gone).within)
    places.filter(pk=gone).update(within=None)
    places.filter(within=gone).update(within=kept)
    for rows, owner, field in ((PlaceMember, "region", "member"), (Location, "case", "place")):
        there = rows._default_manager.filter(**{field: kept}).values(owner)
        rows._default_manager.filter(**{field: gone, f"{owner}__in": there}).delete()
        rows._default_manager.filter(**{field: gone}).update(**{field: kept})
    PlaceMember.objects.filter(region=kept, member=kept).delete()
    Measure.objects.filter(area=gone).update(area=kept)


def _sources_naming(slugs: Iterable[str]) -> set[str]:
    """The sources with claims that name any of these cases."""
    cases = Case.objects.named(slugs).order_by().values("pk")
    named = Q(abouts__case__in=cases) | Q(measure__area__in=cases)
    return Claim.objects.filter(named).source_slugs()


def snapshot(sources: set[str]) -> dict[str, dict[str, Any]]:
    """All records that may name a case, by public name and in the form of their dossiers."""
    found = {f"{kind}/{name}": entry.form() for kind in TOUCHED for name, entry in entries(kind)}
    return found | {f"claim/{name}": entry.form() for name, entry in entries("claim", sources)}


def record_others(own: str, before: Mapping[str, Form], after: Mapping[str, Form], revision: Revision) -> None:
    """A revision of each other record that is not as it was, like that of the case; the search follows."""
    changed = [name for name in sorted({*before, *after}) if name != own and before.get(name) != after.get(name)]
    follow(changed)
    Revision.objects.bulk_create(
        Revision(
            record=record,
            edition=revision.edition,
            at=revision.at,
            by_id=revision.by_id,
            step=revision.step,
            cause=revision.cause,
            reason=revision.reason,
            before=before.get(record),
            after=after.get(record),
        )
        for record in changed
    )
