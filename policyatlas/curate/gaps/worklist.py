"""The worklist as it stands now, narrowed and a page at a time; the number of queries does not grow with the atlas."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from policyatlas.curate.gaps import items
from policyatlas.curate.gaps.groups import GROUPS, Group, Item
from policyatlas.evidence import Cell, country_name, gaps, gather
from policyatlas.records.models import Case, ClaimLink, Proposal, Source, Suspicion
from policyatlas.records.names import fold
from policyatlas.vocabulary import DIMENSIONS

FIRST = 5  # items of a group where all groups are shown
LENGTH = 40  # items of a page of one group
PATIENCE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the worklist is narrowed to; `case` is what was typed, a name or a part of one."""

    group: str = ""
    case: str = ""
    dimension: str = ""
    country: str = ""
    notices: tuple[str, ...] = ()

    @classmethod
    def read(cls, sent: Mapping[str, str], countries: Iterable[str]) -> "Asked":
        """What an address asks for; what is on no list is left out and named."""
        asked = {name: str(sent.get(name, "")).replace("\0", "").strip()[:120] for name in NARROWED}
        notices = []
        for name, known in (("group", GROUPS), ("dimension", DIMENSIONS), ("country", set(countries))):
            if asked[name] and asked[name] not in known:
                words = _("There is no filter “%(name)s” with the value “%(value)s”: it is left out.")
                notices.append(words % {"name": name, "value": asked[name]})
                asked[name] = ""
        return cls(**asked, notices=tuple(notices))

    @property
    def query(self) -> str:
        """As an address says it, without the group; empty where nothing is narrowed."""
        return urlencode({name: value for name in NARROWED[1:] if (value := getattr(self, name))})


NARROWED = tuple(one.name for one in fields(Asked) if one.name != "notices")


@dataclass(frozen=True, slots=True)
class Heap:
    """A group with what is in it. `shown` are the first ones, or a page of them."""

    group: Group
    count: int
    shown: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Worklist:
    """All groups, or one of them with its `page`. `countries` are those that there are cases of."""

    heaps: tuple[Heap, ...]
    counts: Mapping[str, int]
    asked: Asked
    countries: tuple[tuple[str, str], ...]
    page: Page[Item] | None = None
    notices: tuple[str, ...] = ()

    @property
    def groups(self) -> list[tuple[Group, int]]:
        """Every group with its number, for the filter."""
        return [(group, self.counts[group.id]) for group in GROUPS.values()]

    @property
    def pages(self) -> list[str | int]:
        """Page numbers for the foot of the list."""
        return list(self.page.paginator.get_elided_page_range(self.page.number)) if self.page else []


def worklist(sent: Mapping[str, str], now: datetime) -> Worklist:
    """What is wanting, as the address asks for it: at most ten queries."""
    cases = list(Case.objects.whole())
    countries = {code for case in cases for code in case.countries}
    asked = Asked.read(sent, countries)
    chosen = _chosen(cases, asked)
    found = {name: [item for item in held if _fits(item, chosen, asked)] for name, held in _all(cases, now).items()}
    counts = {name: len(held) for name, held in found.items()}
    named = tuple(sorted(((code, country_name(code)) for code in countries), key=lambda one: one[1]))
    if not asked.group:
        heaps = tuple(Heap(GROUPS[name], len(held), tuple(held[:FIRST])) for name, held in found.items())
        return Worklist(heaps, counts, asked, named, notices=asked.notices)
    page, notices = str(sent.get("page", "")), list(asked.notices)
    shown = Paginator(found[asked.group], LENGTH).get_page(page)
    if page and page != str(shown.number):
        words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
        notices.append(words % {"asked": page[:20], "number": shown.number, "all": shown.paginator.num_pages})
    heap = Heap(GROUPS[asked.group], counts[asked.group], tuple(shown))
    return Worklist((heap,), counts, asked, named, shown, tuple(notices))


def _all(cases: list[Case], now: datetime) -> dict[str, list[Item]]:
    """Every gap by its group, the worst first."""
    located = [one for case in cases if case.case_kind == "cluster" for one in case.locations.all()]
    gathered = gather(cases, located=located)
    cells, claims = list(gathered.cells.values()), list(gathered.claims.values())
    sources = list(Source.objects.wanting(items.BROKEN))
    figures = gaps.stale({case.pk: case for case in cases}, claims, now.year)
    found: dict[str, Iterator[Item]] = {
        "empty": items.empty(gaps.not_researched(cells)),
        "single": items.single(gaps.of_one_origin(cells)),
        "failing": items.failing(gaps.failing_every_test(cells)),
        "stale": items.stale(figures),
        "links": items.links(sources, claims),
        "suspicions": items.suspicions(Suspicion.objects.open().with_claims()),
        "disputes": items.disputes(ClaimLink.objects.unexplained().with_claims()),
        "summaries": items.summaries(_without_summary(cells)),
        "sources": items.incomplete(sources, claims),
        "waiting": items.waiting(Proposal.objects.in_review().since(now - PATIENCE).with_people(), cases),
    }
    return {name: list(found[name]) for name in GROUPS}


def _without_summary(cells: list[Cell]) -> list[tuple[Case, int]]:
    covered = gaps.well_covered(cells)
    numbers: Counter[Case] = Counter()
    for cell in cells:
        if cell.case.pk in covered and not cell.case.summary:
            numbers[cell.case] += len(cell.claims)
    return sorted(numbers.items(), key=lambda one: (-one[1], one[0].name))


def _chosen(cases: list[Case], asked: Asked) -> frozenset[int] | None:
    """The keys of the cases that are asked for; None where all are."""
    if not asked.case and not asked.country:
        return None
    wanted = fold(asked.case.partition("/")[2] or asked.case)
    return frozenset(
        case.pk
        for case in cases
        if (not asked.case or any(wanted in fold(name) for name in case.all_names if name))
        and (not asked.country or asked.country in case.countries)
    )


def _fits(item: Item, chosen: frozenset[int] | None, asked: Asked) -> bool:
    return (chosen is None or bool(item.cases & chosen)) and (not asked.dimension or asked.dimension in item.dimensions)
