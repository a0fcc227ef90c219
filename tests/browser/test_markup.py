"""Every kind of page as it leaves the server: valid, whole, and the same for htmx."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from justhtml import JustHTML

from tests.browser.pages import KINDS, every
from tests.reading import Page, words

REFERRING = ["for", "aria-labelledby", "aria-describedby", "data-hx-target", "data-hx-select", "data-hx-select-oob"]

pytestmark = [pytest.mark.appearance, pytest.mark.usefixtures("atlas"), every(KINDS)]


def is_data(element):
    """Whether a script element holds linked data, which no browser runs, and nothing else."""
    return element.name == "script" and element.attrs == {"type": "application/ld+json"}


@pytest.fixture(scope="module")
def answers():
    """Each page is made and parsed once for all tests of this module."""
    return {}


@pytest.fixture
def answer(client, kind, answers):
    if kind not in answers:
        response = client.get(kind.address)
        answers[kind] = response, JustHTML(response.text, sanitize=False, collect_errors=True)
    return answers[kind]


@pytest.fixture
def response(answer):
    return answer[0]


@pytest.fixture
def page(answer):
    return Page(answer[1])


def test_it_answers_as_it_should(response, kind):
    assert response.status_code == kind.status
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_it_is_valid_html(page):
    assert page.document.errors == []


def test_it_has_a_title_one_heading_and_one_main_part(page):
    assert words(page.one("title")).endswith(" · Policy Atlas")
    assert words(page.one("title")) != "· Policy Atlas"
    assert page.one("meta[name=description]").attrs["content"].strip()
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.title


def test_it_takes_six_requests_at_most(page):
    loaded = page.values("link[rel=stylesheet], link[rel=icon]", "href") + page.values("[src]", "src")
    assert 1 + len(loaded) <= 6, loaded


def test_its_ids_are_its_own_and_all_that_refer_to_one_find_it(page):
    ids = Counter(page.values("[id]", "id"))
    assert [name for name, times in ids.items() if times > 1] == []
    wanted = {href[1:] for href in page.values("a[href^='#'], use[href^='#']", "href")}
    for attribute in REFERRING:
        for value in page.values(f"[{attribute}]", attribute):
            if not value.startswith("closest "):  # htmx: an element around this one, by a class
                wanted |= {name.lstrip("#") for name in value.split()}
    assert wanted - set(ids) - {"unset"} == set()  # htmx: what an element around says does not hold here


def test_its_headings_make_no_jump(page):
    levels = [int(heading.name[1]) for heading in page.all("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert [(level, below) for level, below in pairwise(levels) if below > level + 1] == []


def test_it_fetches_nothing_from_elsewhere_and_has_nothing_inline(page):
    fetched = page.values("[src]", "src") + page.values("link:not([rel=canonical], [rel=alternate]), use", "href")
    assert [address for address in fetched if not address.startswith(("/static/", "#"))] == []
    inline = page.all("[style], style, script:not([src]), iframe, object, embed, img[srcset]")
    assert [element for element in inline if not is_data(element)] == []
    handlers = {name for element in page.all("*") for name in element.attrs if name.startswith(("on", "data-hx-on"))}
    assert handlers == set()


def test_its_links_out_carry_no_trace_of_the_reader(page):
    for link in page.all("a[href^='http']"):
        assert link.attrs["rel"] == "noopener noreferrer", link.attrs["href"]


def test_it_says_its_lasting_address_unless_it_is_none_to_find(page, response, settings):
    canonical = page.values("link[rel=canonical]", "href")
    if response.status_code == 200 and not page.all("meta[name=robots]"):
        assert len(canonical) == 1
    for address in canonical:
        assert address.startswith(f"{settings.SITE_URL}/")


def test_each_citation_has_its_note_and_each_note_its_way_back(page):
    notes = {note.attrs["id"]: words(note.query_one("b")) for note in page.all("#references li[data-source]")}
    for mark in page.all("a.cite[href^='#']"):
        assert notes[mark.attrs["href"][1:]] == words(mark)
        assert mark.attrs["aria-label"].startswith(f"Source {words(mark)}")
    for claim in page.all("[data-claim]"):
        assert {"data-nature", "data-dimension"} <= set(claim.attrs)


def test_htmx_gets_the_same_page(client, kind, response):
    asked = client.get(kind.address, headers={"HX-Request": "true", "HX-Target": "main"})
    when = r'name="form" value="[^"]*"'  # the page on which anybody suggests a source knows when it was made
    assert re.sub(when, "", asked.text) == re.sub(when, "", response.text)
    assert "HX-Request" in response["Vary"]


def test_it_sets_no_cookie(response):
    assert not response.cookies
