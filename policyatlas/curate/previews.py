"""What a record that is being written will look like to readers: its place on the map, its text; writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.safestring import SafeString

from policyatlas.charts.locators import COUNTRY_SPAN, PLACE_SPAN, locator
from policyatlas.charts.plate import Pin, Plate
from policyatlas.citing import Reference, References
from policyatlas.prose import citations_in, render
from policyatlas.records.models import Case, Claim, Place

NEAR = 15.0  # degrees: a little more than a locator shows
TOWNS = ("city", "metro")  # what readers find their way by
TEXTS = ("summary", "comparison")


@dataclass(frozen=True, slots=True)
class Preview:
    """`unresolved` are citations of claims that there are not, or that readers do not see."""

    plate: Plate | None = None
    text: SafeString | None = None
    references: tuple[Reference, ...] = ()
    unresolved: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to see."""
        return self.plate is not None or self.text is not None


def preview_of(kind: str, form: Mapping[str, Any]) -> Preview:
    """A record in the form of its dossier, sound or not: at most two queries."""
    if kind in TEXTS:
        text = form.get("text")
        return _text(text) if isinstance(text, str) and text.strip() else Preview()
    if kind in ("place", "cluster", "policy"):
        return Preview(plate=_plate(kind, form))
    return Preview()


def _text(markdown: str) -> Preview:
    cited = list(dict.fromkeys(name for name, _line in citations_in(markdown)))
    claims = {claim.public_name: claim for claim in Claim.objects.published().by_name(cited).with_provenance()}
    references = References()
    text = render(markdown, references.resolver(claims))
    return Preview(None, text, references.listing(), tuple(name for name in cited if name not in claims))


def _plate(kind: str, form: Mapping[str, Any]) -> Plate | None:
    main = _itself(form) if kind == "place" else _places(form.get("places"))
    if not main:
        return None
    slugs = {form.get("slug"), *(pin.slug for pin in main)}
    around = Case.objects.around(main[0].lat, main[0].lon, degrees=NEAR).select_related("place")
    near: list[Any] = [case.row for case in around if case.slug not in slugs]
    near.sort(key=lambda place: (place.is_area, place.kind not in TOWNS, _degrees_between(place, main[0])))
    wide = form.get("kind") in ("bloc", "country") if kind == "place" else False
    return locator([*main, *(_pin(place, "near") for place in near)], across=COUNTRY_SPAN if wide else PLACE_SPAN)


def _itself(form: Mapping[str, Any]) -> list[Pin]:
    """Where the place is said to lie, if that is on earth."""
    lat, lon = form.get("lat"), form.get("lon")
    if not _is_within(lat, 90) or not _is_within(lon, 180):
        return []
    area = form.get("kind") in ("bloc", "country", "province", "region")
    return [Pin(str(form.get("name") or form.get("slug") or "?"), float(lat or 0), float(lon or 0), area=area)]


def _places(slugs: Any) -> list[Pin]:  # noqa: ANN401 - whatever stands in the field
    named = [slug for slug in slugs if isinstance(slug, str)] if isinstance(slugs, Sequence) else []
    found: dict[str, Any] = {place.slug: place for place in Place.objects.filter(slug__in=named, lat__isnull=False)}
    return [_pin(found[slug], "main") for slug in named if slug in found]


def _pin(place: Place, weight: Literal["main", "near"]) -> Pin:
    return Pin(place.name, place.lat or 0, place.lon or 0, slug=place.slug, weight=weight, area=place.is_area)


def _is_within(degrees: Any, widest: int) -> bool:  # noqa: ANN401 - whatever stands in the field
    return isinstance(degrees, int | float) and not isinstance(degrees, bool) and -widest <= degrees <= widest


def _degrees_between(place: Place, pin: Pin) -> float:
    return abs((place.lat or 0) - pin.lat) + abs((place.lon or 0) - pin.lon)
