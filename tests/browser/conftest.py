"""What tests in a browser need besides the atlas: a window with or without scripts, and claims that were taken back."""

import pytest
from playwright.sync_api import expect

from policyatlas.records.models import Claim
from tests.browser.pages import RETRACTED, SUPERSEDED

expect.set_options(timeout=15_000)  # milliseconds: a busy machine may take its time, and be right in the end


@pytest.fixture
def scripts():
    """Whether scripts run; a test that should run without them says so by a parameter of this name."""
    return True


@pytest.fixture
def window(scripts, browser, site):
    """A fresh window on the served atlas, 1280 by 800: no storage, no cookie, addresses without their host."""
    viewport = {"width": 1280, "height": 800}
    context = browser.new_context(java_script_enabled=scripts, base_url=site.url, viewport=viewport)
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def taken_back(loaded_atlas, django_db_blocker):
    """One claim retracted and one superseded, since no fixture is; as they were when the test ends.

    Not once for the folder: pytest runs other folders' tests on the atlas between two of its tests.
    """

    def set_state(name, **fields):
        Claim.objects.by_name([name]).update(**fields)

    with django_db_blocker.unblock():
        successor = Claim.objects.published().first()
        set_state(RETRACTED, state="retracted", reason="The source has been withdrawn by its publisher.")
        set_state(SUPERSEDED, state="superseded", superseded_by=successor, reason="The figure was for another year.")
    yield
    with django_db_blocker.unblock():
        for name in (RETRACTED, SUPERSEDED):
            set_state(name, state="published", superseded_by=None, reason="")
