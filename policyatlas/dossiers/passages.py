"""Whether the words that open and close a passage stand in the text of its source; knows neither files nor tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

QUOTES = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))
BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a passage stands, as a dossier says; the title is paragraph 1, and None says that it is not given."""

    opens: str
    closes: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search for one passage found, in sentences. A fault means that the passage cannot be told for certain."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """The text with straight quotation marks, and one space wherever there is white space."""
    return " ".join(text.translate(QUOTES).split())


class Paragraphs:
    """A text in paragraphs: the blocks between blank lines, of which block `first` counts as paragraph 1."""

    def __init__(self, text: str, first: int = 1) -> None:
        blocks = [block for part in BLANK_LINES.split(text.replace("\r\n", "\n")) if (block := plain(part))]
        self.above = " ".join(blocks[: first - 1])
        self.counted = blocks[first - 1 :]

    def find(self, locator: Locator) -> Findings:
        """Look for opening and closing words: in this order, without overlap, each once within one paragraph."""
        opens = plain(locator.opens)
        if locator.paragraph is None:
            numbers = [number for number, text in enumerate(self.counted, start=1) if list(_places(opens, text))]
        else:
            numbers = [locator.paragraph]
        if len(numbers) != 1:
            where = f"in paragraphs {', '.join(map(str, numbers))}: say which" if numbers else "nowhere: look them up"
            return Findings(faults=[f"The opening words “{locator.opens}” stand {where}."])
        number = numbers[0]
        if number > len(self.counted):
            return Findings(faults=[f"There is no paragraph {number}: the text has {len(self.counted)}."])
        faults = list(_faults(opens, plain(locator.closes or ""), self.counted[number - 1], number))
        earlier = " ".join([self.above, *self.counted[: number - 1]])
        if not faults and list(_places(opens, earlier)):
            return Findings(
                warnings=[f"The opening words “{locator.opens}” stand earlier, too: a link may lead there."]
            )
        return Findings(faults=faults)


def _faults(opens: str, closes: str, text: str, number: int) -> Iterator[str]:
    begins, ends = list(_places(opens, text)), list(_places(closes, text)) if closes else []
    for what, words, places in (("opening", opens, begins), ("closing", closes, ends)):
        if words and len(places) != 1:
            often = f"{len(places)} times" if places else "not at all"
            yield f"The {what} words “{words}” stand {often} in paragraph {number}: choose words that stand there once."
    if len(begins) == len(ends) == 1 and ends[0] < begins[0] + len(opens):
        yield f"In paragraph {number} the closing words “{closes}” do not come after the opening words “{opens}”."


def _places(words: str, text: str) -> Iterator[int]:
    """Where the words begin in the text; not within a longer word, where words are parted by spaces."""
    before = r"(?<![^\W\u3040-\uffff])" if re.match(r"\w", words) else ""
    after = r"(?![^\W\u3040-\uffff])" if re.search(r"\w$", words) else ""
    return (found.start() for found in re.finditer(f"{before}{re.escape(words)}{after}", text))
