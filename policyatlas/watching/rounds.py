"""Which addresses are due, and when each host may be asked again; asks nobody."""

import heapq
from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Max

from policyatlas.records.models import LinkCheck, Source


@dataclass(frozen=True, slots=True)
class Due:
    """An address of a source that is to be asked."""

    source: int
    slug: str
    url: str
    archived: bool

    @property
    def host(self) -> str:
        """Whom it is asked of; those that cannot be parted stand together."""
        try:
            return urlsplit(self.url).netloc.lower()
        except ValueError:
            return ""


def due(since: datetime, slugs: Collection[str] = ()) -> list[Due]:
    """Addresses not asked since then, of these sources or of all held: those never asked, then those of long ago."""
    held = Source.objects.held()
    rows = (held.filter(slug__in=slugs) if slugs else held).values_list("pk", "slug", "url", "archived_url")
    every = [
        Due(pk, slug, address, archived)
        for pk, slug, url, archived_url in rows
        for archived, address in ((False, url), (True, archived_url))
        if address
    ]
    last = _last_asked()
    waiting = [(last.get((one.source, one.archived, one.url)), one) for one in every]
    old = [(at, one) for at, one in waiting if at is None or at < since]
    return [one for _at, one in sorted(old, key=lambda pair: (pair[0] is not None, pair[0] or since, pair[1].slug))]


def _last_asked() -> dict[tuple[int, bool, str], datetime]:
    asked = LinkCheck.objects.order_by().values_list("source", "archived", "url").annotate(Max("at"))
    return {(source, archived, url): at for source, archived, url, at in asked}


class Turns:
    """The addresses in an order in which no host is asked again before its pause is over."""

    def __init__(self, addresses: Iterable[Due]) -> None:
        self._queues: dict[str, deque[Due]] = defaultdict(deque)
        for address in addresses:
            self._queues[address.host].append(address)
        self._ready = [(0.0, turn, host) for turn, host in enumerate(self._queues)]
        self._turn = len(self._ready)

    def __bool__(self) -> bool:
        return bool(self._ready)

    def take(self) -> tuple[float, Due]:
        """The next address, and from when on its host may be asked; then `again` or `done` must say how it went."""
        at, _turn, host = heapq.heappop(self._ready)
        return at, self._queues[host][0]

    def again(self, one: Due, at: float) -> None:
        """It could not be asked yet: its host had to be asked for something else first."""
        self._turn += 1
        heapq.heappush(self._ready, (at, self._turn, one.host))

    def done(self, one: Due, at: float) -> None:
        """It was asked; its host may be asked again from then on."""
        self._queues[one.host].popleft()
        if self._queues[one.host]:
            self.again(one, at)
