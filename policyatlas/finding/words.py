"""Text taken apart into words and terms, the same way for what is indexed and what is asked; knows no table."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

LONGEST = 40  # letters of a word that count
NAME_MARK = "0t"  # before a term of a name; no word begins so
SHORTEST_MISSPELT = 4  # letters below which a word is not taken for a misspelling of another

_HAN = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"(?:(?![{_HAN}])[^\W_])+"
_WORD = re.compile(rf"(?P<han>[{_HAN}]+)|\d{{1,3}}(?:,\d{{3}})+(?!\d)|{_LETTERS}(?:['’]{_LETTERS})*")
_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑–/&.·][^\W_]+)+")
_stemmer = snowballstemmer.stemmer("english")

STOP_WORDS = frozenset(
    """
    a an and are as at be been by did do does for from had has have how in is it its of on or that the their there they
    this to was were what when where which who why will with
    """.split()  # noqa: SIM905 - read as a sentence, kept as a set
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in a text, or a run of Han: folded, and where it stands."""

    word: str
    start: int
    end: int
    is_han: bool


def clean(text: str, longest: int | None = None) -> str:
    """Text that every database takes, on one line: without NUL and half letters, composed."""
    whole = text[: 4 * longest if longest else None].encode("utf-8", "ignore").decode()
    return " ".join(unicodedata.normalize("NFC", whole).replace("\0", " ").split())[:longest]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text and its runs of Han, in order."""
    for found in _WORD.finditer(text):
        if word := bare(found[0]):
            yield Token(word, found.start(), found.end(), found["han"] is not None)


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word).casefold().replace("’", "'").replace(",", "")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))[:LONGEST]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a folded word shares with its other forms: `fund` for funds, funding and funded."""
    return str(_stemmer.stemWord(word)).replace("'", "")


@lru_cache(maxsize=50_000)
def term(stem: str) -> str:
    """A stem, or letters of Han, in ASCII: no database then has its own idea of what a letter is."""
    return stem if stem.isascii() else "u" + "".join(f"{ord(letter):x}" for letter in stem)[: 5 * LONGEST]


def han_terms(run: str) -> list[str]:
    """A run of Han as overlapping pairs, so that a word of two letters is found inside a longer one."""
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    return [term(pair) for pair in pairs or [run]]


class Taken(NamedTuple):
    """A text taken apart: its terms in order; what it is found by besides; its words other than Han."""

    terms: tuple[str, ...]
    further: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def take_apart(text: str) -> Taken:
    """The terms of a text. Besides: single letters of Han, and words with a hyphen in one."""
    found: list[str] = []
    further: list[str] = []
    words: list[str] = []
    for token in tokens(text):
        if token.is_han:
            found += han_terms(token.word)
            further += map(term, token.word if len(token.word) > 1 else "")
        elif one := term(stem(token.word)):
            found.append(one)
            words.append(token.word)
    further += [term(stem(joined)) for compound in _COMPOUND.findall(text) if (joined := in_one(compound))]
    return Taken(tuple(found), tuple(dict.fromkeys(further)), tuple(dict.fromkeys(words)))


def in_one(text: str) -> str:
    """All words of a text as one, as they are written without spaces and hyphens; empty where that is too long."""
    joined = "".join(token.word for token in tokens(text)).replace("'", "")
    return joined if len(joined) <= LONGEST else ""


def spellings(word: str) -> set[str]:
    """What a folded word is recognised by where it is misspelt: see `Spelling`."""
    found = {word, stem(word)}
    if len(word) >= SHORTEST_MISSPELT:
        found |= {word[:at] + word[at + 1 :] for at in range(len(word))}
    return found
