"""Foundings and policies on the timeline, chosen by place and sector, year by year and stretch by stretch."""

import pytest

from policyatlas.charts.clocks import Stack, Track, clocks
from policyatlas.charts.spans import Span
from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_policy, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/timeline/{query}"))


def told(case, *years):
    for year in years:
        make_claim(case, statement=f"It happened in {year}.", source=make_source(published="2026"))


@pytest.fixture
def wuhan():
    """A cluster of 1988, a policy from 2009 to 2013 and one since 2015; another policy whose year no claim gives."""
    wuhan = make_place("Wuhan")
    told(wuhan, 2010)
    told(make_cluster("Optics", places=[wuhan], founded=1988, sectors=["displays-optics"]), 1988)
    told(make_policy("Plan", places=[wuhan], started=2009, ended=2013, sectors=["displays-optics"]), 2009, 2013)
    told(make_policy("Fund", places=[wuhan], started=2015, status="proposed", status_as_of=2020), 2015)
    told(make_policy("Rumour", places=[wuhan], started=1999))
    return wuhan


def drawn(found):
    return found.values(".clocks a[data-happening]", "data-happening")


def listed(found):
    return [item.attrs["data-happening"] for item in found.all("li[data-happening]")]


def test_foundings_and_policies_stand_in_their_years_each_with_its_citation(page, wuhan):
    found = page("?cases=wuhan")
    assert found.texts(".year h2") == ["1988", "2009", "2010", "2013", "2015"]
    assert words(found.one("#y1988 .event")).startswith("Founded Optics")
    assert words(found.one("#y2015 .event")).endswith("proposed, as of 2020")
    assert words(found.one("#y2013 [data-ending]")).startswith("Ends Plan")
    for event in found.all(".event"):
        assert event.query_one("a[data-case]")
        assert event.query_one("a.cite")


def test_one_whose_year_no_claim_gives_is_counted_and_left_out(page, wuhan):
    found = page("?cases=wuhan")
    assert "rumour" not in drawn(found)
    assert "One founding or policy is left out: no claim gives its year." in found.text()


@pytest.mark.parametrize(
    "query", ["", "?from=2010&to=2012", "?from=2014", "?to=2009", "?clock=start", "?from=1&to=9&clock=start"]
)
def test_list_and_drawing_hold_the_same_foundings_and_policies(atlas, page, query):
    found = page(query)
    assert sorted(drawn(found)) == sorted(listed(found))
    targets = {link.attrs["href"][1:] for link in found.all(".clocks a")}
    assert all(found.one(f"#{target}") is not None for target in targets)


def test_what_began_before_the_years_shown_and_goes_on_is_listed_first(page, wuhan):
    found = page("?cases=wuhan&from=2010&to=2012")
    assert words(found.one("#running li")).startswith("Wuhan, since 2009 Plan")
    assert drawn(found) == ["plan"]
    assert found.texts(".year h2") == ["2010"]


def test_years_are_zoomed_by_address(page, wuhan):
    found = page("?cases=wuhan&from=2009&to=2013")
    ways = dict(zip(found.texts(".zooms a"), found.values(".zooms a", "href"), strict=True))
    assert ways["Whole"] == "/timeline/?cases=wuhan"
    assert ways["Earlier"] == "/timeline/?cases=wuhan&from=2004&to=2008"
    assert ways["Later"] == "/timeline/?cases=wuhan&from=2014&to=2018"
    assert ways["2010s"] == "/timeline/?cases=wuhan&from=2010&to=2019"
    assert page("?cases=wuhan").texts(".zooms a") == ["Nearer", "1980s", "2000s", "2010s"]
    assert page("?cases=wuhan&from=2010&to=2019").texts(".zooms [aria-current]") == ["2010s"]


def test_years_the_wrong_way_round_are_turned_and_nonsense_is_named(page, wuhan):
    found = page("?cases=wuhan&from=2012&to=2009")
    assert found.notices == ["The first year came after the last: they are taken the other way round."]
    assert found.texts(".year h2") == ["2009", "2010"]
    assert page("?cases=wuhan&from=soon").notices == ["“soon” is no year. All years are shown."]
    assert "Nothing is dated in these years." in page("?cases=wuhan&from=1700&to=1710").text()


def test_a_place_comes_with_its_policies(page, wuhan):
    found = page("?place=wuhan")
    assert set(found.texts(".clocks .name")) == {"Wuhan", "Plan", "Fund"}
    assert sorted(drawn(found)) == ["fund", "optics", "plan"]


def test_a_sector_comes_with_its_clusters_and_policies_everywhere_or_in_a_place(page, wuhan):
    told(make_cluster("Lasers", places=[make_place("Hefei")], founded=2001, sectors=["displays-optics"]), 2001)
    assert sorted(drawn(page("?sector=displays-optics"))) == ["lasers", "optics", "plan"]
    assert sorted(drawn(page("?sector=displays-optics&place=wuhan"))) == ["optics", "plan"]


def test_what_is_not_known_is_named(page, wuhan):
    assert page("?place=atlantis").notices == ["The atlas has no place called “atlantis”."]
    assert page("?sector=magic&cases=wuhan").notices == ["The atlas has no sector “magic”."]
    assert page("?sector=solar&place=wuhan").notices == [
        "No cluster or policy in Wuhan is recorded in the sector Solar."
    ]
    assert page("?cases=wuhan&place=wuhan").notices == ["Cases are named: place and sector are left aside."]


def test_a_form_goes_on_to_the_address_without_empty_fields(client, wuhan):
    answer = client.get("/timeline/?place=wuhan&sector=&from=2010&to=")
    assert answer["Location"] == "/timeline/?place=wuhan&from=2010"


def test_too_many_are_bounded_by_how_much_is_told_of_them(page, wuhan, monkeypatch):
    monkeypatch.setattr("policyatlas.timeline.happenings.MOST", 1)
    found = page("?cases=wuhan")
    assert drawn(found) == ["plan"]
    assert "2 more foundings and policies are left out: most is told of the others." in found.text()


def test_queries_do_not_grow(client, wuhan, django_assert_max_num_queries):
    make_edition()
    for query in ("place=wuhan", "sector=displays-optics&place=wuhan", "", "clock=start"):
        forget_edition()
        with django_assert_max_num_queries(8):
            client.get(f"/timeline/?{query}")


def test_a_bar_is_cut_at_the_ends_of_the_axis_and_its_name_stays_on_the_paper():
    spans = [
        Span("long", "1990 Long", 1990, None, "#running", "Long"),
        Span("late", "2020 A policy with a long name that would leave the paper", 2020, 2021, "#y2020-1", "Late"),
    ]
    drawing = clocks([Track("China", {2015: Stack(1, "#y2015-1")}, spans)], str, within=(2000, 2020))
    long, late = drawing.lanes[0].spans
    assert (long.before, long.after, late.before, late.after) == (True, True, False, True)
    assert long.x == drawing.left
    assert late.anchor == "end"
    assert all(one.hit.x >= 0 and one.hit.x + one.hit.width <= drawing.width for one in (long, late))
