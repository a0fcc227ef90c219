"""Every kind of page in a browser: quiet, to itself, within its width, and without a finding of axe."""

from dataclasses import dataclass, field

import pytest

from policyatlas.browse.views import server_error
from tests.browser.inspecting import Record, findings, overflows, resize, start_axe
from tests.browser.pages import ERROR, KINDS, every

SCHEMES = ["light", "dark"]

pytestmark = [pytest.mark.browser, every([*KINDS, ERROR])]


@dataclass
class Look:
    """What was seen of a page that was opened once: in light and, where axe looks at it, in dark as well."""

    status: int
    record: Record
    overflows: dict[int, int]
    findings: dict[tuple[int, str], list] = field(default_factory=dict)


@pytest.fixture(scope="module")
def looks():
    return {}


@pytest.fixture
def windows(browser, site):
    """A window in light and one in dark."""
    contexts = [browser.new_context(color_scheme=scheme, base_url=site.url) for scheme in SCHEMES]
    windows = [context.new_page() for context in contexts]
    for window in windows:
        window.route(ERROR.address, answer_with_an_error)
    yield windows
    for context in contexts:
        context.close()


def answer_with_an_error(route):
    route.fulfill(status=500, content_type="text/html", body=server_error(None).content)


@pytest.fixture
def look(kind, looks, request):
    """What there is to see of a page: each is opened for the first of its tests only."""
    if kind.name not in looks:
        looks[kind.name] = take_a_look(*request.getfixturevalue("windows"), kind)
    return looks[kind.name]


def take_a_look(light, dark, kind):
    record = Record(light)
    response = light.goto(kind.address)
    look = Look(response.status, record, overflows(light))
    if not kind.like:
        dark.goto(kind.address)
        for width in (1280, 360):
            for window in (light, dark):  # they work at the same time
                resize(window, width)
                start_axe(window)
            for scheme, window in zip(SCHEMES, (light, dark), strict=True):
                if found := findings(window):
                    look.findings[width, scheme] = found
    return look


def test_axe_finds_nothing_in_light_and_dark_on_a_desk_and_on_a_phone(look):
    assert look.findings == {}


def test_it_keeps_within_its_width(look):
    assert look.overflows == {}


def test_it_says_nothing_and_asks_no_other_host(look, kind, site):
    assert look.status == kind.status
    assert [address for address in look.record.asked if not address.startswith(f"{site.url}/")] == []
    said = list(look.record.said)
    if kind.status != 200:  # on which Chromium itself remarks
        assert f"status of {kind.status}" in said.pop(0)
    assert said == []
