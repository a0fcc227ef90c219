"""The lists whose facets are counted and stored while nothing is chosen: their records and facets; counts nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from policyatlas.faceting.cases import CASE_FACETS
from policyatlas.faceting.cells import CELL_FACETS
from policyatlas.faceting.claims import CLAIM_FACETS, COMBINED
from policyatlas.faceting.combining import Combined
from policyatlas.faceting.facets import Facet, Rows
from policyatlas.faceting.sources import SOURCE_FACETS
from policyatlas.records.models import Case, CellSummary, Claim, Source
from policyatlas.vocabulary import DIMENSIONS


@dataclass(frozen=True, slots=True)
class Divided:
    """A list by its name, with its records and what divides them. `owner`: by which key a change finds its records.

    `combined`: facets of it whose combinations are stored, too.
    """

    name: str
    all: Callable[[], Rows]
    facets: tuple[Facet, ...]
    owner: str = "pk"
    combined: Combined | None = None

    @property
    def stored(self) -> tuple[Facet, ...]:
        """Its facets, and the combinations of some of them where these are stored as well."""
        return (*self.facets, self.combined.facet) if self.combined else self.facets


def of_cells(dimension: str) -> str:
    """The name of the list of cells of a dimension."""
    return f"cell:{dimension}"


OF_CASES: Mapping[str, Divided] = {
    kind: Divided(kind, partial(Case.objects.of_kind, kind), facets) for kind, facets in CASE_FACETS.items()
}
OF_CELLS: Mapping[str, Divided] = {
    of_cells(dimension): Divided(
        of_cells(dimension), partial(CellSummary.objects.answering, dimension), CELL_FACETS, owner="case"
    )
    for dimension in DIMENSIONS
}
OF_SOURCES: Mapping[str, Divided] = {"source": Divided("source", Source.objects.held, SOURCE_FACETS)}
OF_CLAIMS: Mapping[str, Divided] = {"claim": Divided("claim", Claim.objects.published, CLAIM_FACETS, combined=COMBINED)}
LISTS: Mapping[str, Divided] = {**OF_CASES, **OF_CELLS, **OF_SOURCES, **OF_CLAIMS}
