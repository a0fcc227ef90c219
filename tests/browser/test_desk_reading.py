"""The reading pane in a browser: from pasted words to a marked passage by keys alone, and without scripts."""

from collections import namedtuple

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from policyatlas.curate import proposals
from policyatlas.records.models import Intake, Proposal, Publisher
from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.curate.people import make_curator

pytestmark = pytest.mark.browser

TEXT = (
    "A made-up city learns to build cars\n\n"
    "The municipal government of Hefei bought a stake in a maker of cars for 5bn yuan in 2020, and said so.\n\n"
    "The plant was built within a year, said Li Na, a professor at Example University.\n\n"
    + "\n\n".join(f"Paragraph {n} goes on about matter {n} in Wuhan, at some length." for n in range(30))
)
STATEMENT = "Hefei took shares in a car maker."
Made = namedtuple("Made", "cookie ada")


@pytest.fixture
def made(loaded_atlas, django_db_blocker):
    """Ada, who reads; what she made is gone when the test ends."""
    with django_db_blocker.unblock():
        ada = make_curator("ada of the pane")
        client = Client()
        client.force_login(ada, backend=settings.AUTHENTICATION_BACKENDS[-1])
    yield Made(client.cookies[settings.SESSION_COOKIE_NAME].value, ada)
    with django_db_blocker.unblock():
        Proposal.objects.filter(author=ada).delete()
        Intake.objects.filter(reader=ada).delete()
        client.logout()
        ada.delete()


@pytest.fixture
def pane(made, django_db_blocker):
    """A text that has been confirmed as a source."""
    with django_db_blocker.unblock():
        form = {"slug": "made-up-2024", "title": "A made-up city", "kind": "news", "authors": [], "language": "en"}
        form |= {"publisher": Publisher.objects.first().slug, "published": "2024"}
        intake = Intake.objects.create(text=TEXT, title="A made-up city", state="reading", reader=made.ada)
        begun = proposals.begin("source", "made-up-2024", by=made.ada, after=form, intake=intake)
        proposals.submit(begun, by=made.ada, version=begun.version)
    return f"/desk/read/{intake.pk}/"


@pytest.fixture
def desk(made, pane, window, site):
    """A window of ada's. What it opens is committed before `window` begins the transaction of the test."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": made.cookie, "url": site.url}])
    return window


def select(desk, words):
    """What a pointer does that is drawn over these words."""
    desk.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".passages"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )


def test_by_keys_alone_from_pasted_words_to_a_marked_passage(desk):
    desk.goto("/desk/inbox/add/")
    desk.locator("[name=title]").focus()
    desk.keyboard.insert_text("A made-up city learns to build cars")
    desk.locator("[name=text]").focus()
    desk.keyboard.insert_text(TEXT)
    desk.get_by_role("button", name="Add", exact=True).press("Enter")
    desk.locator("[name=publisher]").fill("Brookings Institution")
    desk.locator("[name=published]").fill("2024-03-05")
    desk.locator("[name=kind]").select_option("news")
    desk.locator("[name=language]").fill("en")
    desk.get_by_role("button", name="Confirm, and read").press("Enter")
    expect(desk.locator("#h-text")).to_be_visible()
    desk.wait_for_load_state()  # its scripts listen
    desk.locator("#p1").focus()
    desk.keyboard.press("j")
    expect(desk.locator("#p2")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("k")
    select(desk, "municipal government of Hefei bought a stake in a maker of cars")
    desk.keyboard.press("u")
    expect(desk.locator("[name=statement]")).to_be_focused()
    expect(desk.locator("[name=passage_opens]")).to_have_value("municipal government of Hefei")
    expect(desk.locator("[name=passage_closes]")).to_have_value("a maker of cars")
    desk.keyboard.type(STATEMENT)
    desk.get_by_label("Hefei").press("Space")
    desk.get_by_role("button", name="Finance", exact=True).press("Enter")
    expect(desk.locator("[name=dimension]")).to_be_focused()
    expect(desk.locator("[name=dimension]")).to_have_value("finance")
    expect(desk.locator("[name=statement]")).to_have_value(STATEMENT)
    desk.locator("[name=nature]").select_option("fact")
    expect(desk.locator("#kept")).to_contain_text("Kept ")
    desk.locator("[name=statement]").focus()
    desk.keyboard.press("Escape")
    expect(desk.locator("#p2")).to_be_focused()
    desk.locator("[name=statement]").press("Control+Enter")
    expect(desk.locator(".passages mark")).to_have_text(
        "municipal government of Hefei bought a stake in a maker of cars"
    )
    expect(desk.locator("#claims")).to_contain_text("in review")
    expect(desk.locator("[name=statement]")).to_have_value("")
    expect(desk.locator("[name=about]")).to_have_value("place/hefei")
    expect(desk.locator("#p2")).to_be_focused()


def test_a_crash_loses_nothing_and_an_older_window_overwrites_nothing(desk, pane):
    desk.goto(f"{pane}?passage=2")
    desk.locator("[name=statement]").press_sequentially("Half a stat")
    expect(desk.locator("#kept")).to_contain_text("Kept ")
    other = desk.context.new_page()
    other.goto(pane)
    other.get_by_role("link", name="Half a stat").click()
    other.locator("[name=statement]").fill("Another text.")
    with other.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        pass
    desk.locator("[name=statement]").press_sequentially("ement")
    expect(desk.locator("#kept [role=alert]")).to_contain_text("Another window")
    expect(desk.locator("[name=statement]")).to_have_value("Half a statement")
    desk.get_by_role("button", name="Keep the text of this window").click()
    expect(desk.locator(".notices").first).to_contain_text("Kept as a draft.")
    expect(desk.locator("[name=statement]")).to_have_value("Half a statement")


def test_who_is_signed_out_while_typing_is_told_and_keeps_every_word(desk, pane):
    desk.goto(f"{pane}?passage=2")
    desk.context.clear_cookies()
    desk.locator("[name=statement]").press_sequentially("Typed after the end")
    expect(desk.locator("#signed-out")).to_contain_text("You are signed out.")
    expect(desk.locator("[name=statement]")).to_have_value("Typed after the end")


def test_what_is_wrong_takes_the_keyboard_where_it_stands(desk, pane):
    desk.goto(f"{pane}?passage=2")
    expect(desk.locator("[name=statement]")).to_be_focused()
    desk.keyboard.type(STATEMENT)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#writing .faults")).to_be_focused()
    expect(desk.locator("#id_dimension_error")).to_be_visible()
    expect(desk.locator("[name=statement]")).to_have_value(STATEMENT)


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_a_passage_is_used_by_its_button(desk, pane, scripts):
    desk.goto(pane)
    expect(desk.locator("#keys")).to_be_hidden()
    desk.fill("[name=statement]", STATEMENT)
    desk.get_by_role("button", name="Use passage 2", exact=True).click()
    expect(desk.locator("[name=passage_opens]")).to_have_value("The municipal government of")
    expect(desk.locator("[name=statement]")).to_have_value(STATEMENT)
    desk.get_by_label("Hefei").check()
    desk.get_by_role("button", name="5bn yuan").click()
    expect(desk.locator("[name=measure_value]")).to_have_value("5000000000")
    expect(desk.locator("[name=about]")).to_have_value("place/hefei")
    desk.get_by_role("button", name="Take the figure out").click()
    desk.locator("[name=dimension]").select_option("finance")
    desk.locator("[name=nature]").select_option("fact")
    desk.get_by_role("button", name="Hand in for review").click()
    expect(desk.locator(".passages mark")).to_contain_text("The municipal government")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_runs_over(desk, pane, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{pane}?passage=2")
    desk.locator("[name=statement]").press_sequentially("The municipal government of Hefei bought a stake.")
    expect(desk.locator("#kept .checks")).to_be_visible()
    resize(desk, width)
    start_axe(desk)
    assert findings(desk) == [], width
    assert overflows(desk) == {}
