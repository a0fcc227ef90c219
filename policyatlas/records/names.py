"""How names are told apart and made into addresses; knows no table."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from django.utils.text import slugify

_NOT_A_LETTER = re.compile(r"[\W_]+")
LONGEST_NAME = 300  # letters that are kept
_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def fold(text: str | None) -> str:
    """A name without case, accents, spaces and punctuation, so that two spellings of one name are equal.

    Letters of other scripts stay: `fold("Wu-han 武汉") == "wuhan武汉"`.
    """
    decomposed = unicodedata.normalize("NFKD", text or "")
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub("", bare.casefold())


def address_of(*parts: str | None, longest: int = 110) -> str:
    """A slug from the parts that are known, cut at a whole word; empty where nothing can be romanised."""
    slug = slugify(" ".join(part for part in parts if part))
    return slug if len(slug) <= longest else slug[:longest].rsplit("-", 1)[0]


def without_brackets(name: str) -> str:
    """The name without what stands in brackets after it."""
    return _BRACKETS.sub("", name)


def spellings(names: Iterable[str]) -> dict[str, str]:
    """These names by their folded forms, each with and without what stands in brackets after it; the first one holds.

    A name that folds to nothing is left out.
    """
    found: dict[str, str] = {}
    for name in names:
        for text in (name, without_brackets(name)):
            found.setdefault(fold(text)[:LONGEST_NAME], text[:LONGEST_NAME])
    found.pop("", None)
    return found


def pairs(folded: str) -> list[str]:
    """Each two neighbouring letters, once: what a part of a name, a word of Han or a misspelling is found by."""
    return list(dict.fromkeys(one + other for one, other in pairwise(folded)))
