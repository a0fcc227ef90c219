"""Every kind of page in a browser: quiet, to itself, within its width, and without a finding of axe."""

from dataclasses import dataclass, field

import pytest

from policyatlas.browse.views import server_error
from tests.browser.inspecting import Record, findings, overflows, resize, start_axe
from tests.browser.pages import ERROR, KINDS, every

# What axe looks at of one page and of the next, in turn: all four together cost more than half of the suite.
LOOKS = [[(1280, "light"), (360, "dark")], [(360, "light"), (1280, "dark")]]
TURNS = {kind.name: LOOKS[turn % 2] for turn, kind in enumerate([*KINDS, ERROR])}

pytestmark = [pytest.mark.appearance, pytest.mark.browser, every([*KINDS, ERROR])]


@dataclass
class Look:
    """What was seen of a page that was opened once; `findings` are axe's by width and scheme."""

    status: int
    record: Record
    overflows: dict[int, int]
    findings: dict[tuple[int, str], list] = field(default_factory=dict)


@pytest.fixture(scope="module")
def looks():
    return {}


@pytest.fixture
def look(kind, looks, request):
    """What there is to see of a page: each is opened for the first of its tests only."""
    if kind.name not in looks:
        looks[kind.name] = take_a_look(request.getfixturevalue("window"), kind)
    return looks[kind.name]


def take_a_look(window, kind):
    window.route(ERROR.address, answer_with_an_error)
    record = Record(window)
    response = window.goto(kind.address)
    look = Look(response.status, record, overflows(window))
    for width, scheme in [] if kind.like else TURNS[kind.name]:
        resize(window, width)
        window.emulate_media(color_scheme=scheme)
        start_axe(window)
        if found := findings(window):
            look.findings[width, scheme] = found
    return look


def answer_with_an_error(route):
    route.fulfill(status=500, content_type="text/html", body=server_error(None).content)


def test_axe_finds_nothing_on_a_desk_and_on_a_phone_the_one_in_light_the_other_in_dark(look):
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
