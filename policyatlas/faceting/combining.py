"""Facets with few values, stored together: from how many records have each combination follows any choice among them.

Asks nothing: who has the stored numbers of the combinations gives them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from policyatlas.faceting.choosing import Choice
from policyatlas.faceting.facets import Column, Facet
from policyatlas.faceting.naming import Listed

TOGETHER, BETWEEN = "*", "|"  # under what name they are stored, and what stands between their values


@dataclass(frozen=True, slots=True)
class Combined:
    """Columns of closed lists, of which each record has exactly one value."""

    columns: tuple[Column, ...]

    @property
    def facet(self) -> Column:
        """All of them as one, whose values are the combinations; no reader sees it."""
        texts = [Cast(column.of[0], CharField()) for column in self.columns]
        parts = chain.from_iterable((Value(BETWEEN), text) for text in texts)
        whole = Concat(*list(parts)[1:], output_field=CharField())
        return Column(id=TOGETHER, label="", phrase="", names=Listed({}), of=(whole,))

    def tell(self, choice: Choice) -> bool:
        """Whether everything that is chosen is among them."""
        return all(facet in self.columns for facet in choice.facets if choice.values(facet))

    def left(self, choice: Choice, stored: Mapping[str, int], besides: Facet | None = None) -> dict[str, int]:
        """Of the combinations those that a choice leaves; `besides` is not asked."""
        asked = [(place, set(choice.values(one))) for place, one in enumerate(self.columns) if one is not besides]
        asked = [(place, values) for place, values in asked if values]
        return {
            name: number
            for name, number in stored.items()
            if all(name.split(BETWEEN)[place] in values for place, values in asked)
        }

    def divided(self, choice: Choice, stored: Mapping[str, int]) -> Iterator[tuple[Column, int, dict[str, int]]]:
        """Each facet with the number of records that it divides, and how many have each value."""
        for place, column in enumerate(self.columns):
            left, parts = self.left(choice, stored, column), Counter[str]()
            for name, number in left.items():
                parts[name.split(BETWEEN)[place]] += number
            yield column, sum(left.values()), dict(parts)
