"""What a list is asked for: facets, an order, a shape and a page; knows no record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from policyatlas.faceting import Choice, Facet, read_choice
from policyatlas.vocabulary import Text

SHAPES = ("rows", "table")


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: what it is called, and how the sentence about the list says it."""

    label: Text
    said: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as read. What is not known is left out, and `notices` name it; the list itself minds page numbers."""

    choice: Choice
    sorts: Mapping[str, Sort]
    sort: str
    shape: str
    page: str
    notices: tuple[str, ...]

    @property
    def usual(self) -> str:
        """The order of a list that was asked for none."""
        return next(iter(self.sorts))

    @property
    def is_table(self) -> bool:
        """Whether the list stands as a table."""
        return self.shape == "table"

    @property
    def query(self) -> str:
        """The same as it stands in an address; facets, order and shape."""
        return self.choice.query

    def address(self, path: str) -> str:
        """What is asked for of the list that stands at this path."""
        return f"{path}{self.query and '?'}{self.query}"

    @property
    def file_query(self) -> str:
        """What stands behind the path in the address of a file of the list: neither shape nor page."""
        return self._but("shape", "").href.removeprefix("./")

    @property
    def orders(self) -> list[tuple[str, Text, str]]:
        """Every order with its name and its link."""
        usual = self.usual
        return [
            (name, sort.label, self._but("sort", "" if name == usual else name).href)
            for name, sort in self.sorts.items()
        ]

    @property
    def shapes(self) -> list[tuple[str, str, str]]:
        """Both shapes with their names and links."""
        names = {"rows": _("Rows"), "table": _("Table")}
        return [(shape, names[shape], self._but("shape", "" if shape == "rows" else shape).href) for shape in SHAPES]

    @property
    def kept(self) -> dict[str, str]:
        """The fields that the form of facets has no control for."""
        return dict(self.choice.kept)

    def page_href(self, number: int | str) -> str:
        """The link to a page."""
        fields = self.choice.fields | ({"page": str(number)} if str(number) != "1" else {})
        return f"?{urlencode(fields, safe=',:')}" if fields else "./"

    def _but(self, field: str, value: str) -> Choice:
        return replace(self.choice, kept=_kept(**{**self.choice.kept, field: value}))


def read_list(query: MultiValueDict[str, str], facets: tuple[Facet, ...], sorts: Mapping[str, Sort]) -> Asked:
    """What a query asks of a list; never refuses one."""
    choice = read_choice(query, facets, others=("sort", "shape"))
    usual = next(iter(sorts))
    sort, shape = query.get("sort") or usual, query.get("shape") or SHAPES[0]
    notices = list(choice.notices)
    if sort not in sorts:
        words = _("“%(sort)s” is no order that the list knows. It is sorted %(said)s.")
        notices.append(words % {"sort": sort[:40], "said": sorts[usual].said})
        sort = usual
    if shape not in SHAPES:
        notices.append(_("“%(shape)s” is no shape of a list. It can be: rows, table.") % {"shape": shape[:40]})
        shape = SHAPES[0]
    kept = _kept("" if sort == usual else sort, "" if shape == SHAPES[0] else shape)
    choice = replace(choice, kept=kept)
    return Asked(choice, sorts, sort, shape, str(query.get("page", "")), tuple(notices))


def _kept(sort: str = "", shape: str = "") -> dict[str, str]:
    """The fields beside the facets, always in this order; none for what is usual."""
    return {name: value for name, value in (("sort", sort), ("shape", shape)) if value}
