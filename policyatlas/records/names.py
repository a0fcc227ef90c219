"""How names are told apart and made into addresses; knows no table."""

import re
import unicodedata

from django.utils.text import slugify

_NOT_A_LETTER = re.compile(r"[\W_]+")


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
