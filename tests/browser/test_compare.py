"""The comparison in a browser: with scripts it changes in place, without them by plain links and forms."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def columns(window):
    return window.locator("th[data-case] a").all_inner_texts()


def add(window, slug):
    window.select_option("#add", slug)
    window.click("#add-button")


def remove(window, name):
    window.get_by_role("link", name=f"Remove {name}").click()


@with_and_without_scripts
def test_a_case_is_added_and_removed_and_the_rest_of_the_address_kept(window):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance")
    add(window, "hefei")
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/?rows=finance")
    expect(window).to_have_title("Wuhan, Pittsburgh and Hefei compared · Policy Atlas")
    remove(window, "Wuhan")
    expect(window).to_have_url("/compare/pittsburgh,hefei/?rows=finance")
    expect(window).to_have_title("Pittsburgh and Hefei compared · Policy Atlas")
    assert columns(window) == ["Pittsburgh", "Hefei"]


@with_and_without_scripts
def test_back_forward_and_reload_give_whole_pages(window):
    window.goto("/compare/wuhan/")
    add(window, "pittsburgh")
    expect(window).to_have_url("/compare/wuhan,pittsburgh/")
    add(window, "hefei")
    expect(window).to_have_url("/compare/wuhan,pittsburgh,hefei/")
    remove(window, "Wuhan")
    expect(window).to_have_url("/compare/pittsburgh,hefei/")
    for step, names in (
        (window.go_back, ["Wuhan", "Pittsburgh", "Hefei"]),
        (window.go_back, ["Wuhan", "Pittsburgh"]),
        (window.go_back, ["Wuhan"]),
        (window.go_forward, ["Wuhan", "Pittsburgh"]),
        (window.reload, ["Wuhan", "Pittsburgh"]),
    ):
        step()
        expect(window.locator("th[data-case]")).to_have_count(len(names))
        assert columns(window) == names
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


@with_and_without_scripts
def test_a_citation_leads_to_its_note_and_the_note_back_to_the_cell(window):
    window.goto("/compare/wuhan,pittsburgh/")
    mark = window.locator("#B5 a[data-cite]").first
    note = mark.get_attribute("href")
    mark.click()
    assert window.url.endswith(note)
    window.locator(note).get_by_role("link", name="B5", exact=True).click()
    assert window.url.endswith("#B5")


def test_what_happened_is_said_and_the_keyboard_keeps_its_place(window):
    window.goto("/compare/wuhan,pittsburgh/")
    window.select_option("#add", "hefei")
    window.focus("#add-button")
    window.keyboard.press("Enter")
    expect(window.locator("#status")).to_have_text("Hefei added, 3 cases")
    expect(window.locator("#add-button")).to_be_focused()
    remove(window, "Hefei")
    expect(window.locator("#status")).to_have_text("Hefei removed, 2 cases")
    expect(window.locator("#main")).to_be_focused()


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
