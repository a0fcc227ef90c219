"""Which cases, years and clock a query of the timeline asks for; knows no case and no claim."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.vocabulary import SECTORS, Term, Vocabulary

YEAR = re.compile(r"-?[0-9]{1,4}")
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
    """What a query asks for. `in_fields`: a form spelled it in many fields; `notices`: what is not followed.

    `first`, `last`: of the years that the clock counts, from the start where it counts from there.
    """

    slugs: tuple[str, ...] = ()
    clock: Term = CALENDAR
    place: str = ""
    sector: str = ""
    first: int | None = None
    last: int | None = None
    notices: tuple[str, ...] = ()
    in_fields: bool = False

    @property
    def query(self) -> dict[str, str]:
        """What stands behind the question mark."""
        given = {
            "cases": ",".join(self.slugs),
            "place": self.place,
            "sector": self.sector,
            "clock": "" if self.clock is CALENDAR else self.clock.id,
            "from": "" if self.first is None else str(self.first),
            "to": "" if self.last is None else str(self.last),
        }
        return {name: value for name, value in given.items() if value}

    @property
    def address(self) -> str:
        """The address that asks for the same."""
        query = urlencode(self.query, safe=",")
        return reverse("timeline:page") + (f"?{query}" if query else "")

    @property
    def narrowed(self) -> bool:
        """Whether only some years are asked for."""
        return self.first is not None or self.last is not None


def timeline_url(slugs: tuple[str, ...] = (), clock: Term = CALENDAR) -> str:
    """The timeline of these cases by this clock; of the best covered where none is named."""
    return Asked(slugs, clock).address


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one. `cases=a,b` may also come as `case=a&case=b`.

    A lens after a name (`hefei@official`) is left out and named, and so is a sector, a clock or a year that is none.
    """
    written = [*query.getlist("cases"), *query.getlist("case")]
    names = [name.strip().lower() for text in written for name in text.split(",") if name.strip()][:MOST_NAMED]
    lenses = [name for name in dict.fromkeys(names) if "@" in name]
    notices = []
    if lenses:
        words = _("The timeline knows no lenses: all claims are shown instead of %(names)s.")
        notices.append(words % {"names": _quoted(lenses)})
    clock, sector = (query.get(name, "").strip().lower() for name in ("clock", "sector"))
    if clock and clock not in CLOCKS:
        words = _("No clock is called %(name)s. There are: %(clocks)s.")
        notices.append(words % {"name": _quoted([clock]), "clocks": ", ".join(CLOCKS)})
    if sector and sector not in SECTORS:
        notices.append(_("The atlas has no sector %s.") % _quoted([sector]))
    first, last = (_year(query, name, notices) for name in ("from", "to"))
    if first is not None and last is not None and first > last:
        first, last = last, first
        notices.append(_("The first year came after the last: they are taken the other way round."))
    return Asked(
        slugs=tuple(dict.fromkeys(slug for name in names if (slug := name.partition("@")[0]))),
        clock=CLOCKS.get(clock, CALENDAR),
        place=query.get("place", "").strip().lower()[:LONGEST],
        sector=sector if sector in SECTORS else "",
        first=first,
        last=last,
        notices=tuple(notices),
        in_fields="case" in query or any(value == "" for value in query.dict().values()),
    )


def _year(query: MultiValueDict[str, str], name: str, notices: list[str]) -> int | None:
    text = query.get(name, "").strip().replace("\N{MINUS SIGN}", "-")
    if YEAR.fullmatch(text):
        return int(text)
    if text:
        notices.append(_("%s is no year. All years are shown.") % _quoted([text]))
    return None


def _quoted(names: list[str]) -> str:
    return get_text_list([f"“{name[:LONGEST]}”" for name in names], _("and"))
