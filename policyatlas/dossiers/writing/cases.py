"""Rows of places, clusters and policies, with what each has several of; knows no claim but for a cluster's stage."""

from collections.abc import Callable, Mapping, Sequence
from itertools import batched
from typing import Any

from policyatlas.dossiers import format as form
from policyatlas.dossiers.units import Unit
from policyatlas.dossiers.writing.names import write_names
from policyatlas.dossiers.writing.rows import BATCH, keys_by_slug, keys_of_claims, replace
from policyatlas.records.models import Case, CaseTerm, Cluster, FormerSlug, Location, Place, PlaceMember, Policy

TAGS = {"sectors": "sector", "themes": "theme", "instruments": "instrument", "motive": "motive"}


def write_places(units: Sequence[Unit[form.Place]], renamed: Mapping[str, str]) -> None:
    """Places, then what contains them, which may be among them."""
    keys = _save(Place, units, _place, renamed)
    places = keys_by_slug(Case, (slug for unit in units for slug in (unit.entry.within, *unit.entry.members) if slug))
    rows = [Place(pk=keys[unit.name], within_id=places.get(unit.entry.within or "")) for unit in units]
    Place.objects.bulk_update(rows, ["within"], batch_size=BATCH)
    members = [
        PlaceMember(region_id=keys[unit.name], member_id=places[member], position=position)
        for unit in units
        for position, member in enumerate(unit.entry.members)
    ]
    replace(PlaceMember, "region", keys.values(), members)


def write_clusters(units: Sequence[Unit[form.Cluster]], renamed: Mapping[str, str]) -> None:
    """Clusters, but for the stages of their lives."""
    _write_located(units, _save(Cluster, units, _cluster, renamed))


def write_policies(units: Sequence[Unit[form.Policy]], renamed: Mapping[str, str]) -> None:
    """Policies."""
    _write_located(units, _save(Policy, units, _policy, renamed))


def _save[E: form.Case](
    table: type[Place] | type[Cluster] | type[Policy],
    units: Sequence[Unit[E]],
    fields: Callable[[E], dict[str, Any]],
    renamed: Mapping[str, str],
) -> dict[str, int]:
    """Cases are saved one by one, since each has a row in two tables; they are few. Returns primary keys by slug."""
    slugs = [renamed.get(unit.name, unit.name) for unit in units]
    there = {case.slug: case for some in batched(slugs, BATCH) for case in table.objects.filter(slug__in=some)}
    saved = {}
    for slug, unit in zip(slugs, units, strict=True):
        case = there.get(slug) or table(case_kind=unit.kind.id)
        for name, value in (_common(unit.entry) | fields(unit.entry)).items():
            setattr(case, name, value)
        case.save(force_insert=slug not in there)
        saved[unit.name] = case
    keys = {name: case.pk for name, case in saved.items()}
    former = [
        FormerSlug(slug=old, case_id=keys[unit.name]) for unit in units for old in dict.fromkeys(unit.entry.formerly)
    ]
    replace(FormerSlug, "case", keys.values(), former)
    write_names(list(saved.values()))
    return keys


def _common(one: form.Case) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "native_name": one.native_name or "",
        "native_lang": one.native_lang or "",
        "also_known_as": one.also_known_as,
        "note": getattr(one, "note", None) or "",
    }


def _place(one: form.Place) -> dict[str, Any]:
    return {"kind": one.kind, "lat": one.lat, "lon": one.lon, "codes": one.codes, "known_as": one.known_as or ""}


def _cluster(one: form.Cluster) -> dict[str, Any]:
    return {"founded": one.founded}


def _policy(one: form.Policy) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "level": one.level or "",
        "second_level": one.second_level or "",
        "status": one.status,
        "status_as_of": one.status_as_of,
        "started": one.started,
        "ended": one.ended,
    }


def _write_located(units: Sequence[Unit[form.Cluster]] | Sequence[Unit[form.Policy]], keys: Mapping[str, int]) -> None:
    """Where a case lies and what it is filed under."""
    entries = [(keys[unit.name], unit.entry) for unit in units]
    places = keys_by_slug(Case, (place for _, one in entries for place in one.places))
    locations = [
        Location(case_id=pk, place_id=places[place], position=position)
        for pk, one in entries
        for position, place in enumerate(one.places)
    ]
    replace(Location, "case", keys.values(), locations)
    terms = [
        CaseTerm(case_id=pk, tag_list=tag_list, term=term, position=position)
        for pk, one in entries
        for field, tag_list in TAGS.items()
        for position, term in enumerate(getattr(one, field, ()))
    ]
    replace(CaseTerm, "case", keys.values(), terms)


def write_stages(units: Sequence[Unit[form.Cluster]]) -> None:
    """The stages of clusters, once the claims that say so are there."""
    stages = {unit.name: (unit.entry.stage, _claim_of(unit.entry.stage)) for unit in units}
    claims = keys_of_claims({claim for _, claim in stages.values()})
    rows = [
        Cluster(pk=pk, stage=stage.stage if stage else "", stage_claim_id=claims.get(claim))
        for slug, pk in keys_by_slug(Case, stages).items()
        for stage, claim in (stages[slug],)
    ]
    Cluster.objects.bulk_update(rows, ["stage", "stage_claim"], batch_size=BATCH)


def _claim_of(stage: form.Stage | None) -> str:
    return f"{stage.source}#{stage.claim}" if stage else ""
