"""The comparison in a browser: with scripts it changes in place, without them by plain links and forms."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import findings, resize, start_axe

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def columns(window):
    return window.locator("th[data-case] .col a").all_inner_texts()


def add(window, name):
    window.fill("#find-0", name)
    window.click(".adder button")


def remove(window, name):
    window.get_by_role("link", name=f"Remove {name}").click()


@with_and_without_scripts
def test_a_case_is_added_and_removed_and_the_rest_of_the_address_kept(window):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance")
    add(window, "hefei")
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/?rows=finance")
    expect(window).to_have_title("Wuhan, Pittsburgh and Hefei: finance · Policy Atlas")
    remove(window, "Wuhan")
    expect(window).to_have_title("Pittsburgh and Hefei: finance · Policy Atlas")
    assert columns(window) == ["Pittsburgh", "Hefei"]
    assert window.input_value("#link").endswith("/compare/pittsburgh,hefei/?rows=finance")


@with_and_without_scripts
def test_back_forward_and_reload_give_whole_pages(window):
    window.goto("/compare/wuhan/")
    add(window, "pittsburgh")
    expect(window).to_have_url("/compare/wuhan,pittsburgh/")
    add(window, "hefei")
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/")
    window.get_by_role("link", name="Move Hefei left").click()
    expect(window).to_have_url("/compare/wuhan,hefei,pittsburgh/")
    for step, names in (
        (window.go_back, ["Wuhan", "Pittsburgh", "Hefei"]),
        (window.go_back, ["Wuhan", "Pittsburgh"]),
        (window.go_back, ["Wuhan"]),
        (window.go_forward, ["Wuhan", "Pittsburgh"]),
        (window.reload, ["Wuhan", "Pittsburgh"]),
    ):
        step()
        expect(window.locator("#comparison th .col a")).to_have_text(names)
        assert window.locator("header.masthead").count() == window.locator("h1").count() == 1


@with_and_without_scripts
def test_rows_and_claims_are_chosen_by_a_form(window):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance,talent")
    window.click(".narrow summary")
    window.uncheck(".narrow [value=finance]")
    window.check(".narrow [value=risks]")
    window.uncheck(".narrow [value=forecast]")
    window.click(".narrow button")
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?rows=talent,risks&nature=fact,assessment,proposal")
    assert window.locator("tr[data-dimension]").count() == 2


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_a_citation_leads_to_its_note_and_the_note_back_to_the_cell(window):
    window.goto("/compare/wuhan,pittsburgh/")
    mark = window.locator("#B5 a[data-cite]").first
    note = mark.get_attribute("href")
    mark.click()
    assert window.url.endswith(note)
    window.locator(note).get_by_role("link", name="B5", exact=True).click()
    assert window.url.endswith("#B5")


@with_and_without_scripts
def test_what_was_removed_is_put_back_where_it_was(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/?rows=finance")
    remove(window, "Pittsburgh")
    expect(window.locator(".notices")).to_contain_text("Pittsburgh was removed.")
    window.get_by_role("link", name="Undo").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/?rows=finance")
    assert columns(window) == ["Wuhan", "Pittsburgh", "Hefei"]


@with_and_without_scripts
def test_a_column_is_swapped_in_place(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/?rows=finance")
    window.get_by_text("Swap Pittsburgh").click()
    window.fill("#find-2", "Suzhou")
    window.locator("#find-2").press("Enter")
    expect(window).to_have_url("/compare/wuhan,suzhou,hefei/?rows=finance")
    assert columns(window) == ["Wuhan", "Suzhou", "Hefei"]


@with_and_without_scripts
def test_one_case_is_heard_in_two_voices(window):
    window.goto("/compare/wuhan,hefei/")
    window.get_by_text("Swap Hefei").click()
    window.get_by_role("link", name="official voices | independent voices").last.click()
    expect(window).to_have_url("/compare/hefei@official,hefei@independent/")
    expect(window.locator(".lens")).to_have_text(["Official voices", "Independent voices"])
    official, independent = (
        set(
            window.locator(f"td[data-case='hefei@{lens}'] [data-claim]").evaluate_all(
                "all => all.map(one => one.dataset.claim)"
            )
        )
        for lens in ("official", "independent")
    )
    assert official
    assert independent
    assert not official & independent


@with_and_without_scripts
def test_rows_are_shown_in_full_hidden_and_told_apart_by_structure(window):
    window.goto("/compare/wuhan,pittsburgh/")
    window.locator("tr[data-dimension=finance] summary").click()
    window.locator("#turn-finance").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?full=finance")
    expect(window.locator("tr[data-dimension=finance] .more a").first).to_contain_text("page of their own")
    window.get_by_role("link", name="Differences").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?show=differences&full=finance")
    assert window.locator(".decides").count() == window.locator("#comparison tr[data-dimension]").count()
    window.get_by_role("link", name="All full").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?show=differences&depth=full")
    window.get_by_role("link", name="All rows").click()
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?depth=full")
    expect(window.locator("#comparison tr[data-dimension]")).to_have_count(12)


@with_and_without_scripts
def test_a_name_of_several_cases_is_asked_back(window):
    window.goto("/compare/hefei/?rows=finance")
    add(window, "model")
    window.locator(".notices a").first.click()
    expect(window.locator("#comparison th[data-case]")).to_have_count(2)
    assert "?rows=finance" in window.url


def test_cases_are_suggested_while_a_name_is_typed_and_chosen_by_keyboard(window):
    window.goto("/compare/wuhan/")
    window.focus("#find-0")
    window.keyboard.type("pittsb")
    expect(window.locator("#suggestions-0 a").first).to_have_text(re.compile("Pittsburgh"))
    expect(window).to_have_url("/compare/wuhan/")
    start_axe(window)
    assert findings(window) == []
    window.keyboard.press("Tab")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    expect(window).to_have_url(re.compile("/compare/wuhan,pittsburgh/"))


def test_what_happened_is_said_and_the_keyboard_keeps_its_place(window):
    window.goto("/compare/wuhan,pittsburgh/")
    window.fill("#find-0", "Hefei")
    window.keyboard.press("Enter")
    expect(window.locator("#status")).to_have_text("Wuhan, Pittsburgh and Hefei compared")
    expect(window.locator("#find-0")).to_be_focused()
    window.get_by_role("link", name="Move Hefei left").focus()
    window.keyboard.press("Enter")
    expect(window.locator("#status")).to_have_text("Hefei moved left")
    expect(window.get_by_role("link", name="Move Hefei left")).to_be_focused()
    window.get_by_role("link", name="Remove Hefei").focus()
    window.keyboard.press("Enter")
    expect(window.locator("#status")).to_have_text("Hefei removed")
    expect(window.locator("#main")).to_be_focused()
    expect(window).to_have_url("/compare/wuhan,pittsburgh/")


@pytest.mark.parametrize("width", [360, 1280])
def test_after_every_change_in_place_the_page_is_accessible(window, width):
    resize(window, width)
    window.goto("/compare/wuhan,hefei@independent/")
    for change in (
        "#show-shared",
        "#depth-full",
        "#show-differences",
        ".moves [id='left-hefei@independent']",
        ".remove",
    ):
        window.locator(change).first.click()
        expect(window.locator("#status")).not_to_be_empty()
        window.evaluate("document.querySelectorAll('#comparison details').forEach(one => (one.open = true))")
        window.evaluate("scrollTo(0, 0)")  # what lies beneath the head that stays is no neighbour of the links in it
        start_axe(window)
        assert findings(window) == []
        window.evaluate("document.querySelectorAll('#comparison details').forEach(one => (one.open = false))")
        window.evaluate("document.getElementById('status').textContent = ''")


def test_jump_links_mark_the_row_in_view(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    window.locator(".jump a", has_text="Talent").click()
    expect(window.locator(".jump [aria-current]")).to_have_count(1)
    window.locator("#A11").scroll_into_view_if_needed()
    window.evaluate("document.getElementById('row-risks').scrollIntoView()")
    expect(window.locator(".jump [aria-current]")).to_contain_text("Risks")


def test_the_head_of_four_columns_stays_in_view(window):
    window.goto("/compare/wuhan,pittsburgh,hefei@official,hefei@independent/")
    window.locator("#D11").scroll_into_view_if_needed()
    boxes = [head.bounding_box() for head in window.locator("#comparison th[data-case]").all()]
    assert {box["y"] for box in boxes} == {0}
    assert max(box["height"] for box in boxes) < 260


def test_more_claims_open_in_place_with_their_sources(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    before = numbers(window)
    for part, question in (("cell-outcomes-3", "Outcomes, Hefei"), ("cell-context-1", "Context, Wuhan")):
        cell = window.locator(f"#{part}")
        shown, more = cell.locator("[data-claim]").count(), int(cell.locator(".more a").inner_text().split()[0])
        cell.locator(".more a").click()
        expect(window.locator("#status")).to_have_text(f"{more} more claims on {question}")
        expect(cell.locator("[data-claim]")).to_have_count(shown + more)
        expect(cell.locator(f"[data-claim] >> nth={shown}")).to_be_focused()
    after = numbers(window)
    assert before.items() < after.items()
    notes = window.eval_on_selector_all(
        "#references li", "notes => notes.map(note => [note.dataset.source, note.querySelector('b').textContent])"
    )
    assert {claim.split("#")[0]: number for claim, number in after.items()}.items() <= dict(notes).items()


def numbers(window):
    """The number of each claim in the table."""
    return dict(
        window.eval_on_selector_all("td a[data-cite]", "all => all.map(mark => [mark.dataset.cite, mark.textContent])")
    )


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_without_scripts_more_claims_lead_to_the_page_of_the_cell(window):
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    window.click("#cell-outcomes-3 .more a")
    expect(window).to_have_url("/places/hefei/outcomes/")


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_focus_is_never_hidden_under_what_stays_in_view(window, width):
    window.set_viewport_size({"width": width, "height": 600})
    window.goto("/compare/hangzhou-six-little-dragons,us-study-china-strategies,wuhan-model,hefei/")
    hidden = window.eval_on_selector_all(
        "#comparison td a",
        """links => links.reverse().filter(link => {
            link.focus();
            const box = link.getClientRects()[0];
            return !link.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
        }).map(link => link.textContent)""",
    )
    assert hidden == []


def test_a_narrow_screen_keeps_the_table_and_the_question_in_view(window):
    window.set_viewport_size({"width": 360, "height": 700})
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    table = window.get_by_role("table", name="Industrial-policy models by question")
    assert table.get_by_role("columnheader", name="Pittsburgh").count() == 1
    row = table.get_by_role("row").filter(has=window.get_by_role("rowheader", name="Finance"))
    assert row.get_by_role("cell").count() == 3
    window.locator("#C5 .more a").scroll_into_view_if_needed()
    assert window.locator("tr[data-dimension=finance] th").bounding_box()["y"] == 0
    assert window.locator("#A5 .cell-place").is_visible()
