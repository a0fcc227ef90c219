"""Numbers of facets that nothing narrows are stored: they are those that counting finds, and save the counting."""

import pytest
from django.core.management import call_command
from django.http import QueryDict

from policyatlas.faceting import LISTS, count, read_choice, recount_facets
from policyatlas.records.models import FacetCount
from tests.makers import make_claim, make_place, make_publisher, make_source

pytestmark = pytest.mark.django_db

CHOSEN = {
    "place": "country=CN",
    "cluster": "sector=semiconductors",
    "policy": "instrument=grant",
    "source": "kind=news",
    "claim": "nature=fact&disputed=0",
    "cell:finance": "evidence=origins",
}


def read(name, query):
    return read_choice(QueryDict(query), LISTS[name].facets)


def told(counted):
    """The total, and of each facet how many records it divides and the number of each value that some have."""
    groups = {
        group.facet.id: (group.without, {one.value: one.count for one in (*group.options, *group.folded) if one.count})
        for group in counted.groups
    }
    return counted.total, groups


@pytest.mark.parametrize("name", CHOSEN)
def test_stored_numbers_are_those_that_counting_finds(atlas, name):
    for query in ("", CHOSEN[name]):
        choice = read(name, query)
        counted = told(count(LISTS[name].all(), choice))
        assert counted[0]
        assert told(count(LISTS[name].all(), choice, listed=name)) == counted


def test_what_nothing_narrows_is_read_in_one_query_besides_names_and_never_counted(django_assert_max_num_queries):
    make_claim(make_place("Hefei"), dimension="finance")
    assert recount_facets() == []
    for name, listed in LISTS.items():
        choice = read(name, "")
        with django_assert_max_num_queries(2) as asked:
            count(listed.all(), choice, listed=name)
        assert "facetcount" in asked.captured_queries[0]["sql"]
        table = listed.all().model._meta.db_table
        assert not [query for query in asked.captured_queries if f'"{table}"' in query["sql"]]


def test_a_list_that_was_never_counted_is_counted_when_it_is_asked_for():
    make_claim(make_place("Hefei"))
    recount_facets()
    FacetCount.objects.all().delete()
    assert count(LISTS["claim"].all(), read("claim", ""), listed="claim").total == 1


def test_a_value_that_nothing_has_under_another_facet_stands_there_with_nothing():
    for slug, kind in (("herald", "news"), ("gazette", "official")):
        make_source(kind=kind, publisher=make_publisher(slug.title(), slug=slug))
    counted = count(LISTS["source"].all(), read("source", "kind=news"), listed="source")
    [publishers] = (group for group in counted.groups if group.facet.id == "publisher")
    assert [(one.value, one.count) for one in publishers.options] == [("herald", 1), ("gazette", 0)]


def test_values_beyond_the_most_frequent_are_not_read_but_their_number_is_known(monkeypatch):
    monkeypatch.setattr("policyatlas.faceting.counting.LONGEST", 2)
    monkeypatch.setattr("policyatlas.faceting.groups.LONGEST", 2)
    for number in range(5):
        make_source(publisher=make_publisher(f"Paper {number}"))
    counted = count(LISTS["source"].all(), read("source", ""), listed="source")
    [publishers] = (group for group in counted.groups if group.facet.id == "publisher")
    assert (len(publishers.options), publishers.left_out) == (2, 3)


def test_a_recount_of_the_atlas_names_what_was_stored_otherwise(capsys):
    make_claim(make_place("Hefei"), nature="fact")
    recount_facets()
    FacetCount.objects.filter(listed="claim", facet="nature", value="fact").update(number=7)
    FacetCount.objects.filter(listed="place", facet="").delete()
    call_command("recount_atlas")
    assert capsys.readouterr().out.splitlines() == [
        "Stored otherwise: place.",
        "Stored otherwise: claim nature fact.",
        "Cases counted: 1. Put right: 2.",
    ]
