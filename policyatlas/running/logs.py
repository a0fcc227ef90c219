"""How messages are written down and mailed: with the request's name, a line each, without what nobody should read."""

import logging
import re
import time
import traceback
from collections import deque
from contextvars import ContextVar

from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter

request_id: ContextVar[str] = ContextVar("request_id", default="-")
MAILS_AN_HOUR = 10

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class NameOfRequest(logging.Filter):
    """Gives each message the name of the request that it came from, `-` outside of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every message goes on."""
        record.request_id = request_id.get()
        return True


class OneLine(logging.Formatter):
    """A message is one line, whatever was asked for: nobody writes a second one into our log."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """As the format says; what would begin a line or move a cursor is spelt out."""
        record.message = _CONTROL.sub(lambda found: repr(found[0])[1:-1], record.message)
        return super().formatMessage(record)


class FewMails(logging.Filter):
    """At most ten mails an hour from a process: a fault on every page fills no mailbox. The log has them all."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self._sent: deque[float] = deque(maxlen=MAILS_AN_HOUR)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the tenth mail before this one was an hour ago."""
        now = time.monotonic()
        if len(self._sent) == MAILS_AN_HOUR and now - self._sent[0] < 3600:
            return False
        self._sent.append(now)
        return True


class PlainReporter(ExceptionReporter):
    """A report of an error for mail: where it happened, and nothing that was typed, stored or set.

    Django's holds all settings, cookies and fields of the form; a private text or a password in an address would leave
    the house with it.
    """

    def get_traceback_text(self) -> SafeString:
        """The request's name, method and path, then the lines of code."""
        asked = f"{self.request.method} {self.request.path}\n" if self.request else ""
        lines = traceback.format_exception(self.exc_type, self.exc_value, self.tb) if self.exc_type else []
        return mark_safe(f"Request {request_id.get()}\n{asked}\n{''.join(lines)}")  # noqa: S308 - a mail of plain text
