"""What the head of each kind of page tells search engines and other sites: a title, a description, one address."""

import pytest
from justhtml import JustHTML

from tests.browser.pages import KINDS
from tests.reading import Page

LONGEST = 300  # characters of a description; what is longer is cut in lists of results


@pytest.mark.appearance
def test_every_kind_of_page_has_a_title_a_description_and_an_address_of_its_own(client, atlas):
    titles, descriptions = {}, {}
    for kind in (kind for kind in KINDS if kind.status == 200):
        head, _end, _body = client.get(kind.address).text.partition("</head>")
        page = Page(JustHTML(head, sanitize=False))
        robots, canonical = page.values("meta[name=robots]", "content"), page.values("link[rel=canonical]", "href")
        assert robots == ["noindex"] or len(canonical) == 1, kind.name
        assert page.one('meta[property="og:image"]').attrs["content"].endswith(".png"), kind.name
        if "noindex" in robots or "?" in canonical[0]:  # what is narrowed or paged is no page of its own to a robot
            continue
        title, description = page.texts("title")[0], page.one("meta[name=description]").attrs["content"]
        assert title.endswith(" · Policy Atlas"), kind.name
        assert 20 < len(description) <= LONGEST, (kind.name, description)
        assert titles.setdefault(title, canonical[0]) == canonical[0], (kind.name, title)
        assert descriptions.setdefault(description, canonical[0]) == canonical[0], (kind.name, description)
