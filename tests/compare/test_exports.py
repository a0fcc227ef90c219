"""Exports: what is on screen and nothing else, safe to open, and never silent about what is left out."""

import csv
import io
import json
import re
from urllib.parse import quote, urlencode

import pytest
import rispy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from policyatlas.compare.exports import FORMATS
from policyatlas.compare.exports.spreadsheets import HEADER
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
MARKED = re.compile(r"\[\^(\d+)\]")


@pytest.fixture
def get(client):
    forget_edition()

    def get(address, status=200):
        answer = client.get(f"/compare/{address}")
        assert answer.status_code == status
        return answer

    yield get
    forget_edition()


@pytest.fixture
def rows(get):
    def read_rows(address):
        text = get(address).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return read_rows


@pytest.fixture
def table(get):
    def read_table(address):
        return list(csv.reader(io.StringIO(get(address).content.decode("utf-8-sig"), newline="")))

    return read_table


@pytest.fixture
def hefei():
    return make_place("Hefei", native_name="合肥", native_lang="zh-Hans")


def test_a_claim_has_a_row_with_all_that_leads_to_its_passage(rows, hefei):
    make_edition(7)
    source = make_source(
        "Chips, and “more”",
        slug="gazette-2024-chips",
        publisher=make_publisher("The Gazette"),
        archived_url="https://archive.example/1",
    )
    make_claim(
        hefei,
        source=source,
        dimension="finance",
        nature="assessment",
        statement="The city,\nsays “合肥”, paid half.",
        said_by={"name": "Chen Jiakuan", "role": "manager"},
        opens="The city of",
        closes="as planned",
        paragraph=3,
        measure={
            "indicator": "equity-stake",
            "value": "-12.50",
            "unit": "percent",
            "year": 2016,
            "basis": "outturn",
            "qualifier": "about",
            "area": hefei,
        },
    )
    [row] = [row for row in rows("hefei.csv") if row["claim"]]
    assert row == dict.fromkeys(HEADER, "") | {
        "column": "hefei",
        "case": "place/hefei",
        "dimension": "finance",
        "state": "evidence",
        "claim": "gazette-2024-chips#1",
        "about": "place/hefei",
        "nature": "assessment",
        "statement": "The city,\nsays “合肥”, paid half.",
        "said_by": "Chen Jiakuan, manager",
        "indicator": "equity-stake",
        "label": "money put in",
        "value": "-12.5",
        "unit": "percent",
        "qualifier": "about",
        "basis": "outturn",
        "year": "2016",
        "area": "hefei",
        "number": "1",
        "source": "gazette-2024-chips",
        "title": "Chips, and “more”",
        "publisher": "The Gazette",
        "published": "2024-05-06",
        "url": "https://news.example/gazette-2024-chips",
        "passage_url": "https://news.example/gazette-2024-chips#:~:text=The%20city%20of,as%20planned",
        "archived_url": "https://archive.example/1",
        "origin": "gazette-2024-chips",
        "distance": row["distance"],
        "opens": "The city of",
        "closes": "as planned",
        "paragraph": "3",
        "claim_url": "http://127.0.0.1:8000/claims/gazette-2024-chips/1/",
        "edition": "7",
        "address": "http://127.0.0.1:8000/compare/hefei/",
    }


def test_a_spreadsheet_is_told_that_the_text_is_utf_8(get, hefei):
    make_claim(hefei, statement="合肥")
    answer = get("hefei.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfcolumn,case,")
    assert "合肥".encode() in answer.content
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_no_text_is_a_formula(rows, table, hefei, start):
    make_claim(hefei, statement=f"{start}", dimension="finance", source=make_source(f"{start} title", slug="a"))
    [row] = [row for row in rows("hefei.csv") if row["claim"]]
    assert row["statement"] == f"'{start}"
    assert row["title"] == f"'{start} title"
    for row in table("hefei.csv?shape=table"):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


def test_numbers_are_numbers_even_below_zero(rows, hefei):
    make_claim(hefei, measure={"value": "-5", "value_to": "1000000000000.25", "qualifier": "between"})
    [row] = [row for row in rows("hefei.csv") if row["claim"]]
    assert (row["value"], row["value_to"]) == ("-5", "1000000000000.25")


def test_silence_is_told_by_its_code_and_never_by_an_empty_cell(rows, hefei):
    make_claim(hefei, dimension="finance")
    make_coverage_note(hefei, dimension="talent", state="nothing-found", searched_on="2026-05-04", sources_searched=14)
    make_coverage_note(hefei, dimension="risks", note="A tariff builds nothing.")
    states = {row["dimension"]: (row["state"], row["note"]) for row in rows("hefei.csv") if not row["claim"]}
    assert len(states) == 11
    assert states["talent"] == (
        "nothing-found",
        "Nothing found in 14 sources, last searched 2026-05-04. A tariff builds nothing.",
    )
    assert states["risks"] == ("not-applicable", "Does not apply. A tariff builds nothing.")
    assert states["knowledge"] == ("not-researched", "Not researched yet.")


def test_claims_that_are_not_on_screen_are_counted_and_their_page_named(rows, get, hefei):
    for _turn in range(5):
        make_claim(hefei, dimension="finance")
    found = rows("hefei.csv?rows=finance")
    assert [bool(row["claim"]) for row in found] == [True, True, True, False]
    assert (found[-1]["state"], found[-1]["more"], found[-1]["held_back"]) == ("evidence", "2", "0")
    assert found[-1]["note"].endswith("http://127.0.0.1:8000/places/hefei/finance/")
    assert "2 more claims are not on screen." in get("hefei.md?rows=finance").text
    assert len([row for row in rows("hefei.csv?rows=finance&depth=full") if row["claim"]]) == 5
    assert all(row["claim"] for row in rows("hefei.csv?rows=finance&depth=full"))


def test_claims_outside_the_choice_are_counted(rows, hefei):
    make_claim(hefei, dimension="finance", nature="assessment")
    [row] = rows("hefei.csv?rows=finance&nature=fact")
    assert (row["state"], row["claim"], row["held_back"]) == ("evidence", "", "1")


def test_rows_that_are_hidden_are_named(rows, get):
    hefei, wuhan = make_policy("Hefei Plan", level="municipal"), make_policy("Wuhan Plan", level="municipal")
    for case in (hefei, wuhan):
        make_claim(case, dimension="governance", source=make_source())
    found = [row for row in rows("hefei-plan,wuhan-plan.csv?show=differences") if row["state"] == "hidden"]
    assert [row["dimension"] for row in found] == ["governance"]
    assert json.loads(get("hefei-plan,wuhan-plan.json?show=differences").text)["hidden"] == ["governance"]
    assert "1 row is hidden: Governance and learning." in get("hefei-plan,wuhan-plan.md?show=differences").text


def make_rich():
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    make_cluster("Hefei chips", places=[hefei])
    for case in (hefei, wuhan):
        for nature in ("fact", "assessment", "forecast", "fact", "fact"):
            make_claim(case, dimension="finance", nature=nature, source=make_source(kind="official"))
        make_claim(case, dimension="risks")
    make_claim(wuhan, dimension="risks", nature="assessment")
    make_link(make_claim(hefei, dimension="finance"), make_claim(wuhan, dimension="finance"))
    return hefei, wuhan


QUERIES = ["", "?depth=full", "?full=finance", "?rows=risks,finance", "?nature=assessment", "?own=1", "?disputed=1"]
QUERIES += ["?show=differences", "?distance=0"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("columns", ["hefei,wuhan", "wuhan@official,hefei,wuhan@independent"])
def test_files_hold_the_claims_of_the_page_in_its_order_and_by_its_numbers(get, rows, columns, query):
    make_rich()
    page = read(get(f"{columns}/{query}"))
    on_screen = [
        (cell.attrs["data-case"], mark.attrs["data-cite"], words(mark))
        for row in page.all("tr[data-dimension]")
        for cell in row.query("td")
        for mark in cell.query("a[data-cite]")
    ]
    assert on_screen
    found = [row for row in rows(f"{columns}.csv{query}") if row["claim"]]
    assert [(row["column"], row["claim"], row["number"]) for row in found] == on_screen
    document = json.loads(get(f"{columns}.json{query}").text)
    cells = [cell for row in document["rows"] for cell in row["cells"]]
    assert [
        (cell["column"], claim["claim"], str(claim["number"])) for cell in cells for claim in cell["claims"]
    ] == on_screen
    markdown = get(f"{columns}.md{query}").text
    statements = [
        MARKED.search(line)[1] for line in markdown.splitlines() if line.startswith("- ") and MARKED.search(line)
    ]
    assert statements == [number for _case, _name, number in on_screen]


def test_the_table_has_the_cases_across_and_turned_down_the_side(table, hefei):
    make_claim(hefei, dimension="finance", statement="It paid.", nature="forecast", source=make_source(slug="a"))
    make_claim(make_place("Wuhan"), dimension="risks", statement="It failed.")
    upright = table("hefei,wuhan.csv?shape=table&rows=finance,risks")
    assert upright[0] == ["Question", "Hefei", "Wuhan"]
    assert upright[1][:2] == ["Finance", "Forecast: It paid. [1]"]
    assert upright[2] == ["Risks", "Not researched yet.", "It failed. [2]"]
    assert [row[0] for row in upright[3:]] == ["[1]", "[2]", "Address"]
    assert "https://news.example/a" in upright[3][1]
    turned = table("hefei,wuhan.csv?shape=table&turned=1&rows=finance,risks")
    assert turned[:3] == [
        ["Case", "Finance", "Risks"],
        ["Hefei", upright[1][1], upright[2][1]],
        ["Wuhan", upright[1][2], upright[2][2]],
    ]
    assert {len(row) for row in [*upright, *turned]} == {3}


def test_json_has_its_documented_shape(get, hefei):
    make_edition(3)
    claim = make_claim(hefei, dimension="finance", measure={"value": "2.5", "unit": "percent"})
    document = json.loads(get("hefei.json?rows=finance").text)
    assert list(document) == [
        "shape",
        "title",
        "address",
        "edition",
        "query",
        "notices",
        "introduction",
        "columns",
        "rows",
        "hidden",
        "sources",
    ]
    assert (document["shape"], document["query"]) == ("policyatlas-comparison/1", {"rows": "finance"})
    assert document["edition"]["number"] == 3
    [column], [row], [source] = document["columns"], document["rows"], document["sources"]
    assert (column["column"], column["native_name"], column["lens"]) == ("hefei", "合肥", None)
    [cell] = row["cells"]
    assert cell["state"] == "evidence"
    assert cell["evidence"]["origins"] == 1
    assert (cell["claims"][0]["claim"], cell["claims"][0]["value"], cell["claims"][0]["said_by"]) == (
        claim.public_name,
        2.5,
        None,
    )
    assert (source["number"], source["source"]) == (1, claim.source.slug)


def test_markdown_has_a_footnote_for_every_number_and_the_introduction(get, hefei):
    claim = make_claim(hefei, dimension="finance", statement="It *paid* [half].")
    wuhan = make_place("Wuhan")
    make_comparison(hefei, wuhan, title="The state as investor", text=f"It paid\n[@{claim.public_name}].")
    markdown = get("wuhan,hefei.md").text
    assert markdown.startswith("# Wuhan and Hefei\n\nPolicy Atlas. <http://127.0.0.1:8000/compare/wuhan,hefei/>\n")
    assert "## The state as investor\n\n*What differs.*\n\nIt paid[^1].\n" in markdown
    assert r"- It \*paid\* \[half\]. ([passage](<https://news.example/" in markdown
    numbers = set(MARKED.findall(markdown))
    assert numbers == {"1"}
    assert len(re.findall(r"^\[\^1\]: ", markdown, re.MULTILINE)) == 1


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_has_a_name_that_says_what_it_is(get, client, hefei, suffix):
    make_edition(3)
    make_place("Wuhan")
    answer = get(f"wuhan,hefei@official.{suffix}")
    name = f"policy-atlas-wuhan-hefei-official-edition-3.{suffix}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    head = client.head(f"/compare/wuhan,hefei@official.{suffix}")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(f"/compare/wuhan.{suffix}").status_code == 405
    assert not answer.cookies


def test_what_is_not_understood_is_named_in_the_file(rows, get, hefei):
    notices = [row["note"] for row in rows("hefei,nowhere.csv?shape=round&x=1") if row["state"] == "notice"]
    assert [notice.split(".")[0] for notice in notices] == [
        "The atlas has no case called “nowhere”",
        "No shape is called “round”",
        "Not understood and left out: “x”",
    ]
    assert json.loads(get("hefei,nowhere.json?shape=table").text)["notices"] == [
        "The atlas has no case called “nowhere”.",
        "Only CSV has other shapes.",
    ]
    assert "> The atlas has no case called “nowhere”." in get("hefei,nowhere.md").text


@pytest.mark.parametrize("suffix", FORMATS)
def test_only_where_no_case_is_left_there_is_no_file(get, hefei, suffix):
    answer = get(f"hefie.{suffix}", 404)
    text = " ".join(json.loads(answer.text)["notices"]) if suffix == "json" else answer.text
    assert text.strip() == "The atlas has no case called “hefie”. Did you mean: Hefei."
    assert "Content-Disposition" not in answer


def test_another_spelling_leads_to_the_address_of_the_file(get):
    make_place("Hefei", formerly=["luzhou"])
    assert get("LUZHOU.csv?rows=risks", 301)["Location"] == "/compare/hefei.csv?rows=risks"


def test_the_page_links_to_its_files_with_its_own_query(get, hefei):
    make_place("Wuhan")
    page = read(get("wuhan@official,hefei/?rows=risks,finance&depth=full"))
    links = page.values(".exports a", "href")
    assert links == [
        "/compare/wuhan@official,hefei.csv?rows=risks,finance&depth=full",
        "/compare/wuhan@official,hefei.csv?rows=risks,finance&depth=full&shape=table",
        "/compare/wuhan@official,hefei.json?rows=risks,finance&depth=full",
        "/compare/wuhan@official,hefei.md?rows=risks,finance&depth=full",
        "/compare/wuhan@official,hefei.bib?rows=risks,finance&depth=full",
        "/compare/wuhan@official,hefei.ris?rows=risks,finance&depth=full",
        "/compare/wuhan@official,hefei.csl.json?rows=risks,finance&depth=full",
    ]
    for link in links:
        get(link.removeprefix("/compare/"))


def test_a_file_takes_no_more_queries_for_more_claims(client, django_assert_max_num_queries):
    for _turn in range(3):
        for case in [make_place() for _turn in range(4)][:1]:
            for dimension in ("finance", "risks"):
                make_claim(case, dimension=dimension, measure={"area": case})
    make_rich()
    with django_assert_max_num_queries(10):
        client.get("/compare/hefei,wuhan.json?depth=full&show=differences")


names = st.one_of(
    st.sampled_from(["wuhan", "hefei", "old-hefei", "Wuhan", "wuhan@official", "hefei@opinion", "buffalo", ""]),
    st.text(max_size=30),
)
values = st.one_of(
    st.sampled_from(["finance,risks", "fact", "1", "A5", "table", "full", "differences"]), st.text(max_size=20)
)
fields = st.sampled_from(
    ["rows", "row", "nature", "own", "open", "show", "depth", "full", "shape", "turned", "undo", "asof"]
)
queries = st.lists(st.tuples(st.one_of(fields, st.text(max_size=8)), values), max_size=5)


@pytest.fixture
def cities():
    make_claim(make_place("Wuhan"), make_place("Hefei", formerly=["old-hefei"]), measure={})
    make_place("Buffalo")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(columns=st.lists(names, max_size=6).map(",".join), suffix=st.sampled_from([*FORMATS]), query=queries)
@example(columns="\x00", suffix="csv", query=[])
@example(columns="a" * 10_000, suffix="json", query=[("shape", "\x00")])
@example(columns="wuhan", suffix="csv", query=[("x", "y" * 20_000)])
@example(columns="wuhan\r\nSet-Cookie: a", suffix="md", query=[("shape", "\r\n")])
@example(columns="wuhan.csv", suffix="csv", query=[])
def test_no_address_breaks_a_file(client, cities, columns, suffix, query):
    answer = client.get(f"/compare/{quote(columns, safe='')}.{suffix}?{urlencode(query)}", follow=True)
    assert answer.status_code in (200, 404)
    if answer.status_code == 200 and suffix == "csv" and "shape" not in dict(query):
        found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), strict=True))
        assert all(None not in row and None not in row.values() and row["state"] for row in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(
    statement=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60),
    turned=st.booleans(),
)
def test_any_text_comes_back_out_of_the_csv_as_it_went_in(client, cities, statement, turned):
    make_claim(make_place(slug=None), statement=statement, source=make_source(), dimension="risks")
    slug = make_claim(make_place(), statement=statement, dimension="risks").main_case.slug
    answer = client.get(f"/compare/{slug}.csv?rows=risks")
    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), strict=True)
    assert row["statement"] in (statement, f"'{statement}")
    shape = client.get(f"/compare/{slug}.csv?shape=table{'&turned=1' if turned else ''}")
    widths = {len(row) for row in csv.reader(io.StringIO(shape.content.decode("utf-8-sig"), newline=""), strict=True)}
    assert len(widths) == 1
    assert client.get(f"/compare/{slug}.md").status_code == client.get(f"/compare/{slug}.json").status_code == 200


@pytest.mark.parametrize(
    ("suffix", "media_type", "keys"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", lambda text: list(parse_string(text, "bibtex").entries)),
        (
            "ris",
            "application/x-research-info-systems; charset=utf-8",
            lambda text: [e["id"] for e in rispy.loads(text)],
        ),
        ("csl.json", "application/vnd.citationstyles.csl+json", lambda text: [item["id"] for item in json.loads(text)]),
    ],
)
def test_a_bibliography_holds_the_sources_on_screen_in_the_order_of_their_numbers(get, hefei, suffix, media_type, keys):
    make_claim(hefei, dimension="talent", source=make_source(slug="on-talent"))
    make_claim(hefei, dimension="risks", source=make_source(slug="on-risks"))
    answer = get(f"hefei.{suffix}")
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].endswith(f'.{suffix}"')
    on_page = read(get("hefei/")).values("#references li[data-source]", "data-source")
    assert keys(answer.text) == on_page
    assert keys(get(f"hefei.{suffix}?rows=risks").text) == ["on-risks"]
    assert get(f"hefe.{suffix}", status=404).text.startswith("The atlas has no case called “hefe”.")


def test_a_comparison_says_how_to_cite_it(get, hefei, settings):
    page = read(get("hefei/?rows=risks"))
    (note,) = page.values(".citing button.copy", "data-copy")
    assert note.startswith("“Hefei”, Policy Atlas")
    assert note.endswith(f"{settings.SITE_URL}/compare/hefei/?rows=risks.")
    assert page.text(".citing p").startswith(note)
