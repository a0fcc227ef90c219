"""Whether the words that open and close a passage stand in the text of its source; knows neither files nor tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

QUOTES = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))
BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a passage stands, as a dossier says; the title is paragraph 1, and None says that it is not given."""

    opens: str
    closes: str | None = None
    paragraph: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search for one passage found, in sentences. A fault means that the passage cannot be told for certain."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the pages that it begins and ends on.

    `text` has straight quotation marks, `written` those of the source; both are of one length.
    """

    text: str
    begins: int
    ends: int
    written: str


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands: the number of its paragraph, and its first letter and the one after its last in there."""

    paragraph: int
    begins: int
    ends: int


def why_not_found(text: str, locator: Locator, *, first: int = 1) -> str:
    """Why these words do not lead to one passage of the text and to no other, and how to mend it; empty where they do.

    For whoever publishes a claim: what is only a warning elsewhere is a reason here, since a link that follows the
    words would lead to the wrong place.
    """
    found = Paragraphs(text, first).find(locator)
    return " ".join([*found.faults, *found.warnings])


def plain(text: str) -> str:
    """The text with straight quotation marks, and one space wherever there is white space."""
    return " ".join(text.translate(QUOTES).split())


class Paragraphs:
    """A text in paragraphs: the blocks between blank lines, of which block `first` counts as paragraph 1.

    Form feeds part pages, as in the text of a PDF; a text without them has no pages to look on.
    """

    def __init__(self, text: str, first: int = 1) -> None:
        self.paged = "\f" in text
        blocks = list(_blocks(text.replace("\r\n", "\n")))
        self.above = " ".join(block.text for block in blocks[: first - 1])
        self.counted = blocks[first - 1 :]

    def find(self, locator: Locator) -> Findings:
        """Look for opening and closing words: in this order, without overlap, each once within one paragraph."""
        opens = plain(locator.opens)
        numbers = [locator.paragraph] if locator.paragraph is not None else self._holding(opens)
        if locator.paragraph is None and locator.page is not None and self.paged and numbers:
            on_page = [number for number in numbers if self._stands_on(locator.page, number)]
            if not on_page:
                return Findings(faults=[self._elsewhere(locator, numbers)])
            numbers = on_page
        if len(numbers) != 1:
            return Findings(faults=[_nowhere_or_often(locator.opens, numbers)])
        number = numbers[0]
        if number > len(self.counted):
            told = {"number": number, "count": len(self.counted)}
            return Findings(faults=[_("There is no paragraph %(number)d: the text has %(count)d.") % told])
        faults = list(_faults(opens, plain(locator.closes or ""), self.counted[number - 1].text, number))
        earlier = " ".join([self.above, *(block.text for block in self.counted[: number - 1])])
        if not faults and any(places(opens, earlier)):
            told_earlier = _(
                "The opening words “%(words)s” stand earlier, too, where a link may lead: take more words."
            )
            return Findings(warnings=[told_earlier % {"words": locator.opens}])
        return Findings(faults=faults)

    def span(self, locator: Locator) -> Span | None:
        """Where the passage stands; None where that cannot be told for certain, for the reasons that `find` gives."""
        if self.find(locator).faults:
            return None
        opens, closes = plain(locator.opens), plain(locator.closes or "")
        numbers = [locator.paragraph] if locator.paragraph is not None else self._holding(opens)
        if locator.paragraph is None and locator.page is not None and self.paged:
            numbers = [number for number in numbers if self._stands_on(locator.page, number)]
        text = self.counted[numbers[0] - 1].text
        begins = next(places(opens, text))
        ends = next(places(closes, text)) + len(closes) if closes else begins + len(opens)
        return Span(numbers[0], begins, ends)

    def _holding(self, opens: str) -> list[int]:
        return [number for number, block in enumerate(self.counted, start=1) if list(places(opens, block.text))]

    def _stands_on(self, page: int, number: int) -> bool:
        block = self.counted[number - 1]
        return block.begins <= page <= block.ends

    def _elsewhere(self, locator: Locator, numbers: list[int]) -> str:
        pages = sorted({self.counted[number - 1].begins for number in numbers})
        told = {"words": locator.opens, "page": locator.page, "pages": ", ".join(map(str, pages))}
        return _("The opening words “%(words)s” do not stand on page %(page)s, but on %(pages)s: mend the page.") % told


def _blocks(text: str) -> Iterator[Block]:
    """The blocks that are not empty, in their order."""
    page = 1
    for part in re.split(f"({BLANK_LINES.pattern})", text):
        inner = part.rstrip()
        if block := plain(part):
            before = part[: len(part) - len(part.lstrip())].count("\f")
            yield Block(block, page + before, page + inner.count("\f"), " ".join(part.split()))
        page += part.count("\f")


def _nowhere_or_often(words: str, numbers: list[int]) -> str:
    if not numbers:
        return _("The opening words “%(words)s” stand nowhere: look them up.") % {"words": words}
    told = {"words": words, "numbers": ", ".join(map(str, numbers))}
    return _("The opening words “%(words)s” stand in paragraphs %(numbers)s: say which.") % told


def _faults(opens: str, closes: str, text: str, number: int) -> Iterator[str]:
    begins, ends = list(places(opens, text)), list(places(closes, text)) if closes else []
    told = {"opens": opens, "closes": closes, "number": number}
    if len(begins) != 1:
        often = _often(len(begins))
        yield _(
            "The opening words “%(opens)s” stand %(often)s in paragraph %(number)d: choose words that stand there once."
        ) % {**told, "often": often}
    if closes and len(ends) != 1:
        often = _often(len(ends))
        yield _(
            "The closing words “%(closes)s” stand %(often)s in paragraph %(number)d: "
            "choose words that stand there once."
        ) % {**told, "often": often}
    if len(begins) == len(ends) == 1 and ends[0] < begins[0] + len(opens):
        yield (
            _("In paragraph %(number)d the closing words “%(closes)s” do not come after the opening words “%(opens)s”.")
            % told
        )


def _often(count: int) -> str:
    return _("%(count)d times") % {"count": count} if count else _("not at all")


def places(words: str, text: str) -> Iterator[int]:
    """Where the words begin in the text; not within a longer word, where words are parted by spaces."""
    if words not in text:  # by far the quickest way to tell, of many words in many paragraphs
        return
    before = r"(?<![^\W\u3040-\uffff])" if re.match(r"\w", words) else ""
    after = r"(?![^\W\u3040-\uffff])" if re.search(r"\w$", words) else ""
    yield from (found.start() for found in re.finditer(f"{before}{re.escape(words)}{after}", text))
