"""What lies around a case: what it contains and belongs to, its clusters and policies, its map; knows no claim."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from policyatlas.charts.locators import COUNTRY_SPAN, PLACE_SPAN, locator
from policyatlas.charts.plate import Pin, Plate
from policyatlas.records.models import Case, CaseTerm, Cluster, Location, Place, PlaceMember, Policy
from policyatlas.vocabulary import TAG_LISTS

TOWNS = frozenset({"city", "metro"})  # what readers find their way by
NEAR = 15.0  # degrees: a little more than a locator shows
MOST = 200  # of each: clusters and policies in a place, places in it and around it

type Tags = Mapping[str, Sequence[str]]
"""Ids of terms by tag list. Of a place: those of its clusters and policies, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The cases around one case. A cluster or a policy has none but its neighbours on the map.

    Of very many those with most claims; `most` then says how many that is.
    """

    located: Sequence[Location]
    contains: Sequence[Place]
    members: Sequence[Place]
    regions: Sequence[Place]
    near: Sequence[Place]
    tags: Tags

    def __bool__(self) -> bool:
        """Whether anything is here."""
        return bool(self.located or self.contains or self.members)

    @property
    def most(self) -> int:
        """How many of each are named at most, where there are more; 0 where all are named."""
        return MOST if max(len(self.located), len(self.contains)) >= MOST else 0

    @property
    def clusters(self) -> list[Cluster]:
        """Those located in the place, by name."""
        return [location.case.cluster for location in self.located if location.case.case_kind == "cluster"]

    @property
    def policies(self) -> list[Policy]:
        """Those that hold for the place, by name."""
        return [location.case.policy for location in self.located if location.case.case_kind == "policy"]


def surroundings(case: Case) -> Surroundings:
    """What lies around a case read with `whole()`, in two queries; four for a place."""
    is_place = case.case_kind == "place"
    located = _by_name(Location.objects.lying_in(case)[:MOST]) if is_place else []
    memberships = list(PlaceMember.objects.of(case)) if is_place else []
    tagged = [location.case_id for location in located] if is_place else [case.pk]
    near = _neighbours(case)
    return Surroundings(
        located=located,
        contains=[place for place in near if place.within_id == case.pk],
        members=[row.member for row in memberships if row.region_id == case.pk],
        regions=[row.region for row in memberships if row.member_id == case.pk],
        near=near,
        tags=_by_frequency(CaseTerm.objects.filter(case__in=tagged)),
    )


def plate_of(case: Case, near: Iterable[Place]) -> Plate | None:
    """Where a case is: its places in the middle, neighbours to find them by. None where no position is known."""
    main = [place for place in case.places if place.lat is not None]
    if not main:
        return None
    known = {place.pk for place in main}
    towns_first = sorted(
        (place for place in near if place.lat is not None and place.pk not in known),
        key=lambda place: (place.is_area, place.kind not in TOWNS, _degrees_between(place, main[0])),
    )
    wide = any(place.kind in ("bloc", "country") for place in main)
    pins = [_pin(place, "main") for place in main] + [_pin(place, "near") for place in towns_first]
    return locator(pins, across=COUNTRY_SPAN if wide else PLACE_SPAN)


def _neighbours(case: Case) -> list[Place]:
    """The places in it, and those around its main place, by name."""
    found = Case.objects.lying_in(case)
    main = case.places[0] if case.places else None
    if main is not None and main.lat is not None and main.lon is not None:
        found |= Case.objects.around(main.lat, main.lon, degrees=NEAR)
    chosen = found.exclude(pk=case.pk).nearest_kin(case.pk).select_related("place")[:MOST]
    return sorted((neighbour.place for neighbour in chosen), key=lambda place: (place.name, place.slug))


def _by_name(locations: Iterable[Location]) -> list[Location]:
    return sorted(locations, key=lambda location: (location.case.name, location.case.slug))


def _by_frequency(tags: Iterable[CaseTerm]) -> Tags:
    counted: dict[str, Counter[str]] = {tag_list: Counter() for tag_list in TAG_LISTS}
    for tag in tags:
        counted[tag.tag_list][tag.term] += 1
    return {tag_list: [term for term, _count in counter.most_common()] for tag_list, counter in counted.items()}


def _degrees_between(one: Place, other: Place) -> float:
    return abs((one.lat or 0) - (other.lat or 0)) + abs((one.lon or 0) - (other.lon or 0))


def _pin(place: Place, weight: Literal["main", "near"]) -> Pin:
    return Pin(
        name=place.name,
        lat=place.lat or 0,
        lon=place.lon or 0,
        href=place.get_absolute_url() if weight == "near" else "",
        slug=place.slug if weight == "near" else "",
        weight=weight,
        area=place.is_area,
    )
