"""How far a long command is: on a terminal a line that is rewritten, elsewhere a line now and then; counts nothing."""

from time import monotonic
from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper

WIDTH = 78  # letters of the line on a terminal
REDRAWN = 0.1  # seconds after which it is rewritten at the earliest
WRITTEN = 10.0  # seconds between two lines where nobody watches


class Progress:
    """Call it with what is done, how many there are of it, and of how many, 0 where nobody knows.

    A context manager: at the end a terminal's line is cleared, so that what follows has it. What took less than ten
    seconds has left no trace in a file.
    """

    def __init__(self, out: OutputWrapper) -> None:
        self._out, self._watched = out, out.isatty()
        self._began = self._told = monotonic()

    def __call__(self, what: str, done: int, total: int = 0) -> None:
        """Say so, if it is time to."""
        now = monotonic()
        if now - self._told < (REDRAWN if self._watched else WRITTEN):
            return
        self._told = now
        share = f" of {total:,}, {100 * done // total} %" if total else ""
        line = f"{what}: {done:,}{share}, after {now - self._began:.0f} s"
        if self._watched:
            self._out.write(f"\r{line[:WIDTH].ljust(WIDTH)}", ending="")
        else:
            self._out.write(f"{line}.")
        self._out.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watched:
            self._out.write(f"\r{' ' * WIDTH}\r", ending="")
            self._out.flush()
