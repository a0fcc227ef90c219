"""What is found of each kind, how many, and by which values, however many of another kind there are."""

import pytest

from policyatlas.finding import hits
from policyatlas.finding.asking import look_up, read
from policyatlas.finding.hits import Count, find
from policyatlas.finding.index import rebuild
from policyatlas.records.models import Findable
from tests.makers import make_claim, make_cluster, make_place, make_policy, make_source

pytestmark = pytest.mark.django_db


def names(found, kind):
    """The names of what is found of a kind, the best first."""
    rows = Findable.objects.in_bulk(found[kind].keys)
    return [rows[key].name for key in found[kind].keys]


@pytest.fixture
def asked():
    """Indexes what the test has made, and takes a query apart."""

    def asked(query):
        rebuild()
        return look_up(read(query))

    return asked


def test_of_each_kind_the_first_are_found_however_many_there_are_of_the_others(asked, monkeypatch):
    monkeypatch.setattr(hits, "MOST", 3)
    monkeypatch.setattr(hits, "WEIGHED", 2)
    for turn in range(6):
        make_cluster(f"Wuhan works {turn}")
    make_place("Wuhan")
    make_policy("Wuhan plan")
    found = find(asked("wuhan"))
    assert {kind: one.count for kind, one in found.items() if one.count.number} == {
        "cluster": Count(3, more=True),
        "place": Count(1),
        "policy": Count(1),
    }
    assert (names(found, "place"), names(found, "policy")) == (["Wuhan"], ["Wuhan plan"])


def test_a_name_is_found_below_all_that_stands_higher(asked, monkeypatch):
    monkeypatch.setattr(hits, "WEIGHED", 2)
    around = make_place("Wuhan")
    for turn in range(4):
        inside = make_place(f"District {turn}", within=around)
        for _ in range(2):
            make_claim(inside, statement="A loan.")
    assert names(find(asked("wuhan")), "place")[0] == "Wuhan"


def test_as_many_keys_as_are_asked_for_the_best_of_the_first_and_then_as_they_stand(asked, monkeypatch):
    monkeypatch.setattr(hits, "WEIGHED", 2)
    for turn in range(7):
        make_claim(statement="Steel.", source=make_source(slug=f"steel-{turn}", published=str(2010 + turn)))
    query = asked("steel")
    assert len(find(query)["claim"].keys) == 2
    keys = find(query, "claim", upto=7)["claim"].keys
    years = [Findable.objects.get(pk=key).claim.source.year for key in keys]
    assert years == sorted(years, reverse=True)
    assert len(years) == 7


def test_of_one_kind_values_are_counted_and_those_of_a_few_of_very_many_are_said_to_be_more(asked, monkeypatch):
    source = make_source(slug="steel")
    for turn in range(6):
        make_claim(statement="Steel.", source=source, dimension="risks" if turn < 2 else "finance", nature="fact")
    query = asked("steel")
    assert find(query, "claim")["claim"].facets["dimension"] == {"finance": Count(4), "risks": Count(2)}
    narrowed = find(query, "claim", {"dimension": "risks"})["claim"]
    assert (narrowed.count, len(narrowed.keys)) == (Count(2), 2)
    assert narrowed.facets == {
        "dimension": {"finance": Count(4), "risks": Count(2)},
        "nature": {"fact": Count(2)},
        "language": {},
    }
    monkeypatch.setattr(hits, "MOST", 4)
    narrowed = find(query, "claim", {"dimension": "risks"})["claim"]
    assert narrowed.count == narrowed.facets["dimension"]["risks"] == Count(2)
    assert narrowed.facets["dimension"]["finance"].more
