"""Whatever stands in the records, no answer for readers acts: pages, feeds, tables, bibliographies, maps."""

import pytest
from django.urls import URLPattern, get_resolver

from tests.safety.hostile import PRIVATE, an_atlas, crawl, faults, turn_hostile

pytestmark = [pytest.mark.django_db, pytest.mark.appearance]

START = ["/", "/places/", "/claims/", "/sources/", "/speakers/", "/search/?q=script", "/compare/hefei,wuhan/", "/map/"]
START += ["/corrections/", "/claims.atom", "/corrections/feed.atom", "/transfers.csv", "/sitemap.xml", "/robots.txt"]
START += ["/places/hefei/history/", "/sources/report-2024/history/", "/claims/report-2024/1/history/"]
START += ["/policies/plan/history/", "/clusters/optics-valley/history/", "/suggest/thanks/", "/sitemap-places-1.xml"]
START += ["/compare/find/?q=hefei", "/search/suggestions/?q=he", "/compare/hefei,wuhan/balance/", "/no-such-page/"]
ENDINGS = ["csv", "json", "md", "bib", "ris", "csl.json"]
START += [f"/compare/hefei,wuhan.{ending}" for ending in ENDINGS]
START += [f"/claims/report-2024/1.{ending}" for ending in ENDINGS[3:]] + ["/claims.csv", "/claims.json", "/sources.bib"]


def public_names(patterns=None, prefix="", space=""):
    """Every public address that there is, as its name."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if path.startswith(("admin/", "desk/", "cards/", "api/")):
            continue
        if isinstance(pattern, URLPattern):
            yield f"{space}:{pattern.name}"
        else:
            yield from public_names(pattern.url_patterns, path, pattern.namespace or space)


def test_nothing_in_a_record_acts_in_any_answer_for_readers(client):
    an_atlas()
    refused = turn_hostile()
    answers = crawl(client, START)
    found = {address: what for address, answer in answers.items() if (what := faults(answer))}
    assert {address: what[:3] for address, what in found.items()} == {}
    assert not [address for address, answer in answers.items() if answer.status >= 500]
    assert refused == set()
    # It was there, though, as text; and private text was nowhere.
    assert sum(b"x9()" in answer.body for answer in answers.values()) > 40
    assert not [address for address, answer in answers.items() if PRIVATE.encode()[:30] in answer.body]
    # Every kind of public address was asked.
    assert set(public_names()) - {answer.view for answer in answers.values()} == {"compare:None"}  # the form .csl.json
