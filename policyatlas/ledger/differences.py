"""What a change does to a record, field by field and word by word, for people to read; knows no table and no step."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.ledger.entry_labels import ENTRY_LABELS, ENTRY_TERMS
from policyatlas.ledger.labels import CLAIM_LABELS
from policyatlas.vocabulary import (
    BASES,
    CAUSES,
    CLAIM_STATES,
    COVERAGE_STATES,
    DESIGNS,
    DIMENSIONS,
    INDICATORS,
    NATURES,
    QUALIFIERS,
    SOURCE_KINDS,
    STANCES,
    TIMES,
    TRANSFER_DEGREES,
    UNITS,
    Term,
    Vocabulary,
)

type Standing = Literal["same", "taken", "added"]

MOST_COMPARED = 4_000_000  # pairs of words; beyond that two texts are shown whole, one after the other
_WORD = re.compile(
    r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|.", re.S
)

# Fields whose value is a term, by their dotted name, that of a kind of record before it where others use it otherwise.
TERMS: Mapping[str, Vocabulary[Any]] = {
    "dimension": DIMENSIONS,
    "nature": NATURES,
    "design": DESIGNS,
    "measure.indicator": INDICATORS,
    "measure.unit": UNITS,
    "measure.qualifier": QUALIFIERS,
    "measure.basis": BASES,
    "measure.time": TIMES,
    "measure.original.unit": UNITS,
    "claim/state": CLAIM_STATES,
    "coverage/state": COVERAGE_STATES,
    "source/kind": SOURCE_KINDS,
    "link/stance": STANCES,
    "transfer/degree": TRANSFER_DEGREES,
    "cause": CAUSES,
    **ENTRY_TERMS,
}
WITHIN = {
    "passage": gettext_lazy("Passage"),
    "said_by": gettext_lazy("Who says so"),
    "relayed_from": gettext_lazy("Passed on from"),
    "measure": gettext_lazy("Figure"),
    "extracted": gettext_lazy("Written by"),
    "reviewed": gettext_lazy("Checked by"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stand in both texts, in the old one only, or in the new one only."""

    standing: Standing
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that reads otherwise afterwards. `before` or `after` is empty where it was not there, or is no longer."""

    path: str
    label: str
    before: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that stays as it is."""

    path: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two forms of one record side by side; one of them is None where the record is new or is taken out."""

    changed: tuple[Changed, ...]
    kept: tuple[Kept, ...]
    is_new: bool = False
    is_gone: bool = False


def difference(kind: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Difference:
    """What has become of a record of this kind between two forms of its dossier."""
    old, new = dict(_fields(kind, before or {})), dict(_fields(kind, after or {}))
    changed, kept = [], []
    order = [*CLAIM_LABELS] if kind == "claim" else []
    paths = dict.fromkeys([*new, *old])
    for path in sorted(paths, key=lambda path: order.index(path) if path in order else len(order)):
        was, becomes = old.get(path, ""), new.get(path, "")
        if was != becomes:
            changed.append(Changed(path, label_of(kind, path), was, becomes, runs(was, becomes)))
        elif becomes:
            kept.append(Kept(path, label_of(kind, path), becomes))
    return Difference(tuple(changed), tuple(kept), is_new=before is None, is_gone=after is None)


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Two texts word by word, what was taken out before what came in its place."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > MOST_COMPARED:
        return tuple(Run(standing, text) for standing, text in (("taken", before), ("added", after)) if text)  # type: ignore[arg-type]
    turns = []
    for turn, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        turns.append((turn == "equal", "".join(old[i:j]), "".join(new[k:m])))
    found: list[Run] = []
    for is_same, pieces in groupby(_without_gaps(turns), key=lambda piece: piece[0]):
        taken, added = ("".join(texts) for texts in list(zip(*pieces, strict=True))[1:])
        standings: tuple[tuple[Standing, str], ...] = (("taken", taken), ("added", added))
        found += [Run("same", taken)] if is_same else [Run(standing, text) for standing, text in standings if text]
    return tuple(found)


def label_of(kind: str, path: str) -> str:
    """A field in words: `measure.value` of a claim is “Figure: Value”."""
    outer, _dot, inner = path.partition(".")
    label = CLAIM_LABELS.get(path) if kind == "claim" else None
    if kind != "claim" and (named := ENTRY_LABELS.get(f"{kind}/{path}") or ENTRY_LABELS.get(path)):
        return str(named)
    within = str(WITHIN.get(outer, "")) if inner else ""
    name = str(label) if label else _in_words(inner if within else path)
    return _("%(within)s: %(name)s") % {"within": within, "name": name} if within else name


def in_digits(number: object) -> str:
    """A number as it is shown in a field; whatever else stands there as it is."""
    if isinstance(number, float):
        return format(Decimal(repr(number)), "f")
    return "" if number is None else str(number)


def _in_words(path: str) -> str:
    words = path.replace("_", " ").replace(".", ", ")
    return words[:1].upper() + words[1:]


def _fields(kind: str, form: Mapping[str, Any], outer: str = "") -> Iterator[tuple[str, str]]:
    """The fields of a record with their values in words, by dotted name; those that say nothing are left out."""
    for name, value in form.items():
        path = f"{outer}.{name}" if outer else str(name)
        if kind == "claim" and path == "n":
            continue  # it is part of the claim's name
        if isinstance(value, Mapping):
            yield from _fields(kind, value, path)
        elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            for number, item in enumerate(value, start=1):
                inner = item if isinstance(item, Mapping) else {"": item}
                yield from _fields(kind, inner, f"{path}.{number}")
        elif (words := _value_in_words(kind, path, value)) != "":
            yield path, words


def _value_in_words(kind: str, path: str, value: Any) -> str:  # noqa: ANN401 - whatever a form holds
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "\n".join(_value_in_words(kind, path, one) for one in value)
    if isinstance(value, int) and path.endswith(("value", "value_to")):
        return f"{value:,}"
    terms = TERMS.get(f"{kind}/{path}") or TERMS.get(path)
    term: Term | None = terms.get(value) if terms and isinstance(value, str) else None
    return str(term.label) if term else in_digits(value)


def _without_gaps(turns: list[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """The turns, of which a space alone between two changes counts as changed, so that a phrase is read as one."""
    for number, (is_same, taken, added) in enumerate(turns):
        is_gap = is_same and taken.isspace() and 0 < number < len(turns) - 1
        yield is_same and not is_gap, taken, added
