"""Which edition of the atlas is current, asked of the database at most once a second, and the next; knows no page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from policyatlas.records.models import Claim, Edition

KEPT_SECONDS = 1.0
_kept: tuple[float, Edition | None] | None = None


def current_edition() -> Edition | None:
    """The newest edition; None before the first load. Up to a second old, so that most pages do not ask."""
    global _kept
    now = time.monotonic()
    if _kept is None or now - _kept[0] > KEPT_SECONDS:
        _kept = now, Edition.objects.first()
    return _kept[1]


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
    transaction.on_commit(forget_edition)
    return edition


def forget_edition() -> None:
    """Ask the database next time: after a change, and between tests."""
    global _kept
    _kept = None
