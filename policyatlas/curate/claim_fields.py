"""The fields of a claim in the form and in the dossier, and how one is filled from the other; checks nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from policyatlas.ledger.differences import in_digits
from policyatlas.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together, by their dotted names in the dossier; `within` names the field that holds them.

    What is folded is open only where something is in it.
    """

    id: str
    legend: Text
    paths: Sequence[str]
    within: str = ""
    is_folded: bool = False

    @property
    def fields(self) -> list[str]:
        """The names of its fields in the form."""
        return [field_of(path) for path in self.paths]


SECTIONS = (
    Section("subject", _("What it is about"), ("about", "dimension")),
    Section("statement", _("Statement"), ("statement", "nature", "design")),
    Section("shown", _("In comparisons"), ("short", "lead"), is_folded=True),
    Section(
        "passage",
        _("Passage"),
        ("passage.opens", "passage.closes", "passage.paragraph", "passage.page"),
        within="passage",
    ),
    Section(
        "said_by",
        _("Who says so"),
        ("said_by.name", "said_by.romanised", "said_by.role", "said_by.organisation"),
        within="said_by",
        is_folded=True,
    ),
    Section(
        "relayed_from",
        _("Passed on from another text"),
        (
            "relayed",
            "relayed_from.title",
            "relayed_from.publisher",
            "relayed_from.authors",
            "relayed_from.published",
        ),
        within="relayed_from",
        is_folded=True,
    ),
    Section(
        "measure",
        _("Figure"),
        (
            "measure.indicator",
            "measure.label",
            "measure.value",
            "measure.value_to",
            "measure.unit",
            "measure.year",
            "measure.span.from",
            "measure.span.to",
            "measure.qualifier",
            "measure.basis",
            "measure.time",
            "measure.area",
            "measure.price",
            "measure.original.value",
            "measure.original.unit",
        ),
        within="measure",
        is_folded=True,
    ),
    Section("note", _("Note for curators"), ("note",), is_folded=True),
)

NUMBERS = ("measure.value", "measure.value_to", "measure.original.value")
WHOLE = ("passage.paragraph", "passage.page", "measure.year", "measure.span.from", "measure.span.to")
LISTS = ("about", "relayed_from.authors")  # one entry a line
YES_OR_NO = ("lead", "relayed")

# Fields that are always written, if only as null, so that what is missing is told at its own field.
ALWAYS = {
    "": ("n", "about", "dimension", "statement", "nature", "passage"),
    "passage": ("opens",),
    "said_by": ("name", "role", "organisation"),
    "relayed_from": ("title", "publisher", "authors", "published"),
    "measure": ("indicator", "label", "value", "unit", "year"),
    "measure.span": ("from", "to"),
    "measure.original": ("value", "unit"),
}
ELSEWHERE = (
    "n",
    "state",
    "superseded_by",
    "reason",
    "extracted",
    "reviewed",
    "formerly",
)  # kept as they are: no field changes them


def field_of(path: str) -> str:
    """The name in the form of a field of the dossier: `measure.span.from` is `measure_span_from`."""
    return path.replace(".", "_")


PATHS = {field_of(path): path for section in SECTIONS for path in section.paths}


def field_at(path: str) -> str | None:
    """The field of the form at which a complaint about this field of the dossier is shown; None where it has none.

    A complaint about what holds several fields is shown at the first of them.
    """
    if field_of(path) in PATHS:
        return field_of(path)
    return next((name for name, inner in PATHS.items() if path and inner.startswith(f"{path}.")), None)


def initial_from(form: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields show of a claim in the form of its dossier; what is not there is left out."""
    shown = {}
    for name, path in PATHS.items():
        value: Any = form
        for step in path.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is None:
            continue
        if path in LISTS:
            value = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        shown[name] = value if path in YES_OR_NO else in_digits(value)
    return shown


def put_together(values: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The claim in the form of its dossier, from what its fields hold by dotted name.

    `kept` is the claim so far, of which the fields that are not in the form stay as they are.
    """
    form: dict[str, Any] = {}
    for path in ("n", *PATHS.values()):
        value = kept.get("n") if path == "n" else values.get(path)
        if value in (None, "", [], False):
            continue
        *outer, last = path.split(".")
        inside = form
        for step in outer:
            inside = inside.setdefault(step, {})
        inside[last] = value
    for path, names in ALWAYS.items():
        inside = form
        for step in path.split(".") if path else ():
            inside = inside.get(step) if isinstance(inside, dict) else None  # type: ignore[assignment]
        if inside is not None and (inside or not path):
            for name in names:
                inside.setdefault(name, [] if name in ("about", "authors") else {} if name == "passage" else None)
    form["passage"].setdefault("opens", None)
    return form | {name: kept[name] for name in ELSEWHERE if name in kept}
