"""Ranks the cases of a kind by the tags and places that they share with one, from a few columns; knows no page.

The rank leaves out what needs a claim to be believed (start, size): those are weighed among the first of the ranked
only, so a case that shares nothing but its decade with another is not found.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from django.db.models import Case as Choice
from django.db.models import Exists, OuterRef, Q, Value, When

from policyatlas.compare.likeness import PeerTerm
from policyatlas.records.models import Case, CaseTerm, Location, Place, Policy

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

TAGGED = {"sectors": "sector", "instruments": "instrument"}
"""The tag list of a term that is read from tags."""

type Sets = dict[int, dict[str, int]]
"""By case and tag list a set of terms, each a bit of a number: both and either are one operation each."""


def nearest(case: Case, terms: Collection[PeerTerm], *, abroad: bool = False, most: int) -> list[int]:
    """The keys of the cases of the same kind that share most with a case read with `whole()`, the nearest first.

    Three queries of a few columns each: its tags, those of all that share one, the rest of all of its kind. `abroad`
    leaves out its own country.
    """
    weights = {term.id: term.weight for term in terms}
    lists = {tag_list: weights[term] for term, tag_list in TAGGED.items() if weights.get(term)}
    sets = _sets_near(case, lists) if lists else {}
    points: Combinable = Value(0)
    for term, condition in (("kind", _same_kind(case)), ("level", _same_level(case)), ("parent", _same_parent(case))):
        if weight := weights.get(term):
            points += Choice(When(condition, then=weight), default=0)
    others = Case.objects.filter(case_kind=case.case_kind).exclude(pk=case.pk)
    if abroad:
        others = others.outside(case.countries)
    mine = sets.get(case.pk, {})
    ranked = (
        (-points - _shared(mine, sets.get(pk, {}), lists), name, slug, pk)
        for pk, name, slug, points in others.order_by().values_list("pk", "name", "slug", points)
    )
    return [pk for score, _name, _slug, pk in nsmallest(most, (one for one in ranked if one[0]))]


def tags_of(cases: Sequence[Case]) -> dict[int, dict[str, frozenset[str]]]:
    """Ids of sectors and instruments by case and tag list, those of a place read from what lies in it: one query.

    The cases are of one kind, and there is one at least.
    """
    keys = [case.pk for case in cases]
    holder = _holder(cases[0])
    found: dict[int, dict[str, set[str]]] = {key: {tag_list: set() for tag_list in TAGGED.values()} for key in keys}
    tagged = CaseTerm.objects.filter(**{f"{holder}__in": keys}).order_by()
    for key, tag_list, term in tagged.values_list(holder, "tag_list", "term"):
        if tag_list in found[key]:
            found[key][tag_list].add(term)
    return {key: {tag_list: frozenset(terms) for tag_list, terms in lists.items()} for key, lists in found.items()}


def _sets_near(case: Case, lists: Collection[str]) -> Sets:
    """The tags of a case, and of those that share one with it: two queries.

    Its own are named one by one, and lists are told apart here: a planner without statistics would else begin with
    every tag that there is.
    """
    holder, tags = _holder(case), CaseTerm.objects.order_by()
    mine = defaultdict(list)
    for tag_list, term in tags.filter(**{holder: case.pk}).values_list("tag_list", "term").distinct():
        mine[tag_list].append(term)
    same = Q(pk__in=())
    for tag_list in lists:
        same |= Q(tag_list=tag_list, term__in=mine[tag_list])
    near = tags.filter(**{f"{holder}__in": tags.filter(same).values(holder)})
    bits: dict[str, int] = defaultdict(lambda: 1 << len(bits))
    sets: Sets = defaultdict(lambda: defaultdict(int))
    for key, tag_list, term in near.values_list(holder, "tag_list", "term"):
        sets[key][tag_list] |= bits[term]
    return sets


def _shared(mine: dict[str, int], theirs: dict[str, int], weights: dict[str, int]) -> float:
    """The points of the tag lists: what both have, of what either has, times the weight."""
    score = 0.0
    for tag_list, weight in weights.items():
        ours, others = mine.get(tag_list, 0), theirs.get(tag_list, 0)
        if both := ours & others:
            score += weight * both.bit_count() / (ours | others).bit_count()
    return score


def _holder(case: Case) -> str:
    """The path from a tag to the cases that it is counted for."""
    return "case__locations__place" if case.case_kind == "place" else "case"


def _same_kind(case: Case) -> Q:
    row = case.row
    return Q(**{f"{case.case_kind}__kind": row.kind}) if isinstance(row, Place | Policy) else _NEVER


def _same_level(case: Case) -> Q:
    row = case.row
    levels = {row.level, row.second_level} - {""} if isinstance(row, Policy) else set()
    return Q(policy__level__in=levels) | Q(policy__second_level__in=levels) if levels else _NEVER


def _same_parent(case: Case) -> Q:
    row = case.row
    if isinstance(row, Place):
        return Q(place__within=row.within_id) if row.within_id else _NEVER
    return Q(Exists(Location.objects.filter(case=OuterRef("pk"), place__in=[place.pk for place in case.places])))


_NEVER = Q(pk__in=())
