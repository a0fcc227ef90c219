"""Lays out a map: its window, what is drawn, the list that says the same, what is not on it; knows no request."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.gathering import Spot
from policyatlas.charts.maps import Map, map_of
from policyatlas.maps.finding import Found, find
from policyatlas.maps.forms import DRAWN, LONGEST, Asked
from policyatlas.maps.listing import Entry, Node, listed
from policyatlas.maps.windows import NAMED, WORLD, View, around, named, step_for
from policyatlas.records.models import Case
from policyatlas.vocabulary import PLACE_KINDS, SECTORS, CaseKind, PlaceKind, Term, Text


@dataclass(frozen=True, slots=True)
class Link:
    """A window to go to; `current` where it is the one that is shown."""

    name: Text
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class AtlasMap:
    """A window of the map. `countries`: those that can be asked for, by code; `notices`: what was not followed."""

    asked: Asked
    view: View
    drawing: Map
    roots: Sequence[Node]
    found: Found
    countries: Sequence[tuple[str, str]]
    notices: tuple[str, ...]

    @property
    def entries(self) -> list[Entry]:
        """What is on the map, in the order of the list."""
        return [entry for root in self.roots for entry in root.entries()]

    @property
    def windows(self) -> list[Link]:
        """The windows with a name."""
        return [Link(name, self.asked.at(slug), slug == self.view.slug) for slug, (name, _window) in NAMED.items()]

    @property
    def way(self) -> list[Link]:
        """From the world to the place that is in the middle, by what it lies in."""
        if self.view.place is None:
            return []
        places = [*reversed(self.view.place.ancestors), self.view.place]
        return [Link(place.name, self.asked.at(place.slug), place is self.view.place) for place in places]

    @property
    def nearer(self) -> str:
        """The same place from nearer; empty at the nearest and for windows with a name."""
        return self.asked.at(self.view.slug, self.view.nearer) if self.view.nearer else ""

    @property
    def farther(self) -> str:
        """The same place from farther; empty at the farthest and for windows with a name."""
        return self.asked.at(self.view.slug, self.view.farther) if self.view.farther else ""

    @property
    def drawn_kinds(self) -> list[CaseKind]:
        """The kinds of case that a map can have."""
        return list(DRAWN.values())

    @property
    def place_kinds(self) -> list[PlaceKind]:
        """The kinds of place that it can be narrowed to."""
        return list(PLACE_KINDS.values())

    @property
    def everything(self) -> str:
        """The same window with all that lies in it."""
        return replace(self.asked, kind="", sector="", country="").address

    @property
    def sectors(self) -> list[Term]:
        """The sectors that it can be narrowed to."""
        return list(SECTORS.values())

    @property
    def sentence(self) -> str:
        """What is shown, in words: `22 places and 12 clusters in the window China`."""
        places, clusters = self.found.count("place"), self.found.count("cluster")
        much = []
        if places or self.asked.kind != "cluster":
            much.append(ngettext("%d place", "%d places", places) % places)
        if clusters or self.asked.kind in ("", "cluster"):
            much.append(ngettext("%d cluster", "%d clusters", clusters) % clusters)
        return _(" and ").join(much)

    @property
    def alt(self) -> str:
        """The map in words."""
        return _("Map: %(view)s. %(shown)s; the list beside it says the same.") % {
            "view": self.view.name,
            "shown": self.sentence,
        }


def atlas_map(asked: Asked) -> AtlasMap:
    """The map that is asked for, or that of the world where there is no such window: eight queries at most."""
    notices = list(asked.notices)
    countries = {case.place.codes["iso3166_1"]: case.place for case in Case.objects.countries()}
    country = countries.get(asked.country)
    if asked.country and country is None:
        notices.append(_("The atlas has no country with the code “%s”. Shown are all.") % asked.country[:LONGEST])
        asked = replace(asked, country="")
    view = None if asked.across and asked.view != WORLD else named(asked.view)
    if view is None:
        case = Case.objects.with_places_around().at(asked.view)
        place = getattr(case, "place", None)
        view = around(place, asked.across) if place else named(asked.view)
        if view is None:
            words = _("No position is known of %s.") if place else _("The map knows no place called “%s”.")
            name = place.name if place else asked.view[:LONGEST]
            notices.append(_("%(what)s Shown is the world.") % {"what": words % name})
            view = named(WORLD)
    assert view is not None  # noqa: S101 - the world is always there
    asked = replace(asked, view=view.slug, across=view.across if view.place and asked.across else None)
    found = find(asked, view.window, country, unplaced=view.slug == WORLD)
    roots = listed(found.shown)
    entries = {entry.case.slug: entry for root in roots for entry in root.entries()}

    def nearer(beside: Spot, spots: Sequence[Spot]) -> str:
        seat = entries[beside.slug].seats[0]
        points = [point for spot in (beside, *spots) for point in spot.points[:1]]
        across = step_for(points, view.degrees)
        return asked.at(seat.slug, across) if across else f"#on-{beside.slug}"

    drawing = map_of(view.window, [entry.spot for entry in entries.values()], nearer)
    for root in roots:
        root.take(drawing.numbers)
    return AtlasMap(
        asked=asked,
        view=view,
        drawing=drawing,
        roots=roots,
        found=found,
        countries=sorted(((code, place.name) for code, place in countries.items()), key=lambda one: one[1]),
        notices=tuple(notices),
    )
