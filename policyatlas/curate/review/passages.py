"""A passage in the private text of its source, with what stands around it; writes nothing and knows no page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policyatlas.curate.checks import Text
from policyatlas.curate.reading.document import span_of
from policyatlas.dossiers.passages import Paragraphs

AROUND = 1  # paragraphs before and after
LONGEST = 1500  # letters of a paragraph on either side of the passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, in three parts where the passage stands in it; `page` is 0 where the text has none."""

    number: int
    page: int
    before: str
    passage: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraphs around a passage. `is_found` says whether the passage itself can be told in them."""

    pieces: tuple[Piece, ...]
    is_found: bool
    paragraphs: int


def in_context(text: Text | None, passage: Mapping[str, Any] | None) -> Context | None:
    """The passage where it stands, else the paragraph that it names; None without a text."""
    if text is None:
        return None
    whole = Paragraphs(text.words, text.first)
    passage = passage or {}
    found = span_of(whole, passage)
    named = passage.get("paragraph")
    number = found.paragraph if found else named if isinstance(named, int) else 1
    pieces = []
    for one in range(max(1, number - AROUND), min(len(whole.counted), number + AROUND) + 1):
        block = whole.counted[one - 1]
        page = block.begins if whole.paged else 0
        if found and one == number:
            begins, ends, words = found.begins, found.ends, block.written
            pieces.append(Piece(one, page, _last(words[:begins]), words[begins:ends], _first(words[ends:])))
        else:
            pieces.append(Piece(one, page, _last(block.written) if one < number else _first(block.written)))
    return Context(tuple(pieces), found is not None, len(whole.counted))


def _first(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _last(words: str) -> str:
    return words if len(words) <= LONGEST else f"…{words[-LONGEST:]}"
