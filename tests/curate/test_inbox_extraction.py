"""What is read off pages, PDFs and texts; and that hostile ones end in a sentence, within bounds of time and memory."""

import time
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from policyatlas.curate.inbox import extraction
from policyatlas.curate.inbox.extraction import UnreadableError, extract, guessed_language, sniffed, written
from policyatlas.curate.inbox.workshop import paragraphs
from policyatlas.dossiers.passages import Locator, Paragraphs
from policyatlas.records.models import Intake
from tests.curate.inbox_texts import ARTICLE, page, pdf
from tests.curate.people import make_curator
from tests.reading import read


def text_or_sentence(ask, data):
    """What is found, or why nothing is."""
    try:
        found = ask(data)
    except UnreadableError as error:
        return str(error)
    return found if isinstance(found, str) else found.text


def found(text, locator):
    return not Paragraphs(text).find(locator).faults


def test_a_page_gives_its_article_and_what_it_says_of_itself():
    extracted = extract(page().encode())
    assert extracted.title == "Shares for a city"
    assert (extracted.authors, extracted.publisher) == (("Tom Hancock",), "The Gazette")
    assert (extracted.published, extracted.language) == ("2024-05-06", "en-GB")
    assert extracted.url == "https://gazette.example/2024/shares"
    assert extracted.text == ARTICLE.strip()  # neither menu nor foot, and no script


def test_the_title_is_paragraph_one_and_blank_lines_part_the_others():
    for extracted in (extract(page().encode()), written(ARTICLE), written(ARTICLE.partition("\n")[2], title="Shares")):
        assert found(extracted.text, Locator("The municipal government", "in 2020", paragraph=2))
        assert found(extracted.text, Locator("A visitor from", paragraph=5))


def test_a_page_in_another_encoding_is_read_as_it_says():
    sent = page().replace("<head>", '<head><meta charset="gb2312">').replace("officials", "合肥")
    assert "合肥" in extract(sent.encode("gb18030")).text
    assert "合肥" in extract(sent.replace("gb2312", "utf-16").encode("utf-16")).text
    assert "caf\ufffd" in extract(b"caf\xe9 is not UTF-8, and nobody says what it is.").text
    assert "Café" in extract("Café au lait".encode("latin-1"), charset="iso-8859-1").text


def test_markdown_and_plain_text_stay_as_they_are():
    sent = b"# Shares for a city\n\nThe *municipal* government bought.\n"
    extracted = extract(sent, name="notes.md")
    assert (extracted.media_type, extracted.title) == ("text/markdown", "Shares for a city")
    assert extracted.text == sent.decode().strip()
    assert extract(sent, name="notes.txt").media_type == "text/plain"


def test_a_pdf_gives_its_pages_its_lines_put_together():
    lines = (
        "Shares for a city\n\nThe municipal govern-\nment bought a stake in the maker of cars.\nIt paid.\nThen it sold."
    )
    extracted = extract(pdf(lines.replace("\n\n", "\n"), "The second page.", title="Microsoft Word - draft.docx"))
    assert "municipal government bought" in extracted.text
    assert found(extracted.text, Locator("The second page", page=2))
    assert not found(extracted.text, Locator("The second page", page=1))
    assert "docx" not in extracted.title
    assert (extracted.authors, extracted.published) == (("Ann Ng", "Bo Li"), "2023-04-12")


def test_lines_of_a_page_are_put_together_where_a_paragraph_goes_on():
    lines = (
        "A line that goes on and on and\r\non, to its end here, fully at last.\r\nShort end.\r\n• A point\r\n• Another"
    )
    assert list(paragraphs(lines)) == [
        "A line that goes on and on and on, to its end here, fully at last. Short end.",
        "• A point",
        "• Another",
    ]
    assert list(paragraphs("合肥市政府购买了\n公司的股份。")) == ["合肥市政府购买了公司的股份。"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b" \n\t ", "The file is empty"),
        (pdf("Words", encrypted=True), "locked by a password"),
        (pdf(""), "a scan"),
        (b"%PDF-1.7\nnothing of the kind", "broken"),
        (pdf("Words")[:300], "broken"),
        (b"PK\x03\x04" + b"x" * 99, "DOCX"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'><script>alert(1)</script></svg>", "SVG"),
        (b"MZ\x00\x00\x01\x02binary", "neither a web page nor PDF"),
        (b"<html><body><script>alert(1)</script></body></html>", "No article was found"),
        (b"<html>" + b"\0" * 50, "No article was found"),
    ],
)
def test_what_cannot_be_read_says_so_and_what_to_do(data, sentence):
    with pytest.raises(UnreadableError, match=sentence):
        extract(data)


def bomb():
    """A PDF of a few kilobytes, with a page that unpacks to a gigabyte."""
    squeezed = zlib.compressobj(9)
    packed = b"".join(squeezed.compress(b" " * 1_000_000) for _ in range(1000)) + squeezed.flush()
    for _turn in range(2):
        packed = zlib.compress(packed, 9)
    filters = b"[/FlateDecode /FlateDecode /FlateDecode]"
    head = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    head += b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    head += b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n"
    head += b"4 0 obj\n<</Filter %s/Length %d>>\nstream\n" % (filters, len(packed))
    return head + packed + b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 300_000 + b"deep",
        b"<html><body>" + b"<p>" + b"<b>" * 50_000 + b"deep" + b"</b>" * 50_000,
        b"<html><body><table>" + b"<tr><td>" * 20_000,
        b"<!doctype html>" + b"<a href=x" * 100_000,
        bomb(),
    ],
)
def test_what_would_fill_the_memory_ends_in_a_sentence_or_a_text(data):
    assert len(data) < 2_000_000
    began = time.monotonic()
    said = text_or_sentence(extract, data)
    assert said.endswith(".") or len(said) < extraction.MOST_LETTERS
    assert time.monotonic() - began < extraction.PATIENCE + 30  # a busy machine starts processes slowly


def test_who_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(extraction, "PATIENCE", 0.01)
    with pytest.raises(UnreadableError, match="more time or memory"):
        extract(page().encode())


def test_a_file_of_fifty_megabytes_is_counted_and_not_kept(client, db):
    client.force_login(make_curator())
    sent = SimpleUploadedFile("a.txt", b"word " * 10_000_000, content_type="text/plain")
    found = read(client.post("/desk/inbox/add/", {"file": sent, "note": "Keep me."}), 422)
    assert "larger than 20 million bytes" in found.text(".faults")
    assert found.text("#id_note") == "Keep me."
    assert not Intake.objects.exists()


def test_several_files_together_are_bounded_too(client, db):
    client.force_login(make_curator())
    many = [SimpleUploadedFile(f"{number}.txt", b"word " * 2_000_000) for number in range(3)]
    last = SimpleUploadedFile("last.txt", b"word")
    answer = client.post("/desk/inbox/add/", {"x": many, "file": last})
    assert "larger than" in read(answer, 422).text(".faults")


def test_a_text_of_too_many_letters_is_refused(monkeypatch):
    monkeypatch.setattr(extraction, "MOST_LETTERS", 100)
    with pytest.raises(UnreadableError, match="longer than"):
        written("word " * 100)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The city and the fund, that was it", "en"),
        ("Die Stadt und der Fonds", "de"),
        ("合肥市政府购买了股份", "zh"),
        ("これは本です", "ja"),
        ("12 34", ""),
    ],
)
def test_the_language_is_guessed_where_a_text_does_not_say(text, language):
    assert guessed_language(text) == language


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_have_a_form_or_none(data):
    assert text_or_sentence(sniffed, data).startswith(("text/", "application/pdf", "This is"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_words_are_kept_as_a_database_takes_them(text):
    try:
        extracted = written(text)
    except UnreadableError:
        return
    assert "\0" not in extracted.text
    extracted.text.encode()
    assert len(extracted.digest) == 64
