"""The two clocks of the timeline: calendar years, and years since the start that a claim gives."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_link, make_place, make_policy, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/timeline/{query}"))


def told(case, *years, times=1):
    for year in years:
        for _ in range(times):
            make_claim(case, statement=f"It happened in {year}.", source=make_source(published="2026"))


@pytest.fixture
def cases():
    """Optics began in 1988 and has claims before and after; so has the fund, from 2014; of Hefei no start is known."""
    wuhan = make_place("Wuhan")
    told(make_cluster("Optics", places=[wuhan], founded=1988), 1985, 1988, 1998, 1998)
    told(make_policy("Fund", started=2014), 2014, 2024)
    told(make_place("Hefei"), 2008)


def listed(found):
    """How many claims the list has of each case at each place on the axis: those shown, and those that are more."""
    counts = {}
    for section in found.all(".years section"):
        more = re.match(r"\d+", words(section.query_one(".more")))
        shown = len(section.query("[data-claim]"))
        counts[section.attrs["id"]] = shown + (int(more.group()) if more else 0)
    return counts


def dots(found):
    return sum(len(re.findall("h0", path.attrs["d"])) for path in found.all(".clocks .dots"))


def test_years_count_from_the_start_of_each_case(page, cases):
    found = page("?cases=optics,fund&clock=start")
    assert found.texts(".year h2") == ["3 years before", "Start", "Year 10"]
    assert [words(head) for head in found.one("#y10").query("h3")] == ["Optics 1998", "Fund 2024"]


def test_the_start_is_a_claim_and_is_cited(page, cases):
    found = page("?cases=optics,fund&clock=start")
    first, second = found.all(".starts li")
    assert words(first).startswith("Optics starts in 1988")
    assert first.query_one("a.cite").attrs["data-cite"]
    assert words(second).startswith("Fund starts in 2014")


def test_the_start_of_a_place_is_that_of_the_first_case_in_it_and_the_page_says_so(page, cases):
    found = page("?cases=wuhan&clock=start")
    assert words(found.one(".starts li")).startswith("Wuhan starts in 1988 with Optics")
    assert "a place with the first cluster or policy in it that the atlas holds" in found.text()


def test_a_case_without_a_cited_start_is_listed_as_such_and_has_no_mark(page, cases):
    told(make_policy("Uncited", started=1999), 2005)
    found = page("?cases=optics,hefei,uncited&clock=start")
    assert found.texts(".starts li")[1:] == ["Hefei no cited start", "Uncited no cited start"]
    assert {words(head).split()[0] for head in found.all(".year h3")} == {"Optics"}
    assert found.texts(".clocks .name") == ["Optics"]


def test_where_no_case_has_a_cited_start_nothing_is_drawn(page, cases):
    found = page("?cases=hefei&clock=start")
    assert not found.all(".clocks")
    assert "No dated claim of fact on these cases can be shown." in found.texts("main p")


def linked(found):
    """How many claims the links of the drawing name."""
    labels = [link.attrs["aria-label"] for link in found.all(".clocks a") if "data-happening" not in link.attrs]
    return sum(int(label.split()[-2]) if label.endswith(" claims") else 1 for label in labels)


@pytest.mark.parametrize("clock", ["calendar", "start"])
def test_the_list_and_the_drawing_hold_the_same_marks(page, cases, clock):
    told(make_cluster("Old", founded=1900), 1900, 1950, 2020, times=3)
    found = page(f"?cases=optics,fund,old,hefei&clock={clock}")
    counts = listed(found)
    assert dots(found) == sum(counts.values())
    assert {link.attrs["href"][1:] for link in found.all(".clocks a")} <= counts.keys()
    assert found.values(".clocks [data-happening]", "data-happening") == ["optics", "fund", "old"]
    assert linked(found) == dots(found)


@pytest.mark.parametrize("clock", ["calendar", "start"])
def test_so_they_do_on_the_real_evidence(atlas, page, clock):
    for query in ("", "cases=wuhan,pittsburgh,hefei", "cases=hefei"):
        found = page(f"?{query}&clock={clock}")
        counts = listed(found)
        assert linked(found) == sum(counts.values())


def test_the_clock_is_switched_by_links_that_keep_the_cases(page, cases):
    found = page("?cases=optics,fund")
    assert found.values(".clock-choice a", "href") == [
        "/timeline/?cases=optics,fund",
        "/timeline/?cases=optics,fund&clock=start",
    ]
    assert found.texts(".clock-choice [aria-current]") == ["Calendar years"]
    assert page("?cases=optics&clock=start").texts(".clock-choice [aria-current]") == ["Years since the start"]


def test_a_comparison_leads_to_the_timeline_of_its_cases(client, cases):
    found = read(client.get("/compare/optics@fact,fund/"))
    assert "/timeline/?cases=optics,fund" in found.values(".tools a", "href")


def test_the_form_keeps_the_clock(page, client, cases):
    hidden = page("?cases=optics&clock=start").one("main input[name=clock]")
    assert hidden.attrs["value"] == "start"
    answer = client.get("/timeline/?case=optics&case=fund&clock=start")
    assert answer["Location"] == "/timeline/?cases=optics,fund&clock=start"


def test_what_is_more_leads_to_the_case_alone_by_the_same_clock(page, cases):
    told(make_policy("Plan", started=2000), 2000, times=4)
    more = page("?cases=plan,fund&clock=start").one("#y0-1 .more a")
    assert more.attrs["href"] == "/timeline/?cases=plan&clock=start#y0"


def test_a_lens_is_left_out_and_named(page, cases):
    found = page("?cases=optics@official,fund")
    assert found.notices == ["The timeline knows no lenses: all claims are shown instead of “optics@official”."]
    assert found.texts(".clocks .name") == ["Optics", "Fund"]


def test_a_strange_clock_is_named_and_the_calendar_shown(page, cases):
    found = page("?cases=optics&clock=sun")
    assert found.notices == ["No clock is called “sun”. There are: calendar, start."]
    assert found.texts(".year h2") == ["1985", "1988", "1998"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from(["cases", "clock", "case", "x"]), st.text(max_size=30), max_size=3))
def test_no_query_breaks_the_page(client, query):
    assert client.get("/timeline/", query).status_code in (200, 302)


@pytest.mark.parametrize(("clock", "queries"), [("calendar", 6), ("start", 6)])
def test_queries_do_not_grow_with_the_number_of_claims(client, cases, clock, queries, django_assert_num_queries):
    make_edition()
    for times in (1, 6):
        busy = make_cluster(f"Busy {times}", founded=1990)
        told(busy, 1990, 2000, times=times)
        make_link(make_claim(busy), make_claim())
        forget_edition()
        with django_assert_num_queries(queries):
            client.get(f"/timeline/?cases=wuhan,hefei,busy-{times}&clock={clock}")
