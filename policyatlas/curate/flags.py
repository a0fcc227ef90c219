"""What a machine finds worth a second look in a claim; nothing of it keeps one from being published. Writes nothing."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from policyatlas.dossiers import format as form
from policyatlas.evidence.suspicions import suspects
from policyatlas.records.models import Claim, Measure, Name
from policyatlas.records.names import fold
from policyatlas.vocabulary import UNITS

ALIKE = 0.7  # of the words of both statements, how many both have
_WORD = re.compile(r"[^\W_]+")
_POINTS_BACK = {"he", "she", "it", "its", "they", "their", "this", "that", "these", "those", "his", "her", "there"}

type Flag = tuple[str, str]


def flags_of(claim: form.Claim, source: Mapping[str, Any]) -> Iterator[Flag]:
    """A field and a sentence each, in at most four queries. `source` is in the form of its dossier."""
    slugs = [name.partition("/")[2] for name in claim.about]
    yield from unnamed(claim.statement, slugs)
    if not slugs:
        return
    others = _others(claim, slugs, str(source.get("slug", "")))
    yield from _alike(claim, others)
    if claim.measure:
        yield from _target(claim, claim.measure, str(source.get("published") or ""))
        yield from _undated(claim.measure)
        yield from _other_values(claim.measure, slugs[0], others)


def unnamed(statement: str, slugs: list[str]) -> Iterator[Flag]:
    """Whether the statement says of whom it speaks."""
    words = _WORD.findall(statement)
    if words and words[0].casefold() in _POINTS_BACK:
        yield (
            "statement",
            _("“%(word)s” points back to a sentence that is not here: name what it is.") % {"word": words[0]},
        )
        return
    named_within = any(word[:1] != word[:1].lower() or not word.isascii() for word in words[1:])
    if named_within:
        return
    folded = fold(statement)
    if not any(name in folded for name in Name.objects.filter(case__slug__in=slugs).values_list("folded", flat=True)):
        yield "statement", _("The statement names none of its cases: can it be read by itself?")


def _others(claim: form.Claim, slugs: list[str], source: str) -> list[Claim]:
    """The published claims on the same main case from other sources: in the same dimension, or of the same figure."""
    on_case = Claim.objects.published().filter(main_case__slug=slugs[0]).exclude(source__slug=source)
    beside = on_case.filter(dimension=claim.dimension)
    if claim.measure and claim.measure.indicator:
        beside |= on_case.filter(measure__indicator=claim.measure.indicator)
    return list(beside.select_related("source", "measure__area", "main_case").order_by("pk"))


def _alike(claim: form.Claim, others: list[Claim]) -> Iterator[Flag]:
    """Other sources' claims in nearly the same words."""
    words = _bag(claim.statement)
    for other in others:
        there = _bag(other.statement)
        if len(words & there) >= ALIKE * len(words | there):
            yield (
                "statement",
                _("%(name)s says nearly the same: “%(statement)s”. Does one relay the other?")
                % {"name": other.public_name, "statement": other.statement},
            )


def _target(claim: form.Claim, measure: form.Measure, published: str) -> Iterator[Flag]:
    """Whether something that has not come about is filed as if it had."""
    if claim.nature != "fact":
        return
    if measure.basis == "target":
        yield "nature", _("The figure is a target: a fact is that it was set. Does the statement say who set it?")
    elif measure.year and published[:4].isdigit() and measure.year > int(published[:4]):
        yield (
            "nature",
            _("%(year)d lies ahead of the source: is it a forecast, or a target?") % {"year": measure.year},
        )


def _undated(measure: form.Measure) -> Iterator[Flag]:
    if UNITS[measure.unit].currency and not (measure.year or measure.span):
        yield "measure.year", _("Money without a year cannot be compared: give the year that it holds for.")


def _other_values(measure: form.Measure, case: str, others: list[Claim]) -> Iterator[Flag]:
    """Figures of the same subject that are not the same."""
    there = [other.measure for other in others if getattr(other, "measure", None) and other.main_case.slug == case]
    if not there or not measure.indicator:
        return
    area = next((one.area for one in there if one.area and one.area.slug == measure.area), None)
    if measure.area and area is None:
        return  # nobody else has measured there
    mine = Measure(
        claim=Claim(pk=0, main_case=there[0].claim.main_case),
        indicator=measure.indicator,
        value=Decimal(str(measure.value)),
        value_to=None if measure.value_to is None else Decimal(str(measure.value_to)),
        unit=measure.unit,
        year=measure.year,
        span_from=measure.span.from_year if measure.span else None,
        span_to=measure.span.to_year if measure.span else None,
        qualifier=measure.qualifier or "",
        area=area,
    )
    for suspect in suspects([mine, *there]):
        if suspect.one is mine:
            other = suspect.other.claim
            yield (
                "measure.value",
                _("%(name)s gives another value for the same: %(value)s. Do both speak of the same thing?")
                % {"name": other.public_name, "value": suspect.values[1]},
            )


def _bag(statement: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(statement)}
