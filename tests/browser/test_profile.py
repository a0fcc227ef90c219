"""A profile in a browser with scripts: answers open in place."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.appearance, pytest.mark.browser]


@pytest.fixture
def wuhan(window):
    window.goto("/places/wuhan/")
    return window


def open_all(window, dimension):
    """Opens an answer; how many of its claims were shown, and how many were not."""
    cell = window.locator(f"#cell-{dimension}")
    shown = cell.locator("[data-claim]").count()
    link = cell.locator(".more a")
    more = int(link.inner_text().split()[0])
    link.click()
    expect(cell.locator("[data-claim]")).to_have_count(shown + more)
    return shown, more


def test_more_claims_open_in_place_and_are_said(wuhan):
    shown, more = open_all(wuhan, "outcomes")
    expect(wuhan.locator("#status")).to_have_text(f"{more} more claims on Outcomes")
    expect(wuhan.locator(f"#cell-outcomes [data-claim] >> nth={shown}")).to_be_focused()
    expect(wuhan).to_have_url("/places/wuhan/")
    expect(wuhan.locator("#cell-outcomes").get_by_role("link", name="These claims in full")).to_have_count(1)


def test_every_number_keeps_its_note_when_answers_open(wuhan):
    for dimension in ("outcomes", "context"):
        open_all(wuhan, dimension)
    missing = wuhan.eval_on_selector_all(
        "main a.cite",
        """marks => marks.filter(mark => {
            const note = document.querySelector(mark.hash);
            return note?.querySelector("b").textContent !== mark.textContent;
        }).map(mark => mark.outerHTML)""",
    )
    assert missing == []


def test_a_page_that_does_not_answer_is_said_and_the_rest_stays(wuhan):
    wuhan.route("**/*open=*", lambda route: route.abort())
    before = wuhan.locator("[data-claim]").count()
    wuhan.click("#cell-outcomes .more a")
    expect(wuhan.locator("#status")).to_contain_text("did not answer")
    assert wuhan.locator("[data-claim]").count() == before
