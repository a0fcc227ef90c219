"""Counts what each source, publisher and speaker says and what each indicator measures, and stores it; weighs nothing.

Numbers that are right already are left as they are, so that a second count writes nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from policyatlas.records.models import Claim, IndicatorSummary, Measure, Publisher, Source, Speaker
from policyatlas.vocabulary import INDICATORS

BATCH = 2000  # rows that are changed at once


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose numbers a change bears on: keys, and ids of indicators."""

    sources: frozenset[int] = frozenset()
    publishers: frozenset[int] = frozenset()
    speakers: frozenset[int] = frozenset()
    indicators: frozenset[str] = frozenset()

    def __or__(self, other: "Voices") -> "Voices":
        return Voices(*(getattr(self, one.name) | getattr(other, one.name) for one in fields(self)))


@transaction.atomic
def recount_voices(asked: Voices | None = None) -> list[str]:
    """Count these anew, all for None; the names of those that were stored otherwise, as `publisher xinhua`."""
    sources, publishers, speakers = Source.objects.all(), Publisher.objects.all(), Speaker.objects.all()
    if asked is not None:
        sources = sources.filter(pk__in=asked.sources)
        publishers = publishers.filter(pk__in=asked.publishers)
        speakers = speakers.filter(pk__in=asked.speakers)
    differing = [
        *_recount("source", sources, claim_count=_of_source()),
        *_recount("publisher", publishers, **_of_publisher()),
        *_recount("speaker", speakers, **_of_speaker()),
    ]
    return [*differing, *_recount_indicators(INDICATORS if asked is None else asked.indicators)]


def _of_source() -> Subquery:
    claims = Claim.objects.published().filter(source=OuterRef("pk")).order_by().values("source")
    return Subquery(claims.annotate(number=Count("pk")).values("number"))


def _of_publisher() -> dict[str, Subquery]:
    sources = Source.objects.filter(publisher=OuterRef("pk")).order_by().values("publisher")
    return {
        "claim_count": Subquery(sources.annotate(number=Sum("claim_count")).values("number")),
        "source_count": Subquery(sources.filter(is_stub=False).annotate(number=Count("pk")).values("number")),
    }


def _of_speaker() -> dict[str, Subquery]:
    claims = Claim.objects.published().filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return {
        "claim_count": Subquery(claims.annotate(number=Count("pk")).values("number")),
        "source_count": Subquery(claims.annotate(number=Count("source", distinct=True)).values("number")),
    }


def _recount(kind: str, rows: QuerySet[Any], **numbers: Subquery) -> Iterator[str]:
    """Put these numbers where others are stored, nought where there is nothing to count."""
    counted = {field: Coalesce(number, 0) for field, number in numbers.items()}
    otherwise = Q()
    for field in counted:
        otherwise |= ~Q(**{field: F(f"counted_{field}")})
    wrong = rows.order_by().annotate(**{f"counted_{field}": number for field, number in counted.items()})
    found = list(wrong.filter(otherwise).values_list("pk", "slug"))
    for some in batched(found, BATCH):
        rows.filter(pk__in=[pk for pk, _slug in some]).update(**counted)
    yield from (f"{kind} {slug}" for _pk, slug in found)


def _recount_indicators(indicators: Collection[str]) -> Iterator[str]:
    if not indicators:
        return
    stored: Mapping[str, IndicatorSummary] = IndicatorSummary.objects.in_bulk(list(indicators))
    counted = Measure.objects.published().how_many(indicators)
    differing = {
        code
        for code in (*stored, *counted)
        if code not in stored or (stored[code].figures, stored[code].cases) != counted.get(code)
    }
    IndicatorSummary.objects.filter(pk__in=differing).delete()
    IndicatorSummary.objects.bulk_create(
        IndicatorSummary(indicator=code, figures=counted[code][0], cases=counted[code][1])
        for code in sorted(differing & counted.keys())
    )
    yield from (f"indicator {code}" for code in sorted(differing))
