"""Rules within a source and its claims; knows no other record."""

import re
from collections.abc import Iterator

from policyatlas.dossiers.format import Claim, Measure, Passage, Relayed, Source
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.units import Unit, Units
from policyatlas.records.names import fold

MOST_WORDS = 45  # "at most about 40"
LOCATOR_WORDS = range(2, 7)
LOCATOR_CHARACTERS = range(3, 31)  # where words are not parted by spaces
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # kana and Han


def source_rules(units: Units) -> Iterator[Problem]:
    """What holds within a source."""
    for unit in units.of(Source):
        source = unit.entry
        if source.slug != unit.file.path.stem:
            yield unit.problem(
                f"slug is {source.slug}, but the file is {unit.file.path.name}: make them equal.", "slug"
            )
        if source.relays:
            yield from _names_a_text(unit, source.relays, "relays")


def claim_rules(units: Units) -> Iterator[Problem]:
    """What holds within a claim."""
    first: dict[str, Unit[Claim]] = {}
    for unit in units.of(Claim):
        claim = unit.entry
        other = first.setdefault(fold(claim.statement), unit)
        if other is not unit:
            yield unit.problem(f"{other.name} says the same in the same words: keep one.", "statement")
        yield from _statement(unit)
        yield from _provenance(unit)
        yield from _passage(unit, claim.passage)
        yield from _state(unit)
        if claim.measure:
            yield from _measure(unit, claim.measure)


def _statement(unit: Unit[Claim]) -> Iterator[Problem]:
    claim = unit.entry
    if not claim.about:
        yield unit.problem("about names no case: name at least one, the main one first.", "about")
    if len(set(claim.about)) < len(claim.about):
        yield unit.problem("about names a case twice: name each once.", "about")
    words = len(claim.statement.split())
    if words > MOST_WORDS:
        yield unit.problem(
            f"statement has {words} words, and about 40 are the most: shorten it, or make it two claims.", "statement"
        )
    if claim.short and len(claim.short) >= len(claim.statement):
        yield unit.problem("short is no shorter than the statement: shorten it, or leave it out.", "short")
    if claim.design and claim.dimension not in ("outcomes", "risks"):
        yield unit.problem("design is for claims under outcomes and risks: leave it out here.", "design")


def _provenance(unit: Unit[Claim]) -> Iterator[Problem]:
    claim = unit.entry
    if claim.relayed_from:
        if not claim.relayed:
            yield unit.problem("relayed_from names a text, but relayed is not true: add relayed: true.", "relayed_from")
        yield from _names_a_text(unit, claim.relayed_from, "relayed_from")
    if claim.said_by and not (claim.said_by.name or claim.said_by.role or claim.said_by.organisation):
        yield unit.problem("said_by names nobody: fill it, or leave it out.", "said_by")


def _names_a_text(unit: Unit[Claim] | Unit[Source], text: Relayed, field: str) -> Iterator[Problem]:
    if not (text.publisher or text.title or text.authors):
        yield unit.problem(
            f"{field} gives neither publisher, title nor authors: name the text, or leave it out.", field
        )


def _passage(unit: Unit[Claim], passage: Passage) -> Iterator[Problem]:
    for field, words in (("opens", passage.opens), ("closes", passage.closes)):
        if words is None:
            continue
        if UNSPACED.search(words):
            count, allowed, what = len(words.replace(" ", "")), LOCATOR_CHARACTERS, "characters"
        else:
            count, allowed, what = len(words.split()), LOCATOR_WORDS, "words"
        if count not in allowed:
            yield unit.problem(
                f"passage.{field} has {count} {what}: quote {allowed[0]} to {allowed[-1]} as they stand in the source.",
                "passage",
                field,
            )


def _state(unit: Unit[Claim]) -> Iterator[Problem]:
    claim = unit.entry
    if claim.state in ("retracted", "superseded") and not claim.reason:
        yield unit.problem(f"The claim is {claim.state} without a reason: say why in reason.", "state")
    if claim.state == "superseded" and not claim.superseded_by:
        yield unit.problem("The claim is superseded, but by which? Name its successor in superseded_by.", "state")
    if claim.superseded_by and claim.state != "superseded":
        yield unit.problem(
            "superseded_by is for a claim in the state superseded: set it, or take this out.", "superseded_by"
        )
    if claim.superseded_by == unit.name:
        yield unit.problem("superseded_by names the claim itself: name its successor.", "superseded_by")


def _measure(unit: Unit[Claim], measure: Measure) -> Iterator[Problem]:
    if measure.qualifier == "between" and measure.value_to is None:
        yield unit.problem(
            "measure is qualified as between, but has no upper end: give it in value_to.", "measure", "qualifier"
        )
    if measure.value_to is not None and measure.qualifier != "between":
        yield unit.problem(
            "measure.value_to is the upper end of a range: add qualifier: between.", "measure", "value_to"
        )
    if measure.value_to is not None and measure.value_to <= measure.value:
        yield unit.problem("measure.value_to is no larger than value: give the lower end first.", "measure", "value_to")
    if measure.span and measure.span.to_year < measure.span.from_year:
        yield unit.problem("measure.span ends before it begins: swap from and to.", "measure", "span")
