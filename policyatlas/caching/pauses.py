"""Leaves alone for a while what has just failed, so that nobody waits for it in vain; knows nothing of what it is."""

import time
from threading import Lock


class Pause:
    """What has failed is tried again by one at a time, once in so many seconds, until it works."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_on = False
        self._next = 0.0
        self._lock = Lock()

    def may_try(self) -> bool:
        """Whether it is worth a try, or this caller's turn to find out."""
        if not self.is_on:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._next:
                return False
            self._next = now + self.seconds
            return True

    def begin(self) -> bool:
        """It failed; whether it had not before."""
        was_on, self.is_on = self.is_on, True
        self._next = time.monotonic() + self.seconds
        return not was_on

    def end(self) -> None:
        """It works."""
        self.is_on = False
