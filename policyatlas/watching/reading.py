"""Passages in the text of a web page; knows neither who fetched it nor what follows from them."""

import html
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

import nh3

from policyatlas.dossiers.passages import places, plain

# Their ends part words from one another; all other marks may stand within a word.
BLOCKS = (
    "address article aside blockquote br button caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul"
)
UNSEEN = frozenset({"script", "style", "template", "title", "textarea"})
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
LONGEST = 20_000  # characters from the first word of a passage to its last


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a claim's passage opens and closes with."""

    claim: int
    opens: str
    closes: str

    @property
    def key(self) -> str:
        """What the passage is remembered by: other words are another passage."""
        return digest(f"{self.opens}\n{self.closes}")[:16]


def digest(text: str) -> str:
    """SHA-256, hexadecimal."""
    return sha256(text.encode()).hexdigest()


def text_of_page(body: str, media_type: str) -> str:
    """What a reader sees, as one line."""
    if "html" in media_type:
        marked = nh3.clean(body, tags=set(BLOCKS.split()), clean_content_tags=set(UNSEEN), attributes={}, link_rel=None)
        body = html.unescape(re.sub(r"<[^>]*>", "\n", marked))
    return _visible(body)


def passage(words: Words, text: str) -> str | None:
    """The passage as it stands in the text, at the first place where it both opens and closes; None where at none.

    The words must stand there as they are. A passage that reads almost so is another passage.
    """
    opens, closes = _visible(words.opens), _visible(words.closes)
    for begin in places(opens, text):
        after = begin + len(opens)
        if not closes:
            return text[begin:after]
        for end in places(closes, text[after : after + LONGEST]):
            return text[begin : after + end + len(closes)]
    return None


def _visible(text: str) -> str:
    return plain(unicodedata.normalize("NFC", text).translate(INVISIBLE))
