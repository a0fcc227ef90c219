"""The search: names in any spelling, words of sources and claims in any form, marked, grouped, narrowed and paged."""

import pytest

from policyatlas.finding.index import rebuild
from policyatlas.records.editions import forget_edition
from tests.makers import (
    make_claim,
    make_cluster,
    make_edition,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_speaker,
)
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(client):
    """Indexes what the test has made, and searches it."""

    def found(query, **asked):
        rebuild()
        return read(client.get("/search/", {"q": query, **asked}))

    return found


@pytest.mark.parametrize(
    "query",
    ["Wuhan", "WUHAN", "Wu-han", " wu han ", "武汉", "汉", "wǔhàn", "hankow", "Hankou", "wuhan model", "wuhanmodel"],
)
def test_a_case_is_found_by_any_name_in_any_spelling(find, query):
    make_place("Wuhan", native_name="武汉", native_lang="zh-Hans", also_known_as=["Hankow"], known_as="Wuhan model")
    make_place("Hefei")
    assert find(query).texts("#found-places ~ .rows h3") == ["Wuhan 武汉"]


def test_a_word_of_two_letters_is_found_inside_a_longer_one_in_names_speakers_and_titles(find):
    make_cluster("Optics Valley", native_name="中国光谷", native_lang="zh-Hans")
    make_source("武汉中国光谷十年", slug="decade", language="zh")
    make_claim(speaker=make_speaker("光谷办公室", slug="optics-valley-office"))
    found = find("光谷")
    assert found.texts("mark") == ["光谷", "光谷", "光谷"]
    assert found.texts("main h2") == ["Clusters 1", "Speakers 1", "Sources 1", "Claims 1"]


def test_forms_of_a_word_are_found_and_marked_and_what_is_meant_as_text_stays_text(find):
    make_claim(statement="The city funded <b>laboratories</b> in 2019.", source=make_source("Gazette", slug="labs"))
    make_claim(statement="The city slept.")
    found = find("laboratory FUNDS")
    assert found.values("[data-claim]", "data-claim") == ["labs#1"]
    assert found.texts("mark") == ["funded", "laboratories"]
    assert found.one('a[data-cite="labs#1"]').attrs["href"] == "/claims/labs/1/"
    assert "<b>laboratories</b>" in found.texts(".claim-new")[0]


@pytest.mark.parametrize(
    ("query", "number"),
    [("guidance fund", 2), ('"guidance fund"', 1), ("“guidance fund”", 1), ("guid*", 2), ("semicond", 1), ("6900", 1)],
)
def test_phrases_and_beginnings(find, query, number):
    make_claim(statement="A guidance fund of semiconductors employs 6,900.")
    make_claim(statement="The fund gave guidance.")
    assert len(find(query).all("[data-claim]")) == number


@pytest.mark.parametrize("query", ["pitsburgh", "Pittsbrugh", "pittsburhg robotics", "pittsburgh robtics"])
def test_small_misspellings_are_forgiven_and_said(find, query):
    make_cluster("Pittsburgh robotics")
    found = find(query)
    assert found.texts(".rows h3") == ["Pittsburgh robotics"]
    assert "Nothing is spelt so." in found.texts(".understood")[0]


def test_the_kind_with_what_suits_best_comes_first_and_each_shows_a_few_of_all(find):
    source = make_source("Steel of Ruritania", slug="steel")
    for turn in range(12):
        make_claim(statement=f"Steel was made in furnace {turn}.", source=source)
    make_policy("Steel programme")
    found = find("steel")
    assert found.texts("main h2") == ["Policies 1", "Sources 1", "Claims 12"]
    assert len(found.all("[data-claim]")) == 10
    assert found.texts(".more a") == ["All 12 claims"]
    assert found.values(".more a", "href") == ["/search/?q=steel&kind=claims"]
    assert found.values('[data-facet="kind"]', "data-count") == ["14", "1", "1", "12"]


def test_all_of_a_kind_are_paged_and_narrowed(find):
    source = make_source(slug="steel")
    for turn in range(31):
        make_claim(statement="Steel.", source=source, dimension="finance" if turn % 3 else "risks", nature="fact")
    make_claim(statement="Steel pays.", source=source, dimension="finance", nature="forecast")
    first = find("steel", kind="claims")
    assert len(first.all("[data-claim]")) == 30
    assert first.values("[rel=next]", "href") == ["/search/?q=steel&kind=claims&page=2"]
    assert len(find("steel", kind="claims", page="2").all("[data-claim]")) == 2
    risks = find("steel", dimension="risks")
    assert len(risks.all("[data-claim]")) == 11
    assert [(link.attrs["data-value"], link.attrs["data-count"]) for link in risks.all("[data-facet=dimension]")] == [
        ("finance", "21"),
        ("risks", "11"),
    ]
    assert risks.values("[data-facet=nature]", "data-value") == []
    assert risks.values("[data-facet=dimension][aria-current]", "href") == ["/search/?q=steel&kind=claims"]
    assert len(find("steel", dimension="finance", nature="forecast").all("[data-claim]")) == 1


def test_sources_are_narrowed_by_language_and_found_by_publisher(find):
    make_source("Stahl", slug="stahl", language="de", publisher=make_publisher("Steel Times"))
    make_source("Steel", slug="steel", language="en")
    assert sorted(find("steel").values("[data-source]", "data-source")) == ["stahl", "steel"]
    found = find("steel", language="de")
    assert found.values("[data-source]", "data-source") == ["stahl"]
    assert found.texts("[data-facet=language][aria-current]") == ["German 1 : take away"]


def test_what_readers_may_not_see_is_not_found(find):
    make_claim(statement="A secret plan.", state="draft")
    make_source("Secret relay", is_stub=True)
    assert "Nothing is called “secret”, and no claim holds these words." in find("secret").texts("main p")


def test_where_nothing_is_found_the_page_says_what_was_searched_and_leads_on(find):
    make_place("Hefei")
    make_claim(statement="Steel.")
    found = find("hefzzzz steel")
    assert "/search/?q=steel" in found.values("main p a", "href")
    assert "/places/hefei/" in found.values("main p a", "href")
    assert "/places/" in found.values("main p a", "href")
    assert any(words.startswith("Searched were the names") for words in found.texts("main p"))


@pytest.mark.parametrize("query", ["", "   ", "?!", "%", "\0", "*", '"', '""', "-"])
def test_a_query_without_a_letter_finds_nothing_and_says_how_to_search(find, query):
    make_claim(statement="100 % of it.")
    found = find(query)
    assert not found.all("[data-claim]")
    assert found.all("main form")


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "a b " * 3_000, "' OR 1=1 --", "<script>alert(1)</script>", "x\0y", "%_", "\ud800x",
     "NOT a:b* OR (",
     "武" * 500, "a-" * 500, "one two three four five six seven eight nine ten eleven twelve thirteen",
     "'’'", "ß ﬁ ½ ①", "\u0301\u0301", "👩‍👩‍👧 🇨🇳", "a*b*c*", '"a "b" c"', "\\ : & | ! ( ) <->"],
)  # fmt: skip
def test_odd_queries_are_answered_and_escaped(client, query):
    make_claim(statement="A b.")
    rebuild()
    for address in ("/search/", "/search/suggestions/"):
        answer = client.get(address, {"q": query.encode("utf-8", "surrogatepass")})
        assert answer.status_code == 200
        assert not read(answer).all("main script")


def test_what_is_asked_and_not_known_is_left_out_and_named(find):
    make_claim(statement="Steel.")
    found = find("steel", kind="spoons", dimension="x", nature="y", language="!", page="9")
    assert len(found.texts(".notices li")) == 4
    assert len(found.all("[data-claim]")) == 1
    assert find("steel", kind="claims", page="9").texts(".notices li") == ["There is no page “9”. This is page 1."]


def test_suggestions_are_names_that_begin_so_and_not_kept_apart_by_script(client):
    make_place("Wuhan", native_name="武汉", native_lang="zh-Hans")
    make_cluster("Optics Valley of Wuhan")
    make_claim(speaker=make_speaker("Wu Jinglian"), statement="Wuhan grew.")
    rebuild()
    for typed, names in (
        ("wuh", ["Wuhan 武汉", "Optics Valley of Wuhan"]),
        ("wu j", ["Wu Jinglian"]),
        ("武", ["Wuhan 武汉"]),
        ("wuhna", ["Wuhan 武汉", "Optics Valley of Wuhan"]),
        ("x", []),
    ):
        answer = client.get("/search/suggestions/", {"q": typed})
        assert read(answer).texts("#suggestions .name") == names, typed
    piece = client.get("/search/suggestions/?q=wuh", headers={"hx-request": "true", "hx-target": "suggestions"})
    assert piece.content.strip().startswith(b'<ul id="suggestions">')
    assert "max-age=60" in piece["Cache-Control"]
    assert "HX-Target" in piece["Vary"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/search/?q=hefei", 7),
        ("/search/?q=hefie+pay", 7),
        ("/search/?q=hefei&kind=claims", 5),
        ("/search/?q=", 0),
        ("/search/suggestions/?q=hef", 3),
        ("/search/suggestions/?q=hefei+hef", 3),
        ("/search/suggestions/?q=hefie", 3),
    ],
)
def test_queries_do_not_grow_with_what_there_is(client, django_assert_max_num_queries, address, queries):
    make_edition()
    for _ in range(2):
        make_claim(make_place(f"Hefei {_}"), statement="Hefei paid.", source=make_source(f"Hefei pays {_}"))
        rebuild()
        forget_edition()
        with django_assert_max_num_queries(queries + 1):
            client.get(address)
