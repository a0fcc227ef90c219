"""What results are narrowed by: values of facets with their numbers, and the address of each; reads nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from policyatlas.finding.hits import Count, Hits
from policyatlas.vocabulary import DIMENSIONS, NATURES

FACETS = {"claim": ("dimension", "nature"), "source": ("language",)}
SPOKEN = ("q", "kind", "dimension", "nature", "language", "page")  # parts of an address, in its order


@dataclass(frozen=True, slots=True)
class Link:
    """A way to narrow or widen the search, and how much it would find; `current`: this is what is shown."""

    label: str
    href: str
    count: Count | None = None
    current: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that results differ in, and the values that they have."""

    name: str
    label: str
    values: tuple[Link, ...]


def address(wanted: Mapping[str, str], **changes: str) -> str:
    """The address of the search with these changes; whatever changes, it begins at the first page."""
    parts = {**wanted, "page": "", **changes}
    return f"{reverse('search:page')}?{urlencode({name: parts[name] for name in SPOKEN if parts.get(name)})}"


def facets_of(kind: str, hits: Hits, wanted: Mapping[str, str]) -> tuple[Facet, ...]:
    """The facets of a kind of record; one whose results are all alike is left out, unless it was chosen."""
    found = []
    for name in FACETS.get(kind, ()):
        counts = dict(hits.facets.get(name, {}))
        chosen = wanted.get(name, "")
        if chosen:
            counts.setdefault(chosen, Count(0))
        if len(counts) > 1 or chosen:
            values = tuple(
                Link(
                    _words(name, value),
                    address(wanted, **{name: "" if value == chosen else value}),
                    count,
                    value == chosen,
                    value,
                )
                for value, count in counts.items()
            )
            found.append(Facet(name, _label(name), values))
    return tuple(found)


def language_name(code: str) -> str:
    """The language of this code in words; the code where Django does not know it."""
    for known in (code, code.partition("-")[0]):
        try:
            return str(get_language_info(known.lower())["name_translated"])
        except KeyError:
            continue
    return _("Chinese") if code.partition("-")[0] == "zh" else code


def _label(facet: str) -> str:
    return {"dimension": _("Dimension"), "nature": _("Nature"), "language": _("Language")}[facet]


def _words(facet: str, value: str) -> str:
    if facet == "language":
        return language_name(value)
    return str((DIMENSIONS if facet == "dimension" else NATURES)[value].label)
