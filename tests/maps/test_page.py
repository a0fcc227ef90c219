"""The map of places and clusters, and the list that says the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_policy
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda query="": read(client.get(f"/map/{query}"))


@pytest.fixture
def cases():
    china = make_place("China", kind="country", country="CN", lat=35, lon=105)
    hubei = make_place("Hubei", kind="province", within=china, lat=30.7, lon=112.2)
    wuhan = make_place("Wuhan", within=hubei, lat=30.6, lon=114.3)
    make_place(
        "Dortmund", within=make_place("Germany", kind="country", country="DE", lat=51, lon=10), lat=51.5, lon=7.5
    )
    make_cluster("Optics Valley", places=[wuhan], sectors=["displays-optics"])
    make_cluster("Chips", places=[wuhan, hubei], sectors=["semiconductors"])
    make_policy("Talent plan", places=[wuhan])
    make_place("Nowhere")
    make_claim(wuhan)


def listed(found):
    return set(found.values(".map-list a[data-case]", "data-case"))


def counted(found):
    """How many cases the counts on the map stand for."""
    return sum(int(text.removeprefix("+")) for text in found.texts(".map .rest text"))


def test_the_map_of_an_empty_atlas_says_so(page):
    assert "Nothing that was asked for lies in this window." in page().texts("main p")


def test_every_case_on_the_map_is_in_the_list_beneath_what_it_lies_in(page, cases):
    found = page("?view=china")
    assert found.texts("#shown") == ["3 places and 2 clusters"]
    assert words(found.one("#on-hubei #on-wuhan > a")) == "Wuhan"
    assert words(found.one("#on-wuhan #on-chips")) == "Chips cluster · no claims yet"
    assert found.one("#on-dortmund") is None


def test_a_mark_is_a_link_that_says_what_it_is(page, cases):
    link = page("?view=wuhan").one('.map a[data-case="wuhan"]')
    assert link.attrs["href"] == "/places/wuhan/"
    assert link.attrs["aria-label"] == "Wuhan, city, 1 claim"
    cluster = page("?view=wuhan").one('.map a[data-case="chips"]')
    assert cluster.attrs["aria-label"] == "Chips, cluster in Wuhan, no claims yet"


@pytest.mark.parametrize("view", ["", "?view=china", "?view=united-states", "?view=hefei", "?view=europe"])
def test_on_the_real_evidence_map_and_list_hold_the_same_in_the_same_order(atlas, page, view):
    found = page(view)
    marks, entries = found.values(".map a", "data-case"), found.values(".map-list a[data-case]", "data-case")
    drawn = [slug for slug in marks if slug]
    assert drawn == [slug for slug in entries if slug in drawn]
    assert len(drawn) + counted(found) == len(entries) == len(set(entries))


def test_numbers_on_the_map_are_those_of_the_list(atlas, page):
    found = page("?view=united-states")
    numbers = {
        link.attrs["data-case"]: words(link.query_one(".num"))
        for link in found.all(".map a[data-case]")
        if link.query_one(".num")
    }
    assert numbers
    for slug, number in numbers.items():
        assert words(found.one(f"#on-{slug} > .no")) == number


def test_a_count_leads_to_a_window_in_which_its_cases_stand_apart(atlas, page, client):
    found = page("?view=china")
    nearer = next(link.attrs["href"] for link in found.all(".map .rest") if "at Hefei" in link.attrs["aria-label"])
    assert "view=hefei" in nearer
    assert "hefei-quantum" in read(client.get(nearer)).values(".map a[data-case]", "data-case")


def test_at_the_nearest_a_count_leads_to_the_list(page):
    china = make_place("China", kind="country", lat=35, lon=105)
    for name in ("Old Town", "New Town"):
        make_place(name, within=china, lat=30, lon=110)
    (rest,) = page("?view=old-town&across=2").all(".map .rest")
    assert rest.attrs["href"] in ("#on-old-town", "#on-new-town")


def test_windows_are_links_and_the_one_shown_is_marked(page, cases):
    found = page("?view=china&kind=cluster")
    assert found.texts(".windows [aria-current]") == ["China"]
    assert "/map/?view=europe&kind=cluster" in found.values(".windows a", "href")


def test_a_place_has_a_window_of_its_own_with_a_way_up_nearer_and_farther(page, cases):
    found = page("?view=wuhan")
    assert found.texts(".way-to li") == ["China", "Hubei", "Wuhan"]
    assert found.values(".map-zoom a", "href") == ["/map/?view=wuhan&across=4", "/map/?view=wuhan&across=16"]
    assert page("?view=wuhan&across=2").texts(".map-zoom a") == ["Farther"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("kind=cluster", {"optics-valley", "chips"}),
        ("kind=place", {"china", "hubei", "wuhan", "germany", "dortmund"}),
        ("kind=city", {"wuhan", "dortmund"}),
        ("sector=semiconductors", {"wuhan", "hubei", "chips"}),
        ("country=de", {"germany", "dortmund"}),
        ("country=CN&kind=cluster", {"optics-valley", "chips"}),
    ],
)
def test_it_is_narrowed_by_kind_sector_and_country(page, cases, query, shown):
    assert listed(page(f"?{query}")) == shown


def test_what_cannot_be_placed_is_named_and_policies_are_counted(page, cases):
    found = page()
    assert "Nowhere" in found.text(".map-list")
    assert "One policy is not drawn" in found.text(".map-list")


def test_what_is_not_known_is_named_and_left_out(page, cases):
    found = page("?view=atlantis&kind=moon&sector=magic&country=XX&across=7")
    assert len(found.notices) == 5
    assert "The map knows no place called “atlantis”. Shown is the world." in found.notices
    assert found.texts(".windows [aria-current]") == ["World"]
    assert page("?view=nowhere").notices == ["No position is known of Nowhere. Shown is the world."]


def test_a_map_is_never_fuller_than_a_page_can_bear(page, monkeypatch, cases):
    monkeypatch.setattr("policyatlas.maps.finding.MOST", 3)
    found = page()
    assert len(listed(found)) == 3
    assert "wuhan" in listed(found)
    assert "4 more lie in this window and are left out, being less covered." in found.text(".map-list")


def test_a_window_across_the_antimeridian_has_both_sides(page):
    make_place("Suva", lat=-18.1, lon=178.4)
    make_place("Apia", lat=-13.8, lon=-171.8)
    assert listed(page("?view=suva&across=32")) == {"suva", "apia"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from(["view", "across", "kind", "sector", "country"]), st.text(max_size=20)))
def test_no_query_breaks_the_page(client, query):
    assert client.get("/map/", query).status_code == 200


def test_queries_do_not_grow_with_the_number_of_cases(client, cases, django_assert_max_num_queries):
    make_edition()
    for number in range(12):
        place = make_place(f"Town {number}", lat=20 + number, lon=100 + number)
        make_claim(make_cluster(f"Cluster {number}", places=[place]))
    for query in ("", "view=wuhan&sector=semiconductors&country=CN"):
        forget_edition()
        with django_assert_max_num_queries(7):
            client.get(f"/map/?{query}")
