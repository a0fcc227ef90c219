"""Which cases and which clock a query of the timeline asks for; knows no case and no claim."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.vocabulary import Term, Vocabulary

MOST_NAMED = 20  # pieces of an address that are looked up
LONGEST = 40  # characters of what a notice quotes

CLOCKS = Vocabulary(
    "clock",
    gettext_lazy("Clock"),
    [
        Term("calendar", gettext_lazy("Calendar years"), gettext_lazy("By the year in which it happened")),
        Term(
            "start",
            gettext_lazy("Years since the start"),
            gettext_lazy("By the years since each case’s own cited start"),
        ),
    ],
)
CALENDAR = CLOCKS["calendar"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for. `in_fields`: a form spelled it in many fields; `notices`: what is not followed."""

    slugs: tuple[str, ...]
    clock: Term
    notices: tuple[str, ...] = ()
    in_fields: bool = False

    @property
    def address(self) -> str:
        """The address that asks for the same."""
        return timeline_url(self.slugs, self.clock)


def timeline_url(slugs: tuple[str, ...] = (), clock: Term = CALENDAR) -> str:
    """The timeline of these cases by this clock; of the best covered where none is named."""
    given = {"cases": ",".join(slugs), "clock": "" if clock is CALENDAR else clock.id}
    query = urlencode({name: value for name, value in given.items() if value}, safe=",")
    return reverse("timeline:page") + (f"?{query}" if query else "")


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one. `cases=a,b` may also come as `case=a&case=b`.

    A lens after a name (`hefei@official`) is left out and named.
    """
    written = [*query.getlist("cases"), *query.getlist("case")]
    names = [name.strip().lower() for text in written for name in text.split(",") if name.strip()][:MOST_NAMED]
    lenses = [name for name in dict.fromkeys(names) if "@" in name]
    notices = []
    if lenses:
        words = _("The timeline knows no lenses: all claims are shown instead of %(names)s.")
        notices.append(words % {"names": _quoted(lenses)})
    asked = query.get("clock", "").strip().lower()
    if asked and asked not in CLOCKS:
        words = _("No clock is called %(name)s. There are: %(clocks)s.")
        notices.append(words % {"name": _quoted([asked]), "clocks": ", ".join(CLOCKS)})
    slugs = dict.fromkeys(slug for name in names if (slug := name.partition("@")[0]))
    return Asked(tuple(slugs), CLOCKS.get(asked, CALENDAR), tuple(notices), in_fields="case" in query)


def _quoted(names: list[str]) -> str:
    return get_text_list([f"“{name[:LONGEST]}”" for name in names], _("and"))
