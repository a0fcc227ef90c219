"""What a map shows as a list: places in what they lie in, clusters beneath their places; knows no drawing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.gathering import Spot
from policyatlas.maps.finding import Held
from policyatlas.records.models import Case, Place

ACROSS = {"bloc": 30, "country": 25, "province": 4, "region": 4}  # degrees, so that the world names no province


@dataclass(frozen=True, slots=True)
class Entry:
    """A case that is on the map. `seats`: the places where it lies, without those that hold another of them.

    `number`: the map's, where it has no room for the name.
    """

    case: Case
    claims: int
    seats: Sequence[Place]
    number: int | None = None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return str(self.case.row.get_kind_display() if isinstance(self.case.row, Place) else self.case.sort.label)

    @property
    def elsewhere(self) -> Sequence[Place]:
        """Where a cluster lies besides the place under which it is listed."""
        return self.seats[1:] if self.case.case_kind == "cluster" else ()

    @property
    def told(self) -> str:
        """Name, kind and number of claims, as they are read out."""
        what = self.what.lower()
        if self.case.case_kind == "cluster":
            what = _("cluster in %(places)s") % {"places": ", ".join(place.name for place in self.seats)}
        much = ngettext("%d claim", "%d claims", self.claims) % self.claims if self.claims else _("no claims yet")
        return f"{self.case.name}, {what}, {much}"

    @property
    def spot(self) -> Spot:
        """The entry as it is marked on the map."""
        place = self.case.row if isinstance(self.case.row, Place) else None
        return Spot(
            slug=self.case.slug,
            name=self.case.name,
            href=self.case.get_absolute_url(),
            told=self.told,
            shape="cluster" if place is None else "area" if place.is_area else "point",
            points=tuple((seat.lat or 0.0, seat.lon or 0.0) for seat in self.seats),
            claims=self.claims,
            across=ACROSS.get(place.kind, 0) if place else 0,
        )


@dataclass(slots=True)
class Node:
    """A place in the list, with the clusters in it and the places in it; `entry` is None where it is only a heading."""

    place: Place
    entry: Entry | None = None
    clusters: list[Entry] = field(default_factory=list)
    parts: list["Node"] = field(default_factory=list)

    def take(self, numbers: Mapping[str, int]) -> None:
        """Writes the numbers of the map, by slug, to its entries."""
        if self.entry:
            self.entry = replace(self.entry, number=numbers.get(self.entry.case.slug))
        self.clusters = [replace(entry, number=numbers.get(entry.case.slug)) for entry in self.clusters]
        for part in self.parts:
            part.take(numbers)

    def entries(self) -> Iterator[Entry]:
        """Everything in it that is on the map, in the order of the list."""
        if self.entry:
            yield self.entry
        yield from self.clusters
        for part in self.parts:
            yield from part.entries()


def listed(shown: Iterable[Held]) -> list[Node]:
    """The roots of the list, countries first; everything in alphabetical order: a list is no ranking."""
    nodes: dict[int, Node] = {}
    for held in shown:
        seats = _seats(held.case)
        node = _node(nodes, seats[0])
        entry = Entry(held.case, held.claims, seats)
        if held.case.case_kind == "place":
            node.entry = entry
        else:
            node.clusters.append(entry)
    for node in nodes.values():
        node.clusters.sort(key=lambda entry: entry.case.name)
        node.parts.sort(key=lambda part: part.place.name)
    roots = [node for node in nodes.values() if node.place.within is None]
    return sorted(roots, key=lambda node: (node.place.kind != "country", node.place.name))


def _seats(case: Case) -> list[Place]:
    """Where a case lies, as far as positions are known and without places that hold another of them."""
    places = [place for place in case.places if place.lat is not None]
    holding = {ancestor.pk for place in places for ancestor in place.ancestors}
    return [place for place in places if place.pk not in holding]


def _node(nodes: dict[int, Node], place: Place) -> Node:
    """The node of a place, made with those of all that it lies in."""
    if place.pk not in nodes:
        nodes[place.pk] = Node(place)
        if place.within is not None:
            _node(nodes, place.within).parts.append(nodes[place.pk])
    return nodes[place.pk]
