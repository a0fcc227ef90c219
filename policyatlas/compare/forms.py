"""Which rows and claims a query asks for, and what it asks for besides; knows no case and no table."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.compare.narrowing import DEPTHS, SHOWS, Narrowing
from policyatlas.compare.notices import Notice, quoted
from policyatlas.compare.sought import Sought
from policyatlas.vocabulary import DIMENSIONS, DISTANCES, NATURES, Term, Text, Vocabulary

LISTS = ("rows", "nature", "distance", "full", "short")  # what a form may spell as one field many times
PARAMETERS = frozenset(
    {*LISTS, "row", "show", "depth", "disputed", "own", "figures", "open", "undo", "asof", "peers", "abroad"}
)

_STRANGE: Mapping[str, Text] = {
    "nature": gettext_lazy("No claims are called %(names)s."),
    "distance": gettext_lazy("No distance from the origin is called %(names)s."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as read: what it asks for, what of it is not understood, and whether a form spelled it in many fields."""

    narrowing: Narrowing
    notices: tuple[Notice, ...]
    in_fields: bool

    def with_peers(self, sought: Sought) -> "Asked":
        """The same, with what the query asks of peers."""
        return Asked(
            replace(self.narrowing, peers=sought.written, abroad=sought.abroad),
            (*self.notices, *map(Notice, sought.notices)),
            self.in_fields or sought.in_fields,
        )


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one. `rows=a,b` may also come as `row=a&row=b`, `nature=` likewise."""
    rows, strange_rows = _terms([*query.getlist("rows"), *query.getlist("row")], DIMENSIONS)
    natures, strange_natures = _terms(query.getlist("nature"), NATURES)
    distances, strange_distances = _terms(query.getlist("distance"), DISTANCES)
    depth = query.get("depth", "")
    full, strange_full = _terms(query.getlist("full"), DIMENSIONS, whole=True)
    short, strange_short = _terms(query.getlist("short"), DIMENSIONS, whole=True)
    show, figures = query.get("show", ""), query.get("figures", "")
    narrowing = Narrowing(
        rows=rows,
        show=show if show in SHOWS else "all",
        depth=depth if depth in DEPTHS else "short",
        apart=short if depth == "full" else full,
        natures=natures,
        distances=distances,
        disputed=query.get("disputed") == "1",
        own=query.get("own") == "1",
        figures=figures if figures in DEPTHS else "short",
        opened=tuple(query.getlist("open")),
    )
    notices = _on_rows([*strange_rows, *strange_full, *strange_short], rows, narrowing)
    for name, strange in (("nature", strange_natures), ("distance", strange_distances)):
        if strange:
            notices.append(Notice(_STRANGE[name] % {"names": quoted(strange)}))
    notices += _on_choice("show", show, SHOWS, narrowing)
    notices += _on_choice("depth", depth, DEPTHS, narrowing)
    notices += _on_choice("figures", figures, DEPTHS, narrowing)
    if "asof" in query:
        notices.append(Notice(_("The atlas cannot look back to a date yet: this is what it holds today.")))
    if strange := [name for name in query if name not in PARAMETERS]:
        notices.append(Notice(_("Not understood and left out: %(names)s.") % {"names": quoted(strange)}))
    in_fields = "row" in query or any(len(query.getlist(name)) > 1 for name in LISTS)
    return Asked(narrowing, tuple(notices), in_fields)


def _on_rows(strange: list[str], rows: tuple[Any, ...], narrowing: Narrowing) -> list[Notice]:
    if not strange:
        return []
    near = [DIMENSIONS[row] for name in strange[:3] if (row := DIMENSIONS.nearest(name))]
    links = tuple(
        (str(row.label), replace(narrowing, rows=(*rows, row)).href) for row in dict.fromkeys(near) if row not in rows
    )
    words = _("No row is called %(names)s. Did you mean:") if links else _("No row is called %(names)s.")
    return [Notice(words % {"names": quoted(list(dict.fromkeys(strange)))}, links)]


def _on_choice(name: str, written: str, known: Collection[str], narrowing: Narrowing) -> list[Notice]:
    """A sentence where a field of few values has another one, with links to those that there are."""
    if not written or written in known:
        return []
    links = tuple((value, narrowing.but(name, value).href) for value in known)
    words = _("“%(field)s” cannot be %(value)s. It can be:")
    return [Notice(words % {"field": name, "value": quoted([written])}, links)]


def _terms[T: Term](
    written: Iterable[str], vocabulary: Vocabulary[T], *, whole: bool = False
) -> tuple[tuple[T, ...], list[str]]:
    """The terms named, once each, and the names that are no term's.

    None where that is all of them in their order, unless `whole`: then all is not the same as nothing.
    """
    names = dict.fromkeys(name.strip().lower() for text in written for name in text.split(",") if name.strip())
    known = tuple(vocabulary[name] for name in names if name in vocabulary)
    unknown = [name for name in names if name not in vocabulary]
    return (() if not whole and known == tuple(vocabulary.values()) else known), unknown


def in_words(narrowing: Narrowing) -> list[str]:
    """What a page says of it; empty where everything is shown."""
    words = []
    if narrowing.rows:
        words.append(_("%(some)d of %(all)d rows") % {"some": len(narrowing.rows), "all": len(DIMENSIONS)})
    if narrowing.natures:
        natures = get_text_list([str(nature.label) for nature in narrowing.natures], _("and"))
        words.append(_("claims of nature %(natures)s") % {"natures": natures})
    if narrowing.distances:
        distances = get_text_list([str(distance.label) for distance in narrowing.distances], _("or"))
        words.append(_("claims that are %(distances)s") % {"distances": distances})
    if narrowing.disputed:
        words.append(_("claims on which accounts differ"))
    if narrowing.own:
        words.append(_("claims that name a case itself"))
    return words
