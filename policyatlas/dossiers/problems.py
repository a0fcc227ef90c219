"""What is wrong with a file, where, and how to mend it; knows none of the rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `line` counts from 1; `sentence` says what is wrong and how to mend it."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


def did_you_mean(written: str, names: Iterable[str], otherwise: str) -> str:
    """The end of a sentence about an unknown name: the nearest one, or else the advice given."""
    near = get_close_matches(written, list(names), n=1)
    return f"did you mean “{near[0]}”?" if near else otherwise
