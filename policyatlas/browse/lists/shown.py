"""A page of a list, in an order, with what is said of it; knows no record and no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.browse.lists.asking import Asked
from policyatlas.faceting import Counted, Number
from policyatlas.vocabulary import Text

LENGTH = 50  # rows of a page
SORTS: Mapping[str, Text] = {
    "name": gettext_lazy("Name"),
    "claims": gettext_lazy("Most claims"),
    "latest": gettext_lazy("Newest source"),
}


@dataclass(frozen=True, slots=True)
class Shown[Row]:
    """A page of a list in an order; `notices` say where the page asked for is not the one that is shown."""

    page: Page[Row]
    sort: str
    notices: tuple[str, ...]

    @property
    def sorts(self) -> Mapping[str, Text]:
        """The orders there are."""
        return SORTS

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list, an ellipsis where many are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))


@dataclass(frozen=True, slots=True)
class Narrowed[Row]:
    """A page of a list that facets narrow, with these `counted`; `said`: what is shown, in words."""

    page: Page[Row]
    asked: Asked
    counted: Counted
    notices: tuple[str, ...]
    said: str

    @property
    def total(self) -> Number:
        """How many there are on all pages."""
        return self.counted.total

    @property
    def here(self) -> str:
        """What stands behind the path in the address of this page; nothing for all of the list."""
        return self.asked.page_href(self.page.number).removeprefix("./")

    @property
    def links(self) -> list[tuple[str | int, str]]:
        """Page numbers for the foot of the list, each with its link; an ellipsis, which has none, for many."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number)
        return [(number, self.asked.page_href(number) if isinstance(number, int) else "") for number in numbers]

    @property
    def before(self) -> str:
        """The link to the page before; empty on the first."""
        return self.asked.page_href(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def after(self) -> str:
        """The link to the next page; empty on the last."""
        return self.asked.page_href(self.page.next_page_number()) if self.page.has_next() else ""


class Bounded(Paginator):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """Pages of records that have been counted already; where counting stopped, they end there."""

    def __init__(self, records: Any, known: int) -> None:  # noqa: ANN401 - a query, or a list
        super().__init__(records, LENGTH)
        self.known = known

    @cached_property
    def count(self) -> int:
        """How many there are on all pages."""
        return self.known


def sentence(things: str, asked: Asked) -> str:
    """What a list shows: `14 places in China, by name`. `things`: the number, and of what."""
    narrowed = f"{things} {asked.choice.in_words}" if asked.choice else things
    return _("%(narrowed)s, %(sorted)s") % {"narrowed": narrowed, "sorted": asked.sorts[asked.sort].said}


def page_notices[Row](asked: str, shown: Page[Row]) -> tuple[str, ...]:
    """A sentence where the page asked for is not the one that is shown."""
    if not asked or asked == str(shown.number):
        return ()
    words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
    return (words % {"asked": asked[:40], "number": shown.number, "all": shown.paginator.num_pages},)
