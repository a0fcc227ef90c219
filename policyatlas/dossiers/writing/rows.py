"""Rows in as few queries as batches: keys by name, insert or change, replace; knows no kind of record."""

from collections.abc import Collection, Iterable, Sequence
from itertools import batched

from django.db.models import Model

from policyatlas.records.models import Case, Claim, FormerClaim, FormerSlug, Publisher, Source

BATCH = 500


def keys_of_claims(names: Collection[str]) -> dict[str, int]:
    """Primary keys by public name, of those that exist; a claim is found by a former name, too."""
    found: dict[str, int] = {}
    slugs = sorted({name.partition("#")[0] for name in names})
    for some in batched(slugs, BATCH):
        rows = Claim.objects.filter(source__slug__in=some).values_list("source__slug", "number", "pk")
        found |= {name: pk for slug, number, pk in rows if (name := f"{slug}#{number}") in names}
    for some in batched(sorted(set(names) - found.keys()), BATCH):
        found.update(FormerClaim.objects.filter(name__in=some).values_list("name", "claim"))
    return found


def keys_by_slug(model: type[Case] | type[Source] | type[Publisher], slugs: Iterable[str]) -> dict[str, int]:
    """Primary keys by slug, of those that exist; a case is found by a former slug, too."""
    found: dict[str, int] = {}
    for some in batched(sorted(set(slugs)), BATCH):
        found.update(model.objects.filter(slug__in=some).values_list("slug", "pk"))
        if model is Case and (others := [slug for slug in some if slug not in found]):
            found.update(FormerSlug.objects.filter(slug__in=others).values_list("slug", "case"))
    return found


def upsert(rows: Sequence[Model], unique: Collection[str], *, keep: Collection[str] = ()) -> None:
    """Insert rows, or change the ones with the same unique fields, but for the fields to keep. Sets primary keys."""
    if not rows:
        return
    model = type(rows[0])
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=unique,
        update_fields=[name for name in names if name not in unique and name not in keep],
    )


def replace(model: type[Model], field: str, owners: Iterable[int], rows: Iterable[Model]) -> None:
    """Put these rows in place of all that belong to the owners."""
    for some in batched(owners, BATCH):
        model._default_manager.filter(**{f"{field}__in": some}).delete()
    model._default_manager.bulk_create(rows, batch_size=BATCH)


def slug_of(case: str) -> str:
    """The slug in `place/hefei`."""
    return case.partition("/")[2]
