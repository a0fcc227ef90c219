"""Only machines that anybody can reach are asked, and exactly those that were looked at."""

import socket
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyatlas import fetching
from policyatlas.fetching import FetchError, Limits, fetch
from policyatlas.fetching import addresses as looking_up
from policyatlas.fetching.addresses import parsed, public
from tests.wild import page, redirect, wild_server

PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "192.0.0.1"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2002:808:808::1", "2001:0:7f00:1::", "localhost", "", "8.8.8.8.8"),
]


@pytest.mark.parametrize("number", PRIVATE)
def test_what_not_everybody_can_reach_is_not_public(number):
    assert not public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.216.34", "2001:4860:4860::8888", "2a00:1450:4001::1"])
def test_what_everybody_can_reach_is_public(number):
    assert public(number)


def failure(url, limits=None):
    with pytest.raises(FetchError) as caught:
        fetch(url, limits or Limits(seconds=2))
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "x",
            "news.example",
            "//news.example/",
            "file:///etc/passwd",
            "FTP://news.example/",
            "gopher://x.example/",
        ),
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "http://",
            "http:///x",
            "https://?x",
            "http://[::1",
            "http://a]b/",
        ),
        *("http://me:pw@news.example/", "http://me@news.example/", "http://:@news.example/"),
        *(
            "http://news.example:22/",
            "http://news.example:8080/",
            "http://news.example:0x50/",
            "http://news.example:99999/",
        ),
        *(
            "http://news.example\\@127.0.0.1/",
            "http://news.example/\r\nX: y",
            "http://a b.example/",
            "http://a\tb.example/",
        ),
        *("http://exa%6dple.org/", "http://<x>/"),
    ],
)
def test_what_may_not_be_asked_is_refused_with_a_sentence_and_nobody_is_looked_up(url, monkeypatch):
    monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: pytest.fail("was looked up"))
    error = failure(url)
    assert isinstance(error, fetching.AddressError)
    assert str(error).endswith(".")


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "localhost",
        ),
        *(
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:ffff:7f00:1]",
            "169.254.169.254",
            "[fe80::1]",
            "[::]",
            "127.0.0.1.",
            "①②⑦.0.0.1",
        ),
    ],
)
def test_every_way_to_write_a_private_machine_is_refused(host):
    error = failure(f"http://{host}/")
    assert isinstance(error, fetching.PrivateAddressError | fetching.NoHostError | fetching.AddressError), error


def test_a_name_of_another_script_is_looked_up_as_it_is_registered(monkeypatch):
    asked = []
    monkeypatch.setattr(looking_up, "resolve", lambda host, *_args, **_kw: asked.append(host) or [])
    assert isinstance(failure("https://Bücher.例え.example/"), fetching.NoHostError)
    assert asked == ["xn--bcher-kva.xn--r8jz45g.example"]


def answering(*numbers):
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in numbers]


def test_one_private_number_among_public_ones_is_enough_to_refuse(monkeypatch):
    mixed = answering("93.184.216.34", "10.0.0.1")
    monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: mixed)
    assert isinstance(failure("http://mixed.example/"), fetching.PrivateAddressError)


def test_a_name_that_turns_private_after_it_was_checked_leads_nowhere_else(monkeypatch):
    answers = [answering("93.184.216.34"), answering("127.0.0.1"), answering("127.0.0.1")]
    monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: answers.pop(0))
    connected = []

    def connect(address, *_args, **_options):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert isinstance(failure("http://rebinding.example/"), fetching.NoAnswerError)
    assert connected == [("93.184.216.34", 80)]
    assert len(answers) == 2


def test_a_name_is_checked_anew_at_every_redirect(monkeypatch):
    with wild_server() as wild:
        wild.on("/", redirect("/again"))
        wild.on("/again", page("secret"))
        answers = [answering("93.184.216.34"), answering("127.0.0.1")]
        monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: answers.pop(0))
        connect = socket.create_connection

        def lead_home(_address, *args, **options):
            return connect(("127.0.0.1", wild.port), *args, **options)

        monkeypatch.setattr(socket, "create_connection", lead_home)
        assert isinstance(failure("http://turning.example/"), fetching.PrivateAddressError)
        assert wild.asked == ["/"]


def test_the_second_number_is_tried_where_the_first_takes_no_connection(monkeypatch):
    with wild_server() as wild:
        wild.on("/", page("here"))
        both = answering("127.0.0.1", "127.0.0.2")
        monkeypatch.setattr(looking_up, "resolve", lambda *_args, **_kw: both)
        connect, connected = socket.create_connection, []

        def refuse_first(address, *args, **options):
            connected.append(address[0])
            if len(connected) == 1:
                raise ConnectionRefusedError
            return connect(address, *args, **options)

        monkeypatch.setattr(socket, "create_connection", refuse_first)
        limits = Limits(allowed=frozenset({"two.example"}), seconds=2)
        assert fetch(f"http://two.example:{wild.port}/", limits).text == "here"
        assert connected == ["127.0.0.1", "127.0.0.2"]


def test_an_allowed_host_is_allowed_at_its_port_only():
    at_port = Limits(allowed=frozenset({"10.0.0.7:8000", "[fd00::7]:8000"}))
    assert parsed("http://10.0.0.7:8000/", at_port).allowed_by(at_port)
    assert parsed("http://[fd00::7]:8000/", at_port).allowed_by(at_port)
    assert not parsed("http://10.0.0.7/", at_port).allowed_by(at_port)
    anywhere = Limits(allowed=frozenset({"wiki.intranet"}))
    assert parsed("http://wiki.intranet:9999/", anywhere).allowed_by(anywhere)


@given(st.text(max_size=80) | st.text(alphabet="htps:/@[]%.\\?# \t0x127ä。", max_size=40).map("http://".__add__))
def test_any_text_is_an_address_that_reads_the_same_again_or_an_error_of_ours(text):
    with suppress(FetchError):
        address = parsed(text, Limits())
        assert parsed(str(address), Limits()) == address
