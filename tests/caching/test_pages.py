"""Readers are sent pages that were made before, as long as they would be made the same, and nobody another's."""

import gzip
import io

import brotli
import pytest
from django.test import Client

from policyatlas.caching import keys
from policyatlas.caching.keys import best_encoding
from policyatlas.caching.shelf import Kept, Shelf
from policyatlas.records import editions
from policyatlas.records.editions import note_observation, publish_edition
from policyatlas.records.models import Case
from policyatlas.watching.checking import _record
from policyatlas.watching.judging import Finding
from policyatlas.watching.rounds import Due
from tests.curate.people import make_curator
from tests.makers import make_claim, make_edition, make_place, make_source

pytestmark = pytest.mark.django_db
PAGE = "/places/hefei/"


@pytest.fixture(autouse=True)
def kept(settings, monkeypatch):
    """Pages are kept by this process alone, as they are without CACHE_URL."""
    settings.PAGE_CACHE_BYTES = 8_000_000
    monkeypatch.setattr(editions, "is_shared", lambda: False)
    make_edition()
    make_place("Hefei")


def rename(name):
    Case.objects.filter(slug="hefei").update(name=name)


def test_a_page_that_was_made_takes_one_query_and_no_template(client, django_assert_num_queries):
    first = client.get(PAGE)
    with django_assert_num_queries(1):
        again = client.get(PAGE)
    assert not again.templates
    assert again.content == first.content
    asked = {"X-Request-ID": ""}  # of which each has its own
    assert dict(again.items()) | asked == dict(first.items()) | asked


def test_a_publication_shows_at_once(client):
    first = client.get(PAGE)
    rename("Luzhou")
    assert client.get(PAGE).content == first.content, "nothing was published"
    publish_edition()
    again = client.get(PAGE)
    assert b"Luzhou" in again.content
    assert again["ETag"] != first["ETag"]


def test_what_is_observed_between_two_editions_shows_too(client):
    first = client.get(PAGE)
    rename("Luzhou")
    note_observation()
    again = client.get(PAGE)
    assert b"Luzhou" in again.content
    assert again["Last-Modified"] >= first["Last-Modified"]


def test_a_link_that_is_found_gone_shows_at_once_and_another_day_at_the_end_of_the_round(client):
    source = make_claim(source=make_source(slug="gazette")).source
    due = Due(source.pk, source.slug, source.url, archived=False)
    now = editions.current_edition().published_at
    tags = []
    for outcome in ("reachable", "reachable", "gone"):
        _record(due, Finding(outcome), now)
        tags.append(client.get("/sources/gazette/")["ETag"])
    assert tags[0] == tags[1] != tags[2]


@pytest.mark.parametrize(
    "other", [{"headers": {"host": "localhost"}}, {"query_params": {"own": "1"}}, {"secure": True}]
)
def test_another_address_is_another_page(client, other):
    assert client.get(PAGE, **other)["ETag"] != client.get(PAGE)["ETag"]


def test_other_code_makes_other_pages(client, monkeypatch):
    first = client.get(PAGE)
    rename("Luzhou")
    monkeypatch.setattr(keys, "code_tag", lambda: "of tomorrow")
    assert b"Luzhou" in client.get(PAGE).content
    assert client.get(PAGE)["ETag"] != first["ETag"]


@pytest.mark.parametrize(
    "address", [PAGE, "/places.csv", "/cards/home.png", "/robots.txt", "/search/?q=hefei", "/claims.atom"]
)
def test_what_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address)
    for condition in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        answer = client.get(address, headers=condition)
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer["ETag"] == first["ETag"]
        assert answer["Cache-Control"] == first["Cache-Control"]
    publish_edition()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_browser_asks_each_time_whether_its_page_is_still_so(client):
    assert client.get(PAGE)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("times", [1, 2])
def test_head_says_what_get_would_say(client, times):
    page = client.get(PAGE) if times == 2 else Client().get(PAGE)
    head = client.head(PAGE)
    assert head.content == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Vary", "Last-Modified", "Content-Security-Policy"):
        assert head[name] == page[name]


def test_each_encoding_is_kept_in_its_own_form(client):
    unpack = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
    plain = client.get(PAGE).content
    for _turn in range(2):
        for encoding, opened in unpack.items():
            answer = client.get(PAGE, headers={"accept-encoding": encoding})
            assert answer.get("Content-Encoding", "") == encoding
            assert "Accept-Encoding" in answer["Vary"]
            assert opened(answer.content) == plain


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br; q=0.0 , identity", ""),
        ("GZIP", "gzip"),
        ("*", ""),
        ("", ""),
        (";q=,,;", ""),
    ],
)
def test_a_page_goes_out_in_the_smallest_form_that_is_taken(accepted, best):
    assert best_encoding(accepted) == best


def test_a_piece_for_a_script_is_never_taken_for_the_page(client):
    piece = {"hx-request": "true", "hx-target": "suggestions"}
    for _turn in range(2):
        assert b"<html" not in client.get("/search/suggestions/?q=hef", headers=piece).content
        assert b"<html" in client.get("/search/suggestions/?q=hef").content


def test_who_is_signed_in_neither_finds_nor_leaves_a_page(client, django_user_model):
    curator = Client()
    curator.force_login(make_curator(), backend="django.contrib.auth.backends.ModelBackend")
    for _turn in range(2):
        public, own = client.get(PAGE), curator.get(PAGE)
        assert b"/desk/" not in public.content
        assert b"/desk/" in own.content
        assert "private" in own["Cache-Control"]
        assert "ETag" not in own


@pytest.mark.parametrize(
    "address", ["/compare/tray/", "/suggest/", "/suggest/thanks/", "/desk/sign-in/", "/places/nowhere/", "/admin/"]
)
def test_forms_trays_and_errors_are_never_kept(client, address):
    for _turn in range(2):
        answer = client.get(address)
        assert "ETag" not in answer
        assert answer.status_code != 200 or "no-store" in answer["Cache-Control"]


def test_what_was_posted_is_never_kept(client):
    for _turn in range(2):
        assert "ETag" not in client.post("/suggest/", {"url": "x"})
        assert client.post(PAGE).status_code == 405


def test_files_are_made_anew_but_not_sent_twice(client, django_assert_num_queries):
    def taken():
        return io.BytesIO(client.get("/places.csv").getvalue()).read()

    assert taken() == taken()


def test_the_shelf_holds_what_was_asked_for_last():
    page = Kept({}, b"x" * 1_000)
    shelf = Shelf(16_000)
    for name in "abcdefgh":
        shelf.put(name, page)
    shelf.get("a")
    shelf.put("i", page)
    assert [name for name in "abcdefghi" if shelf.get(name) is None] == ["b"]


def test_no_answer_takes_the_room_of_all_others():
    shelf = Shelf(16_000)
    shelf.put("small", Kept({}, b"x"))
    shelf.put("large", Kept({}, b"x" * 15_000))
    assert shelf.get("small")
    assert shelf.get("large") is None


def test_a_page_that_is_kept_anew_takes_its_room_once():
    shelf = Shelf(16_000)
    for _turn in range(100):
        shelf.put("same", Kept({}, b"x" * 1_000))
    shelf.put("other", Kept({}, b"x"))
    assert shelf.get("same")
