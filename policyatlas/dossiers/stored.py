"""Records as entries: the dossier form of what the database holds; writes neither files nor tables."""

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db.models import Prefetch, QuerySet

from policyatlas.dossiers import format as form
from policyatlas.records.models import (
    Case,
    Claim,
    ClaimAbout,
    ClaimLink,
    Cluster,
    Comparison,
    ComparisonCase,
    CoverageNote,
    Location,
    Measure,
    Place,
    PlaceMember,
    Policy,
    Publisher,
    Source,
    Transfer,
)

BATCH = 500  # names in one query


def entries(kind: str, names: Collection[str] | None = None) -> Iterator[tuple[str, form.Entry]]:
    """The records of a kind by name, in the order of their file: all, or those named (of claims, by their sources).

    Texts that only others relay have no dossier and are left out. Queries grow with batches, not with records.
    """
    _, _, entry = _KINDS[kind]
    for row in _chosen(kind, names):
        made = entry(row)
        yield _name(kind, row, made), made


def rows(kind: str) -> Iterator[tuple[str, Any]]:
    """All rows of a kind by name, in the order of their file."""
    _, _, entry = _KINDS[kind]
    for row in _chosen(kind, None):
        yield _name(kind, row, entry(row)), row


def names_of(kind: str) -> set[str]:
    """The names of all records of a kind."""
    table, field, _ = _KINDS[kind]
    if field == "slug":
        return set(table().values_list("slug", flat=True))
    return {name for name, _ in rows(kind)}


def _chosen(kind: str, names: Collection[str] | None) -> Iterator[Any]:
    table, field, _ = _KINDS[kind]
    if names is None or field is None:
        yield from table().iterator(chunk_size=BATCH)
    else:
        for some in batched(sorted(names), BATCH):
            yield from table().filter(**{f"{field}__in": some})


def _name(kind: str, row: Any, entry: form.Entry) -> str:  # noqa: ANN401 - a row of any table
    return form.KINDS[kind].name(entry, row.source.slug if isinstance(row, Claim) else "")


def _publisher(row: Publisher) -> form.Entry:
    return form.Publisher.model_construct(
        slug=row.slug,
        name=row.name,
        kind=row.kind or None,
        country=row.country or None,
        state_affiliated=row.state_affiliated,
    )


def _source(row: Source) -> form.Entry:
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
        notes=row.notes or None,
    )


def _as_given[E: form.Entry](entry: type[E], stored: dict[str, Any] | None) -> E | None:
    return entry.model_construct(**stored) if stored else None


def _claim(row: Claim) -> form.Entry:
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


def _place(row: Place) -> form.Entry:
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


def _cluster(row: Cluster) -> form.Entry:
    claim = row.stage_claim
    stage = form.Stage.model_construct(
        stage=row.stage, source=claim.source.slug if claim else None, claim=claim.number if claim else None
    )
    return form.Cluster.model_construct(**_located(row), founded=row.founded, stage=stage if row.stage else None)


def _policy(row: Policy) -> form.Entry:
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


def _summary(row: Case) -> form.Entry:
    return form.Summary.model_construct(case=row.public_name, text=row.summary)


def _transfer(row: Transfer) -> form.Entry:
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


def _link(row: ClaimLink) -> form.Entry:
    return form.Link.model_construct(
        from_claim=row.from_claim.public_name,
        to_claim=row.to_claim.public_name,
        stance=row.stance,
        question=row.question,
        note=row.note or None,
    )


def _coverage(row: CoverageNote) -> form.Entry:
    return form.CoverageNote.model_construct(
        case=row.case.public_name,
        dimension=row.dimension,
        state=row.state,
        searched_on=row.searched_on.isoformat() if row.searched_on else None,
        sources_searched=row.sources_searched,
        note=row.note,
    )


def _comparison(row: Comparison) -> form.Entry:
    return form.Comparison.model_construct(
        slug=row.slug,
        title=row.title,
        standfirst=row.standfirst,
        cases=[column.case.slug for column in row.columns.all()],
        text=row.text,
    )


_LOCATED: tuple[Any, ...] = ("former_slugs", "tags", Prefetch("locations", Location.objects.select_related("place")))
_WITH_MEMBERS: tuple[Any, ...] = ("former_slugs", Prefetch("memberships", PlaceMember.objects.select_related("member")))
_KINDS: dict[str, tuple[Callable[[], QuerySet[Any]], str | None, Callable[[Any], form.Entry]]] = {
    "publisher": (lambda: Publisher.objects.order_by("slug"), "slug", _publisher),
    "source": (lambda: Source.objects.held().select_related("publisher").order_by("slug"), "slug", _source),
    "place": (
        lambda: Place.objects.select_related("within").prefetch_related(*_WITH_MEMBERS).order_by("slug"),
        "slug",
        _place,
    ),
    "cluster": (
        lambda: Cluster.objects.select_related("stage_claim__source").prefetch_related(*_LOCATED).order_by("slug"),
        "slug",
        _cluster,
    ),
    "policy": (lambda: Policy.objects.prefetch_related(*_LOCATED).order_by("slug"), "slug", _policy),
    "claim": (
        lambda: (
            Claim.objects.select_related("source", "superseded_by__source", "measure__area")
            .prefetch_related(Prefetch("abouts", ClaimAbout.objects.select_related("case")))
            .order_by("source__slug", "number")
        ),
        "source__slug",
        _claim,
    ),
    "summary": (lambda: Case.objects.exclude(summary="").order_by("case_kind", "slug"), None, _summary),
    "transfer": (
        lambda: Transfer.objects.select_related("model", "learner", "claim__source").order_by("position", "id"),
        None,
        _transfer,
    ),
    "link": (
        lambda: ClaimLink.objects.select_related("from_claim__source", "to_claim__source").order_by("position", "id"),
        None,
        _link,
    ),
    "coverage": (
        lambda: CoverageNote.objects.select_related("case").order_by("case__case_kind", "case__slug", "dimension"),
        None,
        _coverage,
    ),
    "comparison": (
        lambda: Comparison.objects.prefetch_related(
            Prefetch("columns", ComparisonCase.objects.select_related("case"))
        ).order_by("slug"),
        None,
        _comparison,
    ),
}
