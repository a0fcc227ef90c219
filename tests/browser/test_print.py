"""Pages on paper: their sheets, what stands on each of them, and that no claim is lost."""

import re

import pypdfium2
import pytest

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

SOMETHING = 200  # characters: more than the line at the foot of a sheet


@pytest.fixture
def sheets(window):
    """The texts and sizes (width, height) of the sheets that an address prints."""

    def printed(address):
        window.goto(address)
        with pypdfium2.PdfDocument(window.pdf(prefer_css_page_size=True)) as document:
            return [(bare(sheet.get_textpage().get_text_bounded()), sheet.get_size()) for sheet in document]

    return printed


def bare(text):
    """Letters and figures alone: a printer sets spaces and hyphens where it likes, and capitals small."""
    return re.sub(r"[\W_]", "", text).lower()


def said(window, selector):
    """What these elements say to the eye."""
    seen = """all => all.map(element => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll(".vh").forEach(hidden => hidden.remove());
        return copy.textContent;
    })"""
    return [bare(text) for text in window.locator(selector).evaluate_all(seen)]


def test_a_comparison_lies_on_its_side_and_its_cases_stand_above_every_claim(sheets, window):
    printed = sheets("/compare/wuhan,pittsburgh,hefei/")
    assert all(width > height for _text, (width, height) in printed)
    heads = said(window, "#comparison th[data-case] .col")
    table = [text for text, _size in printed if all(head in text for head in heads)]
    assert 3 < len(table) < len(printed)
    shown, printed_text = said(window, "#comparison td li[data-claim], #comparison .more"), "".join(table)
    assert [text for text in shown if text not in printed_text] == []


def test_a_profile_stands_upright_without_menus_and_buttons(sheets, window):
    printed = sheets("/places/wuhan/")
    assert all(width < height for _text, (width, height) in printed)
    paper = "".join(text for text, _size in printed)
    wanted = said(window, ".precis p, .dim [data-claim] > p, .dim h2, .more")
    assert [text for text in wanted if text not in paper] == []
    assert [text for text in said(window, ".actions, .foot a, .toc h2") if text in paper] == []


@pytest.mark.parametrize("address", ["/compare/wuhan,pittsburgh,hefei/", "/compare/wuhan,hefei/", "/places/wuhan/"])
def test_no_sheet_is_empty(sheets, address):
    assert [text for text, _size in sheets(address) if len(text) < SOMETHING] == []
