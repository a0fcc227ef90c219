"""Whom a host lets in, by its robots.txt; knows nothing of sources."""

from dataclasses import replace
from urllib.parse import urlsplit

from protego import Protego

from policyatlas.fetching import FetchError, Limits, fetch

NAME = "policyatlas"
MOST = 500_000  # bytes, as search engines read
LONGEST_PAUSE = 30.0  # seconds; a host that asks for more is asked once that often all the same


class Robots:
    """The rules of hosts, each asked for once. A host without rules, or that does not answer, forbids nothing."""

    def __init__(self, limits: Limits) -> None:
        self._limits = replace(limits, bytes=min(limits.bytes, MOST))
        self._rules: dict[str, Protego] = {}

    def know(self, url: str) -> bool:
        """Whether the rules of this address's host are known, so that nobody need be asked for them."""
        return _host(url) in self._rules

    def ask(self, url: str) -> None:
        """Fetch them."""
        host = _host(url)
        self._rules[host] = Protego.parse("")
        try:
            fetched = fetch(f"{host}/robots.txt", self._limits)
        except FetchError:
            return
        if fetched.status in range(200, 300):
            self._rules[host] = Protego.parse(fetched.text)
        elif fetched.status >= 500:  # RFC 9309: a host that is ill is left alone
            self._rules[host] = Protego.parse("User-agent: *\nDisallow: /")

    def allow(self, url: str) -> bool:
        """Whether we may ask for this address."""
        return bool(self._rules[_host(url)].can_fetch(url, NAME))

    def pause(self, url: str) -> float:
        """Seconds that the host wants between two questions, as far as that is reasonable."""
        return min(self._rules[_host(url)].crawl_delay(NAME) or 0.0, LONGEST_PAUSE)


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
