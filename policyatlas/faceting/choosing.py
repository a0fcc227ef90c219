"""What of each facet is chosen: read from an address, written into one, said in words; knows no record's number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.faceting.facets import Facet, Rows
from policyatlas.vocabulary import Text

NAMED = 6  # of what is not known, in a notice
CUT = 40  # letters of each
MOST = 40  # values of a facet that can be chosen at once


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value, and the address without it."""

    facet: Facet
    value: str
    label: Text
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, by facet, with the words for it; and what else the address says, which links keep.

    `in_fields`: a form spelled a facet in several fields, so that the address should be written anew.
    """

    facets: tuple[Facet, ...]
    chosen: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    in_fields: bool = False

    def __bool__(self) -> bool:
        return any(self.chosen.values())

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen of a facet."""
        return tuple(self.chosen.get(facet.id, ()))

    def narrow[Records: Rows](self, records: Records, *, besides: Facet | None = None) -> Records:
        """The records that every facet lets through; `besides` is not asked."""
        for facet in self.facets:
            if facet is not besides:
                records = facet.apply(records, self.values(facet))
        return records

    def turned(self, facet: Facet, value: str, label: Text = "") -> "Choice":
        """The same with one more value, or without it if it was chosen."""
        before = dict(self.chosen.get(facet.id, {}))
        if before.pop(value, None) is None:
            before[value] = label or value
        return replace(self, chosen={**self.chosen, facet.id: before})

    def without(self, facet: Facet) -> "Choice":
        """The same with nothing chosen of a facet."""
        return replace(self, chosen={name: values for name, values in self.chosen.items() if name != facet.id})

    @property
    def fields(self) -> dict[str, str]:
        """The query that says this, by field: facets in their order, values in that of their list."""
        written = {}
        for facet in self.facets:
            order = {value: number for number, value in enumerate(facet.names.all)}
            if values := sorted(self.values(facet), key=lambda value: (order.get(value, len(order)), value)):
                written[facet.id] = ",".join(values)
        return {**written, **self.kept}

    @property
    def query(self) -> str:
        """The same as it stands in an address."""
        return urlencode(self.fields, safe=",:")

    @property
    def href(self) -> str:
        """The same as a link from one state of a list to another."""
        return f"?{self.query}" if self.fields else "./"

    @property
    def nothing(self) -> str:
        """The link to all of the list."""
        return replace(self, chosen={}).href

    @property
    def chips(self) -> list[Chip]:
        """Every chosen value, with the link that takes it away."""
        return [
            Chip(facet, value, label, self.turned(facet, value).href)
            for facet in self.facets
            for value, label in self.chosen.get(facet.id, {}).items()
        ]

    @property
    def in_words(self) -> str:
        """What the facets add to a sentence: `in China, of kind city or zone`. Empty where nothing is chosen."""
        phrases = (facet.describe(labels) for facet in self.facets if (labels := self.chosen.get(facet.id)))
        return ", ".join(phrases)


def read_choice(
    query: MultiValueDict[str, str], facets: Iterable[Facet], *, others: Collection[str] = (), paging: str = "page"
) -> Choice:
    """What a query asks of facets; never refuses one. `kind=city,zone` may also come as `kind=city&kind=zone`.

    `others` are further fields of the page, which links keep; `paging` is one that no link keeps, since another
    choice has other pages. Any other field is named in a notice, and so is every value that no facet has.
    """
    facets = tuple(facets)
    chosen: dict[str, Mapping[str, Text]] = {}
    notices: list[str] = []
    for facet in facets:
        written = _names(query.getlist(facet.id))
        found = facet.names.read(written[:MOST]) if written else {}
        if strange := [name for name in written if name not in found]:
            told = {"label": facet.label, "names": quoted(strange)}
            notices.append(_("%(label)s: there is no %(names)s. It is left out.") % told)
        values = list(dict.fromkeys(found.values()))
        if values:
            labels = facet.names.labels(values)
            chosen[facet.id] = {value: labels[value] for value in values if value in labels}
    names = {*(facet.id for facet in facets), *others, paging}
    if strange := [name for name in query if name not in names]:
        notices.append(_("Not understood and left out: %(names)s.") % {"names": quoted(strange)})
    kept = {name: value for name in others if (value := str(query.get(name, "")))}
    in_fields = any(len(query.getlist(facet.id)) > 1 for facet in facets)
    return Choice(facets, chosen, kept, tuple(notices), in_fields)


def _names(written: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.strip() for text in written for name in text.split(",") if name.strip()))


def quoted(written: Collection[str]) -> str:
    """What somebody wrote, as a notice quotes it: printable, cut short, and only the first few of many."""
    names = [f"“{_printable(name)}”" for name in list(written)[:NAMED]]
    if (left := len(written) - NAMED) > 0:
        names.append(ngettext("%(count)d more", "%(count)d more", left) % {"count": left})
    return get_text_list(names, _("and"))


def _printable(written: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in written[: CUT + 1])
    return f"{shown[:CUT]}…" if len(shown) > CUT else shown
