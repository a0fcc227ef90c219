"""What the comparison costs: bytes with all that it loads, and queries at a thousand claims."""

from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from policyatlas.records.editions import forget_edition
from tests.compare.reading import read
from tests.makers import make_claim, make_cluster, make_comparison, make_edition, make_place, make_policy, make_source

pytestmark = pytest.mark.django_db

MOST = 68_000  # bytes, compressed; 7,000 of them are the addresses of passages in the list of sources
LOADED = ("link[rel=stylesheet]", "href"), ("link[rel=icon]", "href"), ("script[src]", "src")


def compressed(address):
    """A static file as it is served: compressed once, as far as Brotli goes."""
    return brotli.compress(Path(finders.find(address.removeprefix("/static/"))).read_bytes())


def test_three_cities_stay_light_with_all_that_they_load(client, atlas):
    answer = client.get("/compare/wuhan,pittsburgh,hefei/", headers={"accept-encoding": "br"})
    assert answer["Content-Encoding"] == "br"
    page = read(client.get("/compare/wuhan,pittsburgh,hefei/"))
    files = {address for selector, name in LOADED for address in page.values(selector, name)}
    weights = {address: len(compressed(address)) for address in files} | {"page": len(answer.content)}
    assert len(files) == 6
    assert sum(weights.values()) < MOST, weights


@pytest.mark.parametrize("query", ["", "?show=differences", "?depth=full&nature=fact"])
def test_four_cases_with_a_thousand_claims_take_ten_queries(client, django_assert_num_queries, query):
    make_edition()
    cities = [make_place(name) for name in ("Wuhan", "Pittsburgh", "Hefei", "Buffalo")]
    sources = [make_source() for _turn in range(20)]
    for city in cities:
        make_claim(make_cluster(places=[city], sectors=["robotics"]))
        make_policy(places=[city], instruments=["grant"])
    dimensions = ("context", "finance", "risks", "outcomes", "talent")
    for turn in range(1_000):
        make_claim(
            cities[turn % 4], source=sources[turn % 20], number=turn + 1, dimension=dimensions[turn % 5], measure={}
        )
    make_comparison(*cities, text=f"Steel [@{sources[0].slug}#1].")
    forget_edition()
    with django_assert_num_queries(10 - 1):  # the introduction cites nothing that the cells do not hold
        client.get(f"/compare/wuhan,pittsburgh,hefei,buffalo/{query}")
