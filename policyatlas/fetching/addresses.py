"""Which addresses may be asked, and which machines stand behind them; connects to none."""

import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urlsplit

import idna
from django.utils.translation import gettext as _

from policyatlas.fetching.failures import AddressError, NoHostError, PrivateAddressError, TooSlowError
from policyatlas.fetching.limits import Limits

resolve = socket.getaddrinfo  # tests put another in its place

PORTS = {"http": 80, "https": 443}
FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(%[a-z0-9]+)?")
# Each carries an IPv4 address within: what is public here may lead to what is private there.
CARRYING_IPV4 = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"), IPv6Network("2001::/32"), IPv6Network("2002::/16"))
LEFT_ALONE = "!#$%&'()*+,/:;=?@[]~"  # of a path or query that is already written as addresses are


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart, once, so that what was checked is what is asked. `host` is in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self._bracketed}{port}{self.target}"

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def header(self) -> str:
        """What the header `Host` says."""
        return self._bracketed if self.port == PORTS[self.scheme] else f"{self._bracketed}:{self.port}"

    def allowed_by(self, limits: Limits) -> bool:
        """Whether the settings name its host, with its port or for all ports."""
        return bool({self.host, f"{self._bracketed}:{self.port}"} & limits.allowed)


def parsed(url: str, limits: Limits) -> Address:
    """The address taken apart, without its fragment. Raises AddressError where it may not be asked."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise AddressError(_("This is not an address as browsers know it: look whether it is whole.")) from error
    if parts.scheme not in PORTS or not host or FORBIDDEN.search(url):
        raise AddressError(_("Only addresses of the web are fetched: write one that begins with https:// or http://."))
    if parts.username is not None or parts.password is not None:
        raise AddressError(_("The address holds a user name or a password: take it out."))
    target = quote(parts.path or "/", safe=LEFT_ALONE)
    target += f"?{quote(parts.query, safe=LEFT_ALONE)}" if parts.query else ""
    address = Address(parts.scheme, _ascii(host), port or PORTS[parts.scheme], target)
    if address.port not in PORTS.values() and not address.allowed_by(limits):
        raise AddressError(
            _("The address names port %(port)d: pages are fetched from ports 80 and 443 only.") % {"port": address.port}
        )
    return address


def _ascii(host: str) -> str:
    """The name as it is looked up: lower case, `xn--` where it is written in another script. Raises AddressError."""
    with suppress(idna.IDNAError):
        written = host if host.isascii() else idna.encode(host, uts46=True).decode()
        if HOST.fullmatch(written.lower().rstrip(".")):
            return written.lower().rstrip(".")
    raise AddressError(_("The address names no host that can be: look whether it is spelt right."))


def machines(address: Address, limits: Limits, seconds: float) -> tuple[str, ...]:
    """The numbers behind the name, in the order to try them; all of them lie in the public network.

    One private number among them is enough to refuse: a name whose owner mixes the two is not to be trusted.
    Raises NoHostError, PrivateAddressError, TooSlowError.
    """
    numbers = _looked_up(address, limits, seconds)
    if not address.allowed_by(limits) and not all(map(public, numbers)):
        raise PrivateAddressError(address.host)
    return numbers


def public(number: str) -> bool:
    """Whether the number is one that anybody can reach."""
    try:
        machine: IPv4Address | IPv6Address = ip_address(number)
    except ValueError:  # with a zone, as link-local ones have
        return False
    if isinstance(machine, IPv6Address) and (
        machine.ipv4_mapped or machine.is_site_local or any(machine in network for network in CARRYING_IPV4)
    ):
        return False
    return machine.is_global and not (machine.is_multicast or machine.is_reserved or machine.is_unspecified)


def _looked_up(address: Address, limits: Limits, seconds: float) -> tuple[str, ...]:
    """Ask the system, in a thread of its own: a resolver may take minutes, and nothing can stop it."""
    found: SimpleQueue[tuple[str, ...] | OSError | UnicodeError] = SimpleQueue()

    def look() -> None:
        try:
            infos = resolve(address.host, address.port, type=socket.SOCK_STREAM)
            found.put(tuple(dict.fromkeys(str(info[4][0]) for info in infos)))
        except (OSError, UnicodeError) as error:
            found.put(error)

    Thread(target=look, name="resolver", daemon=True).start()
    try:
        numbers = found.get(timeout=max(seconds, 0.001))
    except Empty:
        raise TooSlowError(address.host, limits.seconds) from None
    if isinstance(numbers, OSError | UnicodeError) or not numbers:
        raise NoHostError(address.host)
    return numbers
