"""Rows of what editors add: summaries, transfers, links, notes on gaps, comparisons; their order is kept elsewhere."""

from collections.abc import Sequence

from policyatlas.dossiers import format as form
from policyatlas.dossiers.units import Unit
from policyatlas.dossiers.writing.rows import BATCH, keys_by_slug, keys_of_claims, replace, slug_of, upsert
from policyatlas.records.models import Case, ClaimLink, Comparison, ComparisonCase, CoverageNote, Transfer


def write_summaries(units: Sequence[Unit[form.Summary]]) -> None:
    """Summaries, each on its case."""
    cases = keys_by_slug(Case, (slug_of(unit.entry.case) for unit in units))
    rows = [Case(pk=cases[slug_of(unit.entry.case)], summary=unit.entry.text) for unit in units]
    Case.objects.bulk_update(rows, ["summary"], batch_size=BATCH)


def write_transfers(units: Sequence[Unit[form.Transfer]]) -> None:
    """Transfers."""
    cases = keys_by_slug(Case, (slug_of(case) for unit in units for case in (unit.entry.model, unit.entry.learner)))
    claims = keys_of_claims({unit.entry.claim_name for unit in units})
    rows = [
        Transfer(
            model_id=cases[slug_of(one.model)],
            learner_id=cases[slug_of(one.learner)],
            claim_id=claims[one.claim_name],
            degree=one.degree,
            said_by=one.said_by,
            year=one.year,
            note=one.note or "",
            position=0,
        )
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["model", "learner", "claim"], keep=["position"])


def write_links(units: Sequence[Unit[form.Link]]) -> None:
    """Links between claims."""
    claims = keys_of_claims({name for unit in units for name in (unit.entry.from_claim, unit.entry.to_claim)})
    rows = [
        ClaimLink(
            from_claim_id=claims[one.from_claim],
            to_claim_id=claims[one.to_claim],
            stance=one.stance,
            question=one.question,
            note=one.note or "",
            position=0,
        )
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["from_claim", "to_claim", "stance"], keep=["position"])


def write_coverage(units: Sequence[Unit[form.CoverageNote]]) -> None:
    """Notes on gaps."""
    cases = keys_by_slug(Case, (slug_of(unit.entry.case) for unit in units))
    rows = [
        CoverageNote(
            case_id=cases[slug_of(one.case)],
            dimension=one.dimension,
            state=one.state,
            searched_on=one.searched_on,
            sources_searched=one.sources_searched,
            note=one.note,
        )
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["case", "dimension"])


def write_comparisons(units: Sequence[Unit[form.Comparison]]) -> None:
    """Comparisons and their columns."""
    cases = keys_by_slug(Case, (slug for unit in units for slug in unit.entry.cases))
    rows = [
        Comparison(slug=one.slug, title=one.title, standfirst=one.standfirst, text=one.text)
        for one in (unit.entry for unit in units)
    ]
    upsert(rows, ["slug"])
    columns = [
        ComparisonCase(comparison_id=row.pk, case_id=cases[slug], position=position)
        for row, unit in zip(rows, units, strict=True)
        for position, slug in enumerate(unit.entry.cases)
    ]
    replace(ComparisonCase, "comparison", (row.pk for row in rows), columns)
