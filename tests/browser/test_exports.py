"""Taking a comparison away, in a browser: files are downloaded under a name of their own, and the page is printed."""

import csv

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])

SUFFIXES = {"JSON": ".json", "Markdown": ".md", "BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}


@with_and_without_scripts
@pytest.mark.parametrize("words", ["CSV", "Table as CSV", "JSON", "Markdown", "BibTeX", "RIS", "CSL-JSON"])
def test_what_is_on_screen_is_downloaded(window, words):
    window.goto("/compare/wuhan,hefei@independent/?rows=finance,risks")
    with window.expect_download() as found:
        window.locator(".exports").get_by_role("link", name=words, exact=True).click()
    name = found.value.suggested_filename
    assert name.startswith("policy-atlas-wuhan-hefei-independent-edition-")
    assert name.endswith(SUFFIXES.get(words, ".csv"))


def test_the_file_follows_what_changed_in_place(window):
    window.goto("/compare/wuhan,hefei/?rows=finance")
    window.get_by_role("link", name="All full").click()
    expect(window.locator("#depth-full")).to_have_attribute("aria-current", "true")
    expect(window).to_have_url("/compare/wuhan,hefei/?rows=finance&depth=full")
    with window.expect_download() as found:
        window.locator(".exports").get_by_role("link", name="CSV", exact=True).click()
    with found.value.path().open(newline="", encoding="utf-8-sig") as file:
        names = [row["claim"] for row in csv.DictReader(file)]
    marks = window.locator("#comparison td a.cite[data-cite]")
    assert names == marks.evaluate_all("marks => marks.map((mark) => mark.dataset.cite)")
    assert all(names)


def test_a_button_prints_the_page(window):
    window.add_init_script("window.print = () => (document.title = 'printed')")
    window.goto("/compare/wuhan,hefei/")
    window.get_by_role("button", name="Print").click()
    expect(window).to_have_title("printed")


@pytest.mark.parametrize("scripts", [False])
def test_there_is_no_button_where_nothing_would_answer_it(window):
    window.goto("/compare/wuhan,hefei/")
    expect(window.locator(".exports button")).to_be_hidden()
