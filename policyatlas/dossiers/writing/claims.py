"""Rows of claims with their measures and cases; origins are settled elsewhere."""

from collections.abc import Mapping, Sequence

from policyatlas.dossiers import format as form
from policyatlas.dossiers.speakers import named, write_speakers
from policyatlas.dossiers.units import Unit
from policyatlas.dossiers.writing.rows import BATCH, keys_by_slug, keys_of_claims, replace, slug_of, upsert
from policyatlas.records.models import Case, Claim, ClaimAbout, FormerClaim, Measure, Source

# What no dossier holds.
KEPT = ["origin", "distance", "extracted_by", "reviewed_by", "since", "words_missing", "disputed"]


def write_claims(units: Sequence[Unit[form.Claim]]) -> None:
    """Claims, with speakers, cases and measures."""
    sources = keys_by_slug(Source, (unit.source for unit in units))
    areas = (unit.entry.measure.area for unit in units if unit.entry.measure and unit.entry.measure.area)
    cases = keys_by_slug(Case, {*(slug_of(about) for unit in units for about in unit.entry.about), *areas})
    quoted = {id(unit): speaker for unit in units if (speaker := named(unit.entry.said_by))}
    speakers = write_speakers(quoted.values())
    rows = []
    for unit in units:
        speaker = quoted.get(id(unit))
        row = _claim(unit.entry, sources[unit.source], cases)
        row.speaker_id = speakers[speaker.key] if speaker else None
        rows.append(row)
    upsert(rows, ["source", "number"], keep=KEPT)
    pairs = [(row.pk, unit.entry) for row, unit in zip(rows, units, strict=True)]
    abouts = [
        ClaimAbout(claim_id=pk, case_id=cases[slug_of(about)], position=position)
        for pk, claim in pairs
        for position, about in enumerate(claim.about)
    ]
    replace(ClaimAbout, "claim", (pk for pk, _ in pairs), abouts)
    measures = [_measure(pk, claim.measure, cases) for pk, claim in pairs if claim.measure]
    replace(Measure, "claim", (pk for pk, _ in pairs), measures)
    former = [FormerClaim(name=old, claim_id=pk) for pk, claim in pairs for old in claim.formerly]
    replace(FormerClaim, "claim", (pk for pk, _ in pairs), former)


def _claim(one: form.Claim, source: int, cases: Mapping[str, int]) -> Claim:
    """The row, with itself as its origin until relays are settled."""
    return Claim(
        source_id=source,
        number=one.n,
        main_case_id=cases[slug_of(one.about[0])],
        dimension=one.dimension,
        statement=one.statement,
        short=one.short or "",
        lead=one.lead,
        nature=one.nature,
        design=one.design or "",
        said_by=one.said_by.form() if one.said_by else None,
        relayed=one.relayed,
        relayed_from_as_given=one.relayed_from.form() if one.relayed_from else None,
        origin_id=source,
        distance=0,
        opens=one.passage.opens,
        closes=one.passage.closes or "",
        paragraph=one.passage.paragraph,
        page=one.passage.page,
        state=one.state,
        reason=one.reason or "",
        extracted=one.extracted.form() if one.extracted else None,
        reviewed=one.reviewed.form() if one.reviewed else None,
        note=one.note or "",
    )


def _measure(claim: int, one: form.Measure, cases: Mapping[str, int]) -> Measure:
    return Measure(
        claim_id=claim,
        indicator=one.indicator or "",
        label=one.label,
        value=str(one.value),
        value_to=None if one.value_to is None else str(one.value_to),
        unit=one.unit,
        year=one.year,
        span_from=one.span.from_year if one.span else None,
        span_to=one.span.to_year if one.span else None,
        qualifier=one.qualifier or "",
        basis=one.basis or "",
        time=one.time or "",
        area_id=cases[one.area] if one.area else None,
        price=one.price or "",
        original=one.original.form() if one.original else None,
    )


def write_successors(units: Sequence[Unit[form.Claim]]) -> None:
    """Which claim supersedes which, once all of them are there."""
    successors = {unit.name: unit.entry.superseded_by for unit in units if unit.entry.superseded_by}
    keys = keys_of_claims({*successors, *successors.values()})
    rows = [Claim(pk=keys[name], superseded_by_id=keys[successor]) for name, successor in successors.items()]
    Claim.objects.bulk_update(rows, ["superseded_by"], batch_size=BATCH)
