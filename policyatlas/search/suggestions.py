"""What somebody may be about to type: names that begin so, as they type; knows no request."""

from dataclasses import dataclass

from policyatlas.finding.asking import Asked, look_up, read
from policyatlas.finding.hits import named
from policyatlas.finding.matching import Row, UnreachableError
from policyatlas.search.forms import ONE

MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Names that hold what was typed so far, the likeliest first. `is_cut_off`: the server that searches is silent."""

    asked: Asked
    rows: tuple[tuple[Row, str], ...] = ()
    is_cut_off: bool = False


def suggest(typed: str) -> Suggestions:
    """Cases, speakers and sources by the beginnings of the words of their names: at most three queries."""
    asked = look_up(read(typed, as_typed=True))
    try:
        return Suggestions(asked, tuple((row, str(ONE[row.kind])) for row in named(asked, MOST)))
    except UnreachableError:
        return Suggestions(asked, is_cut_off=True)
