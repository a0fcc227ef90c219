"""A fetch brings a page home, or says in a sentence why not, whatever the server does."""

import gzip
import socket
import ssl
import threading
import time
import tracemalloc
import zlib

import pytest

from policyatlas import fetching
from policyatlas.fetching import DOCUMENTS, Limits, Want, fetch
from policyatlas.fetching import addresses as looking_up
from policyatlas.fetching.fetch import trusted_authorities
from tests.wild import page, raw, redirect, wild_server

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture(scope="module")
def wild():
    with wild_server() as server:
        yield server


def failure(url, limits, **options):
    with pytest.raises(fetching.FetchError) as caught:
        fetch(url, limits, **options)
    assert str(caught.value).endswith(".")
    return caught.value


def test_a_page_comes_with_all_that_is_needed_to_read_it_and_to_ask_again(wild):
    wild.on("/plain", page("<p>Héfei</p>", ETag='"a1"', Last_Modified="Sat, 21 Nov 2026 10:00:00 GMT"))
    fetched = fetch(wild.url("/plain#part"), wild.limits())
    assert (fetched.url, fetched.status, fetched.hops) == (wild.url("/plain"), 200, ())
    assert (fetched.media_type, fetched.charset, fetched.text) == ("text/html", "utf-8", "<p>Héfei</p>")
    assert (fetched.etag, fetched.last_modified) == ('"a1"', "Sat, 21 Nov 2026 10:00:00 GMT")
    assert len(fetched.digest) == 64
    assert fetched.page() is fetched


def test_it_says_who_asks_and_sends_nothing_else_of_ours(wild, settings, monkeypatch):
    settings.SITE_URL, settings.CONTACT_EMAIL = "https://atlas.example", "editors@atlas.example"
    settings.FETCH_ALLOWED = [f"127.0.0.1:{wild.port}"]
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    wild.on("/set", redirect("/got"))
    wild.on("/got", page("<p>"))
    fetch(wild.url("/set"), Limits.from_settings())
    head = wild.heads[-1]
    assert head["user-agent"] == "policyatlas/1 (+https://atlas.example; editors@atlas.example)"
    assert head["host"] == f"127.0.0.1:{wild.port}"
    assert not {"cookie", "authorization", "referer"} & set(head)


def test_what_was_had_before_is_asked_for_only_if_it_changed(wild):
    wild.on("/known", raw(b'HTTP/1.1 304 Not Modified\r\nETag: "a1"\r\n\r\n'))
    fetched = fetch(wild.url("/known"), wild.limits(), etag='"a1"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    assert (fetched.status, fetched.body, fetched.digest) == (304, b"", "")
    assert wild.heads[-1]["if-none-match"] == '"a1"'
    assert wild.heads[-1]["if-modified-since"] == "Sat, 21 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "There is no page at this address (the server answered 404)."),
        (403, "The server lets no program read the page (it answered 403)."),
        (503, "The server answered with error 503."),
    ],
)
def test_an_error_of_the_server_is_an_answer_until_a_page_is_asked_of_it(wild, status, sentence):
    wild.on(f"/{status}", page("Sorry", status=f"{status} Sorry"))
    fetched = fetch(wild.url(f"/{status}"), wild.limits())
    assert (fetched.status, fetched.body) == (status, b"")
    with pytest.raises(fetching.StatusError) as caught:
        fetched.page()
    assert (str(caught.value), caught.value.status) == (sentence, status)


def test_switched_off_nothing_is_asked(wild, settings):
    settings.FETCHING = False
    before = len(wild.asked)
    assert isinstance(failure(wild.url("/plain"), Limits.from_settings()), fetching.SwitchedOffError)
    assert len(wild.asked) == before


# Where it leads


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_told(wild, status):
    wild.on(f"/from/{status}", redirect("../to?x=ä b", status))
    wild.on("/to?x=%C3%A4%20b", page("<p>"))
    fetched = fetch(wild.url(f"/from/{status}"), wild.limits())
    assert fetched.url == wild.url("/to?x=%C3%A4%20b")
    assert [(hop.url, hop.status, hop.location) for hop in fetched.hops] == [
        (wild.url(f"/from/{status}"), status, fetched.url)
    ]
    assert fetched.moved_to == (fetched.url if status in (301, 308) else "")


def test_a_page_has_moved_as_far_as_the_moves_are_for_good(wild):
    wild.on("/a", redirect("/b", 301))
    wild.on("/b", redirect("/c", 302))
    wild.on("/c", redirect("/d", 301))
    wild.on("/d", page("<p>"))
    assert fetch(wild.url("/a"), wild.limits()).moved_to == wild.url("/b")


def test_a_circle_is_named_and_a_long_way_is_cut_off(wild):
    wild.on("/round", redirect("/about"))
    wild.on("/about", redirect("/round"))
    circle = failure(wild.url("/round"), wild.limits())
    assert isinstance(circle, fetching.CircleError)
    assert str(circle) == f"The page leads in a circle, back to {wild.url('/round')}."
    for step in range(9):
        wild.on(f"/step/{step}", redirect(f"/step/{step + 1}"))
    before = len(wild.asked)
    assert isinstance(failure(wild.url("/step/0"), wild.limits(redirects=3)), fetching.TooManyRedirectsError)
    assert len(wild.asked) - before == 4


@pytest.mark.parametrize(
    "location",
    ["ftp://x.example/", "javascript:alert(1)", "mailto:a@x.example", "file:///etc/passwd", "http://a:b@x.example/"],
)
def test_a_redirect_to_no_address_of_the_web_is_not_followed(wild, location):
    wild.on("/odd", redirect(location))
    assert isinstance(failure(wild.url("/odd"), wild.limits()), fetching.RedirectError)


@pytest.mark.parametrize(
    "host", ["127.0.0.9", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "localhost"]
)
def test_a_redirect_into_a_private_network_is_refused(wild, host):
    wild.on("/inward", redirect(f"http://{host}/"))
    assert isinstance(failure(wild.url("/inward"), wild.limits()), fetching.PrivateAddressError)


# Bytes


def test_two_gigabytes_are_cut_off_at_the_limit_and_never_held(wild):
    def endless(connection):
        connection.send(HEAD + b"\r\n")
        for _ in range(2_000_000_000 // 65536):
            connection.send(b"x" * 65536)

    wild.on("/large", endless)
    before, most = wild.sent, 300_000
    tracemalloc.start()
    assert isinstance(failure(wild.url("/large"), wild.limits(bytes=most)), fetching.TooLargeError)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert wild.sent - before < 30_000_000  # what lay in the buffers of the system
    assert peak < 3_000_000


def test_a_length_that_is_too_much_is_believed_at_once(wild):
    wild.on("/announced", raw(HEAD + b"Content-Length: 2000000000\r\n\r\n"))
    error = failure(wild.url("/announced"), wild.limits())
    assert isinstance(error, fetching.TooLargeError)
    assert (str(error), error.status) == ("The page is larger than 10 million bytes.", 200)


@pytest.mark.parametrize("how", ["gzip", "deflate"])
def test_a_packed_page_is_unpacked_and_a_bomb_is_cut_off(wild, how):
    pack = gzip.compress if how == "gzip" else zlib.compress
    wild.on(f"/{how}", page(pack("Héfei".encode()), Content_Encoding=how))
    assert fetch(wild.url(f"/{how}"), wild.limits()).text == "Héfei"
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < 60_000
    wild.on(f"/bomb/{how}", page(bomb, Content_Encoding=how))
    tracemalloc.start()
    assert isinstance(failure(wild.url(f"/bomb/{how}"), wild.limits(bytes=200_000)), fetching.TooLargeError)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"abc"),
        ("gzip, gzip", gzip.compress(b"a", mtime=0)),
        ("gzip", b"not packed"),
        ("gzip", gzip.compress(b"a", mtime=0)[:-9]),
    ],
    ids=["of another kind", "twice", "not at all", "in part"],
)
def test_what_cannot_be_unpacked_is_refused(wild, encoding, body):
    wild.on("/odd-packing", page(body, Content_Encoding=encoding))
    assert isinstance(failure(wild.url("/odd-packing"), wild.limits()), fetching.CompressionError)


def test_only_a_digest_or_nothing_is_brought_home_where_that_is_wanted(wild):
    wild.on("/digest", page("<p>text</p>"))
    whole = fetch(wild.url("/digest"), wild.limits())
    digest = fetch(wild.url("/digest"), wild.limits(), want=Want.DIGEST)
    nothing = fetch(wild.url("/digest"), wild.limits(), want=Want.NOTHING)
    assert (digest.body, digest.digest) == (b"", whole.digest)
    assert (nothing.body, nothing.digest, nothing.status) == (b"", "", 200)


# Time


def stalled_head(connection):
    connection.send(HEAD)
    connection.wait()


def stalled_body(connection):
    connection.send(HEAD + b"Content-Length: 100\r\n\r\nThe city")
    connection.wait()


def dripping_head(connection):
    connection.send(HEAD)
    while not connection.over.wait(0.02):
        connection.send(b"X-Drop: 1\r\n")


def dripping_body(connection):
    connection.send(HEAD + b"\r\n")
    while not connection.over.wait(0.02):
        connection.send(b"x")


def always_going_on(connection):
    while not connection.over.wait(0.02):
        connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize(
    "answer", [stalled_head, stalled_body, dripping_head, dripping_body, always_going_on, lambda it: it.wait()]
)
def test_a_server_that_stalls_or_drips_is_left_when_the_time_is_over(wild, answer):
    wild.on("/slow", answer)
    began = time.monotonic()
    error = failure(wild.url("/slow"), wild.limits(seconds=0.3))
    assert isinstance(error, fetching.TooSlowError)
    assert str(error) == "127.0.0.1 did not give the whole page within 0.3 seconds."
    assert time.monotonic() - began < 1.5


def test_the_time_is_for_all_hops_together(wild):
    def slowly_on(number):
        def answer(connection):
            connection.wait(0.15)
            redirect(f"/hop/{number + 1}")(connection)

        return answer

    for number in range(6):
        wild.on(f"/hop/{number}", slowly_on(number))
    assert isinstance(failure(wild.url("/hop/0"), wild.limits(seconds=0.4)), fetching.TooSlowError)


def test_a_resolver_that_hangs_is_left_too(monkeypatch):
    hang = threading.Event()
    monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: hang.wait(10) and [])
    began = time.monotonic()
    assert isinstance(failure("http://slow.example/", Limits(seconds=0.2)), fetching.TooSlowError)
    assert time.monotonic() - began < 1.5
    hang.set()


# Form


@pytest.mark.parametrize("kind", ["image/svg+xml", "application/zip", "application/octet-stream", "video/mp4"])
def test_only_forms_that_are_read_are_fetched(wild, kind):
    wild.on("/form", page(b"x", kind=kind))
    error = failure(wild.url("/form"), wild.limits())
    assert isinstance(error, fetching.MediaTypeError)
    assert (str(error), error.status) == (f"The page is of the form “{kind}”, which is not read here.", 200)


def test_a_pdf_is_fetched_where_it_is_wanted(wild):
    wild.on("/paper", page(b"%PDF-1.7", kind="application/pdf"))
    assert isinstance(failure(wild.url("/paper"), wild.limits()), fetching.MediaTypeError)
    assert fetch(wild.url("/paper"), wild.limits(), media_types=DOCUMENTS).body == b"%PDF-1.7"


def test_a_page_that_does_not_say_its_form_is_not_guessed_at(wild):
    wild.on("/silent", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p>x"))
    assert str(failure(wild.url("/silent"), wild.limits())) == "The server does not say of what form the page is."


# Garbage


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"", fetching.BrokenOffError),
        (b"<p>HTTP/0.9", fetching.BrokenOffError),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", fetching.GarbledError),
        (bytes(range(256)), fetching.GarbledError),
        (b"HTTP/1.1 abc OK\r\n\r\n", fetching.GarbledError),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", fetching.GarbledError),
        (HEAD + b"X: " + b"x" * 300_000 + b"\r\n\r\n", fetching.GarbledError),
        (HEAD + b"X: 1\r\n" * 100_000 + b"\r\n", fetching.GarbledError),
        (HEAD + b"Content-Length: -1\r\n\r\n", fetching.GarbledError),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", fetching.GarbledError),
        (HEAD + b"Content-Length: 500\r\n\r\nabc", fetching.BrokenOffError),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", fetching.GarbledError),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc", fetching.BrokenOffError),
    ],
)
def test_what_is_no_http_is_an_error_with_a_sentence(wild, answer, kind):
    wild.on("/garbage", raw(answer))
    assert type(failure(wild.url("/garbage"), wild.limits())) is kind


def test_a_connection_that_is_reset_or_refused(wild):
    wild.on("/reset", lambda connection: connection.reset())
    assert isinstance(failure(wild.url("/reset"), wild.limits()), fetching.BrokenOffError)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    refused = failure(f"http://127.0.0.1:{port}/", Limits(allowed=frozenset({"127.0.0.1"}), seconds=2))
    assert isinstance(refused, fetching.NoAnswerError)


def test_bytes_beyond_the_length_are_not_read(wild):
    wild.on("/more", raw(HEAD + b"Content-Length: 3\r\n\r\nabcdefgh"))
    assert fetch(wild.url("/more"), wild.limits()).body == b"abc"


def test_a_server_must_show_a_certificate_of_its_name(wild):
    trusted = trusted_authorities()
    assert trusted.check_hostname
    assert trusted.verify_mode is ssl.CERT_REQUIRED
    plain = failure(wild.url("/plain").replace("http:", "https:"), wild.limits())
    assert isinstance(plain, fetching.NoAnswerError | fetching.BrokenOffError)
