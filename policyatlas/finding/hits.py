"""Which records a query finds, how many, and in what order: the same in every database; knows no page.

The database says which rows hold the terms, in an order that an index has; which of them suit best is worked out here,
among the first of each kind, from the terms alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from math import log10

from policyatlas.finding.asking import Asked
from policyatlas.finding.matching import FACETS, Ask, Row, Values, keeper
from policyatlas.finding.words import NAME_MARK, term

MOST = 10_000  # hits that are counted
WEIGHED = 300  # of each kind, of which the best come first
SUGGESTED = 60  # of each kind, while somebody types
SOME = 5_000  # up to which all are sorted then
CASES = ("place", "cluster", "policy")
NAMED = (*CASES, "speaker", "source")
KINDS = (*NAMED, "claim")


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; `more`: at least one more than were counted."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of rows of one kind, the best first; how many there are, and how well the best suits.

    `facets`: how many there are by facet and value, for the one kind that was asked for.
    """

    keys: tuple[int, ...] = ()
    count: Count = Count(0)
    facets: Mapping[str, Mapping[str, Count]] = field(default_factory=dict)
    best: float = 0


def find(asked: Asked, kind: str = "", chosen: Mapping[str, str] | None = None, upto: int = 0) -> dict[str, Hits]:
    """What is found, by kind: two queries. Of one kind, narrowed to values of facets, with so many keys: three.

    First all are counted, then the first of each kind are read, and where those are not all, the first by name.
    """
    if not asked.parts:
        return {}
    chosen = chosen or {}
    words, names = asked.query(), asked.query(NAME_MARK)
    asks = [Ask(words, one, chosen if one == kind else {}) for one in KINDS]
    asks += [Ask(names, one, chosen if one == kind else {}) for one in NAMED]
    counts = [Count(min(number, MOST), number > MOST) for number in keeper().counts(asks, MOST + 1)]
    hits = {one: Hits(count=count) for one, count in zip(KINDS, counts, strict=False)}
    shown = [
        replace(ask, in_order=count.more)
        for ask, count in zip(asks, counts, strict=True)
        if count.number and kind in ("", ask.kind) and (ask.words is words or hits[ask.kind].count.number > WEIGHED)
    ]
    answers = keeper().rows(shown, WEIGHED + min(upto, MOST) if upto > WEIGHED else WEIGHED)
    by_name = {ask.kind: rows for ask, rows in zip(shown, answers, strict=True) if ask.words is names}
    for ask, rows in zip(shown, answers, strict=True):
        if ask.words is words:
            hits[ask.kind] = _in_order(asked, rows, by_name.get(ask.kind, []), hits[ask.kind].count)
    if kind:
        facets = _facets(keeper().values(Ask(words, kind), MOST + 1), chosen, hits[kind].count)
        hits[kind] = replace(hits[kind], facets=facets)
    return hits


def named(asked: Asked, most: int) -> list[Row]:
    """Cases, speakers and sources with the terms in their name, the best first: one query, or two for one word."""
    if not asked.parts:
        return []
    asks = [Ask(asked.query(NAME_MARK), kind) for kind in NAMED]
    if len(asked.parts) == 1 and asked.parts[0].ends:  # it may be the beginning of what stands in every other name
        counts = keeper().counts(asks, SOME)
        asks = [replace(ask, in_order=count == SOME) for ask, count in zip(asks, counts, strict=True) if count]
    rows = chain.from_iterable(keeper().rows(asks, SUGGESTED))
    return sorted(rows, key=lambda row: (-_score(asked, row), row.key))[:most]


def _in_order(asked: Asked, rows: Sequence[Row], by_name: Sequence[Row], count: Count) -> Hits:
    """Rows of one kind: the first of them and those found by name as they suit, then the others as they stand."""
    scores = {row.pk: (-_score(asked, row), row.key) for row in (*rows[:WEIGHED], *by_name[:WEIGHED])}
    best = sorted(scores, key=scores.__getitem__)
    keys = (*best, *(row.pk for row in rows if row.pk not in scores))
    return Hits(keys[:MOST], count, best=-scores[best[0]][0] if best else 0)


def _facets(values: Values, chosen: Mapping[str, str], count: Count) -> dict[str, dict[str, Count]]:
    """How many would be left by each value of each facet, the other choices as they are; the most first.

    Where more were found than are counted, these are the values of so many: there are more of each.
    """
    found = {}
    for at, facet in enumerate(FACETS):
        numbers: Counter[str] = Counter()
        for row, number in values.numbers.items():
            if row[at] and all(row[FACETS.index(other)] == value for other, value in chosen.items() if other != facet):
                numbers[row[at]] += number
        counts = {value: Count(number, not values.whole) for value, number in numbers.items()}
        counts |= {chosen[facet]: count} if facet in chosen else {}
        found[facet] = dict(sorted(counts.items(), key=lambda pair: (-pair[1].number, pair[0])))
    return found


def _score(asked: Asked, row: Row) -> float:
    """The whole name, then the words in a name, then the words side by side, then often; then what stands high."""
    kind, standing, text = row.kind, row.standing, row.terms
    terms = text.split()
    there = set(terms)
    score = 0.0
    if f"{NAME_MARK}{term(asked.folded)}" in there:
        score += 1000
    in_name = [any(all(NAME_MARK + one in there for one in way) for way in ways) for ways in asked.ways]
    if all(in_name):
        size = sum(1 for one in there if one.startswith(NAME_MARK))
        score += 400 + 60 * min(1, sum(len(part.terms) for part in asked.parts) / size)
    else:
        score += 120 * sum(in_name) / len(in_name)
    if len(asked.parts) > 1 and f" {' '.join(one for part in asked.parts for one in part.terms)} " in f" {text} ":
        score += 100
    for ways in asked.ways:
        score += 8 * min(3, max(min(terms.count(one) if one in there else 0 for one in way) for way in ways))
    score += max(0.0, 20 - 8 * log10(len(terms)))
    score += (standing - 1990) / 2 if kind == "claim" and standing > 1990 else 0
    score += 20 * log10(1 + standing) if kind != "claim" else 0
    return round(score + (60 if kind in CASES else 20 if kind == "speaker" else 0), 6)
