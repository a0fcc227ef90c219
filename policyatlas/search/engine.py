"""The result of a search as its page shows it: a few of each kind, or all of one; knows no request."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from policyatlas.finding.asking import Asked, look_up, read
from policyatlas.finding.hits import KINDS, Count, Hits, find, named
from policyatlas.finding.matching import Row as NamedRow
from policyatlas.finding.matching import UnreachableError
from policyatlas.records.models import Case, Claim, Findable, Source
from policyatlas.search.forms import LABELS, PATHS
from policyatlas.search.narrowing import Facet, Link, address, facets_of
from policyatlas.vocabulary import Text

FEW = 5  # of each kind, where all kinds are shown
FEW_CLAIMS = 10
LENGTH = 30  # rows of a page of one kind
NEAR = 5  # names that are offered where nothing is found

log = logging.getLogger(__name__)

type Row = Case | Source | Claim | Findable


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind, the best first. `href`: all of them, where more are found than shown."""

    kind: str
    rows: tuple[Row, ...]
    count: Count
    href: str

    @property
    def label(self) -> Text:
        """What they are."""
        return LABELS[self.kind]

    @property
    def id(self) -> str:
        """Its name in addresses and in the page."""
        return PATHS[self.kind]


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of one kind is shown, and the ways to its neighbours."""

    number: int
    last: int
    previous: str
    next: str


@dataclass(frozen=True)
class Found:
    """What a query finds. `near`: names like it, and `words`: its words one by one, where nothing is found.

    `is_cut_off`: nobody knows, since the server that searches does not answer.
    """

    asked: Asked
    kinds: tuple[Link, ...] = ()
    facets: tuple[Facet, ...] = ()
    groups: tuple[Group, ...] = ()
    pages: Pages | None = None
    near: tuple[NamedRow, ...] = ()
    words: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    count: Count = field(default_factory=lambda: Count(0))
    is_cut_off: bool = False

    @property
    def query(self) -> str:
        """What was asked, tidied."""
        return self.asked.text

    @property
    def understood(self) -> str:
        """What was looked for instead, where words were taken for misspelt."""
        return self.asked.corrected_text if self.asked.corrected else ""


def search(wanted: Mapping[str, str]) -> Found:
    """What the words of `q` find, narrowed to `kind` and the facets of that kind, a page at a time.

    Nine queries at most: words, their misspellings and endings, how many hits, the first of them, and what is shown.
    """
    asked = look_up(read(wanted.get("q", "")))
    try:
        return _search(asked, wanted) if asked.parts else Found(asked)
    except UnreachableError as error:
        log.error("A search was not answered. %s", error)
        return Found(asked, is_cut_off=True)


def _search(asked: Asked, wanted: Mapping[str, str]) -> Found:
    chosen = {name: wanted[name] for name in ("dimension", "nature", "language") if wanted.get(name)}
    kind = next((kind for kind, path in PATHS.items() if path == wanted.get("kind")), "")
    page = wanted.get("page", "")
    hits = find(asked, kind, chosen if kind else None, LENGTH * int(page) if page.isascii() and page.isdigit() else 0)
    return _of_one(asked, hits, kind, wanted) if kind else _of_each(asked, hits, wanted)


def _of_each(asked: Asked, hits: Mapping[str, Hits], wanted: Mapping[str, str]) -> Found:
    """A few of each kind, the kind with the record that suits best first."""
    order = sorted((kind for kind in KINDS if hits[kind].keys), key=lambda kind: -hits[kind].best)
    keys = {kind: hits[kind].keys[: FEW_CLAIMS if kind == "claim" else FEW] for kind in order}
    rows = _rows(keys)
    groups = tuple(Group(kind, rows[kind], hits[kind].count, address(wanted, kind=PATHS[kind])) for kind in order)
    count = Count(sum(hits[kind].count.number for kind in KINDS), any(hits[kind].count.more for kind in KINDS))
    if not groups:
        return Found(asked, near=tuple(_near(asked)), words=_one_by_one(asked))
    return Found(asked, kinds=_kinds(hits, wanted, count), groups=groups, count=count)


def _of_one(asked: Asked, hits: Mapping[str, Hits], kind: str, wanted: Mapping[str, str]) -> Found:
    """A page of one kind, and what it can be narrowed by."""
    found = hits[kind]
    last = max(1, -(-found.count.number // LENGTH))
    number, notices = _page(wanted.get("page", ""), last)
    pages = Pages(
        number,
        last,
        address(wanted, page=str(number - 1)) if number > 1 else "",
        address(wanted, page=str(number + 1)) if number < last else "",
    )
    rows = _rows({kind: found.keys[(number - 1) * LENGTH : number * LENGTH]})[kind]
    total = Count(sum(hits[one].count.number for one in KINDS), any(hits[one].count.more for one in KINDS))
    group = Group(kind, rows, found.count, "")
    return Found(
        asked,
        kinds=_kinds(hits, wanted, total),
        facets=facets_of(kind, found, wanted),
        groups=(group,),
        pages=pages if last > 1 else None,
        notices=notices,
        count=found.count,
    )


def _kinds(hits: Mapping[str, Hits], wanted: Mapping[str, str], total: Count) -> tuple[Link, ...]:
    """All kinds, and each that anything is found of."""
    q = {"q": wanted.get("q", "")}
    shown = [Link(_("All"), address(q), total, not wanted.get("kind"))]
    for kind in KINDS:
        current = wanted.get("kind") == PATHS[kind]
        if hits[kind].count.number or current:
            shown.append(Link(str(LABELS[kind]), address(q, kind=PATHS[kind]), hits[kind].count, current, PATHS[kind]))
    return tuple(shown)


def _rows(keys: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[Row, ...]]:
    """The records behind these rows, in their order: one query for all cases, and for each kind besides."""
    cases = [key for kind in ("place", "cluster", "policy") for key in keys.get(kind, ())]
    there: dict[int, Row] = {}
    reads: list[tuple[list[int], Any]] = [
        (cases, Case.objects.all()),
        (list(keys.get("source", ())), Source.objects.held().with_publisher()),
        (list(keys.get("claim", ())), Claim.objects.published().with_provenance()),
    ]
    for wanted, records in reads:
        if wanted:
            there |= {record.findable.pk: record for record in records.found(wanted)}
    if keys.get("speaker"):
        there |= Findable.objects.in_bulk(list(keys["speaker"]))
    return {kind: tuple(there[key] for key in wanted if key in there) for kind, wanted in keys.items()}


def _near(asked: Asked) -> list[NamedRow]:
    """Records whose name holds the beginning of the first word that says something."""
    words = [word for part in asked.parts if not part.is_han for word in part.words if len(word) > 2]
    return named(look_up(read(f"{words[0][:3]}*")), NEAR) if words else []


def _one_by_one(asked: Asked) -> tuple[Link, ...]:
    """Each word by itself, where there are several."""
    words = [" ".join(part.words) for part in asked.parts]
    return tuple(Link(word, address({"q": word})) for word in words) if len(words) > 1 else ()


def _page(written: str, last: int) -> tuple[int, tuple[str, ...]]:
    """The page asked for, or the nearest that there is, and a sentence where it is not the same."""
    if not written:
        return 1, ()
    number = int(written) if written.isascii() and written.isdigit() else 0
    if 1 <= number <= last:
        return number, ()
    nearest = last if number > last else 1
    return nearest, (_("There is no page “%(page)s”. This is page %(number)d.") % {"page": written, "number": nearest},)
