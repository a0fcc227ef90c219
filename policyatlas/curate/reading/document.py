"""A text in its paragraphs, with the passages of claims marked in it; knows neither form nor request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from policyatlas.dossiers.passages import Locator, Paragraphs, Span


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a paragraph that the same claims rest on. `ends` are the numbers of the claims that end here."""

    text: str
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `page` is 0 but where a page begins with it, in a text that has pages."""

    number: int
    page: int
    runs: tuple[Run, ...]
    claims: tuple[int, ...] = field(default=())


def passages(text: Paragraphs, spans: Mapping[int, Span | None]) -> list[Passage]:
    """All paragraphs, with the passages of claims by the claims' numbers."""
    by_paragraph: dict[int, dict[int, Span]] = {}
    for claim, span in spans.items():
        if span is not None:
            by_paragraph.setdefault(span.paragraph, {})[claim] = span
    shown, page = [], 0
    for number, block in enumerate(text.counted, start=1):
        here = by_paragraph.get(number, {})
        begins_page = block.begins if text.paged and block.begins != page else 0
        page = block.begins
        runs = tuple(_runs(block.written, here)) if here else (Run(block.written),)
        shown.append(Passage(number, begins_page, runs, tuple(sorted(here))))
    return shown


def span_of(text: Paragraphs, passage: Any) -> Span | None:  # noqa: ANN401 - as somebody wrote it, sound or not
    """Where a passage in the form of a dossier stands; None where that cannot be told."""
    if not isinstance(passage, Mapping) or not isinstance(passage.get("opens"), str) or not passage["opens"].strip():
        return None
    closes = passage.get("closes")
    paragraph, page = (_whole(passage.get(name)) for name in ("paragraph", "page"))
    return text.span(Locator(passage["opens"], closes if isinstance(closes, str) else None, paragraph, page))


def _whole(value: Any) -> int | None:  # noqa: ANN401 - as above
    return value if isinstance(value, int) and value > 0 else None


def _runs(text: str, spans: Mapping[int, Span]) -> Iterable[Run]:
    """The text cut wherever a passage begins or ends."""
    cuts = sorted({0, len(text), *(at for span in spans.values() for at in (span.begins, span.ends))})
    for begins, ends in pairwise(cuts):
        inside = tuple(sorted(one for one, span in spans.items() if span.begins <= begins and ends <= span.ends))
        closing = tuple(one for one in inside if spans[one].ends == ends)
        yield Run(text[begins:ends], inside, closing)
