"""What the terms of some lists say besides label and definition: a group, a code, a rule; knows no page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import (
    CHECKS,
    CODE_SYSTEMS,
    CROSSWALK,
    FRAMEWORKS,
    LENSES,
    POLICY_STATUSES,
    RD_CLASSES,
    WDI_SERIES,
    Basis,
    CodeSystem,
    Design,
    Dimension,
    Distance,
    EvidenceGrade,
    Indicator,
    Instrument,
    Lens,
    Level,
    Nature,
    PlaceKind,
    PolicyStatus,
    Reference,
    Sector,
    SourceKind,
    Stance,
    Term,
    Text,
    Unit,
    Vocabulary,
)

type Plain = str | int | bool | list[Plain] | dict[str, Plain] | None

FIELDS: Mapping[type[Term], Mapping[str, Text]] = {
    Dimension: {
        "number": "",
        "group": _("Group"),
        "question": _("Question"),
        "excludes": _("Does not hold"),
    },
    Nature: {"test": _("Test")},
    Stance: {"cito": _("In CiTO")},
    Distance: {"mark": "", "prov": _("In PROV-O")},
    Design: {"levels": _("Steps of the Maryland scale")},
    SourceKind: {"csl": _("In CSL"), "bibtex": _("In BibTeX"), "ris": _("In RIS"), "schema": _("In schema.org")},
    PlaceKind: {"codes": _("Codes")},
    CodeSystem: {"form": ""},
    Sector: {"isic": _("In ISIC Rev. 4"), "rd_class": _("R&D intensity"), "approximate": ""},
    Level: {"counterpart": _("Elsewhere")},
    PolicyStatus: {"next": _("May be followed by")},
    Instrument: {"domain": _("Domain"), "gta": _("In the Global Trade Alert"), "mast": _("In UNCTAD's chapters")},
    Indicator: {"unit": _("Unit"), "rules": _("Rules of comparison"), "larger_means": ""},
    Unit: {"currency": _("Currency")},
    Basis: {"ahead": ""},
    EvidenceGrade: {"passed": ""},
    Lens: {"opposite": _("Opposite")},
    Reference: {"checked": _("Checked"), "note": _("Note")},
}
"""By class of term, what is taken over and its head on the page; without a head it stands in the file only."""

IDS: Mapping[str, Vocabulary[Term]] = {
    "codes": CODE_SYSTEMS,
    "rd_class": RD_CLASSES,
    "next": POLICY_STATUSES,
    "opposite": LENSES,
    "checked": CHECKS,
}
"""Fields that hold ids, with the list that these are of."""


@dataclass(frozen=True, slots=True)
class Further:
    """One more thing that a term says: its key and value in a file, its head and words on the page."""

    key: str
    value: Plain
    head: Text
    words: str


def further_of(term: Term) -> tuple[Further, ...]:
    """What a term says by its class; where a dimension falls in the frameworks of others, and an indicator's series."""
    found = []
    for name, head in FIELDS.get(type(term), {}).items():
        value = getattr(term, name)
        words = ", ".join(_words(one, name) for one in (value if isinstance(value, tuple) else (value,)))
        found.append(Further(name, _plain(value), head, words))
    if isinstance(term, Dimension):
        parts = {key: str(part) for key, part in CROSSWALK[term.id].items()}
        words = "; ".join(f"{FRAMEWORKS[key]}: {part}" for key, part in parts.items())
        found.append(Further("frameworks", {**parts}, _("In the frameworks of others"), words))
    if isinstance(term, Indicator):
        series = WDI_SERIES.get(term.id, "")
        found.append(Further("world_development_indicators", series, _("World Development Indicators"), series))
    return tuple(found)


def _words(value: Any, name: str) -> str:  # noqa: ANN401 - whatever a term holds
    if name in IDS:
        return str(IDS[name][value].label)
    return "" if value is None else str(value)


def _plain(value: Any) -> Plain:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Term):
        return value.id
    return str(value) if isinstance(value, Promise) else value
