"""What somebody typed, as terms to look for: phrases, beginnings, word forms, misspellings; finds no record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property

from modelsearch.query import And, Or, Phrase, PlainText, SearchQuery

from policyatlas.finding.words import (
    LONGEST,
    NAME_MARK,
    SHORTEST_MISSPELT,
    STOP_WORDS,
    clean,
    han_terms,
    spellings,
    stem,
    term,
    tokens,
)
from policyatlas.records.models import Word
from policyatlas.records.names import fold

LONGEST_QUERY = 200  # letters
MOST_PARTS = 12
MOST_WORDS = 12  # of one part
SHORTEST_BEGINNING = 2
MOST_ENDINGS = 20  # words that a beginning stands for
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))


@dataclass(frozen=True, slots=True)
class Part:
    """A word, a run of words that belong together, or a run of Han: all parts of a query must be found.

    `phrase`: its words stand in this order, side by side. `ends`: its last word goes on, in one of these words.
    """

    words: tuple[str, ...]
    is_han: bool = False
    phrase: bool = False
    begins: bool = False
    ends: tuple[str, ...] = ()

    @property
    def terms(self) -> list[str]:
        """Its words as they are indexed, in order."""
        if self.is_han:
            return han_terms(self.words[0])
        return [term(stem(word)) for word in self.words]

    @property
    def ways(self) -> list[list[str]]:
        """Each row of terms that it may be found by."""
        ends = [[*self.terms[:-1], term(stem(word))] for word in self.ends]
        found = ends if self.ends else [self.terms]
        if len(self.words) > 1 and not self.phrase and len(joined := "".join(self.words)) <= LONGEST:
            found = [*found, [term(stem(joined))]]
        return [list(way) for way in dict.fromkeys(tuple(way) for way in found)]

    def query(self, mark: str = "") -> SearchQuery:
        """The question to a backend; `mark` asks of names alone, in which the order is not known."""
        together = (self.phrase or self.is_han) and not mark
        ways = [_all_of(way, together=together, mark=mark) for way in self.ways]
        return ways[0] if len(ways) == 1 else Or(ways)


@dataclass(frozen=True)
class Asked:
    """A query, taken apart. `corrected`: words that nobody uses, and what they were taken for."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    corrected: dict[str, str] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        """All of it as one name, as names are compared; with what it was corrected to."""
        return fold("".join("".join(part.words) for part in self.parts) if self.corrected else self.text)

    @cached_property
    def ways(self) -> list[list[list[str]]]:
        """Of each part, the rows of terms that it may be found by."""
        return [part.ways for part in self.parts]

    @property
    def corrected_text(self) -> str:
        """The query as it was understood."""
        return re.sub(r"\w[\w'’]*", lambda word: self.corrected.get(word[0].casefold(), word[0]), self.text)

    def query(self, mark: str = "") -> SearchQuery:
        """The question to a backend: all parts, or the whole as one name."""
        asked = And([part.query(mark) for part in self.parts])
        whole = term(self.folded)
        if len(self.parts) < 2 or any(part.phrase for part in self.parts) or len(whole) > LONGEST:
            return asked
        return Or([asked, PlainText(f"{NAME_MARK}{whole}")])


def read(text: str, *, as_typed: bool = False) -> Asked:
    """The query in its parts, before any word is looked up. `as_typed`: its last word may go on."""
    text = clean(text, LONGEST_QUERY)
    found: list[Part] = []
    for quoted, bare in _PIECE.findall(text.translate(_QUOTES)):
        found += _parts(quoted or bare, phrase=bool(quoted), begins=bare.endswith("*"))
    found = list(dict.fromkeys(found))[:MOST_PARTS]
    if as_typed and found and not (found[-1].is_han or found[-1].phrase):
        found[-1] = replace(found[-1], begins=True)
        if len(found) > 1 and len(found[-1].words[-1]) < SHORTEST_BEGINNING:
            found.pop()
    telling = [part for part in found if part.phrase or part.begins or part.words[0] not in STOP_WORDS]
    return Asked(text, tuple(telling or found))


def look_up(asked: Asked) -> Asked:
    """The query with beginnings completed and misspellings corrected: one query, and one more where words begin.

    A word is taken as it is if it, or another form of it, occurs; else as the word in use that differs least; else, or
    where that one only goes on, as the beginning of words in use.
    """
    parts = _completed(asked.parts, [part for part in asked.parts if part.begins])
    near = _words_near([part for part in parts if not part.is_han and not (part.ends and len(part.words) == 1)])
    stems = {stem for _text, stem, _in_name in near}
    corrected: dict[str, str] = {}
    beginning: list[Part] = []
    for part in parts:
        known = [*part.words[:-1]] if part.ends else [*part.words]
        strange = [] if part.is_han else [word for word in known if stem(word) not in stems]
        if len(known) > 1 and stem("".join(part.words)) in stems:
            strange = []  # all of it is one word in use: wu-han
        meant = {word: best for word in strange if (best := _nearest(word, near))}
        last = part.words[-1]
        if strange == [last] and meant.get(last, last).startswith(last) and not (part.phrase or part.begins):
            beginning.append(part)
        corrected |= meant
    parts = _completed(parts, beginning)
    for at, part in enumerate(parts):
        if part.ends:
            corrected.pop(part.words[-1], "")
        parts[at] = replace(part, words=tuple(corrected.get(word, word) for word in part.words))
    return Asked(asked.text, tuple(parts), corrected)


def _completed(parts: Sequence[Part], beginning: Sequence[Part]) -> list[Part]:
    """The parts, and to these of them the words that their last words may be the beginnings of: one query."""
    letters = {part.words[-1] for part in beginning if len(part.words[-1]) >= SHORTEST_BEGINNING}
    found = list(Word.objects.beginning(letters).values_list("text", flat=True)[: MOST_ENDINGS * len(letters)])
    ends = {one: tuple(word for word in found if word.startswith(one))[:MOST_ENDINGS] for one in letters}
    return [replace(part, ends=ends.get(part.words[-1], ())) if part in beginning else part for part in parts]


def _words_near(parts: Iterable[Part]) -> list[tuple[str, str, bool]]:
    """The words in use that these are, or are forms or misspellings of: text, stem, whether in a name. One query."""
    words = {word for part in parts for word in (*part.words, "".join(part.words))}
    letters = {spelling for word in words if len(word) <= LONGEST for spelling in spellings(word)}
    found = Word.objects.filter(spellings__letters__in=letters).distinct()
    return list(found.values_list("text", "stem", "in_name")) if letters else []


def _parts(piece: str, *, phrase: bool, begins: bool) -> Iterable[Part]:
    """A piece between blanks: its words as one part, each run of Han as another."""
    run: list[str] = []
    for token in tokens(piece):
        if token.is_han:
            if run:
                yield Part(tuple(run[:MOST_WORDS]), phrase=phrase)
            run = []
            yield Part((token.word,), is_han=True)
        else:
            run.append(token.word)
    run = run[:MOST_WORDS]
    if run:
        begins = begins and len(run[-1]) >= SHORTEST_BEGINNING
        yield Part(tuple(run), phrase=phrase and len(run) > 1, begins=begins)


def _all_of(way: list[str], *, together: bool, mark: str) -> SearchQuery:
    if len(way) == 1:
        return PlainText(mark + way[0])
    return Phrase(" ".join(way)) if together else And([PlainText(mark + one) for one in way])


def _nearest(word: str, near: Iterable[tuple[str, str, bool]]) -> str:
    """The word in use that was most likely meant; empty where none is near."""
    if len(word) < SHORTEST_MISSPELT:
        return ""
    own = spellings(word)
    close = [one for one in near if own & spellings(one[0]) and len(one[0]) >= SHORTEST_MISSPELT - 1]
    return max(close, key=lambda one: (_likeness(word, one[0]) + 0.05 * one[2], one[0]), default=("",))[0]


def _likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1: letters that have changed places count as there."""
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(ratio, 0.95 if sorted(one) == sorted(other) else 0, ratio + 0.02 * (one[0] == other[0]))
