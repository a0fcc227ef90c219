"""What checks of links found is told where it matters: on the source's page, at the claim, in the exports."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from policyatlas.records.models import Claim, LinkCheck
from tests.dossiers.small_atlas import write_files
from tests.makers import make_claim, make_place, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db

URL, COPY = "https://g.example/report", "https://archive.example/2026/report"
FRAGMENT = "#:~:text=The%20city%20of,as%20planned"


@pytest.fixture
def claim():
    return make_claim(make_place("Hefei"), source=make_source("Report", url=URL), dimension="finance")


def found(claim, outcome, *, missing=False, copy="", **fields):
    """As if a check of links had found this on 21 November 2026."""
    at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    state = {"link_outcome": outcome, "link_checked_at": at, "link_checked": claim.source.url, **fields}
    type(claim.source).objects.filter(pk=claim.source_id).update(archived_url=copy, **state)
    Claim.objects.filter(pk=claim.pk).update(words_missing=missing)


def row(page, term):
    """What stands under this term on the way back from a claim; None where the term does not stand there."""
    return next((words(one.query("dd")[0]) for one in page.all("#claim dl > div") if words(one).startswith(term)), None)


def actions(page):
    return [(words(one), one.attrs["href"]) for one in page.all("#claim .actions .button")]


@pytest.mark.parametrize("outcome", ["", "reachable", "moved", "not-checkable", "failed"])
def test_a_link_that_leads_where_it_says_needs_no_word(client, claim, outcome):
    found(claim, outcome, copy=COPY)
    page = read(client.get(claim.get_absolute_url()))
    assert page.all("#claim [data-link]") == []
    assert actions(page) == [("Read the passage at its source", URL + FRAGMENT), ("Open an archived copy", COPY)]


@pytest.mark.parametrize(
    ("outcome", "missing", "sentence"),
    [
        ("gone", False, "The page of the source was gone on 21 November 2026. Read the archived copy."),
        (
            "changed",
            True,
            "These words were not found on the page of the source on 21 November 2026. Read the archived copy.",
        ),
        (
            "moved",
            True,
            "These words were not found on the page of the source on 21 November 2026. Read the archived copy.",
        ),
    ],
)
def test_the_archived_copy_is_preferred_where_the_passage_no_longer_stands_at_its_address(
    client, claim, outcome, missing, sentence
):
    found(claim, outcome, missing=missing, copy=COPY)
    page = read(client.get(claim.get_absolute_url()))
    assert page.values("#claim [data-link]", "data-link") == [outcome]
    assert row(page, "Link") == f"{sentence} Address: {URL}"
    assert actions(page) == [
        ("Read the passage in the archived copy", COPY + FRAGMENT),
        ("Open the original", URL + FRAGMENT),
    ]
    assert "“The city of … as planned” (archived copy)" in row(page, "Passage")


def test_without_a_copy_the_page_says_how_the_link_stands_and_keeps_it(client, claim):
    found(claim, "gone")
    page = read(client.get(claim.get_absolute_url()))
    assert row(page, "Link") == f"The page of the source was gone on 21 November 2026. Address: {URL}"
    assert actions(page) == [("Read the passage at its source", URL + FRAGMENT)]


def test_a_copy_that_is_gone_as_well_is_not_preferred(client, claim):
    found(claim, "gone", copy=COPY, archive_outcome="gone", archive_checked=COPY)
    assert actions(read(client.get(claim.get_absolute_url())))[0] == ("Read the passage at its source", URL + FRAGMENT)


def test_a_changed_page_that_still_holds_the_words_is_still_where_to_read_them(client, claim):
    found(claim, "changed", copy=COPY)
    page = read(client.get(claim.get_absolute_url()))
    assert row(page, "Link").startswith(
        "The page of the source has changed since it was first checked; last checked on 21 November 2026."
    )
    assert actions(page)[0] == ("Read the passage at its source", URL + FRAGMENT)


def test_nothing_is_said_of_an_address_that_was_mended_since(client, claim):
    found(claim, "gone", missing=True, copy=COPY)
    claim.source.refresh_from_db()
    claim.source.url = "https://g.example/new"
    claim.source.save()
    page = read(client.get(claim.get_absolute_url()))
    assert page.all("#claim [data-link]") == []
    assert actions(page)[0][1] == "https://g.example/new" + FRAGMENT


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("reachable", "Answered on 21 November 2026."),
        ("moved", "Moved; checked on 21 November 2026. It leads to https://g.example/b."),
        ("changed", "Changed since it was first checked; last checked on 21 November 2026."),
        ("gone", "Gone; checked on 21 November 2026."),
        ("not-checkable", "Could not be checked on 21 November 2026."),
        ("failed", "Could not be reached on 21 November 2026."),
    ],
)
def test_the_page_of_a_source_says_how_its_address_stood(client, claim, outcome, sentence):
    found(claim, outcome, link_leads_to="https://g.example/b" if outcome == "moved" else "")
    assert read(client.get("/sources/report/")).fact("Address") == f"{URL} {sentence}"


def test_the_page_of_a_source_that_is_gone_opens_the_copy_first(client, claim):
    found(claim, "gone", copy=COPY)
    page = read(client.get("/sources/report/"))
    buttons = page.all("main .actions .button")
    assert [(words(one), one.attrs["class"]) for one in buttons] == [
        ("Open the original", "button line"),
        ("Open an archived copy", "button"),
    ]
    assert buttons[0].attrs["href"] == URL + FRAGMENT
    assert page.fact("Archived copy") is None


def test_a_copy_that_did_not_answer_is_not_opened_first(client, claim):
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    found(claim, "gone", copy=COPY, archive_outcome="failed", archive_checked=COPY, archive_checked_at=at)
    page = read(client.get("/sources/report/"))
    assert page.fact("Archived copy") == "It did not answer on 20 November 2026."
    assert page.all("main .actions .button")[0].attrs["class"] == "button"


def test_a_comparison_and_its_files_follow(client, claim):
    found(claim, "changed", missing=True, copy=COPY)
    page = read(client.get("/compare/hefei/"))
    assert page.values("#references [data-passage]", "href") == [COPY + FRAGMENT]
    assert "(archived copy)" in page.text("#references li")
    table = csv.DictReader(io.StringIO(client.get("/compare/hefei.csv").content.decode("utf-8-sig"), newline=""))
    [line] = [line for line in table if line["claim"]]
    assert (line["url"], line["passage_url"], line["archived_url"]) == (URL, COPY + FRAGMENT, COPY)
    assert (line["link"], line["link_checked"], line["passage_missing"]) == ("changed", "2026-11-21", "yes")
    [source] = client.get("/compare/hefei.json").json()["sources"]
    assert (source["link"], source["link_checked"]) == ("changed", "2026-11-21")


def test_a_load_leaves_what_was_found_and_no_dossier_tells_of_it(tmp_path):
    call_command("load_dossiers", write_files(tmp_path / "in"), verbosity=0)
    claim = Claim.objects.select_related("source").order_by("number").first()
    found(claim, "changed", missing=True)
    dossier = tmp_path / "in/dossiers/gazette-2024-chips.yaml"
    dossier.write_text(dossier.read_text().replace("title: Chips", "title: More chips"))
    call_command("load_dossiers", tmp_path / "in", verbosity=0)
    claim.refresh_from_db()
    assert (claim.source.link, claim.passage_missing, claim.source.title[:4]) == ("changed", True, "More")
    call_command("export_dossiers", tmp_path / "out", verbosity=0)
    assert "changed" not in (tmp_path / "out/dossiers/gazette-2024-chips.yaml").read_text()


def test_the_admin_keeps_the_register_of_checks_for_reading_only(client, claim):
    client.force_login(get_user_model().objects.create_superuser("ann", password="x"))
    found(claim, "gone")
    LinkCheck.objects.create(
        source=claim.source, archived=False, url=URL, at=datetime(2026, 11, 21, tzinfo=UTC), outcome="gone", status=404
    )
    register = read(client.get("/admin/records/linkcheck/"))
    assert "gone" in register.text("#result_list tbody tr")
    assert client.get("/admin/records/linkcheck/add/").status_code == 403
    assert "gone" in read(client.get("/admin/records/source/")).text("#result_list tbody tr")
