"""Every kind of page in a browser: quiet, to itself, within its width, and without a finding of axe."""

import pytest

from policyatlas.browse.views import server_error
from tests.browser.inspecting import Record, findings, overflows, resize, start_axe
from tests.browser.pages import ERROR, KINDS, every

SCHEMES = ["light", "dark"]

pytestmark = [pytest.mark.browser, every([*KINDS, ERROR])]


def answer_with_an_error(route):
    route.fulfill(status=500, content_type="text/html", body=server_error(None).content)


@pytest.fixture
def windows(browser, site):
    """A window in light and one in dark: their pages work at the same time."""
    contexts = [browser.new_context(color_scheme=scheme, base_url=site.url) for scheme in SCHEMES]
    windows = [context.new_page() for context in contexts]
    for window in windows:
        window.route(ERROR.address, answer_with_an_error)
    yield windows
    for context in contexts:
        context.close()


def test_axe_finds_nothing_in_light_and_dark_on_a_desk_and_on_a_phone(windows, kind):
    for window in windows:
        window.goto(kind.address)
    found = {}
    for width in (1280, 360):
        for window in windows:
            resize(window, width)
            start_axe(window)
        for scheme, window in zip(SCHEMES, windows, strict=True):
            found[width, scheme] = findings(window)
    assert {where: what for where, what in found.items() if what} == {}


def test_it_says_nothing_asks_no_other_host_and_keeps_within_its_width(windows, site, kind):
    window, _dark = windows
    record = Record(window)
    response = window.goto(kind.address)
    assert response.status == kind.status
    assert overflows(window) == {}
    assert [address for address in record.asked if not address.startswith(f"{site.url}/")] == []
    if kind.status != 200:  # on which Chromium itself remarks
        assert f"status of {kind.status}" in record.said.pop(0)
    assert record.said == []
