"""The page of a comparison: what a reader, a link and a script find on it."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.compare.reading import read, words
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def get(address, status=200, **headers):
        response = client.get(f"/compare/{address}", headers=headers)
        assert response.status_code == status
        return read(response)

    return get


@pytest.fixture
def cities():
    return [make_place(name) for name in ("Wuhan", "Pittsburgh", "Hefei")]


def test_columns_stand_in_the_order_of_the_address(page):
    make_claim(make_place("Hefei"), statement="Hefei took shares.")
    make_claim(make_place("Wuhan"), statement="Wuhan drew lasers.")
    found = page("wuhan,hefei/")
    assert found.columns == ["wuhan", "hefei"]
    assert found.title == "Wuhan and Hefei"


def test_every_question_has_a_row_and_every_row_a_cell_a_column(page, cities):
    found = page("wuhan,pittsburgh,hefei/?depth=full")
    assert len(found.rows) == 12
    for row in found.all("tr[data-dimension]"):
        assert [cell.attrs["data-case"] for cell in row.query("td")] == ["wuhan", "pittsburgh", "hefei"]
        assert row.query_one("th[scope=row]")


def test_the_table_says_its_roles_and_has_a_caption(page, cities):
    found = page("wuhan,hefei/?depth=full")
    assert words(found.one("#comparison caption")).endswith("Wuhan and Hefei")
    for selector, role in (
        ("table", "table"),
        ("thead", "rowgroup"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("td", "cell"),
        ("th[scope=col]", "columnheader"),
        ("th[scope=row]", "rowheader"),
    ):
        assert set(found.values(selector, "role")) == {role}, selector


def test_every_claim_in_a_cell_has_a_numbered_citation_whose_note_exists(page, cities):
    for case in cities:
        for _turn in range(5):
            make_claim(case, dimension="finance")
            make_claim(case, dimension="risks", nature="assessment")
    found = page("wuhan,pittsburgh,hefei/")
    notes = {note.attrs["id"]: words(note.query_one("b")) for note in found.all("#references li")}
    claims = found.all("td [data-claim]")
    assert len(claims) == 3 * 2 * 3
    for claim in claims:
        [mark] = claim.query("a[data-cite]")
        assert mark.attrs["data-cite"] == claim.attrs["data-claim"]
        assert notes[mark.attrs["href"].removeprefix("#")] == words(mark)


def test_a_claim_says_its_nature_and_dimension(page, cities):
    make_claim(cities[0], dimension="risks", nature="forecast", source=make_source(slug="news"), statement="It falls.")
    [claim] = page("wuhan/").all("td [data-claim]")
    assert (claim.attrs["data-claim"], claim.attrs["data-nature"], claim.attrs["data-dimension"]) == (
        "news#1",
        "forecast",
        "risks",
    )
    assert words(claim).startswith("forecast It falls.")


def test_a_cell_has_the_shorter_text_of_a_claim_where_there_is_one(page, cities):
    make_claim(cities[0], dimension="risks", statement="The plant was closed after two years.", short="It closed.")
    [claim] = page("wuhan/").all("td [data-claim]")
    assert words(claim) == "It closed.1"


def test_a_cell_carries_the_tests_that_its_evidence_passes(page, cities):
    make_claim(cities[0], dimension="risks", source=make_source(publisher=make_publisher(), kind="academic"))
    [mark] = page("wuhan/").cell("A11").query("[data-evidence]")
    assert mark.attrs["data-evidence"] == "firsthand disinterested undisputed"


def test_accounts_that_differ_stand_together(page, cities):
    one, other = (make_claim(cities[0], dimension="risks") for _turn in range(2))
    make_link(one, other, question="How much was lost")
    found = page("wuhan/")
    [dispute] = found.cell("A11").query("[data-disagreement]")
    assert "How much was lost" in words(dispute)
    assert sorted(found.claims("#A11")) == sorted([one.public_name, other.public_name])


def test_an_empty_cell_says_in_words_why(page, cities):
    _wuhan, pittsburgh, hefei = cities
    make_coverage_note(
        pittsburgh,
        dimension="risks",
        state="nothing-found",
        note="Only the city tells.",
        searched_on="2026-05-04",
        sources_searched=14,
    )
    make_coverage_note(hefei, dimension="risks", state="not-applicable", note="Nothing was built.")
    found = page("wuhan,pittsburgh,hefei/?rows=risks")
    assert found.values("#comparison td", "data-state") == ["not-researched", "nothing-found", "not-applicable"]
    assert found.texts(".gap") == [
        "Not researched yet. Suggest a source on Risks, Wuhan",
        "Nothing found in 14 sources, last searched 4 May 2026. Only the city tells.",
        "Does not apply. Nothing was built.",
    ]
    assert found.values(".gap a", "href") == ["/suggest/?case=wuhan&dimension=risks"]


def test_a_cell_narrowed_to_nothing_says_what_is_left_out(page, cities):
    make_claim(cities[0], dimension="risks", nature="assessment")
    found = page("wuhan/?rows=risks&nature=fact")
    assert found.values("#comparison td", "data-state") == ["evidence"]
    assert found.texts(".gap") == ["1 claim, none of the kind chosen. Show all on Risks, Wuhan"]
    assert "Narrowed to: 1 of 12 rows; claims of nature fact." in words(found.one(".narrowed"))


def test_more_claims_lead_to_the_cell_page_and_for_htmx_to_the_same_cell(page, cities):
    for _turn in range(5):
        make_claim(cities[0], dimension="risks")
    short = page("wuhan,hefei/?rows=risks")
    [link] = short.cell("A11").query(".more a")
    assert words(link) == "2 more claims on Risks, Wuhan"
    assert link.attrs["href"] == "/places/wuhan/risks/"
    assert short.one("#cell-risks-1.cell-body .more a")  # what `closest` leads to, said once for all cells
    assert short.values("tbody[data-hx-target]", "data-hx-target") == ["closest .cell-body"]
    opened = page(f"wuhan,hefei/{link.attrs['data-hx-get']}")
    assert len(opened.one("#cell-risks-1").query("[data-claim]")) == 5


def test_each_case_can_be_removed_by_a_link_that_keeps_the_rest(page, cities):
    assert page("wuhan,pittsburgh,hefei/?rows=risks").removals == [
        "/compare/pittsburgh,hefei/?rows=risks",
        "/compare/wuhan,hefei/?rows=risks",
        "/compare/wuhan,pittsburgh/?rows=risks",
    ]


def test_the_last_case_is_removed_to_the_choice_of_cases(page, cities):
    assert page("wuhan/?rows=risks").removals == ["/compare/"]


def test_the_adder_finds_a_case_by_its_name_and_keeps_the_rest(client, page, cities):
    make_cluster("Optics Valley")
    make_policy("Made in China 2025")
    found = page("wuhan,hefei/?rows=risks,finance&own=1")
    fields = [(field.attrs["name"], field.attrs["value"]) for field in found.all(".adder input[type=hidden]")]
    query = "&".join(f"{name}={value}" for name, value in [*fields, ("find", "Optics Valley")])
    answer = client.get(f"/compare/?{query}")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/compare/wuhan,hefei,optics-valley/?rows=risks,finance&own=1",
    )


def test_the_form_of_rows_and_claims_leads_to_the_canonical_query(client, page, cities):
    form = page("wuhan,hefei/?rows=risks").one(".narrow form")
    assert form.attrs["action"] == "/compare/wuhan,hefei/"
    answer = client.get("/compare/wuhan,hefei/?row=finance&row=risks&nature=fact&nature=forecast&own=1")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/compare/wuhan,hefei/?rows=finance,risks&nature=fact,forecast&own=1",
    )
    assert client.get(answer["Location"]).status_code == 200


def test_four_columns_have_no_adder_and_a_fifth_gives_a_notice(page, cities):
    for name in ("Jilin", "Suzhou"):
        make_place(name)
    found = page("wuhan,pittsburgh,hefei,jilin,suzhou/")
    assert found.columns == ["wuhan", "pittsburgh", "hefei", "jilin"]
    assert found.all(".adder") == []
    assert found.notices == [
        "Four columns at most: Suzhou is left out. Show it instead of: Wuhan, Pittsburgh, Hefei, Jilin",
    ]


def test_what_is_unknown_or_repeated_is_named_and_the_rest_shown(page, cities):
    found = page("wuhan,atlantis,wuhan,hefei@officious/?rows=risks,weather&show=diff&colour=red&asof=2020")
    assert found.columns == ["wuhan", "hefei"]
    assert found.rows == ["risks"]
    assert found.notices == [
        "The atlas has no case called “atlantis”.",
        "A case stands in one column only, or in another voice: Wuhan.",
        "There is no lens “@officious”: the column holds all claims on Hefei. Did you mean: official voices",
        "No row is called “weather”.",
        "“show” cannot be “diff”. It can be: all, differences, shared",
        "The atlas cannot look back to a date yet: this is what it holds today.",
        "Not understood and left out: “colour”.",
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Wuhan,HEFEI", "wuhan,hefei"),
        (",wuhan,,hefei,", "wuhan,hefei"),
        ("wuhan,%20hefei", "wuhan,hefei"),
        ("old-hefei,wuhan", "hefei,wuhan"),
        ("wuhan,old-hefei@official", "wuhan,hefei@official"),
    ],
)
def test_an_address_spelled_otherwise_redirects_for_good(client, written, address):
    make_place("Wuhan")
    make_place("Hefei", formerly=["old-hefei"])
    answer = client.get(f"/compare/{written}/?rows=risks&show=diff")
    assert (answer.status_code, answer["Location"]) == (301, f"/compare/{address}/?rows=risks&show=diff")


def test_where_no_case_is_left_the_choice_of_cases_answers_with_404(page, cities):
    found = page("atlantis,wuhn/", status=404)
    assert found.notices == [
        "The atlas has no case called “atlantis”.",
        "The atlas has no case called “wuhn”. Did you mean: Wuhan",
    ]
    assert found.values(".notices a", "href") == ["/compare/wuhan/"]
    assert found.one("#find-0")


def test_one_case_alone_is_a_table_with_one_column(page, cities):
    found = page("hefei/")
    assert found.columns == ["hefei"]
    assert words(found.one("title")) == "Compare Hefei · Policy Atlas"


def test_kinds_may_be_mixed(page, cities):
    make_policy("Made in China 2025", kind="strategy")
    make_cluster("Optics Valley", places=[cities[0]])
    found = page("wuhan,optics-valley,made-in-china-2025/")
    assert [text.split()[0] for text in found.texts("th[data-case] .col + .label")] == ["City", "Cluster", "Policy,"]


def test_a_page_names_one_address_for_all_orders_and_narrowings(page, cities, settings):
    settings.SITE_URL = "https://atlas.example"
    canonical = "link[rel=canonical]", "href"
    found = page("wuhan,hefei/?rows=risks")
    assert found.values(*canonical) == ["https://atlas.example/compare/hefei,wuhan/"]
    assert found.values("#link", "value") == ["https://atlas.example/compare/wuhan,hefei/?rows=risks"]
    make_comparison(cities[0], cities[2])
    for order in ("wuhan,hefei", "hefei,wuhan"):
        assert page(f"{order}/").values(*canonical) == ["https://atlas.example/compare/wuhan,hefei/"]
    voices = page("hefei@official,wuhan/")
    assert voices.values(*canonical) == ["https://atlas.example/compare/wuhan,hefei@official/"]


def test_search_engines_leave_out_a_comparison_that_cites_nothing(page, cities):
    assert page("wuhan,hefei/").values("meta[name=robots]", "content") == ["noindex"]
    make_claim(cities[0])
    assert not page("wuhan,hefei/").all("meta[name=robots]")


def test_the_editors_introduction_stands_before_the_table(page, cities):
    make_claim(cities[0], source=make_source(slug="news"))
    make_comparison(*cities, title="Three cities", standfirst="What differs.", text="Steel [@news#1].")
    found = page("hefei,wuhan,pittsburgh/")
    assert words(found.one("#introduction h2")) == "Three cities"
    assert found.values("#introduction a[data-cite]", "href") == ["#source-news"]


def test_htmx_gets_the_same_whole_page(page, cities):
    plain = page("wuhan,hefei/")
    asked = page("wuhan,hefei/", HX_Request="true", HX_Target="main")
    assert asked.document.to_html() == plain.document.to_html()


def test_every_link_of_the_head_keeps_the_query(page, cities):
    found = page("wuhan,pittsburgh,hefei/?rows=risks&depth=full")
    links = found.values("thead .moves a", "href")
    assert len(links) == 3 * (1 + 6 + 3) + 4
    assert [link for link in links if "rows=risks&depth=full" not in link] == []


def test_the_page_is_made_in_ten_queries_whatever_the_number_of_claims(client, cities, django_assert_num_queries):
    make_edition()
    make_comparison(*cities, text="Steel [@news#1].")
    make_claim(make_place("Jilin"), source=make_source(slug="news"))
    for claims in (1, 30):
        for _turn in range(claims):
            make_link(make_claim(*cities), make_claim(cities[0]))
        forget_edition()
        with django_assert_num_queries(10):
            client.get("/compare/wuhan,pittsburgh,hefei/")


def test_every_citation_leads_by_its_note_to_the_passage(client, atlas):
    found = read(client.get("/compare/wuhan,pittsburgh,hefei/"))
    notes = {note.attrs["id"]: note for note in found.all("#references li[data-source]")}
    cited = {(mark.attrs["href"].removeprefix("#"), mark.attrs["data-cite"]) for mark in found.all("main a[data-cite]")}
    assert len(cited) > 100
    for note, name in cited:
        source, number = name.split("#")
        links = notes[note].query("a[data-passage]")
        assert notes[note].attrs["data-source"] == source
        assert [link for link in links if link.to_text().strip() == f"passage {number}"] or not links
    passages = [link.attrs for note in notes.values() for link in note.query("a[data-passage]")]
    assert all(":~:text=" in link["href"] or ".pdf" in link["href"] for link in passages)
    assert all(link["rel"] == "noopener noreferrer" for link in passages)
    assert len(passages) > 100
