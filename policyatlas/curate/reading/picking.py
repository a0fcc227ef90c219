"""Which words lead to a passage that somebody picked: proposed by rule, and checked; writes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policyatlas.dossiers.passages import Block, Locator, Paragraphs, plain

USUAL, MOST, LEAST = 4, 6, 2  # words at either end, of the two to six that a dossier takes
SIGNS = 2  # signs of a script without spaces that stand for one word: two Han characters mostly are one
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")
_EDGE = re.compile(r"^[^\w]+|[^\w%]+$")


@dataclass(frozen=True, slots=True)
class Picked:
    """The words of a passage and what leads to it. `why_not` says in sentences why it does not lead there, if so."""

    paragraph: int
    page: int | None
    opens: str
    closes: str
    words: str
    why_not: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """As the fields of the claim form; a text with pages is told by page unless only the paragraph is sure."""
        by_page = self.page is not None
        return {
            "passage_opens": self.opens,
            "passage_closes": self.closes,
            "passage_paragraph": "" if by_page else str(self.paragraph),
            "passage_page": str(self.page) if by_page else "",
        }


def picked(text: Paragraphs, number: int, first: str = "", last: str = "") -> Picked | None:
    """The whole paragraph of this number, or its part from the `first` to the `last` of these words.

    None where there is no such paragraph.
    """
    if not 1 <= number <= len(text.counted):
        return None
    block = text.counted[number - 1]
    begins, ends = _part(block, first, last)
    words = block.written[begins:ends]
    page = block.begins if text.paged else None
    best: Picked | None = None
    for opens, closes in _ends_of(words):
        for in_page in (page, None) if page is not None else (None,):
            locator = Locator(opens, closes or None, None if in_page is not None else number, in_page)
            findings = text.find(locator)
            why_not = " ".join([*findings.faults, *findings.warnings])
            found = Picked(number, in_page, opens, closes, words, why_not)
            if not why_not and text.span(locator) is not None:
                return found
        best = best or found
    if best is None:
        return Picked(number, page, "", "", words, _("No words are in it that could lead there: choose others."))
    return best


def _part(block: Block, first: str, last: str) -> tuple[int, int]:
    """The part of a paragraph between these words; all of it where they do not stand in it so."""
    opens, closes = plain(first), plain(last)
    begins = block.text.find(opens) if opens else 0
    if begins < 0:
        return 0, len(block.text)
    at = block.text.find(closes, begins) if closes else -1
    ends = at + len(closes) if at >= 0 else len(block.text)
    words = [word.span() for word in _WORD.finditer(block.text)]  # nobody meant half a word
    begins = max((one for one, _end in words if one <= begins), default=begins)
    return begins, min((end for _one, end in words if end >= ends), default=ends)


def _ends_of(words: str) -> Iterator[tuple[str, str]]:
    """What may open and close these words: first as many words as usual, then more of them, then fewer."""
    found = list(_WORD.finditer(words))
    steps = SIGNS if found and re.match(f"[{_HAN}]", found[0].group()) else 1
    if len(found) <= MOST * steps and (whole := _trimmed(words)):
        yield whole, ""
    for count in (*range(USUAL, MOST + 1), *range(USUAL - 1, LEAST - 1, -1)):
        if len(found) < 2 * count * steps:
            continue
        opens = words[found[0].start() : found[count * steps - 1].end()]
        closes = words[found[-count * steps].start() : found[-1].end()]
        if _trimmed(opens) and _trimmed(closes):
            yield _trimmed(opens), _trimmed(closes)


def _trimmed(words: str) -> str:
    """Without the punctuation around it, which a link would have to repeat to the letter."""
    return _EDGE.sub("", words.strip())
