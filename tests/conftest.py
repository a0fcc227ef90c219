"""What every test stands on: plain static files, the atlas of the fixtures, and a browser where one is found."""

import gc
import os
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from policyatlas.records import editions
from policyatlas.settings import STORAGES  # as they are outside of tests
from tests import makers

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "loaded_atlas"}
CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)


@pytest.fixture(autouse=True, scope="session")
def plain_static_files():
    """Hashed names need `collectstatic`; a test of a page does not."""
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
        yield


@pytest.fixture(autouse=True, scope="session")
def quick_passwords():
    """Passwords are hashed slowly on purpose; tests make many accounts."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True, scope="session")
def pages_are_made():
    """No test is shown a page of another one; those of the page cache turn it on."""
    with override_settings(PAGE_CACHE_BYTES=0):
        yield


@pytest.fixture(autouse=True)
def counted_in_time():
    """What makers make is counted before somebody asks for the numbers, and forgotten when the test ends."""
    with connection.execute_wrapper(makers.count_in_time):
        yield
    makers.uncounted.clear()
    makers.unfaceted.clear()


@pytest.fixture(autouse=True)
def edition_kept(monkeypatch):
    """Each test asks for the edition anew, then keeps it, as if all processes shared this one's memory."""
    monkeypatch.setattr(editions, "is_shared", lambda: True)
    monkeypatch.setattr(editions, "KEPT_SECONDS", None)
    monkeypatch.setattr(editions, "HELD_SECONDS", 0)
    editions.forget_edition()
    yield
    editions.forget_edition()


@pytest.fixture(scope="session")
def static_root(tmp_path_factory):
    """Static files, collected once; tests ask for `collected`."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=STORAGES, STATIC_ROOT=root):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


@pytest.fixture
def collected(static_root):
    """Pages name static files as they are served: minified, compressed, under hashed names."""
    with override_settings(STORAGES=STORAGES, STATIC_ROOT=static_root):
        yield


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, driven by Playwright; nothing is downloaded."""
    with sync_playwright() as driver, pytest.MonkeyPatch.context() as patch:
        # The driver keeps an event loop in this thread, which Django would take for a reason to refuse queries.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",  # containers run the tests as root
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()
        connections.close_all()  # Django keeps those that were opened under the loop apart from the others


@pytest.fixture(scope="session")
def loaded_atlas(django_db_setup, django_db_blocker):
    """All of fixtures/, committed to the test database; tests ask for `atlas` or `site`."""
    from policyatlas.dossiers.loading import load  # Django must be set up first

    with django_db_blocker.unblock():
        load([settings.BASE_DIR / "fixtures"])


@pytest.fixture
def atlas(loaded_atlas, db):
    """The real evidence, in a transaction: what a test writes on top is rolled back.

    It is loaded once, before the first test that asks for it, and committed. All tests that ask come last (see
    `pytest_collection_modifyitems`), so that a test which does not ask finds an empty database, whichever tests are
    run. A test on the atlas must not be transactional (`transaction=True`, `live_server`): that would empty the tables.
    """


@pytest.fixture(scope="session")
def atlas_server(browser, loaded_atlas):
    """The atlas on a port of its own; tests ask for `site`.

    Begun under the browser's loop as the tests are, so that server and test share one connection to SQLite: of two, the
    one would wait for the other's transaction, and no page could write.
    """
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def site(atlas, atlas_server):
    """The atlas served to browsers, for reading only: `page.goto(f"{site.url}/places/")`."""
    return atlas_server


def _turn(item):
    on_atlas = "loaded_atlas" in getattr(item, "fixturenames", ())
    return "scale" in item.keywords, on_atlas, on_atlas and "browser" in item.keywords


def _asks_a_database(item):
    return "django_db" in item.keywords or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Tests on the atlas come last, and of these the ones in a browser: on PostgreSQL what they write is committed, and
    the numbers and the index that are stored with it stay. Browser tests are skipped without a Chromium, except where
    CI=true forbids it.

    Marks are given before `-m` chooses; the order is the last word, since pytest-django would put transactional tests,
    which begin with empty tables, behind those on the atlas.
    """
    for item in items:
        if not _asks_a_database(item):
            item.add_marker("bare")
        if "browser" in item.keywords and not CHROMIUM and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="no Chromium found: on Debian, apt-get install chromium"))
    outcome = yield
    items.sort(key=_turn)
    return outcome


def pytest_collection_finish(session):
    """What is imported stays to the end: to look through it for garbage again and again took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
