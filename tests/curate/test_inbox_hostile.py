"""Files and addresses that mean harm, at the form of the inbox: each is refused with a sentence, or does nothing."""

import io
import resource
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from policyatlas.curate.inbox.extraction import written
from policyatlas.records.models import Intake
from tests.curate.inbox_texts import page, pdf
from tests.curate.people import make_curator
from tests.reading import read
from tests.wild import redirect, wild_server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    return ada


def packed(name):
    """A quarter of a gigabyte of nothing in a quarter of a megabyte."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open(name, "w") as member:
        for _turn in range(25):
            member.write(b"\0" * 10_000_000)
    return file.getvalue()


SVG = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert("owned")</script></svg>"""


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("report.docx", packed("word/document.xml"), "DOCX"),
        ("report.pdf", packed("report.pdf"), "DOCX"),
        ("report.html", packed("report.html"), "DOCX"),
        ("report.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"),
        ("report.txt", b"\x7fELF\x02\x01\x01" + bytes(99), "neither a web page nor PDF"),
        ("chart.svg", SVG, "SVG"),
        ("chart.html", SVG, "SVG"),
        ("locked.pdf", pdf("Words", encrypted=True), "locked by a password"),
        ("scan.pdf", pdf(""), "a scan"),
        ("cut.pdf", pdf("Words")[:300], "broken"),
        ("empty.txt", b"", "The file is empty"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_at_the_form_with_a_sentence(client, name, data, sentence):
    answer = client.post("/desk/inbox/add/", {"file": SimpleUploadedFile(name, data), "note": "Keep me."})
    found = read(answer, 422)
    assert sentence in found.text(".faults")
    assert found.text("#id_note") == "Keep me."
    assert not Intake.objects.exists()


def test_scripts_in_a_page_are_neither_kept_nor_shown(client):
    harm = "<img src=x onerror=alert(1)><svg onload=alert(1)><script>alert('owned')</script><p>Five words about a town."
    client.post("/desk/inbox/add/", {"file": SimpleUploadedFile("a.html", page().replace("</article>", harm).encode())})
    intake = Intake.objects.get()
    assert "The municipal government bought" in intake.text
    shown = client.get(f"/desk/inbox/{intake.pk}/").text
    for words in ("owned", "onerror", "onload"):
        assert words not in intake.text
        assert words not in shown


@pytest.mark.parametrize(
    "data",
    [
        b"A town\n\n\xff\xfe\xfa broken words, \xc3\x28 and \xa0\xa1 more of them",
        "A town\n\nWörter".encode("utf-16"),
        "A town\n\n合肥市政府".encode("gb18030"),
        b"\xef\xbb\xbfA town\n\nwith \xed\xa0\x80 half a pair",
        b"<html><head><meta charset=nothing></head><body><article><p>" + b"W\xf6rter einer Stadt. " * 40,
    ],
)
def test_a_broken_encoding_is_read_as_far_as_it_goes_or_refused(client, data):
    answer = client.post("/desk/inbox/add/", {"file": SimpleUploadedFile("a.txt", data)})
    if answer.status_code == 302:
        text = Intake.objects.get().text
        assert text == written(text).text
        assert text.encode().decode() == text
        assert client.get(answer["Location"]).status_code == 200
    else:
        assert read(answer, 422).text(".faults")


class Sent(io.RawIOBase):
    """A form with a file of so many million bytes, made while it is read."""

    def __init__(self, millions):
        head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        tail = b"\r\n--b--\r\n"
        self.length = len(head) + millions * 1_000_000 + len(tail)
        self.pieces = iter([head, *[b"x" * 1_000_000] * millions, tail])
        self.piece = b""

    def readable(self):
        return True

    def readinto(self, room):
        self.piece = self.piece or next(self.pieces, b"")
        given, self.piece = self.piece[: len(room)], self.piece[len(room) :]
        room[: len(given)] = given
        return len(given)


def test_half_a_gigabyte_is_counted_and_never_held(client):
    sent = Sent(millions=500)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = client.request(
        REQUEST_METHOD="POST",
        PATH_INFO="/desk/inbox/add/",
        CONTENT_TYPE="multipart/form-data; boundary=b",
        CONTENT_LENGTH=str(sent.length),
        **{"wsgi.input": io.BufferedReader(sent, 1_000_000)},
    )
    assert "larger than 20 million bytes" in read(answer, 422).text(".faults")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kilobytes
    assert not Intake.objects.exists()


INWARD = (
    "127.0.0.1",
    "[::1]",
    "169.254.169.254",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:169.254.169.254]",
    "10.0.0.1",
    "localhost",
    "127.0.0.1.",
)


@pytest.mark.parametrize("host", INWARD)
def test_an_address_within_is_never_fetched_whether_it_is_added_or_fetched_again(client, host):
    answer = client.post("/desk/inbox/add/", {"url": f"http://{host}/secret"})
    if answer.status_code == 422:
        assert "begins with https:// or http://" in read(answer, 422).text(".faults")
        assert not Intake.objects.exists()
        return
    intake = Intake.objects.get()
    assert "does not lie in the public network" in intake.failure
    client.post(f"/desk/inbox/{intake.pk}/fetch/", {"seen": intake.changed_at.isoformat()})
    intake.refresh_from_db()
    assert (intake.state, intake.text) == ("wanted", "")
    assert "does not lie in the public network" in read(client.get(answer["Location"])).text(".notices")


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://0x7f000001/", "http://017700000001/", "file:///etc/passwd", "//127.0.0.1/"]
)
@pytest.mark.parametrize("where", ["/desk/inbox/add/", "/suggest/"])
def test_what_is_no_address_of_the_web_is_not_even_noted_down(client, url, where):
    answer = client.post(where, {"url": url, "later": "on"})
    assert "begins with https:// or http://" in read(answer, 422).text(".faults")
    assert not Intake.objects.exists()


@pytest.mark.parametrize("host", [*INWARD, "2130706433", "0x7f.1"])
def test_a_page_that_leads_within_is_not_followed(client, settings, host):
    with wild_server() as wild:
        settings.FETCH_ALLOWED = [f"127.0.0.1:{wild.port}"]
        wild.on("/inward", redirect(f"http://{host}/secret"))
        client.post("/desk/inbox/add/", {"url": wild.url("/inward")})
    assert "does not lie in the public network" in Intake.objects.get().failure
