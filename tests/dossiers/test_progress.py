"""A terminal sees one line that is rewritten and goes; a file has a line every ten seconds, and none of a short run."""

from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from policyatlas.dossiers.management import progress
from policyatlas.dossiers.management.progress import Progress
from policyatlas.records.telling import telling


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """What it is by the clock: the test sets it."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def ran(out, clock, *steps):
    """What is written where so many are done after so many seconds."""
    with Progress(OutputWrapper(out)) as told:
        for clock[0], done in steps:
            told("Files read", done, 2_000)
    return out.getvalue()


def test_a_file_has_a_line_every_ten_seconds(clock):
    assert ran(StringIO(), clock, (1, 10), (10, 500), (19, 700), (21, 1_000)) == (
        "Files read: 500 of 2,000, 25 %, after 10 s.\nFiles read: 1,000 of 2,000, 50 %, after 21 s.\n"
    )


def test_a_short_run_leaves_no_trace_in_a_file(clock):
    assert ran(StringIO(), clock, (1, 10), (9, 2_000)) == ""


def test_a_terminal_has_one_line_which_goes(clock):
    written = ran(Terminal(), clock, (0.01, 1), (0.2, 2), (0.25, 3), (0.5, 2_000))
    assert [line.rstrip() for line in written.split("\r")] == [
        "",
        "Files read: 2 of 2,000, 0 %, after 0 s",
        "Files read: 2,000 of 2,000, 100 %, after 0 s",
        "",
        "",
    ]
    assert "\n" not in written


def test_the_line_goes_too_where_the_work_fails(clock):
    out = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(OutputWrapper(out)):
        raise KeyboardInterrupt
    assert out.getvalue().endswith("\r")


def test_it_is_told_after_each_item_how_many_are_done():
    heard = []
    assert list(telling(["a", "b"], "Files read", lambda *far: heard.append(far))) == ["a", "b"]
    assert list(telling(iter("c"), "Files made", lambda *far: heard.append(far))) == ["c"]
    assert heard == [("Files read", 1, 2), ("Files read", 2, 2), ("Files made", 1, 0)]
