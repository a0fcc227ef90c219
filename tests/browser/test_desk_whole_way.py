"""The whole way at the desk: a file comes in, a claim is drawn from it, a second person publishes it, readers find it.

One text was written for this test; the other is a document that nobody wrote for it, where its folder is at hand.
"""

import re
from collections import namedtuple
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Claim, Document, Edition, Fingerprint, Intake, Proposal, Revision, Source
from tests.curate.people import make_curator, make_editor

pytestmark = pytest.mark.browser

REAL = settings.BASE_DIR.parent / "shared/documents/000_5a3ed6ad6a0a541e.txt"
OURS = """A town that trains whom it hires

The valley has three colleges. Their graduates used to leave for the coast as soon as they could.

Since 2019 the schools of Wuhan have written their courses together with the factories “next door”, says the report.

Whether other towns can do so is another matter.
"""
STATEMENT = "Schools in Wuhan and its makers of machines bring up engineers in common."
CLAIM = "/claims/whole-way-2025/1/"
NAME = "whole-way-2025#1"
Made = namedtuple("Made", "ada grace")


@pytest.fixture
def made(loaded_atlas, django_db_blocker):
    """The cookies of ada, who writes, and of grace, who decides; the atlas is as it was when the test ends."""
    with django_db_blocker.unblock():
        edition = Edition.objects.first().number
        people = make_curator("ada of the whole way"), make_editor("grace of the whole way")
        clients = Client(), Client()
        for client, user in zip(clients, people, strict=True):
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    yield Made(*(client.cookies[settings.SESSION_COOKIE_NAME].value for client in clients))
    with django_db_blocker.unblock():
        Proposal.objects.all().delete()
        Intake.objects.all().delete()
        Fingerprint.objects.all().delete()
        Revision.objects.filter(edition__number__gt=edition).delete()
        Claim.objects.filter(source__slug="whole-way-2025").delete()
        Document.objects.filter(source__slug="whole-way-2025").delete()
        Source.objects.filter(slug="whole-way-2025").delete()
        Edition.objects.filter(number__gt=edition).delete()
        forget_edition()
        for client, user in zip(clients, people, strict=True):
            client.logout()
            user.delete()


@pytest.fixture(params=["ours", "nobody's"])
def text(request):
    """A text that names Wuhan."""
    if request.param == "ours":
        return OURS
    if not REAL.is_file():
        pytest.skip("no folder ../shared/documents beside the checkout")
    return REAL.read_text()


@pytest.fixture
def sit_down(made, window, site):
    """Let somebody sit down at the window."""

    def sit(cookie):
        window.context.clear_cookies()
        window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site.url}])
        return window

    return sit


def add_and_confirm(desk, text):
    desk.goto("/desk/inbox/add/")
    file = {"name": "article.txt", "mimeType": "text/plain", "buffer": text.encode()}
    desk.get_by_label("File", exact=True).set_input_files(files=[file])
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_label("Title", exact=True)).to_have_value(text.split("\n")[0])
    desk.locator("[name=publisher]").fill("Brookings Institution")
    desk.locator("[name=published]").fill("2025-11")
    desk.locator("[name=kind]").select_option("news")
    desk.locator("[name=language]").fill("en")
    desk.locator("[name=url]").fill("https://gazette.example/whole-way")
    desk.locator("[name=slug]").fill("whole-way-2025")
    desk.get_by_role("button", name="Confirm, and read").click()
    expect(desk.locator("#h-text")).to_be_visible()


def write_and_hand_in(desk):
    passage = desk.locator(".passages li[data-passage]").filter(has_text="Wuhan").first
    passage.get_by_role("button").click()
    expect(desk.locator("[name=passage_opens]")).not_to_have_value("")
    desk.locator("[name=statement]").fill(STATEMENT)
    desk.locator("[name=offered][value='place/wuhan']").check()  # recognised in the passage
    desk.locator("[name=dimension]").select_option("talent")
    desk.locator("[name=nature]").select_option("fact")
    desk.get_by_role("button", name="Hand in for review").click()
    expect(desk.locator("#claims")).to_contain_text("in review")


def accept(desk, title):
    """As a second person, from the queue."""
    desk.goto("/desk/review/?kind=claim")
    desk.get_by_role("link", name=title).click()
    desk.get_by_role("button", name="Accept and publish").click()
    expect(desk.locator("[role=status]").first).to_contain_text("Published")
    forget_edition()  # as a commit does: on SQLite, all of a test is one transaction


def test_from_a_file_to_a_published_claim_and_back(sit_down, made, text):
    desk = sit_down(made.ada)
    add_and_confirm(desk, text)
    write_and_hand_in(desk)
    assert desk.goto(CLAIM).status == 404
    desk = sit_down(made.grace)
    accept(desk, STATEMENT)

    reader = sit_down("nobody")
    assert reader.goto(CLAIM).status == 200
    expect(reader.locator("#h-claim")).to_have_text(STATEMENT)
    passage = reader.locator("a[href*=':~:text=']").first.get_attribute("href")
    assert passage.startswith("https://gazette.example/whole-way#:~:text=")
    opens, closes = (unquote(part) for part in passage.partition(":~:text=")[2].split(","))
    assert re.search(re.escape(opens) + r"[^\n]*" + re.escape(closes), text)
    for page in ("/places/wuhan/talent/", "/places/wuhan/", "/compare/wuhan,pittsburgh/?rows=talent"):
        reader.goto(page)
        expect(reader.locator("main")).to_contain_text(STATEMENT)
        expect(reader.locator(f"[data-cite='{NAME}']").first).to_be_attached()

    desk = sit_down(made.ada)
    desk.goto(CLAIM)
    desk.get_by_role("link", name="Correct it at the desk").click()
    desk.get_by_role("link", name="Retract", exact=True).click()
    desk.get_by_label("Cause").select_option("erred")
    desk.get_by_label("Reason").fill("The schools do not say so.")
    desk.get_by_role("button", name="Hand in for review").click()
    desk = sit_down(made.grace)
    accept(desk, STATEMENT)
    reader = sit_down("nobody")
    assert reader.goto(CLAIM).status == 410
    expect(reader.locator("main")).to_contain_text("The schools do not say so.")
    for page in ("/places/wuhan/talent/", "/compare/wuhan,pittsburgh/?rows=talent"):
        reader.goto(page)
        expect(reader.locator("main")).not_to_contain_text(STATEMENT)
