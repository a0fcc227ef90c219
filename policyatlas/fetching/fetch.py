"""One fetch from the first address to the last, hop by hop; knows neither sockets nor what the page is wanted for."""

import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from functools import cache
from hashlib import sha256
from urllib.parse import quote, urljoin

import httpcore2 as httpcore

from policyatlas.fetching.addresses import Address, machines, parsed
from policyatlas.fetching.answers import TEXT, Fetched, Hop, Want
from policyatlas.fetching.connecting import Allowance, CheckedMachines
from policyatlas.fetching.failures import (
    AddressError,
    BrokenOffError,
    CertificateError,
    CircleError,
    FetchError,
    GarbledError,
    MediaTypeError,
    NoAnswerError,
    RedirectError,
    SwitchedOffError,
    TooLargeError,
    TooManyRedirectsError,
    TooSlowError,
)
from policyatlas.fetching.limits import Limits
from policyatlas.fetching.unpacking import unpacked

LEADS_ON = (301, 302, 303, 307, 308)
MOST_HEADER = 500  # characters of a header that are kept


def fetch(
    url: str,
    limits: Limits,
    *,
    media_types: Collection[str] = TEXT,
    want: Want = Want.BODY,
    etag: str = "",
    last_modified: str = "",
) -> Fetched:
    """Ask for the page at this address, wherever it leads; with `etag` or `last_modified`, only a changed one (304).

    An answer other than a page is an answer, with its status and without a body: `fetched.page()` makes it an error.
    Nothing is sent but the question: no cookie, no password, no proxy of the environment. Raises FetchError.
    """
    if not limits.on:
        raise SwitchedOffError
    allowance = Allowance(limits)
    asked = _headers(limits, media_types, etag, last_modified)
    address = parsed(url, limits)
    hops: list[Hop] = []
    been = {str(address)}
    while True:
        with _answer(address, asked, allowance) as answer:
            head = _head(answer)
            location = head["location"]
            if answer.status not in LEADS_ON or not location:
                return _arrived(answer, head, address, tuple(hops), allowance, media_types, want)
        following = _following(address, location, limits)
        hops.append(Hop(str(address), answer.status, str(following)))
        if str(following) in been:
            raise CircleError(str(following))
        if len(hops) > limits.redirects:
            raise TooManyRedirectsError(limits.redirects)
        address = following
        been.add(str(address))


def _headers(limits: Limits, media_types: Collection[str], etag: str, last_modified: str) -> dict[str, str]:
    asked = {
        "User-Agent": limits.agent,
        "Accept": ", ".join([*sorted(media_types), "*/*;q=0.1"]),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    if etag:
        asked["If-None-Match"] = etag
    if last_modified:
        asked["If-Modified-Since"] = last_modified
    return asked


@contextmanager
def _answer(address: Address, asked: Mapping[str, str], allowance: Allowance) -> Iterator[httpcore.Response]:
    """One answer of one machine, as it comes in; every failure in our own words."""
    with _explained(address.host, allowance):
        numbers = machines(address, allowance.limits, allowance.left())
        scheme, host, target = address.scheme.encode(), address.host.encode(), address.target.encode()
        url = httpcore.URL(scheme=scheme, host=host, port=address.port, target=target)
        connection = httpcore.HTTPConnection(
            origin=url.origin,
            ssl_context=trusted_authorities() if address.scheme == "https" else None,
            network_backend=CheckedMachines(numbers, allowance),
        )
        request = httpcore.Request("GET", url, headers=[("Host", address.header), *asked.items()])
        try:
            yield connection.handle_request(request)
        finally:
            connection.close()


@contextmanager
def _explained(host: str, allowance: Allowance) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TooSlowError(host, allowance.limits.seconds) from error
    except httpcore.ConnectError as error:
        refused = isinstance(error.__cause__, ssl.SSLCertVerificationError)
        raise (CertificateError(host) if refused else NoAnswerError(host)) from error
    except httpcore.NetworkError as error:
        raise BrokenOffError(host) from error
    except httpcore.RemoteProtocolError as error:
        broken = "without sending" in str(error)  # complete message body, or a response at all
        raise (BrokenOffError(host) if broken else GarbledError(host)) from error


@cache
def trusted_authorities() -> ssl.SSLContext:
    """The authorities that this machine trusts; their list is read once."""
    return httpcore.default_ssl_context()


def _head(answer: httpcore.Response) -> Message:
    """The headers, as mail has them: any case, a missing one is None."""
    head = Message()
    for name, value in answer.headers:
        head[name.decode("latin-1")] = value.decode("utf-8", "replace")
    return head


def _following(address: Address, location: str, limits: Limits) -> Address:
    try:
        return parsed(quote(urljoin(str(address), location.strip()), safe="!#$%&'()*+,/:;=?@[]~"), limits)
    except (AddressError, ValueError) as error:
        raise RedirectError(location[:MOST_HEADER]) from error


def _arrived(
    answer: httpcore.Response,
    head: Message,
    address: Address,
    hops: tuple[Hop, ...],
    allowance: Allowance,
    media_types: Collection[str],
    want: Want,
) -> Fetched:
    """The last answer; its body only where it is a page of a form that is wanted, and no larger than it may be."""
    body, digest = bytearray(), sha256()
    read = want is not Want.NOTHING and answer.status in range(200, 300)
    media_type = head.get_content_type() if head["content-type"] else ""
    if read:
        with _with_status(answer.status):
            if media_type not in media_types:
                raise MediaTypeError(media_type)
            if _announced(head) > allowance.limits.bytes:
                raise TooLargeError(allowance.limits.bytes)
            for piece in unpacked(answer.iter_stream(), head["content-encoding"] or "", allowance.limits.bytes):
                digest.update(piece)
                if want is Want.BODY:
                    body += piece
    return Fetched(
        url=str(address),
        status=answer.status,
        hops=hops,
        media_type=media_type,
        charset=head.get_content_charset() or "",
        etag=_short(head["etag"]),
        last_modified=_short(head["last-modified"]),
        body=bytes(body),
        digest=digest.hexdigest() if read else "",
        bytes_read=allowance.read,
    )


@contextmanager
def _with_status(status: int) -> Iterator[None]:
    """What fails from here on fails after the server had answered."""
    try:
        yield
    except FetchError as error:
        error.status = status
        raise


def _announced(head: Message) -> int:
    length = head["content-length"] or ""
    return int(length) if length.isascii() and length.isdigit() else 0


def _short(value: str | None) -> str:
    """A header as it is, or nothing where it is longer than any that means something."""
    return value if value and len(value) <= MOST_HEADER and value.isascii() and value.isprintable() else ""
