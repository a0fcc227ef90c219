"""How it is read which cases lie in a window of the globe; knows no map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

CHAIN = ("", "__within", "__within__within", "__within__within__within")  # as many steps as a chain of places has


TWICE = 2  # as a cluster may be found that lies in several places of a window


@dataclass(frozen=True, slots=True)
class Way:
    """How a kind of case leads to the places where it lies, and to its tags; a place to those of what lies in it."""

    kind: str
    places: str
    tags: str


PLACES = Way("place", "place", "place__located__case__tags")
CLUSTERS = Way("cluster", "locations__place", "tags")
POLICIES = Way("policy", "locations__place", "tags")


class PositionedQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Cases of one kind by where they lie. What follows `by` may hold a case twice; `among` has each once."""

    def among(self, *parts: Self) -> Self:
        """The cases of these parts, each once."""
        first, *others = (part.order_by().values("pk") for part in parts)
        return self.filter(pk__in=first.union(*others).order_by() if others else first)

    def best_among(self, parts: Mapping[Way, Self], most: int) -> Self:
        """So many of those of these parts, each of one kind, that have most claims, these first; numbers at hand.

        Of each kind the stored numbers are read from the highest down, until there are enough.
        """
        chosen = Q()
        for way, part in parts.items():
            ranked = part.filter(counts__case_kind=way.kind).order_by("-counts__claims", "pk")
            chosen |= Q(pk__among=ranked.values("pk")[: TWICE * most])
        best = self.filter(chosen).select_related("counts")
        return best.order_by("-counts__claims", "name", "slug")[:most]

    def count_to(self, most: int) -> int:
        """How many cases these are, each once; about so many are counted at most."""
        return len(set(self.order_by().values_list("pk", flat=True)[: most + 1]))

    def with_places_around(self) -> Self:
        """With the row of a place and what it lies in at hand, in the same query."""
        return self.select_related(f"place{CHAIN[-1]}")

    def with_rows(self) -> Self:
        """With the row of their kind at hand, in the same query."""
        return self.select_related("place", "cluster", "policy")

    def countries(self) -> Self:
        """Countries, which have a code of two letters."""
        return self.filter(place__kind="country", place__codes__has_key="iso3166_1").select_related("place")

    def by(self, way: Way) -> Self:
        """Those of the kind, in no order."""
        return self.filter(case_kind=way.kind).order_by()

    def between(self, way: Way, south: float, north: float, west: float, east: float) -> Self:
        """Those in a window; longitudes from -180 to 180, `east` below `west` across the antimeridian."""
        lon = f"{way.places}__lon"
        across = Q(**{f"{lon}__range": (west, east)})
        if east < west:
            across = Q(**{f"{lon}__gte": west}) | Q(**{f"{lon}__lte": east})
        return self.filter(across, **{f"{way.places}__lat__range": (south, north)})

    def unplaced(self, way: Way) -> Self:
        """Those of which no position is known."""
        placed = self.model._default_manager.filter(pk=OuterRef("pk"), **{f"{way.places}__lat__isnull": False})
        return self.filter(~Exists(placed))

    def lying_within(self, way: Way, place: int) -> Self:
        """Those that lie in a place, given by its key, or in what lies in it, or are it."""
        inside = Q()
        for steps in CHAIN:
            inside |= Q(**{f"{way.places}{steps}": place})
        return self.filter(inside)

    def lying_at(self, way: Way, place: int) -> Self:
        """Those that lie in a place itself."""
        return self.filter(**{way.places: place})

    def of_place_kind(self, kind: str) -> Self:
        """The places of a kind."""
        return self.filter(place__kind=kind)

    def of_sector(self, way: Way, sector: str) -> Self:
        """Those tagged with a sector."""
        return self.filter(**{f"{way.tags}__tag_list": "sector", f"{way.tags}__term": sector})
