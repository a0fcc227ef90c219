"""Which edition of the atlas is current, as the shared cache or the database has it, and the next; knows no page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone

from policyatlas.records.models import Claim, Edition

HELD_SECONDS = 0.02  # by a process, so that of a crowd of readers one asks
KEPT_SECONDS = 1  # in a cache that processes share; whoever publishes writes it there, so that nobody waits for that
KEY = "standing"
NOT_SHARED = ("LocMemCache", "DummyCache", "DatabaseCache")  # of one process, or no nearer than the table itself
NEWEST = "SELECT id, number, published_at, observed_at FROM records_edition ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True)
class Standing:
    """What there is to show: an edition, and when something beside its claims was last seen otherwise, as a link."""

    key: int = 0  # none before the first load
    number: int = 0
    published: datetime | None = None
    observed: datetime | None = None

    @cached_property
    def edition(self) -> Edition | None:
        """The edition as a record; None before the first load."""
        if self.published is None:
            return None
        row = (self.key, self.number, self.published, self.observed)
        return Edition.from_db(DEFAULT_DB_ALIAS, ("id", "number", "published_at", "observed_at"), row)

    @cached_property
    def tag(self) -> str:
        """The same as long as every page is."""
        return f"{self.number} {self.published} {self.observed}"

    @property
    def since(self) -> datetime | None:
        """When it began to be so."""
        return max(filter(None, (self.published, self.observed)), default=None)


_held: tuple[float, Standing] = 0.0, Standing()
_asked: ContextVar[dict[str, Standing] | None] = ContextVar("asked", default=None)


def current_edition() -> Edition | None:
    """The newest edition; None before the first load."""
    return standing().edition


def standing() -> Standing:
    """What there is to show now; within `asked_once`, when it was first asked."""
    asked = _asked.get()
    if asked is None:
        return _ask()
    if KEY not in asked:
        asked[KEY] = _ask()
    return asked[KEY]


@contextmanager
def asked_once() -> Iterator[None]:
    """While a page is made, all of it is of one edition, which is asked for when it is first needed."""
    token = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(token)


def standing_in(database: str) -> Standing:
    """What this database has to show, in one query without a model: a page that is kept needs nothing else."""
    with connections[database].cursor() as cursor:
        cursor.execute(NEWEST)
        row = cursor.fetchone()
    return Standing(row[0], row[1], *map(_moment, row[2:])) if row else Standing()


def is_shared() -> bool:
    """Whether what one process puts into the cache is found there by the others, and sooner than in the database."""
    return not settings.CACHES["default"]["BACKEND"].endswith(NOT_SHARED)


@contextmanager
def only_writer() -> Iterator[None]:
    """A transaction in which nobody else changes the published atlas: whoever comes later waits, then sees it all.

    The first edition is what is locked, since it is always the same row. SQLite lets in one writer at a time anyhow.
    """
    with transaction.atomic():
        Edition.objects.select_for_update().order_by("number").first()
        yield


def publish_edition() -> Edition:
    """The next edition, as of now: whatever changes the published atlas makes one, in its own transaction, at the end.

    Claims that readers see for the first time keep it as theirs.
    """
    last = Edition.objects.first()
    edition = Edition.objects.create(number=last.number + 1 if last else 1, published_at=timezone.now())
    Claim.objects.shown_first_in(edition)
    _announce_when_committed(edition)
    return edition


def note_observation() -> None:
    """Pages show something else from now on, though nothing was published: a link was checked, an index made anew.

    Within `only_writer`, so that the newest edition is the newest until the end of the transaction.
    """
    if edition := Edition.objects.first():
        edition.observed_at = timezone.now()
        edition.save(update_fields=["observed_at"])
        _announce_when_committed(edition)


def forget_edition() -> None:
    """Ask the database next time: between tests."""
    cache.delete(KEY)
    _let_go()


def _ask() -> Standing:
    global _held
    until, found = _held
    if time.monotonic() >= until:
        asked_at, found = time.monotonic(), _look_up()
        _held = asked_at + HELD_SECONDS, found
    return found


def _look_up() -> Standing:
    if not is_shared():
        return standing_in(DEFAULT_DB_ALIAS)
    row: tuple[Any, ...] | None = cache.get(KEY)
    if row is not None:
        return Standing(*row)
    found = standing_in(DEFAULT_DB_ALIAS)
    cache.add(KEY, astuple(found), KEPT_SECONDS)  # unless somebody has published meanwhile
    return found


def _announce_when_committed(edition: Edition) -> None:
    found = Standing(edition.pk, edition.number, edition.published_at, edition.observed_at)
    transaction.on_commit(partial(_announce, found))


def _announce(found: Standing) -> None:
    _let_go()
    if is_shared():
        cache.set(KEY, astuple(found), KEPT_SECONDS)


def _let_go() -> None:
    global _held
    _held = 0.0, Standing()
    if (asked := _asked.get()) is not None:
        asked.clear()


def _moment(stored: datetime | None) -> datetime | None:
    """A moment as SQLite hands it over, without its zone, which is UTC; as PostgreSQL does, with it."""
    return stored.replace(tzinfo=UTC) if stored and stored.tzinfo is None else stored
