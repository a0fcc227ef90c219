"""What every test stands on: plain static files, and a browser where one is found."""

import os
import shutil

import pytest
from django.test import override_settings
from playwright.sync_api import sync_playwright

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


@pytest.fixture
def page(browser):
    """A fresh window: no storage, no cookie, 1280 by 800."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def pytest_collection_modifyitems(config, items):
    """Without a Chromium browser tests are skipped, except where CI=true says that nothing may be."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="no Chromium found: on Debian, apt-get install chromium"))
