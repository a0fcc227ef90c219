"""How rows are found by an index where other conditions would hide it: keys among those of a query, and neighbours in
the alphabet; knows no table.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, Q, QuerySet
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


class Among(In):
    """`pk__among=query` is `pk__in=query`, asked first and once, so that an index still serves `Q(…) | Q(…)`.

    PostgreSQL tries a query beside an OR on every row of the table, but looks up each member of an array.
    """

    lookup_name = "among"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """`key = ANY(ARRAY(SELECT …))`."""
        key, of_key = self.process_lhs(compiler, connection)
        query, of_query = self.process_rhs(compiler, connection)
        return f"{key} = ANY(ARRAY{query})", (*of_key, *of_query)


def beside[Row: Model](column: str, text: str, rows: QuerySet[Row], most: int = 20) -> Q:
    """The condition to be among so many rows whose text comes next in the order of the column, and so many before."""
    after = rows.filter(**{f"{column}__gte": text}).order_by(column).values("pk")[:most]
    before = rows.filter(**{f"{column}__lt": text}).order_by(f"-{column}").values("pk")[:most]
    return Q(pk__among=after) | Q(pk__among=before)


class SluggedQuerySet[Row: Model](QuerySet[Row]):
    """Records with a slug, by its place in the alphabet."""

    def at(self, slug: str) -> Row | None:
        """The one of this slug; None where there is none."""
        return self.filter(slug=slug).first()

    def beside(self, slugs: Iterable[str]) -> Self:
        """Some whose slugs come next to these."""
        found = Q()
        for slug in slugs:
            found |= beside("slug", slug, self)
        return self.filter(found) if found else self.none()
