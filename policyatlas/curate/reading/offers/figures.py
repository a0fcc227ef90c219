"""The numbers with units that stand in a passage, in the units of the vocabulary; nothing is guessed beyond its words.

A dollar sign alone does not say whose dollars: the figure is offered without a unit. A year is offered where the
sentence names one, and none where it names several.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policyatlas.curate.reading.offers.numerals import han_number
from policyatlas.curate.reading.offers.units_in_words import AFTER, BEFORE, COUNTABLE, HAN_UNITS, QUALIFIED, unit_before

SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
MOST = 8
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|million|billion|trillion|(?:mn|bn|trn|tn|[mbk])(?![^\W\d_])"


def _number(name: str) -> str:
    return rf"(?P<{name}>{_DIGITS})(?:[\s-]?(?P<{name}_scale>{_SCALE}))?"


_BEGINS = rf"(?:(?P<qualifier>{QUALIFIED})\s+)?(?:(?P<before>{BEFORE})\s?|(?<![\w.,/-])){_number('low')}"
_FIGURE = re.compile(rf"{_BEGINS}(?P<after>{AFTER})?", re.IGNORECASE)
_RANGE = re.compile(
    rf"{_BEGINS}\s*(?P<joint>to|and|-|–)\s*(?:{BEFORE})?\s?{_number('high')}(?P<after>{AFTER})?", re.IGNORECASE
)
_HAN_FIGURE = re.compile(
    r"(?P<qualifier>约|超过|超|近|逾|达)?(?P<low>[\d.,]+[万亿]*|[一二两三四五六七八九十百千万亿〇零]{2,})"
    rf"多?(?P<after>{'|'.join(sorted(HAN_UNITS, key=len, reverse=True))})"
)
_HAN_QUALIFIERS = {"约": "about", "超过": "more-than", "超": "more-than", "逾": "more-than", "近": "nearly"}
_YEAR = re.compile(r"(?<![\d.,])(1[89]\d\d|20\d\d)(?!\d|,\d|\.\d|\s?(?:[a-z]+\s)?(?:jobs|yuan|km|firms|people))")
_SPAN = re.compile(
    r"(?:(?:from|between)\s+(1[89]\d\d|20\d\d)\s+(?:to|and)\s+|\b(1[89]\d\d|20\d\d)\s?[–-]\s?)(1[89]\d\d|20\d\d)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?][\s”\"])\s*(?=[A-Z\d“\"$€])|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in the passage. `unit` is empty where the words do not say it for certain."""

    words: str
    value: str
    unit: str
    value_to: str = ""
    qualifier: str = ""
    year: str = ""
    span: tuple[str, str] | None = None

    @property
    def amount(self) -> str:
        """The number, or both of a range, as a reader takes them in: 57,700,000,000."""
        return "–".join(f"{Decimal(number):,f}" for number in (self.value, self.value_to) if number)

    @property
    def fields(self) -> dict[str, str]:
        """As the fields of the claim form."""
        begins, ends = self.span or ("", "")
        return {
            "measure_value": self.value,
            "measure_value_to": self.value_to,
            "measure_unit": self.unit,
            "measure_qualifier": self.qualifier,
            "measure_year": self.year,
            "measure_span_from": begins,
            "measure_span_to": ends,
        }


def figures_in(passage: str) -> list[Figure]:
    """The figures with a unit, in order, at most MOST."""
    found: list[Figure] = []
    for sentence in _SENTENCE.split(passage):
        years, span = _years(sentence)
        year = years[0] if len(years) == 1 else ""
        for figure in sorted((*_latin(sentence), *_han(sentence)), key=lambda one: one[0]):
            low, high, unit, qualifier, words = figure[1:]
            found.append(Figure(words, low, unit, high, qualifier, "" if span else year, span))
    return found[:MOST]


type _Read = tuple[int, str, str, str, str, str]


def _latin(sentence: str) -> Iterator[_Read]:
    at = 0
    while match := _FIGURE.search(sentence, at):
        both = _RANGE.match(sentence, match.start())
        found = both if both and _is_range(both) else match
        at = found.end()
        unit = unit_before(found["before"], found["after"])
        if unit is None or _is_year(found, unit):
            continue
        if found is match:
            yield (
                match.start(),
                _value(match["low"], match["low_scale"]),
                "",
                unit,
                _qualifier(match["qualifier"]),
                " ".join(match.group().split()),
            )
        elif both:
            low, high = _ends(both)
            yield both.start(), low, high, unit, "between", " ".join(both.group().split())


def _is_year(match: re.Match[str], unit: str) -> bool:
    """Whether it is a year, after which something happens to stand that could be counted: in 2020 people moved."""
    return bool(_YEAR.fullmatch(match["low"])) and not match["low_scale"] and not match["before"] and unit in COUNTABLE


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are one figure: 3 to 5 million, between 3 and 5, 3–5; not 8bn and 3 million."""
    if match["joint"].casefold() == "and" and (match["qualifier"] or "").casefold() != "between":
        return False
    low, high = _ends(match)
    return Decimal(low) < Decimal(high) and unit_before(match["before"], match["after"]) is not None


def _ends(match: re.Match[str]) -> tuple[str, str]:
    """The lower and the upper end; of 3 to 5 million both are millions."""
    scale = match["low_scale"] or match["high_scale"]
    return _value(match["low"], scale), _value(match["high"], match["high_scale"])


def _han(sentence: str) -> Iterator[_Read]:
    for match in _HAN_FIGURE.finditer(sentence):
        number, before = han_number(match["low"]), sentence[: match.start("low")][-1:]
        if number is None or (match["after"] in "%％" and not "\u3400" <= before <= "\u9fff"):
            continue  # the other rule has it
        qualifier = _HAN_QUALIFIERS.get(match["qualifier"] or "", "")
        yield match.start(), _plain(number), "", HAN_UNITS[match["after"]], qualifier, match.group()


def _qualifier(words: str | None) -> str:
    said = " ".join((words or "").casefold().split())
    for term, pattern in (
        ("more-than", r"more than|over|at least|above|exceeding"),
        ("less-than", r"less than|fewer than|under|below"),
        ("up-to", r"up to|as much as|as many as"),
        ("nearly", r"nearly|almost|close to"),
        ("about", r"about|around|roughly|some|approximately|an estimated|circa"),
    ):
        if re.fullmatch(pattern, said):
            return term
    return ""


def _value(digits: str, scale: str | None) -> str:
    return _plain(Decimal(digits.replace(",", "")) * (SCALES[scale.casefold()] if scale else 1))


def _plain(number: Decimal) -> str:
    """In digits, without a fraction that is nothing."""
    return format(number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize(), "f")


def _years(sentence: str) -> tuple[list[str], tuple[str, str] | None]:
    """The years that a sentence names, each once, and the span where it names just one."""
    spans = [(one or other, last) for one, other, last in _SPAN.findall(sentence)]
    years = list(dict.fromkeys(_YEAR.findall(sentence)))
    if len(spans) == 1 and set(years) <= set(spans[0]) and spans[0][0] < spans[0][1]:
        return years, spans[0]
    return years, None
