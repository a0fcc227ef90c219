"""What the comparison costs: bytes with all that it loads, and queries at a thousand claims."""

from collections import defaultdict

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Source
from tests.compare.reading import read
from tests.makers import make_claim, make_cluster, make_comparison, make_edition, make_place, make_policy, make_source
from tests.weighing import MOST, weights_of

pytestmark = pytest.mark.django_db


def test_three_cities_stay_light_with_all_that_they_load(client, atlas, collected):
    weights = weights_of(client, "/compare/wuhan,pittsburgh,hefei/")  # 6,500 bytes are the addresses of passages
    assert sum(weights.values()) < MOST, weights


def test_every_claim_that_is_cited_leads_to_its_passage_where_its_source_has_an_address(client, atlas):
    page = read(client.get("/compare/wuhan,pittsburgh,hefei/"))
    cited = defaultdict(set)
    for mark in page.all("main [data-cite]"):
        slug, _, number = mark.attrs["data-cite"].partition("#")
        cited[slug].add(f"passage {number}")
    for source in Source.objects.filter(slug__in=cited).exclude(url=""):
        passages = page.texts(f"#references [data-source='{source.slug}'] a[data-passage]")
        assert cited[source.slug] <= set(passages)


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
