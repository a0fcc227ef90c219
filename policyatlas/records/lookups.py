"""How a key is looked up among those that a query finds, where other conditions would do as well; knows no table."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
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
