"""The note that a citation opens in place, and the buttons that copy: with scripts, without, and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from policyatlas.citing import footnote, this_atlas, work_of
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Claim
from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.browser.pages import Kind, every
from tests.browser.test_keyboard import tab_to

pytestmark = [pytest.mark.appearance, pytest.mark.browser]

without_scripts = pytest.mark.parametrize("scripts", [False], ids=["no scripts"])

PAGES = [
    Kind("comparison", "/compare/wuhan,pittsburgh,hefei/"),
    Kind("profile", "/places/wuhan/"),
    Kind("cell", "/places/wuhan/outcomes/"),
    Kind("source", "/sources/nextpittsburgh-2021-robotics-capital-of-the-world/"),
    Kind("dimension", "/dimensions/finance/"),
    Kind("transfers", "/transfers/"),
    Kind("timeline", "/timeline/"),
    Kind("search", "/search/?q=robotics"),
]
DISPUTED = "scmp-2024-ev-overcapacity#3"

OVERLAP = """() => {
    const [note, mark] = ["#note", "[aria-expanded=true]"].map(one => document.querySelector(one).getClientRects()[0]);
    return note.top < mark.bottom && note.left < mark.right && mark.left < note.right || mark.top < 0;
}"""


@pytest.fixture
def note(window):
    return window.locator("#note")


def open_note(window, mark):
    """Clicks on a citation; the claim that it cites."""
    mark.click()
    expect(window.locator("#note #h-claim")).to_be_focused()
    return mark.get_attribute("data-cite")


@every(PAGES)
def test_a_citation_opens_its_claim_in_place_on_every_page(window, note, kind):
    window.goto(kind.address)
    for mark in window.locator("main a[data-cite]:visible").all()[:3]:
        cited = open_note(window, mark)
        expect(note.locator("#claim")).to_have_attribute("data-claim", cited)
        expect(mark).to_have_attribute("aria-expanded", "true")
        expect(window.locator("[aria-expanded=true]")).to_have_count(1)
        expect(window.locator("#status")).to_have_text("Note opened. Escape leads back to the text.")
    expect(window).to_have_url(kind.address)


def test_the_note_says_where_the_claim_comes_from(window, note):
    window.goto("/compare/hefei/?rows=risks")
    mark = window.locator(f'td a[data-cite="{DISPUTED}"]').first
    open_note(window, mark)
    claim = Claim.objects.by_name([DISPUTED]).with_provenance().get()
    terms = note.locator(".way dt").all_inner_texts()
    assert [term for term in ("Passage", "Source", "Distance") if term not in terms] == []
    expect(note.locator(".way div[data-source]").first).to_contain_text(claim.source.publisher_name)
    expect(note.get_by_role("heading", name="Accounts differ")).to_be_visible()
    expect(note.locator(".linked [data-disagreement] [data-source]")).not_to_have_count(0)
    expect(note.get_by_role("link", name="This claim on a page of its own")).to_have_attribute(
        "href", claim.get_absolute_url()
    )


def test_a_related_claim_opens_in_the_same_note_and_leads_back_to_the_first(window, note):
    window.goto("/compare/hefei/?rows=risks")
    mark = window.locator(f'td a[data-cite="{DISPUTED}"]').first
    open_note(window, mark)
    related = note.locator(".linked a[data-cite]").first
    other = related.get_attribute("data-cite")
    expect(related).to_have_attribute("href", f"/claims/{other.replace('#', '/')}/")
    back = note.get_by_role("button", name="Back to the first claim")
    expect(back).to_be_hidden()
    related.focus()
    window.keyboard.press("Enter")
    expect(note.locator("#claim")).to_have_attribute("data-claim", other)
    expect(note.locator("#h-claim")).to_be_focused()
    expect(window.locator("#status")).to_have_text("Another claim. Escape leads back to the text.")
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(window).to_have_url("/compare/hefei/?rows=risks")
    for width in (1280, 360):
        resize(window, width)
        start_axe(window)
        assert findings(window) == []
        assert overflows(window) == {}
    back.focus()
    window.keyboard.press("Enter")
    expect(note.locator("#claim")).to_have_attribute("data-claim", DISPUTED)
    expect(note.locator("#h-claim")).to_be_focused()
    expect(window.locator("#status")).to_have_text("Back to the first claim")
    expect(back).to_be_hidden()


def test_escape_leads_from_a_related_claim_to_the_number_and_the_next_note_begins_anew(window, note):
    window.goto("/compare/hefei/?rows=risks")
    mark = window.locator(f'td a[data-cite="{DISPUTED}"]').first
    open_note(window, mark)
    note.locator(".linked a[data-cite]").first.click()
    expect(note.locator("#claim")).not_to_have_attribute("data-claim", DISPUTED)
    window.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()
    open_note(window, mark)
    expect(window.locator("#status")).to_have_text("Note opened. Escape leads back to the text.")
    expect(note.get_by_role("button", name="Back to the first claim")).to_be_hidden()


def test_where_no_answer_comes_a_related_claim_leads_to_its_page(window, note):
    window.goto("/compare/hefei/?rows=risks")
    open_note(window, window.locator(f'td a[data-cite="{DISPUTED}"]').first)
    related = note.locator(".linked a[data-cite]").first
    address = related.get_attribute("href")
    window.route(
        "**/claims/**", lambda route, request: route.continue_() if request.is_navigation_request() else route.abort()
    )
    related.click()
    expect(window).to_have_url(address)


@pytest.mark.parametrize("leave", ["Escape", "button"])
def test_the_keyboard_goes_to_the_note_and_back_to_the_number(window, note, leave):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance")
    mark = window.locator("td a.cite").nth(1)
    tab_to(window, mark)
    window.keyboard.press("Enter")
    expect(note.locator("#h-claim")).to_be_focused()
    window.keyboard.press("Tab")
    expect(note.locator("a, button").first).to_be_focused()
    if leave == "button":
        tab_to(window, note.get_by_role("button", name="Back to the text"))
        window.keyboard.press("Enter")
    else:
        window.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()
    expect(window.locator("#status")).to_have_text("Note closed")
    expect(window.locator("[aria-expanded=true]")).to_have_count(0)


def test_the_keyboard_finds_back_although_the_cell_has_been_swapped(window, note):
    window.goto("/compare/wuhan,pittsburgh,hefei/?rows=outcomes")
    mark = window.locator("#cell-outcomes-3 a.cite").first
    cited = open_note(window, mark)
    window.locator("#cell-outcomes-3 .more a").evaluate("link => link.click()")
    expect(window.locator("#cell-outcomes-3 [autofocus]")).to_be_focused()
    window.keyboard.press("Escape")
    expect(window.locator(f'#cell-outcomes-3 a[data-cite="{cited}"]')).to_be_focused()


@pytest.mark.parametrize("width", [320, 360, 820, 1280])
def test_the_note_hides_neither_the_number_nor_what_has_the_focus(window, width):
    resize(window, width)
    for address in ("/compare/wuhan,pittsburgh,hefei/?rows=context,finance,risks", "/places/wuhan/"):
        window.goto(address)
        for mark in window.locator("main a.cite").all()[::7][:6]:
            open_note(window, mark)
            assert not window.evaluate(OVERLAP), mark.get_attribute("data-cite")


@pytest.mark.parametrize("keys", [["Control"], ["Shift"], ["Meta"]], ids="+".join)
def test_with_a_key_held_down_a_citation_stays_a_link(window, note, keys):
    window.goto("/places/wuhan/")
    window.evaluate("addEventListener('click', event => { window.prevented = event.defaultPrevented })")
    window.evaluate("addEventListener('click', event => event.preventDefault())")  # or it would open another window
    window.locator("#finance a.cite").first.click(modifiers=keys)
    assert window.evaluate("window.prevented") is False
    expect(note).to_be_hidden()


def test_where_no_answer_comes_a_citation_leads_to_its_source(window, note):
    window.goto("/places/wuhan/")
    window.route("**/claims/**", lambda route: route.abort())
    mark = window.locator("#finance a.cite").first
    mark.click()
    expect(window).to_have_url(f"/places/wuhan/{mark.get_attribute('href')}")
    expect(window.locator("#status")).to_contain_text("did not answer")
    expect(note).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@every(PAGES[:2])
def test_axe_finds_nothing_while_the_note_is_open(window, kind, width, scheme):
    window.emulate_media(color_scheme=scheme)
    resize(window, width)
    window.goto(kind.address)
    open_note(window, window.locator("main a.cite").nth(5))
    start_axe(window)
    assert findings(window) == []
    assert overflows(window) == {}


@without_scripts
def test_without_scripts_a_citation_leads_to_its_source_and_back_by_keyboard(window, note):
    window.goto("/compare/wuhan,pittsburgh/?rows=finance")
    mark = window.locator("#B5 a.cite").first
    tab_to(window, mark)
    window.keyboard.press("Enter")
    reference = window.locator("#references li:target")
    expect(reference).to_be_in_viewport()
    assert reference.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
    back = reference.locator(".back").get_by_role("link", name="B5", exact=True)
    for _step in range(20):
        window.keyboard.press("Tab")
        if back.evaluate("link => link === document.activeElement"):
            break
    window.keyboard.press("Enter")
    expect(window).to_have_url("/compare/wuhan,pittsburgh/?rows=finance#B5")
    expect(window.locator("#B5")).to_be_in_viewport()
    assert window.locator("button.copy:visible").count() == 0
    expect(note).to_be_hidden()


@without_scripts
def test_without_scripts_the_page_of_a_claim_offers_nothing_to_copy(window):
    window.goto("/claims/asia-times-2019-high-speed-rail-debt/1/")
    window.click(".citing summary")
    expect(window.locator(".citing dd").first).to_be_visible()
    assert [button.is_visible() for button in window.locator("button.copy").all()] == [False, False]


def test_a_citation_is_copied_as_a_footnote(window, note):
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.goto("/places/wuhan/")
    cited = open_note(window, window.locator("#finance a.cite").first)
    note.locator(".citing summary").click()
    button = note.locator("button.copy").first
    expect(button).to_have_text("Copy footnote")
    button.focus()
    window.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(window.locator("#status")).to_have_text("Copied")
    copied = window.evaluate("navigator.clipboard.readText()")
    claim = Claim.objects.by_name([cited]).with_provenance().get()
    assert copied == footnote(work_of(claim.source, this_atlas(current_edition()), claim))
    expect(button).to_have_text("Copy footnote")
    expect(button).to_be_focused()


def test_where_the_clipboard_is_closed_the_text_is_laid_out_and_marked(window, note):
    window.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false;"
    )
    window.goto("/claims/asia-times-2019-high-speed-rail-debt/1/")
    window.click(".citing summary")
    window.locator("button.copy").first.click()
    field = window.get_by_role("textbox", name="Copy footnote")
    expect(field).to_be_focused()
    assert field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == window.get_attribute(
        "button.copy", "data-copy"
    )
