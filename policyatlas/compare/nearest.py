"""Ranks the cases of a kind by the tags and places that they share with one, in the database; knows no page.

The rank leaves out what needs a claim to be believed (start, size): those are weighed among the first of the ranked
only, so a case that shares nothing but its decade with another is not found.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from policyatlas.compare.likeness import PeerTerm
from policyatlas.records.models import Case, CaseTerm, Location, Place, Policy

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

TAGGED = {"sectors": "sector", "instruments": "instrument"}
"""The tag list of a term that is read from tags."""


@dataclass(frozen=True, slots=True)
class Near:
    """A case that shares something: how many sectors and instruments, and whether it is of the same sort and parent."""

    case_id: int
    slug: str
    name: str
    sectors: int
    instruments: int
    kind: bool
    parent: bool


def nearest(case: Case, terms: Collection[PeerTerm], *, abroad: bool = False, most: int) -> list[Near]:
    """The cases of the same kind that share most with a case read with `whole()`, the nearest first: one query.

    `abroad` leaves out its own country. The database counts and sorts; `most` rows come.
    """
    weights = {term.id: term.weight for term in terms}
    others = Case.objects.filter(case_kind=case.case_kind).exclude(pk=case.pk)
    if abroad:
        others = others.outside(case.countries)
    score: Combinable = Value(0.0, output_field=FloatField())
    path = "place__located__case__tags" if case.case_kind == "place" else "tags"
    for term, tag_list in TAGGED.items():
        mine = CaseTerm.objects.order_by().filter(tag_list=tag_list, **{_holder(case): case.pk})
        size = mine.values("tag_list").annotate(size=Count("term", distinct=True)).values("size")
        listed = Q(**{f"{path}__tag_list": tag_list})
        shared = listed & Q(**{f"{path}__term__in": mine.values("term")})
        others = others.annotate(
            **{
                f"shared_{term}": Count(f"{path}__term", filter=shared, distinct=True),
                f"all_{term}": Count(f"{path}__term", filter=listed, distinct=True),
            }
        )
        either = Coalesce(Subquery(size), 0) + F(f"all_{term}") - F(f"shared_{term}")
        share = float(weights.get(term, 0)) * F(f"shared_{term}") / NullIf(either, 0)
        score += Coalesce(share, 0.0, output_field=FloatField())
    for term, condition in (("kind", _same_kind(case)), ("level", _same_level(case)), ("parent", _same_parent(case))):
        others = others.annotate(**{f"same_{term}": Choice(When(condition, then=1), default=0)})
        score += weights.get(term, 0) * F(f"same_{term}")
    found = others.annotate(score=score).filter(score__gt=0).order_by("-score", "name", "slug")
    fields = ("pk", "slug", "name", "shared_sectors", "shared_instruments", "same_kind", "same_parent")
    return [
        Near(pk, slug, name, sectors, instruments, bool(kind), bool(parent))
        for pk, slug, name, sectors, instruments, kind, parent in found.values_list(*fields)[:most]
    ]


def tags_of(cases: Sequence[Case]) -> dict[int, dict[str, frozenset[str]]]:
    """Ids of sectors and instruments by case and tag list, those of a place read from what lies in it: one query.

    The cases are of one kind, and there is one at least.
    """
    keys = [case.pk for case in cases]
    holder = _holder(cases[0])
    found: dict[int, dict[str, set[str]]] = {key: {tag_list: set() for tag_list in TAGGED.values()} for key in keys}
    tagged = CaseTerm.objects.filter(**{f"{holder}__in": keys}, tag_list__in=TAGGED.values())
    for key, tag_list, term in tagged.order_by().values_list(holder, "tag_list", "term"):
        found[key][tag_list].add(term)
    return {key: {tag_list: frozenset(terms) for tag_list, terms in lists.items()} for key, lists in found.items()}


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
