"""What every test stands on: plain static files, the atlas of the fixtures, and a browser where one is found."""

import os
import shutil

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)


@pytest.fixture(autouse=True, scope="session")
def plain_static_files():
    """Hashed names need `collectstatic`; a test of a page does not."""
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
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
def atlas_server(loaded_atlas):
    """The atlas on a port of its own; tests ask for `site`."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def site(atlas, atlas_server):
    """The atlas served to browsers, for reading only: `page.goto(f"{site.url}/places/")`."""
    return atlas_server


def pytest_collection_modifyitems(config, items):
    """Tests on the atlas come last. Browser tests are skipped without a Chromium, except where CI=true forbids it."""
    items.sort(key=lambda item: "loaded_atlas" in getattr(item, "fixturenames", ()))
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="no Chromium found: on Debian, apt-get install chromium"))
