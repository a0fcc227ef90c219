"""What the database holds, as entries by name: the tables asked, and in what order; writes neither files nor tables."""

from collections.abc import Callable, Collection, Iterator
from itertools import batched
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet

from policyatlas.dossiers import format as form
from policyatlas.dossiers.stored import entries as entries_of
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
    Place,
    PlaceMember,
    Policy,
    Publisher,
    Source,
    Transfer,
)

BATCH = 500  # names in one query


class _Table(NamedTuple):
    """How the records of a kind are read; `names` is the column that tells some from others, where there is one."""

    rows: Callable[[], QuerySet[Any]]
    names: str | None
    entry: Callable[[Any], form.Entry]


def entries(kind: str, names: Collection[str] | None = None) -> Iterator[tuple[str, form.Entry]]:
    """The records of a kind by name, in the order of their file: all, or those named (of claims, by their sources).

    Texts that only others relay have no dossier and are left out. Queries grow with batches, not with records.
    """
    for row in _chosen(_TABLES[kind], names):
        entry = _TABLES[kind].entry(row)
        yield _name(kind, row, entry), entry


def rows(kind: str) -> Iterator[tuple[str, Any]]:
    """All rows of a kind by name, in the order of their file."""
    for row in _chosen(_TABLES[kind], None):
        yield _name(kind, row, _TABLES[kind].entry(row)), row


def names_of(kind: str) -> set[str]:
    """The names of all records of a kind."""
    table = _TABLES[kind]
    return (
        set(table.rows().values_list("slug", flat=True)) if table.names == "slug" else {name for name, _ in rows(kind)}
    )


def _chosen(table: _Table, names: Collection[str] | None) -> Iterator[Any]:
    if names is None or table.names is None:
        yield from table.rows().iterator(chunk_size=BATCH)
    else:
        for some in batched(sorted(names), BATCH):
            yield from table.rows().filter(**{f"{table.names}__in": some})


def _name(kind: str, row: Any, entry: form.Entry) -> str:  # noqa: ANN401 - a row of any table
    return form.KINDS[kind].name(entry, row.source.slug if isinstance(row, Claim) else "")


_LOCATED: tuple[Any, ...] = ("former_slugs", "tags", Prefetch("locations", Location.objects.select_related("place")))
_WITH_MEMBERS: tuple[Any, ...] = ("former_slugs", Prefetch("memberships", PlaceMember.objects.select_related("member")))
_TABLES = {
    "publisher": _Table(lambda: Publisher.objects.order_by("slug"), "slug", entries_of.publisher),
    "source": _Table(
        lambda: Source.objects.held().select_related("publisher").prefetch_related("former_slugs").order_by("slug"),
        "slug",
        entries_of.source,
    ),
    "place": _Table(
        lambda: Place.objects.select_related("within").prefetch_related(*_WITH_MEMBERS).order_by("slug"),
        "slug",
        entries_of.place,
    ),
    "cluster": _Table(
        lambda: Cluster.objects.select_related("stage_claim__source").prefetch_related(*_LOCATED).order_by("slug"),
        "slug",
        entries_of.cluster,
    ),
    "policy": _Table(lambda: Policy.objects.prefetch_related(*_LOCATED).order_by("slug"), "slug", entries_of.policy),
    "claim": _Table(
        lambda: (
            Claim.objects.select_related("source", "superseded_by__source", "measure__area")
            .prefetch_related(Prefetch("abouts", ClaimAbout.objects.select_related("case")), "former_names")
            .order_by("source__slug", "number")
        ),
        "source__slug",
        entries_of.claim,
    ),
    "summary": _Table(lambda: Case.objects.exclude(summary="").order_by("case_kind", "slug"), None, entries_of.summary),
    "transfer": _Table(
        lambda: Transfer.objects.select_related("model", "learner", "claim__source").order_by("position", "id"),
        None,
        entries_of.transfer,
    ),
    "link": _Table(
        lambda: ClaimLink.objects.select_related("from_claim__source", "to_claim__source").order_by("position", "id"),
        None,
        entries_of.link,
    ),
    "coverage": _Table(
        lambda: CoverageNote.objects.select_related("case").order_by("case__case_kind", "case__slug", "dimension"),
        None,
        entries_of.coverage,
    ),
    "comparison": _Table(
        lambda: Comparison.objects.prefetch_related(
            Prefetch("columns", ComparisonCase.objects.select_related("case"))
        ).order_by("slug"),
        None,
        entries_of.comparison,
    ),
}
