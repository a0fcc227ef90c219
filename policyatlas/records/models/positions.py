"""How it is read which cases lie in a window of the globe; knows no map."""

from dataclasses import dataclass
from typing import Self, cast

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

CHAIN = ("", "__within", "__within__within", "__within__within__within")  # as many steps as a chain of places has


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

    def best_covered(self, most: int) -> Self:
        """So many of those with most claims, these first, with their numbers at hand.

        They are chosen by their keys alone, so that nothing else is read of the others.
        """
        chosen = self.order_by("-counts__claims", "pk").values("pk")[:most]
        best = self.model._default_manager.filter(pk__in=chosen).select_related("counts")
        return cast("Self", best.order_by("-counts__claims", "name", "slug"))

    def how_many_of(self, *parts: Self) -> dict[str, int]:
        """The number of cases in these parts, each of one kind, by kind: one query."""
        first, *others = (
            part.order_by().values_list("case_kind").annotate(Count("pk", distinct=True)) for part in parts
        )
        return dict(first.union(*others, all=True).order_by())

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
