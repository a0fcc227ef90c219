"""A row as an entry: the dossier form of one record; asks the database nothing that the row has not at hand."""

from decimal import Decimal
from typing import Any

from policyatlas.dossiers import format as form
from policyatlas.records.models import (
    Case,
    Claim,
    ClaimLink,
    Cluster,
    Comparison,
    CoverageNote,
    Measure,
    Place,
    Policy,
    Publisher,
    Source,
    Transfer,
)


def publisher(row: Publisher) -> form.Entry:
    """A publisher."""
    return form.Publisher.model_construct(
        slug=row.slug,
        name=row.name,
        kind=row.kind or None,
        country=row.country or None,
        state_affiliated=row.state_affiliated,
    )


def source(row: Source) -> form.Entry:
    """A source, without its claims."""
    return form.Source.model_construct(
        slug=row.slug,
        title=row.title or None,
        kind=row.kind,
        authors=row.authors,
        publisher=row.publisher.slug if row.publisher else None,
        via=row.via or None,
        published=row.published or None,
        language=row.language,
        url=row.url or None,
        archived_url=row.archived_url or None,
        relays=_as_given(form.Relayed, row.relays_as_given),
        formerly=[former.slug for former in row.former_slugs.all()],
        notes=row.notes or None,
    )


def _as_given[E: form.Entry](entry: type[E], stored: dict[str, Any] | None) -> E | None:
    return entry.model_construct(**stored) if stored else None


def claim(row: Claim) -> form.Entry:
    """A claim, with its measure and its cases."""
    measure = getattr(row, "measure", None)
    return form.Claim.model_construct(
        n=row.number,
        about=[about.case.public_name for about in row.abouts.all()],
        dimension=row.dimension,
        statement=row.statement,
        short=row.short or None,
        lead=row.lead,
        nature=row.nature,
        design=row.design or None,
        said_by=_as_given(form.SaidBy, row.said_by),
        relayed=row.relayed,
        relayed_from=_as_given(form.Relayed, row.relayed_from_as_given),
        measure=_measure(measure) if measure else None,
        passage=form.Passage.model_construct(
            opens=row.opens, closes=row.closes or None, paragraph=row.paragraph, page=row.page
        ),
        state=row.state,
        superseded_by=row.superseded_by.public_name if row.superseded_by else None,
        reason=row.reason or None,
        extracted=_as_given(form.Step, row.extracted),
        reviewed=_as_given(form.Step, row.reviewed),
        formerly=[former.name for former in row.former_names.all()],
        note=row.note or None,
    )


def _measure(row: Measure) -> form.Measure:
    span = (
        form.Span.model_construct(from_year=row.span_from, to_year=row.span_to)
        if row.span_from is not None and row.span_to is not None
        else None
    )
    return form.Measure.model_construct(
        indicator=row.indicator or None,
        label=row.label,
        value=_figure(row.value),
        value_to=None if row.value_to is None else _figure(row.value_to),
        unit=row.unit,
        year=row.year,
        span=span,
        qualifier=row.qualifier or None,
        basis=row.basis or None,
        time=row.time or None,
        area=row.area.slug if row.area else None,
        price=row.price or None,
        original=_as_given(form.Original, row.original),
    )


def _figure(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _case(row: Case) -> dict[str, Any]:
    """The fields that places, clusters and policies have in common."""
    return {
        "slug": row.slug,
        "name": row.name,
        "native_name": row.native_name or None,
        "native_lang": row.native_lang or None,
        "also_known_as": row.also_known_as,
        "formerly": [former.slug for former in row.former_slugs.all()],
        "note": row.note or None,
    }


def place(row: Place) -> form.Entry:
    """A place."""
    return form.Place.model_construct(
        **_case(row),
        known_as=row.known_as or None,
        kind=row.kind,
        within=row.within.slug if row.within else None,
        members=[membership.member.slug for membership in row.memberships.all()],
        lat=row.lat,
        lon=row.lon,
        codes=row.codes,
    )


def _located(row: Cluster | Policy) -> dict[str, Any]:
    terms = row.terms
    return _case(row) | {
        "places": [location.place.slug for location in row.locations.all()],
        "sectors": terms["sector"],
        "themes": terms["theme"],
    }


def cluster(row: Cluster) -> form.Entry:
    """A cluster."""
    claim = row.stage_claim
    stage = form.Stage.model_construct(
        stage=row.stage, source=claim.source.slug if claim else None, claim=claim.number if claim else None
    )
    return form.Cluster.model_construct(**_located(row), founded=row.founded, stage=stage if row.stage else None)


def policy(row: Policy) -> form.Entry:
    """A policy."""
    terms = row.terms
    return form.Policy.model_construct(
        **_located(row),
        kind=row.kind,
        level=row.level or None,
        second_level=row.second_level or None,
        status=row.status,
        status_as_of=row.status_as_of,
        started=row.started,
        ended=row.ended,
        instruments=terms["instrument"],
        motive=terms["motive"],
    )


def summary(row: Case) -> form.Entry:
    """The summary of a case."""
    return form.Summary.model_construct(case=row.public_name, text=row.summary)


def transfer(row: Transfer) -> form.Entry:
    """A transfer."""
    return form.Transfer.model_construct(
        model=row.model.public_name,
        learner=row.learner.public_name,
        degree=row.degree,
        year=row.year,
        said_by=row.said_by,
        source=row.claim.source.slug,
        claim=row.claim.number,
        note=row.note or None,
    )


def link(row: ClaimLink) -> form.Entry:
    """A link between claims."""
    return form.Link.model_construct(
        from_claim=row.from_claim.public_name,
        to_claim=row.to_claim.public_name,
        stance=row.stance,
        question=row.question,
        note=row.note or None,
    )


def coverage(row: CoverageNote) -> form.Entry:
    """A note on a gap."""
    return form.CoverageNote.model_construct(
        case=row.case.public_name,
        dimension=row.dimension,
        state=row.state,
        searched_on=row.searched_on.isoformat() if row.searched_on else None,
        sources_searched=row.sources_searched,
        note=row.note,
    )


def comparison(row: Comparison) -> form.Entry:
    """A comparison."""
    return form.Comparison.model_construct(
        slug=row.slug,
        title=row.title,
        standfirst=row.standfirst,
        cases=[column.case.slug for column in row.columns.all()],
        text=row.text,
    )
