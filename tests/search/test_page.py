"""The search: names in any spelling, titles of sources, words of claims."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_policy, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(client):
    return lambda query: read(client.get("/search/", {"q": query}))


@pytest.mark.parametrize(
    "query", ["Wuhan", "wuhan", "WUHAN", "Wu-han", " wu han ", "武汉", "汉", "hankow", "wuhan model"]
)
def test_a_case_is_found_by_any_name_in_any_spelling(find, query):
    make_place("Wuhan", native_name="武汉", native_lang="zh-Hans", also_known_as=["Hankow"], known_as="Wuhan model")
    make_place("Hefei")
    assert find(query).texts("#found-places ~ .rows h3") == ["Wuhan 武汉"]


def test_accents_do_not_matter(find):
    make_place("Zürich")
    assert find("zurich").texts("#found-places ~ .rows a:not(.collect)") == ["Zürich"]


def test_names_that_begin_with_the_query_stand_first(find):
    make_place("East Hefei")
    make_place("Hefei")
    assert find("hefei").texts("#found-places ~ .rows a:not(.collect)") == ["Hefei", "East Hefei"]


def test_results_are_grouped_by_kind_and_counted(find):
    make_place("Hefei")
    make_cluster("Hefei displays")
    make_policy("Hefei model")
    make_claim(statement="A bank in Hefei paid.", source=make_source("What Hefei bought"))
    found = find("hefei")
    assert found.texts("main h2") == ["Places 1", "Clusters 1", "Policies 1", "Sources 1", "Claims 1"]
    assert found.texts(".page-head .label") == ["5 results for “hefei”"]


def test_claims_and_sources_are_found_by_all_words_in_any_order(find):
    make_claim(statement="The city paid for a laboratory.", source=make_source("Laboratories", slug="labs"))
    make_claim(statement="The city paid.")
    found = find("laboratory CITY")
    assert found.values("[data-claim]", "data-claim") == ["labs#1"]
    assert found.one('a[data-cite="labs#1"]').attrs["href"] == "/claims/labs/1/"


def test_a_source_is_found_by_its_publisher(find):
    make_source("Steel", slug="steel", publisher=make_publisher("The Seattle Times"))
    assert find("seattle").values("[data-source]", "data-source") == ["steel"]


def test_what_readers_may_not_see_is_not_found(find):
    make_claim(statement="A secret plan.", state="draft")
    make_source("Secret relay", is_stub=True)
    assert "Nothing is called “secret”, and no claim holds these words." in find("secret").texts("main p")


def test_many_claims_are_cut_and_counted(find):
    source = make_source("One")
    for _ in range(31):
        make_claim(statement="Steel.", source=source)
    found = find("steel")
    assert found.texts("#found-claims") == ["Claims 31"]
    assert len(found.all("[data-claim]")) == 30


@pytest.mark.parametrize("query", ["", "   ", "?!", "%", "\0"])
def test_a_query_without_a_letter_finds_nothing_and_says_how_to_search(find, query):
    make_claim(statement="100 % of it.")
    found = find(query)
    assert not found.all("[data-claim]")
    assert found.all("main form")


def test_without_a_result_the_page_leads_on(find):
    assert "/places/" in find("atlantis").values("main p a", "href")


@pytest.mark.parametrize("query", ["a" * 5000, "' OR 1=1 --", "<script>alert(1)</script>", "x\0y", "%_"])
def test_odd_queries_are_answered_and_escaped(find, query):
    assert not find(query).all("main script")


@pytest.mark.parametrize(("query", "queries"), [("hefei", 5), ("", 0)])
def test_it_takes_five_queries_besides_the_edition_and_none_where_nothing_is_asked(
    client, django_assert_num_queries, query, queries
):
    make_edition()
    for _ in range(2):
        make_claim(make_place(), statement="Hefei paid.")
        forget_edition()
        with django_assert_num_queries(queries + 1):
            client.get("/search/", {"q": query})
