"""Reads what somebody typed as a number or a year: forgiving about how it is written, never guessing what is meant."""

import re
import unicodedata
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SCALES = {
    "thousand": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "million": 10**6,
    "mn": 10**6,
    "亿": 10**8,
    "億": 10**8,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
LONGEST = 40  # characters; the longest figure that can be kept is far shorter
_NUMBER = re.compile(r"([-+]?)([1-9]\d{0,2}([,' ])\d{3}(?:\3\d{3})*|\d+)(\.\d+)?")


def read_number(typed: str) -> int | float:
    """`787,000,000`, `787 million` and `7.87亿` are numbers; `1,5` may be two, and is none. Raises ValidationError."""
    text = " ".join(unicodedata.normalize("NFKC", typed).translate({0x2212: "-", 0x2019: "'"}).split())
    digits = re.split(r"\s*([^\W\d_]+)$", text, maxsplit=1)
    scale = SCALES.get(digits[1].casefold()) if len(digits) > 1 else 1
    found = _NUMBER.fullmatch(digits[0]) if len(text) <= LONGEST else None
    if not found or scale is None or not text.isprintable():
        raise ValidationError(
            _("“%(typed)s” is not a number: write digits with a point, as 787000000, 787,000,000 or 0.5 million."),
            params={"typed": typed.strip()[:LONGEST]},
        )
    sign, whole, parted, fraction = found.groups()
    exact = Decimal(f"{sign}{whole.replace(parted or ' ', '')}{fraction or ''}") * scale
    if exact == exact.to_integral_value():
        return int(exact)
    if Decimal(repr(float(exact))) != exact:
        raise ValidationError(_("The number has more digits than can be kept: fifteen are the most."))
    return float(exact)


def read_whole(typed: str) -> int:
    """A year, a page, a paragraph: digits and nothing else. Raises ValidationError."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValidationError(
            _("“%(typed)s” is not a whole number: write digits only, as 2020."), params={"typed": text[:LONGEST]}
        )
    return int(text)
