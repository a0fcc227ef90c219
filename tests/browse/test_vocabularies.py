"""Closed lists as pages and as JSON: every term with its definition and the works that it leans on."""

from collections import Counter

import pytest

from policyatlas import vocabulary
from policyatlas.browse.vocabularies import LISTS
from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import INDICATORS, REFERENCES, Vocabulary
from tests.reading import read, words

pytestmark = pytest.mark.django_db

AT_THE_DESK = {"PROPOSAL_STATES", "PROPOSAL_STEPS", "INTAKE_STATES", "SUSPICION_STATES"}
WITHIN_OTHERS = {"COVERAGE_STATES", "TAG_LISTS"}  # states of a cell; the lists of sectors, themes, instruments, motives
NOT_YET_IN_USE = {"ARRANGEMENTS", "SCOPES", "SIDES", "DELIVERIES"}  # nothing is filed under them
NEEDS_NO_DEFINITION = {"units", "languages", "countries", "checks"}  # lists where some labels say it all

every_list = pytest.mark.parametrize("name", LISTS)


def page_of(client, name):
    return read(client.get(f"/method/vocabularies/{name}/"))


def file_of(client, name):
    return client.get(f"/method/vocabularies/{name}.json").json()


def spaced(text):
    return " ".join(str(text).split())


def test_every_closed_list_has_a_page_unless_no_reader_meets_it():
    known = {name for name in vocabulary.__all__ if isinstance(getattr(vocabulary, name), Vocabulary)}
    shown = {name for name in known for one in LISTS.values() if getattr(vocabulary, name) is one.vocabulary}
    assert known - shown == AT_THE_DESK | WITHIN_OTHERS | NOT_YET_IN_USE
    assert len(shown) == len(LISTS)


def test_all_lists_stand_under_heads_with_what_they_are_for(client):
    page = read(client.get("/method/vocabularies/"))
    assert page.values(".entries dt a", "href") == [f"/method/vocabularies/{name}/" for name in LISTS]
    told = dict(zip(page.values("[data-vocabulary]", "data-vocabulary"), page.texts(".entries dd"), strict=True))
    assert told["natures"] == "What sort of statement a claim is. 4 terms"
    assert page.text("nav.tabs [aria-current]") == "Vocabularies"


@every_list
def test_every_term_is_on_the_page_of_its_list_with_its_definition(client, name):
    rows = page_of(client, name).all(".entries > div")
    terms = list(LISTS[name].vocabulary.values())
    assert [row.attrs["data-term"] for row in rows] == [term.id for term in terms]
    for row, term in zip(rows, terms, strict=True):
        assert row.attrs["id"] == term.id.replace(" ", "-")
        label, code = str(term.label), words(row.query_one("dt code"))
        assert words(row.query_one("dt")).casefold() == f"{spaced(label)} {code}".casefold()
        assert code == term.id
        assert spaced(term.definition) in words(row.query_one("dd"))


@every_list
def test_every_term_is_in_the_file_of_its_list_with_its_definition(client, name):
    document = file_of(client, name)
    assert (document["shape"], document["id"]) == ("policyatlas-vocabulary/1", name)
    assert [
        (term["id"], term["label"], term["definition"], " ".join(term["references"])) for term in document["terms"]
    ] == [(term.id, str(term.label), str(term.definition), term.reference) for term in LISTS[name].vocabulary.values()]


@every_list
def test_every_term_is_defined_or_needs_it_not(name):
    undefined = [term.id for term in LISTS[name].vocabulary.values() if not term.definition]
    assert not undefined or name in NEEDS_NO_DEFINITION


@every_list
def test_every_reference_resolves_to_a_work_on_the_page_and_in_the_file(client, name):
    page, document = page_of(client, name), file_of(client, name)
    named = {key for term in LISTS[name].vocabulary.values() for key in term.reference.split()}
    assert {href.removeprefix("#work-") for href in page.values(".entries a", "href")} == named
    assert set(page.values(".works li", "id")) == {f"work-{key}" for key in named}
    works = {work["id"]: work for work in document["works"]}
    assert works.keys() == named
    assert all(works[key]["citation"] == REFERENCES[key].definition for key in named)


@every_list
def test_no_two_things_on_a_page_share_an_anchor(client, name):
    counted = Counter(page_of(client, name).values("[id]", "id"))
    assert max(counted.values()) == 1
    assert not any(set(" \t\n") & set(anchor) for anchor in counted)


def test_the_file_of_all_lists_names_each_with_where_it_stands(client):
    answer = client.get("/method/vocabularies.json")
    assert answer["Content-Type"] == "application/json"
    document = answer.json()
    assert document["shape"] == "policyatlas-vocabularies/1"
    assert [one["id"] for one in document["vocabularies"]] == list(LISTS)
    first = document["vocabularies"][0]
    assert first["terms"] == 12
    assert first["url"].endswith("/method/vocabularies/dimensions/")
    assert first["json"].endswith("/method/vocabularies/dimensions.json")


def test_the_address_of_a_term_is_its_place_on_the_page(client):
    for name in ("units", "verdicts", "dimensions"):
        anchors = set(page_of(client, name).values(".entries > div", "id"))
        for term in file_of(client, name)["terms"]:
            address, _, anchor = term["url"].partition("#")
            assert address.endswith(f"/method/vocabularies/{name}/")
            assert anchor in anchors


def test_terms_say_what_else_their_list_holds_of_them(client):
    said = page_of(client, "instruments").texts("#import-tariff li")
    assert said == ["Domain: Product market", "In the Global Trade Alert: 47, 48"]
    lenses = {term["id"]: term["opposite"] for term in file_of(client, "lenses")["terms"]}
    assert lenses["official"] == "independent"
    finance = next(term for term in file_of(client, "dimensions")["terms"] if term["id"] == "finance")
    assert (finance["group"], finance["frameworks"]["WARWICK13"]) == ("means", "capital market")
    rules = {term["id"]: term["rules"] for term in file_of(client, "indicators")["terms"]}
    assert rules == {one.id: [rule.id for rule in one.rules] for one in INDICATORS.values()}
    statuses = page_of(client, "statuses").texts("#adopted li")
    assert statuses == ["May be followed by: In force"]


@every_list
def test_every_term_of_a_list_has_the_same_keys_in_the_file(client, name):
    assert len({tuple(term) for term in file_of(client, name)["terms"]}) == 1


@pytest.mark.parametrize("ending", ["/", ".json"])
def test_an_unknown_list_is_not_found_and_the_nearest_is_offered(client, ending):
    page = read(client.get(f"/method/vocabularies/instrumnts{ending}"), 404)
    assert "The atlas has no list called “instrumnts”." in page.text(".lede")
    if ending == "/":
        assert "/method/vocabularies/instruments/" in page.values("main .rows a", "href")


def test_the_method_and_the_codebook_lead_to_the_lists(client):
    for address in ("/method/", "/method/dimensions/"):
        assert "/method/vocabularies/" in read(client.get(address)).values(".prose a", "href")


def test_page_and_file_ask_for_nothing_but_the_edition(client, django_assert_num_queries):
    for address in ("vocabularies/", "vocabularies.json", "vocabularies/instruments/", "vocabularies/instruments.json"):
        forget_edition()
        with django_assert_num_queries(1):
            client.get(f"/method/{address}")
