"""Which rows and claims a query asks for, and what it asks for besides; knows no case and no table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.compare.notices import Notice, quoted
from policyatlas.vocabulary import DIMENSIONS, NATURES, Dimension, Nature, Term, Vocabulary

PARAMETERS = frozenset({"rows", "row", "nature", "own", "open"})


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows, in the order asked for, and which claims are shown; where nothing is named, all are.

    `own` leaves out the claims of clusters that lie in a case. `opened` are grid references of cells that are shown
    whole: they serve a piece for htmx and are no part of the state that links carry.
    """

    rows: tuple[Dimension, ...] = ()
    natures: tuple[Nature, ...] = ()
    own: bool = False
    opened: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """The query that says this, by field."""
        given = {
            "rows": ",".join(row.id for row in self.rows),
            "nature": ",".join(nature.id for nature in self.natures),
            "own": "1" if self.own else "",
        }
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """The same as it stands in an address."""
        return urlencode(self.fields, safe=",")

    @property
    def row_choices(self) -> list[tuple[Dimension, bool]]:
        """Every row, and whether it is shown."""
        return [(row, not self.rows or row in self.rows) for row in DIMENSIONS.values()]

    @property
    def nature_choices(self) -> list[tuple[Nature, bool]]:
        """Every nature, and whether its claims are shown."""
        return [(nature, not self.natures or nature in self.natures) for nature in NATURES.values()]

    @property
    def in_words(self) -> list[str]:
        """What a page says of it; empty where everything is shown."""
        words = [_("%(some)d of %(all)d rows") % {"some": len(self.rows), "all": len(DIMENSIONS)}] if self.rows else []
        if self.natures:
            natures = get_text_list([str(nature.label) for nature in self.natures], _("and"))
            words.append(_("claims of nature %(natures)s") % {"natures": natures})
        if self.own:
            words.append(_("claims that name a case itself"))
        return words


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as read: what it asks for, what of it is not understood, and whether a form spelled it in many fields."""

    narrowing: Narrowing
    notices: tuple[Notice, ...]
    in_fields: bool


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one. `rows=a,b` may also come as `row=a&row=b`, `nature=` likewise."""
    rows, strange_rows = _terms([*query.getlist("rows"), *query.getlist("row")], DIMENSIONS)
    natures, strange_natures = _terms(query.getlist("nature"), NATURES)
    narrowing = Narrowing(rows, natures, query.get("own") == "1", tuple(query.getlist("open")))
    notices = []
    if strange_rows:
        near = [DIMENSIONS[row] for name in strange_rows[:3] if (row := DIMENSIONS.nearest(name))]
        links = tuple(
            (str(row.label), f"?{replace(narrowing, rows=(*rows, row)).query}")
            for row in dict.fromkeys(near)
            if row not in rows
        )
        words = _("No row is called %(names)s. Did you mean:") if links else _("No row is called %(names)s.")
        notices.append(Notice(words % {"names": quoted(strange_rows)}, links))
    if strange_natures:
        notices.append(Notice(_("No claims are called %(names)s.") % {"names": quoted(strange_natures)}))
    if strange := [name for name in query if name not in PARAMETERS]:
        notices.append(Notice(_("Not understood and left out: %(names)s.") % {"names": quoted(strange)}))
    return Asked(narrowing, tuple(notices), in_fields="row" in query or len(query.getlist("nature")) > 1)


def _terms[T: Term](written: Iterable[str], vocabulary: Vocabulary[T]) -> tuple[tuple[T, ...], list[str]]:
    """The terms named, once each; none where that is all of them in their order. And the names that are no term's."""
    names = dict.fromkeys(name.strip().lower() for text in written for name in text.split(",") if name.strip())
    known = tuple(vocabulary[name] for name in names if name in vocabulary)
    unknown = [name for name in names if name not in vocabulary]
    return (() if known == tuple(vocabulary.values()) else known), unknown
