"""Which records a query finds, how many, and in what order: the same in every database; knows no page.

The database says which rows hold the terms, in an order that an index has; which of them suit best is worked out here,
among the first of each kind, from the terms alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import cast

from django.db.models import QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.query import SearchQuery

from policyatlas.finding.asking import Asked
from policyatlas.finding.words import NAME_MARK, term
from policyatlas.records.models import Findable

MOST = 10_000  # hits that are counted
WEIGHED = 300  # of each kind, of which the best come first
CASES = ("place", "cluster", "policy")
KINDS = (*CASES, "speaker", "source", "claim")
FACETS = ("dimension", "nature", "language")
_FIELDS = ("pk", "kind", *FACETS)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; `more`: at least one more than were counted."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of rows of one kind, the best first; how many there are, and by facet and value; how well the best suits."""

    keys: tuple[int, ...] = ()
    count: Count = Count(0)
    facets: Mapping[str, Mapping[str, int]] | None = None
    best: float = 0


def find(asked: Asked, kinds: Sequence[str] = KINDS, chosen: Mapping[str, str] | None = None) -> dict[str, Hits]:
    """What is found, by kind, narrowed to the values chosen of facets: three queries, and one where much is found."""
    if not asked.parts:
        return {}
    chosen = chosen or {}
    others = [kind for kind in kinds if kind != "claim"]
    rows: list[tuple[int, str, str, str, str]] = []
    much: set[str] = set()
    for wanted in ([others] if others else []) + ([["claim"]] if "claim" in kinds else []):
        found = list(_matching(asked.query(), Findable.objects.of_kinds(wanted)).values_list(*_FIELDS)[: MOST + 1])
        much |= {found[-1][1]} if len(found) > MOST else set()
        rows += found
    by_kind = {kind: [row for row in rows if row[1] == kind and _fits(row, chosen)] for kind in kinds}
    weighed = {row[0] for found in by_kind.values() for row in found[:WEIGHED]}
    if any(len(by_kind[kind]) > WEIGHED for kind in others):  # a name may stand further down
        rows_by_name = _matching(asked.query(NAME_MARK), Findable.objects.of_kinds(others))
        weighed |= set(rows_by_name.values_list("pk", flat=True)[:WEIGHED])
    scores = _scores(asked, weighed)
    hits = {}
    for kind, found in by_kind.items():
        keys = [row[0] for row in found]
        best = sorted((key for key in keys if key in scores), key=lambda key: scores[key])
        taken = set(best)
        hits[kind] = Hits(
            keys=(*best, *(key for key in keys if key not in taken))[:MOST],
            count=Count(min(len(keys), MOST), kind in much),
            facets=_facets([row for row in rows if row[1] == kind], chosen),
            best=-scores[best[0]][0] if best else 0,
        )
    return hits


def named(asked: Asked, most: int) -> list[Findable]:
    """Cases, speakers and sources with the terms in their name, the best first: one query."""
    if not asked.parts:
        return []
    others = [kind for kind in KINDS if kind != "claim"]
    rows = list(_matching(asked.query(NAME_MARK), Findable.objects.of_kinds(others))[:WEIGHED])
    rows.sort(key=lambda row: (-_score(asked, row.kind, row.standing, row.terms), row.key))
    return rows[:most]


def _matching(query: SearchQuery, rows: QuerySet[Findable]) -> QuerySet[Findable]:
    """The rows that hold what is asked for, in the order that they came in."""
    results = get_search_backend().search(query, rows, order_by_relevance=False)
    if not hasattr(results, "get_queryset"):  # a server of its own says which
        return rows.filter(pk__in=[row.pk for row in results[:MOST]])
    return cast("QuerySet[Findable]", results.get_queryset())


def _fits(row: tuple[int, str, str, str, str], chosen: Mapping[str, str], but: str = "") -> bool:
    values = dict(zip(FACETS, row[2:], strict=True))
    return all(values[facet] == value for facet, value in chosen.items() if facet != but)


def _facets(rows: list[tuple[int, str, str, str, str]], chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """How many would be left by each value of each facet, the other choices as they are; the most first."""
    found = {}
    for at, facet in enumerate(FACETS, start=2):
        counts = Counter(str(row[at]) for row in rows if row[at] and _fits(row, chosen, but=facet))
        found[facet] = dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))
    return found


def _scores(asked: Asked, keys: Iterable[int]) -> dict[int, tuple[float, str]]:
    """How well each row suits, negative so that the best comes first; then what settles a tie."""
    rows = Findable.objects.filter(pk__in=keys).values_list("pk", "kind", "key", "standing", "terms")
    return {pk: (-_score(asked, kind, standing, terms), key) for pk, kind, key, standing, terms in rows.iterator()}


def _score(asked: Asked, kind: str, standing: int, text: str) -> float:
    """The whole name, then the words in a name, then the words side by side, then often; then what stands high."""
    terms = text.split()
    there = set(terms)
    score = 0.0
    if f"{NAME_MARK}{term(asked.folded)}" in there:
        score += 1000
    in_name = [any(all(NAME_MARK + one in there for one in way) for way in part.ways) for part in asked.parts]
    if all(in_name):
        size = sum(1 for one in there if one.startswith(NAME_MARK))
        score += 400 + 60 * min(1, sum(len(part.terms) for part in asked.parts) / size)
    else:
        score += 120 * sum(in_name) / len(in_name)
    if len(asked.parts) > 1 and f" {' '.join(one for part in asked.parts for one in part.terms)} " in f" {text} ":
        score += 100
    for part in asked.parts:
        score += 8 * min(3, max(min(terms.count(one) for one in way) for way in part.ways))
    score += max(0.0, 20 - 8 * log10(len(terms)))
    score += (standing - 1990) / 2 if kind == "claim" and standing > 1990 else 0
    score += 20 * log10(1 + standing) if kind != "claim" else 0
    return round(score + (60 if kind in CASES else 20 if kind == "speaker" else 0), 6)
