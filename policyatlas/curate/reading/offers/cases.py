"""Which cases a passage names, by all names that they go by; knows no form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policyatlas.records.models import Name
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, Text

MOST_WORDS = 8  # of a name in words that are parted by spaces
MOST_SIGNS = 12  # of a name in Han
LONGEST = 6000  # letters that are looked at: a passage is shorter
AMBIGUOUS = 3  # letters of a name that could as well be a word: it has to be written exactly so
_TOKEN = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WITHIN = re.compile(r"[\s\-\u2010-\u2015'’.&/·]{0,3}")  # what may stand between two words of one name


@dataclass(frozen=True, slots=True)
class Mention:
    """A case, and the words by which the passage names it first."""

    kind: str
    slug: str
    name: str
    words: str

    @property
    def public_name(self) -> str:
        """`place/hefei`."""
        return f"{self.kind}/{self.slug}"

    @property
    def kind_label(self) -> Text:
        """What it is of the three kinds of case."""
        return CASE_KINDS[self.kind].label


@dataclass(frozen=True, slots=True)
class _Found:
    begins: int
    ends: int
    folded: str


def cases_in(passage: str) -> list[Mention]:
    """The cases that it names, in the order of first mention; of names within each other the longest counts.

    One query, however long the passage is and however many cases there are.
    """
    text = passage[:LONGEST]
    possible: dict[str, list[_Found]] = {}
    for found in _possible(text):
        possible.setdefault(found.folded, []).append(found)
    rows = Name.objects.among(possible)
    matches = [
        (found, row) for row in rows for found in possible[row[0]] if _is_meant(text[found.begins : found.ends], row[1])
    ]
    matches.sort(key=lambda match: (match[0].begins - match[0].ends, match[0].begins))
    taken: list[_Found] = []
    held = []
    for found, row in matches:
        if all(found == one or found.ends <= one.begins or one.ends <= found.begins for one in taken):
            taken.append(found)
            held.append((found, row))
    mentions: dict[str, Mention] = {}
    for found, (_folded, _text, kind, slug, name) in sorted(held, key=lambda match: match[0].begins):
        mentions.setdefault(slug, Mention(kind, slug, name, text[found.begins : found.ends]))
    return list(mentions.values())


def _possible(text: str) -> Iterator[_Found]:
    """All runs of words, and of signs in Han, that could be a name."""
    words: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        if _HAN.match(token.group()):
            words.clear()
            yield from _of_signs(token.group(), token.start())
            continue
        if words and not _WITHIN.fullmatch(text[words[-1][1] : token.start()]):
            words.clear()
        words.append((token.start(), token.end()))
        del words[:-MOST_WORDS]
        for begins, _ends in words:
            folded = fold(text[begins : token.end()])
            if len(folded) > 1:
                yield _Found(begins, token.end(), folded)


def _of_signs(run: str, start: int) -> Iterator[_Found]:
    for begins in range(len(run)):
        for ends in range(begins + 2, min(len(run), begins + MOST_SIGNS) + 1):
            yield _Found(start + begins, start + ends, fold(run[begins:ends]))


def _is_meant(words: str, name: str) -> bool:
    """Whether these words of a passage are the name, and no common word: china is porcelain, us is we."""
    if _HAN.search(words):
        return True
    if len(fold(name)) <= AMBIGUOUS:
        return _letters(words) == _letters(name)
    return any(letter.isupper() or letter.isdigit() for letter in words)


def _letters(words: str) -> str:
    """Without stops between them: U.S. is US."""
    return re.sub(r"[\W_]", "", words)
