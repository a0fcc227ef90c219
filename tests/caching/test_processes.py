"""Several web servers, one database, one Redis, a copy of the database: what happens at one shows at all at once."""

import sqlite3
import time
from contextlib import closing, contextmanager
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.caching.serving import ask, redis, serving
from tests.curate.people import make_curator, make_editor
from tests.curate.test_review import TEXT, handed_in
from tests.makers import make_document, make_edition, make_place, make_source

pytestmark = pytest.mark.django_db(transaction=True)
PAGE, OTHER, PLACE = "/sources/gazette-2024/", "/sources/", "/places/hefei/"
TOKEN = "a" * 32
SERVED = "served"  # how servers are called in the database, beside what the tests themselves keep open


@pytest.fixture
def address(tmp_path):
    """The database of the test as servers find it; SQLite keeps that in memory, so that they get a copy."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{tmp_path / 'atlas.sqlite3'}"
    who = ":".join(quote(found[part], safe="") for part in ("USER", "PASSWORD") if found[part])
    host = f"{quote(found['HOST'], safe='')}:{found['PORT'] or 5432}"
    return f"postgres://{who}@{host}/{found['NAME']}?application_name={SERVED}"


def hand_over(tmp_path, name="atlas"):
    """What the test has made, to servers that find it in a file."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(tmp_path / f"{name}.sqlite3")) as file:
            connection.connection.backup(file)


@pytest.fixture
def waiting():
    """Proposals that wait for an editor, and the session of one."""
    make_edition()
    make_place("Hefei")
    make_document(make_source(slug="gazette-2024"), TEXT)
    ada = make_curator("ada")
    proposals = [handed_in(ada, number) for number in (1, 2)]
    client = Client()
    client.force_login(make_editor("grace"), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return proposals, client.cookies[settings.SESSION_COOKIE_NAME].value


def publish(port, proposal, session):
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
    form = urlencode({"version": proposal.version})
    assert ask(port, f"/desk/review/{proposal.pk}/publish/", "POST", form, **headers)[0] == 302


def sign_in(port):
    form = urlencode({"username": "ada", "password": "correct horse battery"})
    told = {"Cookie": f"{settings.CSRF_COOKIE_NAME}={TOKEN}", "X-CSRFToken": TOKEN}
    return ask(port, "/desk/sign-in/", "POST", form, **told, **{"Content-Type": "application/x-www-form-urlencoded"})[0]


def shown(port):
    status, headers, text = ask(port, PAGE)
    assert status == 200
    return headers["ETag"], text.count("Hefei took shares in a car maker")


def test_what_one_server_publishes_the_other_shows_at_once_with_redis_and_without(address, waiting, tmp_path):
    (first, second), session = waiting
    for _failure in range(settings.AXES_FAILURE_LIMIT):
        Client().post("/desk/sign-in/", {"username": "ada", "password": "wrong"})
    hand_over(tmp_path)
    with redis() as (url, process):
        shared = {"DATABASE_URL": address, "CACHE_URL": url, "FETCHING": "off"}
        with serving(tmp_path, **shared) as one, serving(tmp_path, **shared) as other:
            before = shown(one)
            assert shown(other) == before
            publish(one, first, session)
            after = shown(other)
            assert after[0] != before[0]
            assert after[1] > before[1], "the other server shows what was published"
            assert shown(one) == after
            assert sign_in(other) == 429, "failures count wherever they happen"
            process.kill()
            process.wait()
            publish(other, second, session)
            last = shown(one)
            assert last[1] > after[1], "without Redis they ask the database"
            assert shown(other) == last


@contextmanager
def closed(name):
    """The database lets nobody in, and has thrown out the servers that were in."""
    known = connection.get_connection_params() | {"dbname": "postgres"}
    known = {key: known[key] for key in ("dbname", "user", "password", "host", "port") if key in known}
    with psycopg.connect(**known, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        try:
            in_it = "datname = %s AND application_name = %s"
            admin.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {in_it}", [name, SERVED])
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a file is never gone")
def test_a_database_that_goes_and_comes_back_is_found_again_by_itself(address, waiting, tmp_path):
    connection.ensure_connection()
    with serving(tmp_path, DATABASE_URL=address) as port:
        before = shown(port)
        with closed(connection.settings_dict["NAME"]):
            assert shown(port) == before, "a page that was made"
            status, headers, text = ask(port, OTHER)
            assert (status, headers["Retry-After"]) == (503, "10")
            assert "The atlas cannot be read just now" in text
        until = time.monotonic() + 60
        while ask(port, OTHER)[0] != 200:
            assert time.monotonic() < until, "it does not find its database again"
            time.sleep(0.2)
        assert shown(port) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the copy is a file that follows when the test says so")
def test_readers_are_sent_to_the_copy_of_the_database_only_while_it_has_come_as_far(address, waiting, tmp_path):
    (first, _second), session = waiting
    hand_over(tmp_path)
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes((tmp_path / "atlas.sqlite3").read_bytes())

    def name_in_copy(name):
        with closing(sqlite3.connect(copy)) as file, file:
            file.execute("UPDATE records_case SET name = ? WHERE slug = 'hefei'", [name])

    name_in_copy("Hefei of the copy")
    replica = f"sqlite:///{copy}"
    with serving(tmp_path, DATABASE_URL=address, REPLICA_URL=replica, PAGE_CACHE_BYTES="0") as port:
        assert "Hefei of the copy" in ask(port, PLACE)[2]
        assert "Hefei of the copy" in ask(port, "/places.csv")[2]
        curator = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}
        assert "of the copy" not in ask(port, PLACE, **curator)[2], "who writes reads what was written"
        publish(port, first, session)
        assert "of the copy" not in ask(port, PLACE)[2]
        assert ask(port, "/claims/gazette-2024/1/")[0] == 200, "the copy does not know it yet"
        with closing(sqlite3.connect(tmp_path / "atlas.sqlite3")) as file, closing(sqlite3.connect(copy)) as behind:
            file.backup(behind)
        name_in_copy("Hefei of the copy")
        assert "Hefei of the copy" in ask(port, PLACE)[2]
