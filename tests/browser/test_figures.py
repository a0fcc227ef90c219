"""The figures and the glance of a comparison in a browser: on a desk, a phone, paper, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import findings, start_axe

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

ADDRESS = "/compare/pittsburgh,optics-valley,chips-and-science-act/"


@pytest.fixture
def figures(window):
    window.goto(ADDRESS)
    return window.locator("#figures")


@pytest.mark.parametrize("scripts", [True, False])
def test_every_figure_has_its_year_its_source_and_every_row_its_reason(figures):
    compared = figures.locator("tbody td:has(strong)")
    assert compared.count() >= 4
    assert compared.locator("strong [data-unit]").count() == compared.count()
    assert compared.locator("[data-cite]").count() == compared.count()
    verdicts = figures.locator("td[data-verdict]")
    assert verdicts.count() == figures.locator("tbody tr").count() >= 2
    assert all(":" in verdict and verdict.endswith(".") for verdict in verdicts.locator(".verdict").all_inner_texts())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_more_figures_unfold_and_fold_again_and_the_address_says_so(window, scripts):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    rows = window.locator("#figures tbody tr")
    assert rows.count() == 6
    link = window.locator("#more-figures")
    words = link.inner_text()
    link.focus()
    window.keyboard.press("Enter")
    expect(window.get_by_role("link", name="Fewer figures")).to_be_visible()
    assert window.url.endswith("/compare/wuhan,pittsburgh,hefei/?figures=full#figures")
    assert rows.count() == 6 + int(words.split()[0])
    if scripts:
        expect(window.locator("#status")).to_have_text(words)
        expect(rows.nth(6).locator("th a")).to_be_focused()
    assert "figures=full" in window.locator("#show-differences").get_attribute("href")
    window.get_by_role("link", name="Fewer figures").click()
    expect(window).to_have_url(re.compile(r"/compare/wuhan,pittsburgh,hefei/#figures$"))
    expect(rows).to_have_count(6)
    if scripts:
        expect(window.locator("#fewer-figures")).to_be_focused()
    window.go_back()
    expect(window.get_by_role("link", name="Fewer figures")).to_be_visible()


def test_cells_that_are_open_stay_open_when_figures_unfold(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    window.locator("#A1 .more a").click()
    expect(window.locator("#A1 .more input")).to_be_attached()
    claims = window.locator("#A1 [data-claim]").count()
    window.locator("#more-figures").click()
    expect(window.locator("a#fewer-figures")).to_be_visible()
    assert window.locator("#A1 [data-claim]").count() == claims
    assert "open=" not in window.url


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_the_source_of_a_figure_is_a_step_away_and_leads_back(window, figures):
    mark = figures.locator("[data-cite]").first
    slug = mark.get_attribute("data-cite").partition("#")[0]
    mark.click()
    expect(window.locator(f"#source-{slug}")).to_be_in_viewport()
    window.locator(f"#source-{slug} .back a", has_text="figures").click()
    expect(figures.locator("h2")).to_be_in_viewport()


def test_on_a_phone_every_figure_names_its_case_and_nothing_is_cut(window, figures):
    window.set_viewport_size({"width": 360, "height": 800})
    names = figures.locator("tbody tr").first.locator(".cell-place")
    assert names.all_inner_texts() == ["Pittsburgh", "Optics Valley", "CHIPS and Science Act"]
    assert all(name.is_visible() for name in names.all())
    assert window.evaluate("document.scrollingElement.scrollWidth") == 360


def test_the_glance_opens_with_the_keyboard_and_is_clean(window, figures):
    glance = window.locator("#glance")
    expect(glance.locator("table")).to_be_hidden()
    glance.locator("summary").focus()
    window.keyboard.press("Enter")
    expect(glance.locator("table")).to_be_visible()
    expect(glance.get_by_text("does not apply to a place").first).to_be_visible()
    start_axe(window)
    window.wait_for_function("window.axe_result !== undefined")
    assert [found for found in findings(window) if "glance" in found[1] or "figs" in found[1]] == []


def test_on_paper_the_glance_is_open_and_the_figures_stand_whole(window, figures):
    window.emulate_media(media="print")
    expect(window.locator("#glance table")).to_be_visible()
    assert figures.locator("tr").first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
