"""What of a comparison is shown: rows, their depth, claims; and the query that says so. Knows no case."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from policyatlas.evidence import Cell
from policyatlas.records.models import Claim
from policyatlas.vocabulary import DIMENSIONS, DISTANCES, NATURES, Dimension, Distance, Nature

SHOWS = ("all", "differences", "shared")
DEPTHS = ("short", "full")  # of rows, and of the part on figures
FIGURES = "#figures"  # where that part is


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows, in the order asked for, how deep, and which claims are shown; where nothing is named, all are.

    `apart` are the rows that depart from `depth`; `figures` is the depth of the part on figures. `own` leaves out the
    claims of clusters that lie in a case. `peers` and `abroad` say which cases are offered beside one that is alone.
    `opened` are grid references of cells that are shown whole: they serve a piece for htmx and are no part of the state
    that links carry.
    """

    rows: tuple[Dimension, ...] = ()
    show: str = "all"
    depth: str = "short"
    apart: tuple[Dimension, ...] = ()
    natures: tuple[Nature, ...] = ()
    distances: tuple[Distance, ...] = ()
    disputed: bool = False
    own: bool = False
    figures: str = "short"
    peers: str = ""
    abroad: bool = False
    opened: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """The query that says this, by field."""
        given = {
            "rows": _named(self.rows),
            "show": "" if self.show == "all" else self.show,
            "depth": "" if self.depth == "short" else self.depth,
            "short" if self.depth == "full" else "full": _named(self.apart),
            "nature": _named(self.natures),
            "distance": _named(self.distances),
            "disputed": "1" if self.disputed else "",
            "own": "1" if self.own else "",
            "figures": "" if self.figures == "short" else self.figures,
            "peers": self.peers,
            "abroad": "1" if self.abroad else "",
        }
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """The same as it stands in an address."""
        return urlencode(self.fields, safe=",:")

    @property
    def href(self) -> str:
        """The same as a link from one state of a comparison to another."""
        return f"?{self.query}" if self.fields else "./"

    @property
    def kept(self) -> dict[str, str]:
        """The fields that the form of rows and claims has no control for."""
        kept = ("show", "depth", "full", "short", "figures", "peers", "abroad")
        return {name: self.fields[name] for name in kept if name in self.fields}

    @property
    def beside(self) -> dict[str, str]:
        """The fields that the form of peers has no control for."""
        return {name: value for name, value in self.fields.items() if name not in ("peers", "abroad")}

    def but(self, field: str, value: str) -> "Narrowing":
        """The same with another `show`, `depth` or `figures`."""
        if field == "depth":
            return replace(self, depth=value, apart=())
        return replace(self, show=value) if field == "show" else replace(self, figures=value)

    @property
    def asked(self) -> tuple[Dimension, ...]:
        """The rows that are shown, all of them where none is named."""
        return self.rows or tuple(DIMENSIONS.values())

    def in_full(self, row: Dimension) -> bool:
        """Whether a row holds all its claims at once."""
        return (self.depth == "full") != (row in self.apart)

    @property
    def all_figures(self) -> bool:
        """Whether no figure that can be lined up is left out."""
        return "full" in {self.figures, self.depth}

    @property
    def figures_turned(self) -> str:
        """The link to figures in full instead of short, or short instead of full."""
        return f"{self.but('figures', 'full' if self.figures == 'short' else 'short').href}{FIGURES}"

    def turned(self, *rows: Dimension) -> "Narrowing":
        """The same with these rows short instead of full, or full instead of short."""
        turned = set(self.apart) ^ set(rows)
        return replace(self, apart=tuple(row for row in DIMENSIONS.values() if row in turned))

    def without(self, row: Dimension) -> "Narrowing":
        """The same less one row; the last one cannot be hidden, since no row at all means all of them."""
        return replace(self, rows=tuple(other for other in self.asked if other is not row))

    @property
    def row_choices(self) -> list[tuple[Dimension, bool]]:
        """Every row, and whether it is shown."""
        return [(row, row in self.asked) for row in DIMENSIONS.values()]

    @property
    def nature_choices(self) -> list[tuple[Nature, bool]]:
        """Every nature, and whether its claims are shown."""
        return [(nature, not self.natures or nature in self.natures) for nature in NATURES.values()]

    @property
    def distance_choices(self) -> list[tuple[Distance, bool]]:
        """Every distance from the origin, and whether its claims are shown."""
        return [(distance, not self.distances or distance in self.distances) for distance in DISTANCES.values()]

    @property
    def show_choices(self) -> Iterator[tuple[str, str, bool]]:
        """All, differences and shared: each with its link and whether it is on."""
        return ((show, self.but("show", show).href, show == self.show) for show in SHOWS)

    @property
    def depth_choices(self) -> Iterator[tuple[str, str, bool]]:
        """All short and all full: each with its link and whether it is on."""
        return ((depth, self.but("depth", depth).href, depth == self.depth and not self.apart) for depth in DEPTHS)

    def narrow(self, cell: Cell) -> Cell:
        """The cell with the claims asked for."""
        if not (self.natures or self.distances or self.disputed):
            return cell
        natures = {nature.id for nature in self.natures or NATURES.values()}
        distances = {distance.id for distance in self.distances or DISTANCES.values()}
        disputed = {claim.pk for dispute in cell.disagreements for claim in dispute.claims}

        def asked_for(claim: Claim) -> bool:
            fits = claim.nature in natures and str(claim.distance) in distances
            return fits and (claim.pk in disputed or not self.disputed)

        return cell.narrowed(asked_for)


def _named(terms: tuple[Dimension, ...] | tuple[Nature, ...] | tuple[Distance, ...]) -> str:
    return ",".join(term.id for term in terms)
