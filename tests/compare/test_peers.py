"""The cases most like one: found by structure, scored term by term, offered beside a case alone."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from policyatlas.compare.peers import peers_of, terms_of
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Case
from tests.makers import make_claim, make_cluster, make_edition, make_link, make_place, make_policy, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda address: read(client.get(f"/{address}"))


@pytest.fixture
def china():
    return make_place("China", kind="country", country="CN")


@pytest.fixture
def cities(china):
    """Hefei shares two of three sectors with Wuhan, one of three with Ohio's Akron, and nothing but kind with Turin."""
    anhui = make_place("Anhui", kind="province", within=china)
    hefei, wuhan = make_place("Hefei", within=anhui), make_place("Wuhan", within=china)
    akron, turin = make_place("Akron", country="US"), make_place("Turin", country="IT")
    make_cluster("Displays", places=[hefei], sectors=["displays-optics", "semiconductors"])
    make_cluster("Optics", places=[wuhan], sectors=["displays-optics", "semiconductors", "electric-vehicles"])
    make_cluster("Rubber", places=[akron], sectors=["semiconductors", "steel"])
    make_cluster("Cars", places=[turin], sectors=["electric-vehicles"])
    return hefei


def names(page):
    return page.texts(".peers h3")


def started(case, year, **fields):
    make_claim(case, statement=f"It was founded in {year}.", source=make_source(published="2026"), **fields)


def rows(page, peer):
    """The rows of a peer's table by term: why, share and weight, points."""
    found = page.one(f'[data-case="{peer}"]').query("tbody tr")
    return {row.attrs["data-term"]: [words(cell) for cell in row.query("td")] for row in found}


def assert_it_can_be_worked_out(page):
    """Every score is the sum of its rows, and every row is its share times its weight, as printed."""
    assert page.all(".peers section")
    for peer in page.all(".peers section"):
        total = Decimal()
        for row in peer.query("tbody tr"):
            _why, working, points = (words(cell) for cell in row.query("td"))
            shared, of, weight = map(Decimal, re.fullmatch(r"(\d+)/(\d+) × (\d+)", working).groups())
            exact = shared / of * weight if of else Decimal()
            assert Decimal(points) == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
            total += Decimal(points)
        assert words(peer.query_one("tfoot .num")) == words(peer.query_one(".score b")) == str(total)
        assert total <= int(words(peer.query_one(".score")).split()[-1])


def test_the_nearest_stands_first(page, cities):
    assert names(page("places/hefei/peers/")) == ["Wuhan", "Akron", "Turin"]


def test_every_score_can_be_worked_out_by_hand_from_the_rows_beneath_it(page, cities):
    assert_it_can_be_worked_out(page("places/hefei/peers/"))


@pytest.mark.parametrize("query", ["", "?abroad=1", "?peers=sectors,kind"])
@pytest.mark.parametrize("case", ["places/hefei", "places/china", "clusters/optics-valley", "policies/big-fund"])
def test_so_it_can_on_the_real_evidence(atlas, page, case, query):
    found = page(f"{case}/peers/{query}")
    if found.all(".peers section"):
        assert_it_can_be_worked_out(found)
    else:
        assert "No other case shares any of these terms" in found.text()


def test_a_row_says_what_is_shared(page, cities):
    found = rows(page("places/hefei/peers/"), "wuhan")
    assert found["sectors"] == ["Optoelectronics and displays; Semiconductors", "2/3 × 5", "3.33"]
    assert found["kind"] == ["both: City", "1/1 × 3", "3.00"]
    assert found["parent"] == ["none in common", "0/2 × 1", "0.00"]


def test_other_kinds_of_case_and_the_case_itself_are_no_peers(page, cities):
    make_cluster("Twin", places=[make_place()], sectors=["displays-optics", "semiconductors"])
    assert not {"Hefei", "Twin", "Displays"} & set(names(page("places/hefei/peers/")))
    assert names(page("clusters/displays/peers/"))[:2] == ["Twin", "Optics"]


def test_the_own_country_can_be_left_out(page, cities):
    found = page("places/hefei/peers/?abroad=1")
    assert names(found) == ["Akron", "Turin"]
    assert found.one("input[name=abroad]").attrs.keys() >= {"checked"}


def test_a_policy_of_the_own_country_is_left_out_too(page, china):
    make_policy("Plan", places=[china], kind="strategy")
    make_policy("Scheme", places=[make_place("Hubei", within=china)], kind="strategy")
    make_policy("Pact", places=[make_place("Italy", country="IT")], kind="strategy")
    assert names(page("policies/plan/peers/?abroad=1")) == ["Pact"]


def test_terms_are_chosen_in_the_address(page, cities):
    found = page("places/hefei/peers/?peers=sectors")
    assert names(found) == ["Wuhan", "Akron"]
    assert list(rows(found, "wuhan")) == ["sectors"]
    assert_it_can_be_worked_out(found)
    chosen = [box.attrs["value"] for box in found.all(".terms input[name=peers]") if "checked" in box.attrs]
    assert chosen == ["sectors"]


def test_a_form_goes_on_to_the_address_of_the_terms(client, cities):
    assert client.get("/places/hefei/peers/?peers=sectors&peers=kind&abroad=1")["Location"] == (
        "/places/hefei/peers/?peers=sectors,kind&abroad=1"
    )
    every = "&".join(f"peers={term.id}" for term in terms_of(cities))
    assert client.get(f"/places/hefei/peers/?{every}")["Location"] == "/places/hefei/peers/"


def test_a_strange_term_is_named_and_the_rest_holds(page, cities):
    found = page("places/hefei/peers/?peers=sectors,trigger,level")
    assert found.notices == [
        "Peers are not found by “trigger” and “level”. There are: sectors, instruments, kind, start, parent, size."
    ]
    assert list(rows(found, "wuhan")) == ["sectors"]


def test_a_start_counts_by_its_decade_and_leads_to_its_claims(page):
    mine, near, far = (
        make_cluster(name, sectors=["steel"], founded=year) for name, year in (("A", 1988), ("B", 1985), ("C", 1999))
    )
    make_cluster("D", sectors=["steel"], founded=1987)
    for case, year in ((mine, 1988), (near, 1985), (far, 1999)):
        started(case, year)
    found = page("clusters/a/peers/")
    assert rows(found, "b")["start"] == ["in the same decade (1988; 1985)", "1/1 × 1", "1.00"]
    assert rows(found, "c")["start"][0] == "in another decade (1988; 1999)"
    assert rows(found, "d")["start"] == ["no cited start of D", "0/1 × 1", "0.00"]
    links = found.one('[data-case="b"] [data-term=start]').query("a")
    assert [link.attrs["href"] for link in links] == [claim.get_absolute_url() for claim in mine.claims.all()] + [
        claim.get_absolute_url() for claim in near.claims.all()
    ]


def test_the_start_of_a_place_is_that_of_what_lies_in_it_and_the_page_says_so(page, cities):
    for place, name, year in ((cities, "Old", 1981), (Case.objects.get(slug="wuhan").place, "Older", 1980)):
        started(make_cluster(name, places=[place], founded=year), year)
    found = page("places/hefei/peers/")
    assert rows(found, "wuhan")["start"][0] == "in the same decade (1981; 1980)"
    assert "Sectors, instruments and start of a place are those of the clusters and policies in it." in found.text()


@pytest.mark.parametrize(
    ("theirs", "why", "working"),
    [
        ({"value": 900_000}, "Population of like size (600,000 persons, 2020; 900,000 persons, 2020)", "1/1 × 1"),
        (
            {"value": 1_500_000},
            "Population of another size (600,000 persons, 2020; 1.5 million persons, 2020)",
            "0/1 × 1",
        ),
        ({"value": 600_000, "indicator": "gdp", "unit": "CNY"}, "figures that do not compare", "0/1 × 1"),
    ],
)
def test_size_is_population_or_gdp_in_the_same_unit(page, cities, theirs, why, working):
    people = {"indicator": "population", "unit": "persons", "year": 2020}
    make_claim(cities, measure={**people, "value": 600_000})
    make_claim(Case.objects.get(slug="wuhan"), measure=people | theirs)
    found = rows(page("places/hefei/peers/"), "wuhan")["size"]
    assert found[0].startswith(why)
    assert found[1] == working


def test_what_is_not_recorded_of_the_case_is_no_term(page, cities):
    found = page("places/hefei/peers/")
    assert "Not compared, since nothing is recorded of Hefei: instruments, start, size." in found.text()
    assert "instruments" not in rows(found, "wuhan")


def test_outcomes_are_left_out_and_the_page_says_so(page, cities):
    assert "Outcomes are left out on purpose" in page("places/hefei/peers/").text()
    before = peers_of(cities, terms_of(cities))
    make_claim(Case.objects.get(slug="turin"), dimension="outcomes", measure={"indicator": "jobs-created"})
    assert peers_of(cities, terms_of(cities)) == before


def test_a_case_without_peers_says_so(page):
    make_cluster("Alone", sectors=["steel"])
    assert "No other case shares any of these terms with Alone." in page("clusters/alone/peers/").texts(".peers p")


def test_the_profile_leads_to_the_peers_it_asks_for(page, cities):
    found = page("places/hefei/?peers=sectors&abroad=1").one("#peers")
    assert found.attrs["data-hx-get"] == "/places/hefei/peers/?peers=sectors&abroad=1"
    assert found.query_one("#peers-found a").attrs["href"] == "/places/hefei/peers/?peers=sectors&abroad=1"


def test_beside_a_case_alone_three_peers_are_offered_with_their_reasons(page, cities):
    found = page("compare/hefei/")
    offers = found.all(".offers li")
    assert [words(offer.query_one("a")) for offer in offers] == [
        f"Compare Hefei with {name}" for name in ("Wuhan", "Akron", "Turin")
    ]
    assert [words(offer.query_one(".label")) for offer in offers] == [
        "2 sectors in common, of the same kind",
        "1 sector in common, of the same kind",
        "of the same kind",
    ]
    assert offers[0].query_one("a").attrs["href"] == "/compare/hefei,wuhan/"
    assert not page("compare/hefei,wuhan/").all(".offers")


@pytest.mark.parametrize(
    ("address", "queries"), [("places/hefei/peers/", 10), ("clusters/displays/peers/", 8), ("compare/hefei/", 10)]
)
@pytest.mark.parametrize("others", [1, 20])
def test_queries_do_not_grow_with_the_number_of_cases(
    client, cities, others, address, queries, django_assert_num_queries
):
    for number in range(others):
        place = make_place(f"Town {number}")
        started(make_cluster(f"Mill {number}", places=[place], sectors=["semiconductors"], founded=1990), 1990)
    make_link(make_claim(cities, measure={}), make_claim())
    make_edition()
    forget_edition()
    with django_assert_num_queries(queries):
        client.get(f"/{address}")
