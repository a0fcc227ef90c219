"""Pins of every place in the fixtures, as a page would make them."""

from functools import cache
from pathlib import Path

import yaml

from policyatlas.charts import Pin

FIXTURES = Path(__file__).parents[2] / "fixtures"
AREAS = {"bloc", "country", "province", "region"}


@cache
def places():
    listed = yaml.safe_load((FIXTURES / "cases" / "places.yaml").read_text())
    return {place["slug"]: place for place in listed}


def pin(slug, **given):
    place = places()[slug]
    return Pin(
        place["name"],
        place["lat"],
        place["lon"],
        **{"slug": slug, "href": f"/places/{slug}/", "area": place["kind"] in AREAS} | given,
    )
