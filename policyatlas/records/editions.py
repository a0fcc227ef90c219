"""Which edition of the atlas is current, asked of the database at most once a second, and the next; knows no page."""

import time

from django.db import transaction
from django.utils import timezone

from policyatlas.records.models import Edition

KEPT_SECONDS = 1.0
_kept: tuple[float, Edition | None] | None = None


def current_edition() -> Edition | None:
    """The newest edition; None before the first load. Up to a second old, so that most pages do not ask."""
    global _kept
    now = time.monotonic()
    if _kept is None or now - _kept[0] > KEPT_SECONDS:
        _kept = now, Edition.objects.first()
    return _kept[1]


def publish_edition() -> Edition:
    """The next edition, as of now: whatever changes the published atlas makes one, in its own transaction."""
    last = Edition.objects.first()
    edition = Edition.objects.create(number=last.number + 1 if last else 1, published_at=timezone.now())
    transaction.on_commit(forget_edition)
    return edition


def forget_edition() -> None:
    """Ask the database next time: after a change, and between tests."""
    global _kept
    _kept = None
