"""The review room in a browser: by keys alone, without scripts, and as axe sees it. What is made here is gone after."""

from collections import namedtuple

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from policyatlas.curate import proposals
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Claim, Document, Edition, Proposal, Revision, Source
from tests.browser.inspecting import findings, overflows, resize, start_axe
from tests.curate.people import make_curator, make_editor
from tests.makers import make_document

pytestmark = pytest.mark.browser

TEXT = "Shares for a city\n\nThe municipal government bought a stake in the maker, its core business being cars."
STATEMENTS = ("Hefei took shares in a car maker by itself.", "It bought a stake in the maker.")
SOURCE = "seattle-times-2022-officials-venture-capitalists"
Made = namedtuple("Made", "cookie numbers")


@pytest.fixture
def made(loaded_atlas, django_db_blocker):
    """Two proposals of ada's, and grace, who decides; the atlas is as it was when the test ends."""
    with django_db_blocker.unblock():
        edition = Edition.objects.first().number
        ada, grace = make_curator("ada of the browser"), make_editor("grace of the browser")
        document = (
            make_document(Source.objects.get(slug=SOURCE), TEXT)
            if not Document.objects.filter(source__slug=SOURCE).exists()
            else None
        )
        numbers = [_handed_in(ada, statement) for statement in STATEMENTS]
        client = Client()
        client.force_login(grace, backend=settings.AUTHENTICATION_BACKENDS[-1])
    yield Made(client.cookies[settings.SESSION_COOKIE_NAME].value, numbers)
    with django_db_blocker.unblock():
        Proposal.objects.all().delete()
        Revision.objects.filter(edition__number__gt=edition).delete()
        Claim.objects.filter(extracted_by=ada).delete()
        Edition.objects.filter(number__gt=edition).delete()
        forget_edition()
        if document:
            document.delete()
        client.logout()
        ada.delete()
        grace.delete()


def _handed_in(by, statement):
    number = proposals.next_number(SOURCE)
    form = {
        "n": number,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": statement,
        "nature": "fact",
        "passage": {"opens": "The municipal government", "closes": "being cars"},
    }
    begun = proposals.begin("claim", f"{SOURCE}#{number}", by=by, after=form)
    return proposals.submit(begun, by=by, version=1).pk


@pytest.fixture
def desk(made, window, site):
    """A window of grace's."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": made.cookie, "url": site.url}])
    return window


def press(desk, key):
    """Once the page listens: it says so itself."""
    expect(desk.locator(".keys")).to_contain_text("Single keys are on")
    desk.keyboard.press(key)


def test_by_keys_alone_from_the_queue_to_the_published_claim(desk, made):
    desk.goto("/desk/review/?author=ada+of+the+browser")
    desk.get_by_role("link", name="Hefei took shares in a car maker by itself.").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("mark")).to_contain_text("The municipal government")
    press(desk, "j")
    expect(desk.locator("h1")).to_have_text("It bought a stake in the maker.")
    press(desk, "k")
    expect(desk.locator("h1")).to_have_text("Hefei took shares in a car maker by itself.")
    press(desk, "e")
    expect(desk.locator("#id_about")).to_be_focused()
    desk.keyboard.press("a")  # in a field, a letter is a letter
    expect(desk.locator("h1")).to_have_text("Hefei took shares in a car maker by itself.")
    desk.reload()
    press(desk, "a")
    expect(desk.locator("[role=status]").first).to_contain_text("Published: Hefei took shares")
    expect(desk.locator("h1")).to_have_text("It bought a stake in the maker.")
    press(desk, "b")
    desk.keyboard.type("Who bought it?")
    desk.keyboard.press("Tab")
    desk.locator("#send-back button").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_have_text("Review")


def test_single_keys_can_be_turned_off(desk, made):
    desk.goto(f"/desk/review/{made.numbers[0]}/")
    expect(desk.locator(".keys")).to_contain_text("a Accept and publish")
    desk.get_by_role("button", name="Turn them off").click()
    expect(desk.locator(".keys")).to_contain_text("Single keys are off.")
    desk.locator("h1").click()
    desk.keyboard.press("a")
    desk.wait_for_timeout(300)
    expect(desk.locator("h1")).to_have_text("Hefei took shares in a car maker by itself.")


def test_words_are_counted_and_cases_suggested_while_typing(desk, made):
    desk.goto(f"/desk/review/{made.numbers[0]}/?open=mend")
    desk.fill("#id_statement", "word " * 41)
    expect(desk.locator("[data-counts]")).to_have_text("41 words: more than forty")
    desk.fill("#id_about", "place/hefei\n")
    desk.locator("#id_about").press("End")
    desk.locator("#id_about").press_sequentially("wuha")
    desk.locator("[data-take='place/wuhan']").click()
    expect(desk.locator("#id_about")).to_have_value("place/hefei\nplace/wuhan\n")


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_a_claim_is_mended_and_published(desk, made, scripts):
    desk.goto("/desk/review/")
    desk.get_by_role("link", name="It bought a stake in the maker.").click()
    expect(desk.locator(".keys")).to_be_hidden()
    desk.get_by_role("link", name="Change it").first.click()
    desk.fill("#id_statement", "word " * 50)
    desk.get_by_role("button", name="Keep and publish").click()
    expect(desk.locator(".faults")).to_contain_text("50 words")
    expect(desk.locator(".faults")).to_be_focused()
    desk.fill("#id_statement", "Hefei bought a part of a firm that makes cars.")
    desk.get_by_role("button", name="Keep and publish").click()
    desk.get_by_role("link", name="See it as readers do").click()
    expect(desk.locator("main")).to_contain_text("Hefei bought a part of a firm that makes cars.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_runs_over(desk, made, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    one, two = made.numbers
    for page in (
        "/desk/review/",
        f"/desk/review/{one}/?open=mend",
        f"/desk/review/{two}/?open=send-back",
        "/desk/own/",
    ):
        desk.goto(page)
        resize(desk, width)
        start_axe(desk)
        assert findings(desk) == [], (page, width)
        if scheme == "light":
            assert overflows(desk) == {}, page
