"""Several questions to a database as one query; each is one of modelsearch's, over the rows of one kind."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, cast

from django.db import connections
from django.db.models import QuerySet

from policyatlas.finding.matching import FACETS, Ask, Row, Values
from policyatlas.records.models import Findable


class TogetherMixin:
    """The three questions of a `Keeper`, for backends whose results are a queryset."""

    def rows(self, asks: Sequence[Ask], most: int) -> list[list[Row]]:
        """The first rows of each question: one query."""
        rows: list[list[Row]] = [[] for _ask in asks]
        found = [self._matching(ask).values_list(*Row._fields)[:most] for ask in asks]
        if found:
            for turn, *row in _answers(found, "SELECT {1}, part_{1}.* FROM ({0}) AS part_{1}", " UNION ALL "):
                rows[turn].append(Row(*row))
        return rows

    def counts(self, asks: Sequence[Ask], most: int) -> list[int]:
        """How many rows each question finds: one query, which stops to count at `most`."""
        found = [self._matching(ask).order_by().values_list("pk")[:most] for ask in asks]
        return list(_answers(found, "(SELECT COUNT(*) FROM ({0}) AS part_{1})", ", ", begins="SELECT ")[0])

    def values(self, ask: Ask, most: int) -> Values:
        """The values of the first rows: one query."""
        numbers = Counter(self._matching(ask).order_by().values_list(*FACETS)[:most])
        return Values(numbers, whole=numbers.total() < most)

    def _matching(self, ask: Ask) -> QuerySet[Findable]:
        rows = Findable.objects.of_kind(ask.kind) if ask.in_order else Findable.objects.standing_high()
        results = cast("Any", super()).search(ask.query, rows, order_by_relevance=False)
        results.query_compiler.in_order = ask.in_order
        return cast("QuerySet[Findable]", results.get_queryset())


def _answers(
    found: Sequence[QuerySet[Findable, tuple[Any, ...]]], each: str, between: str, begins: str = ""
) -> list[tuple[Any, ...]]:
    """The rows that these querysets have together, each within its own parentheses, as every database takes it."""
    parts, values = [], list[Any]()
    for turn, queryset in enumerate(found):
        sql, own = queryset.query.sql_with_params()
        parts.append(each.format(sql, turn))
        values += own
    with connections[found[0].db].cursor() as cursor:
        cursor.execute(begins + between.join(parts), values)
        return cast("list[tuple[Any, ...]]", cursor.fetchall())
