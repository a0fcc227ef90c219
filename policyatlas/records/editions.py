"""Which edition of the atlas is current, asked of the database at most once a second; knows no page."""

import time

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


def forget_edition() -> None:
    """Ask the database next time: after a load, and between tests."""
    global _kept
    _kept = None
