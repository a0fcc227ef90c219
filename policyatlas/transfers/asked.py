"""What of the transfers is asked for, and the query that says so; knows no transfer.

`degree=held-up,studied&model=hefei&learner=china&by=Xinhua&from=2015&to=2021&view=matrix&page=2`
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.vocabulary import TRANSFER_DEGREES, Term, TransferDegree, Vocabulary

VIEWS = Vocabulary(
    "view",
    gettext_lazy("View"),
    [
        Term("list", gettext_lazy("List"), gettext_lazy("By model, each with who says so")),
        Term("matrix", gettext_lazy("Matrix"), gettext_lazy("Models down, learners across")),
        Term("map", gettext_lazy("Map"), gettext_lazy("Routes between places")),
    ],
)
FIELDS = ("view", "degree", "model", "learner", "by", "from", "to", "page")
ALIASES = {"speaker": "by", "degrees": "degree"}  # what readers may try; `year` is a span of one
LONGEST = 300  # letters of a name
QUOTED = 40
YEARS = range(1, 10000)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which transfers, and how they are laid out; where nothing is named, all are, by model."""

    view: Term = VIEWS["list"]
    degrees: tuple[TransferDegree, ...] = ()
    model: str = ""
    learner: str = ""
    by: str = ""
    since: int | None = None
    until: int | None = None
    page: str = ""
    notices: tuple[str, ...] = ()
    in_fields: bool = False

    @property
    def criteria(self) -> dict[str, Any]:
        """The same as the records are asked for it."""
        return {
            "degrees": [degree.id for degree in self.degrees],
            "model": self.model,
            "learner": self.learner,
            "said_by": self.by,
            "since": self.since,
            "until": self.until,
        }

    @property
    def fields(self) -> dict[str, str]:
        """The query that says this, by field, the page apart."""
        given = {
            "view": "" if self.view is VIEWS["list"] else self.view.id,
            "degree": ",".join(degree.id for degree in self.degrees),
            "model": self.model,
            "learner": self.learner,
            "by": self.by,
            "from": "" if self.since is None else str(self.since),
            "to": "" if self.until is None else str(self.until),
        }
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """What is asked for as it stands in an address, view and page apart, after a question mark."""
        return _query({name: value for name, value in self.fields.items() if name != "view"})

    @property
    def address(self) -> str:
        """The page that shows this."""
        page = {"page": self.page} if self.page else {}
        return f"{reverse('transfers:page')}{_query({**self.fields, **page})}"

    @property
    def narrowed(self) -> bool:
        """Whether it leaves any transfer out."""
        return bool(self.query)

    def but(self, **changes: Any) -> "Asked":  # noqa: ANN401 - of whatever field
        """The same with other values, from its first page on."""
        return replace(self, page="", **changes)

    def views(self) -> list[tuple[Term, str]]:
        """The views there are, each with the address of the same transfers in it."""
        return [(view, self.but(view=view).address) for view in VIEWS.values()]


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one: what it does not understand is named in a notice."""
    degrees, strange_degrees = _degrees([*query.getlist("degree"), *query.getlist("degrees")])
    since, until = _year(query, "from"), _year(query, "to")
    if year := _year(query, "year"):
        since = until = year
    notices = _on_terms(_("No degree of transfer is called %(names)s."), strange_degrees)
    view = query.get("view", "").strip().lower()
    if view and view not in VIEWS:
        notices += _on_terms(_("No view is called %(names)s. There are: list, matrix, map."), [view])
    strange = [name for name in ("from", "to", "year") if _written(query, name) and not _year(query, name)]
    notices += [
        _("“%(year)s” is no year, and is left out.") % {"year": _written(query, name)[:QUOTED]} for name in strange
    ]
    if since is not None and until is not None and since > until:
        since, until = until, since
        notices.append(_("The years were the wrong way round."))
    known = {*FIELDS, *ALIASES, "year"}
    notices += _on_terms(_("Not understood and left out: %(names)s."), [name for name in query if name not in known])
    return Asked(
        view=VIEWS.get(view, VIEWS["list"]),
        degrees=degrees,
        model=_written(query, "model").lower(),
        learner=_written(query, "learner").lower(),
        by=_written(query, "by") or _written(query, "speaker"),
        since=since,
        until=until,
        page=_written(query, "page")[:20],
        notices=tuple(notices),
        in_fields=any(name in query for name in (*ALIASES, "year"))
        or any(len(values) > 1 or values == [""] for name, values in query.lists() if name in FIELDS),
    )


def _degrees(written: Iterable[str]) -> tuple[tuple[TransferDegree, ...], list[str]]:
    """The degrees named, in the order of the vocabulary, and the names that are no degree's; all of them are none."""
    names = dict.fromkeys(name.strip().lower() for text in written for name in text.split(",") if name.strip())
    known = tuple(degree for degree in TRANSFER_DEGREES.values() if degree.id in names)
    unknown = [name for name in names if name not in TRANSFER_DEGREES]
    return (() if len(known) == len(TRANSFER_DEGREES) else known), unknown


def _written(query: MultiValueDict[str, str], name: str) -> str:
    return "".join(letter for letter in query.get(name, "").strip()[:LONGEST] if letter.isprintable())


def _year(query: MultiValueDict[str, str], name: str) -> int | None:
    written = _written(query, name)
    is_number = written.isascii() and written.isdigit() and len(written) <= len(str(YEARS[-1]))
    return int(written) if is_number and int(written) in YEARS else None


def _on_terms(words: str, strange: Iterable[str]) -> list[str]:
    names = [f"“{name[:QUOTED]}”" for name in strange][:6]
    return [words % {"names": get_text_list(names, _("and"))}] if names else []


def _query(fields: dict[str, str]) -> str:
    return f"?{urlencode(fields, safe=',')}" if fields else ""
