"""A reader without JavaScript: from the front page to the passage behind a claim, and to cases side by side."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.appearance,
    pytest.mark.browser,
    pytest.mark.parametrize("scripts", [False], ids=["no scripts"]),
]


def test_from_the_front_page_to_the_passage_behind_a_claim(window):
    window.goto("/")
    window.get_by_role("table").get_by_role("link", name="Wuhan", exact=True).click()
    expect(window).to_have_url("/places/wuhan/")
    claim = window.locator("#finance [data-claim]").first
    source, number = claim.get_attribute("data-claim").split("#")
    claim.locator("a.cite").click()
    note = window.locator("li:target")
    assert note.get_attribute("data-source") == source
    assert "#:~:text=" in note.locator("a[data-passage]").first.get_attribute("href")
    note.get_by_role("link", name=f"claim {number}", exact=True).click()
    expect(window).to_have_url(f"/claims/{source}/{number}/")
    passage = window.get_by_role("link", name="Read the passage at its source")
    assert "#:~:text=" in passage.get_attribute("href")


def test_a_note_leads_back_to_where_it_is_cited(window):
    window.goto("/places/wuhan/")
    window.locator("#finance a.cite").first.click()
    window.locator("li:target .back").get_by_role("link", name="Finance").click()
    expect(window).to_have_url("/places/wuhan/#finance")


def test_more_claims_lead_to_the_page_of_the_cell(window):
    window.goto("/places/wuhan/")
    window.get_by_role("link", name="more claims on Outcomes").click()
    expect(window).to_have_url("/places/wuhan/outcomes/")


def test_the_front_page_compares_the_cases_that_it_proposes(window):
    window.goto("/")
    window.get_by_role("button", name="Compare", exact=True).click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/")
    expect(window.locator("th[data-case]")).to_have_count(3)


def test_a_profile_leads_into_a_comparison_that_others_join(window):
    window.goto("/places/wuhan/")
    window.get_by_role("link", name="Compare Wuhan with others").click()
    for case in ("pittsburgh", "optics-valley"):
        window.fill("#find-0", case)
        window.click(".adder button")
    expect(window).to_have_url("/compare/wuhan,pittsburgh,optics-valley/")


def test_cases_ticked_in_a_list_are_compared(window):
    window.goto("/clusters/")
    window.check("#compare-optics-valley")
    window.check("#compare-hefei-ev")
    window.get_by_role("button", name="Compare", exact=True).click()
    expect(window).to_have_url("/compare/hefei-ev,optics-valley/")


def test_a_list_is_sorted_and_turned_over_by_links(window):
    window.goto("/places/")
    window.get_by_role("link", name="Most claims").click()
    window.get_by_role("link", name="Next").click()
    expect(window).to_have_url("/places/?sort=claims&page=2")


def test_the_search_of_every_page_finds_a_case_and_its_claims(window):
    window.goto("/transfers/")
    search = window.get_by_role("search")
    search.get_by_role("searchbox").fill("武汉")
    search.get_by_role("button").click()
    window.get_by_role("main").get_by_role("link", name="Wuhan", exact=True).click()
    expect(window).to_have_url("/places/wuhan/")
