"""The cases most like one: found by structure, scored term by term, offered beside a case alone."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from policyatlas.compare.peers import peers_of
from policyatlas.compare.sought import terms_of
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


def weights(page):
    """What stands in the form."""
    return [box.attrs["value"] for box in page.all(".terms select option") if "selected" in box.attrs]


def started(case, year, **fields):
    make_claim(case, statement=f"It was founded in {year}.", source=make_source(published="2026"), **fields)


def names_to_slugs(found):
    return [name.lower() for name in found]


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


@pytest.mark.parametrize("query", ["", "?abroad=1", "?peers=sectors:7,kind"])
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
    assert weights(found) == ["sectors:5", "instruments:0", "kind:0", "start:0", "parent:0", "size:0"]


def test_weights_are_chosen_in_the_address_and_printed_in_the_sum(page, cities):
    found = page("places/hefei/peers/?peers=sectors:2,kind,start:0")
    assert rows(found, "wuhan")["sectors"][1:] == ["2/3 × 2", "1.33"]
    assert rows(found, "wuhan")["kind"][1:] == ["1/1 × 3", "3.00"]
    assert words(found.one('[data-case="wuhan"] .score')) == "4.33 of 5"
    assert_it_can_be_worked_out(found)
    assert weights(found)[:3] == ["sectors:2", "instruments:0", "kind:3"]


def test_a_weight_changes_who_is_near(page, cities):
    make_cluster("Works", places=[make_place("Ghent", kind="district", country="BE")], sectors=["displays-optics"])
    first = names(page("places/hefei/peers/?peers=sectors:1,kind:9"))
    assert first.index("Turin") < first.index("Ghent")
    first = names(page("places/hefei/peers/?peers=sectors:9,kind:1"))
    assert first.index("Ghent") < first.index("Turin")


@pytest.mark.parametrize(
    ("written", "named"),
    [("x", "“sectors:x”"), ("10", "“sectors:10”"), ("", "“sectors:”"), ("-1", "“sectors:-1”"), ("²", "“sectors:²”")],
)
@pytest.mark.parametrize("address", ["places/hefei/peers/", "compare/hefei/"])
def test_a_bad_weight_is_named_and_the_usual_one_holds(page, cities, address, written, named):
    found = page(f"{address}?peers=sectors:{written}")
    assert found.notices == [
        f"A weight is a whole number from 0 to 9, as in sectors:2. The usual one holds instead of {named}."
    ]
    assert weights(found)[:2] == ["sectors:5", "instruments:0"]


def test_where_every_weight_is_nought_all_terms_are_used_and_the_page_says_so(page, cities):
    found = page("places/hefei/peers/?peers=sectors:0&peers=kind:0")
    assert found.notices[0].startswith("Every term has the weight 0")
    assert weights(found)[0] == "sectors:5"


def test_size_alone_is_asked_of_the_nearest_by_the_rest(page, cities):
    people = {"indicator": "population", "unit": "persons", "year": 2020, "value": 600_000}
    make_claim(cities, measure=people)
    make_claim(Case.objects.get(slug="turin"), measure=people)
    assert names(page("places/hefei/peers/?peers=size")) == ["Turin"]


def test_a_form_goes_on_to_the_address_of_the_terms(client, cities):
    assert client.get("/places/hefei/peers/?peers=sectors&peers=kind&abroad=1")["Location"] == (
        "/places/hefei/peers/?peers=sectors,kind&abroad=1"
    )
    every = "&".join(f"peers={term.id}:{term.weight}" for term in terms_of(cities))
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


def test_beside_a_case_alone_its_peers_are_offered_with_the_sum_of_each(page, cities):
    found = page("compare/hefei/")
    offers = found.all(".offers ol > li")
    assert [words(offer.query_one("a")) for offer in offers] == [
        f"Compare Hefei with {name}" for name in ("Wuhan", "Akron", "Turin")
    ]
    assert found.texts('[data-case="wuhan"] .sum li') == [
        "Sectors 2/3 × 5 = 3.33",
        "Kind 1/1 × 3 = 3.00",
        "Parent 0/2 × 1 = 0.00",
    ]
    assert words(offers[0].query_one(".score")) == "6.33 of 9"
    assert offers[0].query_one("a").attrs["href"] == "/compare/hefei,wuhan/"
    assert not page("compare/hefei,wuhan/").all(".offers")


def test_beside_a_case_alone_terms_weights_and_country_are_chosen_as_on_the_page_of_its_peers(page, cities):
    query = "?peers=sectors:2,kind&abroad=1"
    found = page(f"compare/hefei/{query}")
    assert found.values(".offers ol > li", "data-case") == names_to_slugs(names(page(f"places/hefei/peers/{query}")))
    assert found.texts('[data-case="akron"] .sum li') == ["Sectors 1/3 × 2 = 0.67", "Kind 1/1 × 3 = 3.00"]
    assert found.values(".offers > .label a", "href") == [f"/places/hefei/peers/{query}"]
    assert weights(found)[:3] == ["sectors:2", "instruments:0", "kind:3"]


def test_the_form_beside_a_case_keeps_its_rows_and_the_rows_keep_the_terms(client, page, cities):
    answer = client.get("/compare/hefei/?rows=finance&peers=sectors:2&peers=kind:3&peers=start:0&abroad=1")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/compare/hefei/?rows=finance&peers=sectors:2,kind&abroad=1",
    )
    found = page("compare/hefei/?rows=finance&peers=sectors:2")
    assert found.values(".offers input[type=hidden]", "name") == ["rows"]
    assert found.one("#depth-full").attrs["href"] == "?rows=finance&depth=full&peers=sectors:2"
    assert {"peers"} <= set(found.values(".narrow input[type=hidden]", "name"))


def test_beside_several_cases_what_the_address_asks_of_peers_goes_no_further(page, cities):
    found = page("compare/hefei,wuhan/?peers=sectors:x&abroad=1")
    assert found.notices == []
    assert found.one("#depth-full").attrs["href"] == "?depth=full"


@pytest.mark.parametrize(
    ("address", "queries"), [("places/hefei/peers/", 12), ("clusters/displays/peers/", 10), ("compare/hefei/", 17)]
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
