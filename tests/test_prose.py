"""Curators' Markdown: citations become marks, and nothing gets through that could act on a page."""

import pytest
from justhtml import JustHTML

from policyatlas.prose import Mark, citations_in, figures, render

MARKS = {
    "report-2016#1": Mark(1, "#source-report-2016", "Source 1: Gazette"),
    "study#12": Mark(2, "#source-study", "Source 2: Journal"),
}
LOOKALIKES = ["[@report-2016]", "[@Report#1]", "[@report#0]", "[report#1]", "@report#1", "`[@study#12]`"]


def rendered(text):
    return render(text, MARKS.get)


def test_a_citation_becomes_a_numbered_mark_with_a_name():
    page = JustHTML(rendered("It grew [@report-2016#1]."), sanitize=False)
    assert page.query_one("p").to_text(separator="", strip=False) == "It grew1."
    mark = page.query_one("sup.cites a.cite")
    assert mark.attrs["href"] == "#source-report-2016"
    assert mark.attrs["data-cite"] == "report-2016#1"
    assert mark.attrs["aria-label"] == "Source 1: Gazette"


@pytest.mark.parametrize("between", ["; ", ";", ", ", ",\n"])
def test_several_claims_may_stand_in_one_citation(between):
    page = JustHTML(rendered(f"It grew [@report-2016#1{between}@study#12]."), sanitize=False)
    assert [mark.attrs["data-cite"] for mark in page.query("sup a")] == ["report-2016#1", "study#12"]


def test_a_claim_that_is_not_there_any_more_is_said_to_be_missing():
    assert rendered("It grew [@gone#1].") == (
        '<p>It grew<sup class="cites"><span>[claim not available]</span></sup>.</p>'
    )
    assert "claim not available" in render("It grew [@report-2016#1].")


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_citation_is_left_as_it_is(text):
    assert citations_in(text) == []
    assert "<sup" not in rendered(text)


def test_citations_are_found_with_their_lines():
    text = "One [@a#1].\n\nTwo [@b#2; @a#1] and\nthree [@c-d#30].\n```\n[@e#5]\n```\nFour [@f#6]."
    assert citations_in(text) == [("a#1", 1), ("b#2", 3), ("a#1", 3), ("c-d#30", 4), ("f#6", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        '<p onclick="alert(1)" style="position:fixed">x</p>',
        "<iframe src='https://evil.example'></iframe>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        '<form action="https://evil.example"><input name="q"></form>',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        "![x](https://evil.example/pixel.png)",
        '<base href="https://evil.example/">',
        '<a class="button" id="claim" href="/x" target="_blank">x</a>',
        '[x](https://a.example "onmouseover=alert(1)")',
        "[@a#1](javascript:alert(1))",
    ],
)
def test_nothing_that_acts_or_fetches_gets_through(text):
    page = JustHTML(rendered(f"Before.\n\n{text}\n\nAfter."), sanitize=False)
    for element in page.query("main *, body *"):
        assert element.name not in {"script", "img", "iframe", "svg", "math", "style", "form", "input", "link", "base"}
        assert not {name for name in element.attrs if name.startswith("on")} & set(element.attrs)
        assert not {"style", "target", "src", "srcset", "xlink:href"} & set(element.attrs)
        assert element.attrs.get("href", "").split(":")[0].lower() not in {"javascript", "data", "vbscript"}
        assert element.attrs.get("class", "cite") in {"cite", "cites"}


def test_a_mark_says_what_it_is_given_and_no_more():
    hostile = Mark(1, '#"><script>alert(1)</script>', '"><script>alert(1)</script>')
    page = JustHTML(render("It grew [@study#12].", lambda name: hostile), sanitize=False)
    assert not page.query("script")


def test_headings_begin_below_that_of_the_page_and_can_be_linked_to():
    page = JustHTML(rendered("# One\n\n## How it is graded\n\n### In short"), sanitize=False)
    assert not page.query("h1")
    assert page.query_one("h2").attrs["id"] == "how-it-is-graded"


def test_tables_lists_and_true_quotation_marks_come_out():
    html = rendered('- "one"\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |')
    assert "<li>“one”</li>" in html
    assert "<td>1</td>" in html
    assert "style" not in html


def test_links_to_other_sites_do_not_tell_them_where_the_reader_came_from():
    assert 'rel="noopener noreferrer"' in rendered("[x](https://example.org)")


@pytest.mark.parametrize(
    ("statement", "bold"),
    [
        ("It took in 565.9 billion yuan in 2017.", ["565.9 billion yuan"]),
        ("A budget of US$24 bn, of which €3 and HK$5 million.", ["US$24 bn", "€3", "HK$5 million"]),
        ("Up 12.6% or 12.6 per cent.", ["12.6%", "12.6 per cent"]),
        ("Of 127,000 firms, 500 closed.", ["127,000 firms", "500"]),
        ("It employed 80,000 people.", ["80,000 people"]),
        ("In 2016, the 1980s, from 2000 to 2024.", []),
        ("On 28 February 2021 and July 30.", []),
        ("A 7-nanometre chip, 5G, G20 and COVID-19.", []),
        ("It rose from 1 to 2.5.", ["1", "2.5"]),
        ("Some 2000 firms came.", ["2000 firms"]),
        ("Nothing.", []),
    ],
)
def test_figures_stand_out_and_years_and_days_do_not(statement, bold):
    assert [element.to_text() for element in JustHTML(figures(statement)).query("b")] == bold


def test_a_statement_is_escaped_before_its_figures_are_marked():
    assert figures("<b>5</b> & O'Neill's 27 firms") == (
        "&lt;b&gt;<b>5</b>&lt;/b&gt; &amp; O&#x27;Neill&#x27;s <b>27 firms</b>"
    )
