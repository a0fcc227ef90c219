"""Whether the database answers, and what there was to show when it last did. While it is gone nobody waits for it."""

import logging
from contextlib import suppress

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from policyatlas.caching.pauses import Pause
from policyatlas.records.editions import Standing, standing

SECONDS = 2.0  # between two tries
GONE = (OperationalError, InterfaceError)

logger = logging.getLogger(__name__)


class Outage(Pause):
    """That of the one database, as far as this process knows."""

    last: Standing | None = None

    def standing(self) -> Standing | None:
        """What there is to show; while the database is gone what there was, if that was ever seen."""
        if not self.may_try():
            return self.last
        try:
            self.last = _asked()
        except GONE:
            if self.begin():
                logger.exception("The database does not answer")
        else:
            self.end()
        return self.last


def _asked() -> Standing:
    """Asked once more where a connection was broken: they all are after the database has gone and come back."""
    try:
        return standing()
    except GONE:
        renew_connections()
        return standing()


def renew_connections() -> None:
    """Let go of connections that lead nowhere; not of one in whose transaction we are."""
    if connection.in_atomic_block:
        return
    with suppress(DatabaseError):
        connection.close()
    if pool := getattr(connection, "pool", None):
        pool.check()


outage = Outage(SECONDS)
