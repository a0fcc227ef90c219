"""The database is gone, or the cache: readers get what there is, quickly, and all is well again by itself."""

import socket

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from policyatlas.caching import pauses
from policyatlas.caching.backends import PatientRedisCache
from policyatlas.caching.outage import outage
from policyatlas.records import editions
from tests.makers import make_edition, make_place
from tests.reading import read

pytestmark = pytest.mark.django_db
PAGE = "/places/hefei/"


@pytest.fixture(autouse=True)
def kept(settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = 8_000_000
    monkeypatch.setattr(editions, "is_shared", lambda: False)
    make_edition()
    make_place("Hefei")
    outage.last = None
    yield
    outage.end()


@pytest.fixture
def clock(monkeypatch):
    """Time passes where a test says so."""
    now = [1000.0]
    monkeypatch.setattr(pauses.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


class Gone:
    """A database that does not answer, and how often it was asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, execute, sql, params, many, context):
        self.asked += 1
        raise OperationalError("connection refused")


def test_without_its_database_a_page_that_was_made_is_still_sent(client):
    first = client.get(PAGE)
    with connection.execute_wrapper(Gone()):
        assert client.get(PAGE).content == first.content


def test_without_its_database_another_page_says_so_and_when_to_come_back(client):
    client.get(PAGE)
    with connection.execute_wrapper(Gone()):
        answer = client.get("/places/")
    page = read(answer, 503)
    assert page.title == "The atlas cannot be read just now"
    assert page.values("link[rel=stylesheet]", "href") == ["/static/css/atlas.css", "/static/css/pages.css"]
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("10", "no-store")
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_process_that_never_saw_its_database_says_so_too(client):
    with connection.execute_wrapper(Gone()):
        assert client.get(PAGE).status_code == 503


def test_while_it_is_gone_one_at_a_time_asks_for_it_and_it_comes_back_by_itself(client, clock):
    gone = Gone()
    with connection.execute_wrapper(gone):
        client.get("/places/")
        tried = gone.asked
        for _reader in range(5):
            assert client.get("/places/").status_code == 503
            assert client.get("/desk/").status_code == 503
        assert gone.asked == tried
        clock[0] += 10
        client.get("/places/")
        assert gone.asked > tried
    assert client.get("/places/").status_code == 503, "its turn has not come"
    clock[0] += 10
    assert client.get("/places/").status_code == 200


def test_a_database_that_fails_in_the_middle_of_a_page_is_no_fault_of_the_reader(client):
    def second(execute, sql, params, many, context, asked=[]):  # noqa: B006 - counts
        asked.append(sql)
        if len(asked) > 1:
            raise OperationalError("the connection was closed")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(second):
        answer = client.get(PAGE)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert client.get(PAGE).status_code == 200


@pytest.fixture
def no_redis(settings, monkeypatch):
    """An address at which nobody answers, and how often it was asked."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    settings.CACHES = {"default": {"BACKEND": "policyatlas.caching.backends.PatientRedisCache"}}
    settings.CACHES["default"]["LOCATION"] = f"redis://127.0.0.1:{port}"
    monkeypatch.setattr(editions, "is_shared", lambda: True)
    asked = []
    connect = socket.socket.connect
    monkeypatch.setattr(
        socket.socket, "connect", lambda line, to: (to[1] == port and asked.append(to), connect(line, to))[1]
    )
    yield asked
    PatientRedisCache._pause.end()


def test_without_its_cache_every_page_is_made_and_nobody_waits_twice(client, no_redis, clock):
    assert client.get(PAGE).status_code == client.get("/places/").status_code == 200
    assert len(no_redis) == 1
    clock[0] += 10
    assert client.get(PAGE).status_code == 200
    assert len(no_redis) == 2


def test_without_its_cache_nothing_that_uses_it_fails(client, no_redis):
    assert cache.get("x", "nothing") == "nothing"
    assert cache.get_many(["x"]) == {}
    assert not any([cache.add("x", 1), cache.touch("x"), cache.delete("x"), "x" in cache])
    assert (cache.set("x", 1), cache.set_many({"x": 1}), cache.delete_many(["x"]), cache.clear()) == (
        None,
        [],
        None,
        None,
    )
    with pytest.raises(ValueError, match="does not answer"):
        cache.incr("x")
    assert client.post("/suggest/", {"url": "https://example.com/"}).status_code == 422
