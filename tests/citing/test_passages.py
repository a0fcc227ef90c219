"""The link into the source: a text directive that a browser reads back as the words that open and close the passage."""

from urllib.parse import unquote

import pytest

from policyatlas.citing import passage_url
from policyatlas.records.models import Claim, Source


def claim(opens="The city of", closes="", url="https://news.example/report", **fields):
    return Claim(source=Source(url=url), opens=opens, closes=closes, **fields)


def test_the_link_names_the_words_that_open_and_close_the_passage():
    assert passage_url(claim(closes="as planned")) == (
        "https://news.example/report#:~:text=The%20city%20of,as%20planned"
    )


def test_without_closing_words_the_opening_words_are_the_passage():
    assert passage_url(claim()) == "https://news.example/report#:~:text=The%20city%20of"


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("US$18.5-billion", "US%2418.5%2Dbillion"),
        ("first, second", "first%2C%20second"),
        ("R&D & 50%", "R%26D%20%26%2050%25"),
        ("“Wuhan’s” -", "%E2%80%9CWuhan%E2%80%99s%E2%80%9D%20%2D"),
        ("光電子情報", "%E5%85%89%E9%9B%BB%E5%AD%90%E6%83%85%E5%A0%B1"),
        ("a/b?c#d:~:text=e", "a%2Fb%3Fc%23d%3A~%3Atext%3De"),
    ],
)
def test_everything_that_means_something_in_a_directive_is_encoded(words, encoded):
    assert passage_url(claim(opens=words)).partition(":~:text=")[2] == encoded


@pytest.mark.parametrize("words", ["co-op, Ltd. & Sons", "“第十四个五年规划”，2021—2025", "100 % – or -5,3", "a\nb\tc"])
def test_words_come_back_as_they_were(words):
    directive = passage_url(claim(opens=words, closes=words)).partition(":~:text=")[2]
    assert [unquote(part) for part in directive.split(",")] == [words, words]


def test_a_fragment_of_the_address_stays_in_front():
    link = passage_url(claim(url="https://news.example/report?page=2#part-3"))
    assert link == "https://news.example/report?page=2#part-3:~:text=The%20city%20of"


def test_a_directive_in_the_address_is_replaced():
    link = passage_url(claim(url="https://news.example/report#part:~:text=old"))
    assert link == "https://news.example/report#part:~:text=The%20city%20of"


@pytest.mark.parametrize(
    "url", ["https://news.example/a.pdf", "https://news.example/A.PDF?x=1", "https://e.org/a.pdf#top"]
)
def test_a_pdf_is_opened_at_its_page_since_it_has_no_text_to_scroll_to(url):
    assert passage_url(claim(url=url, page=12)) == url.partition("#")[0] + "#page=12"
    assert passage_url(claim(url=url)) == url


def test_a_source_without_an_address_has_no_link():
    assert passage_url(claim(url="")) == ""
