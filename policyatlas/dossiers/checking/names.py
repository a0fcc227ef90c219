"""Names that are taken twice, and names that nothing bears; knows no rule within a record."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from policyatlas.dossiers.format import (
    Case,
    Claim,
    Cluster,
    Comparison,
    CoverageNote,
    Entry,
    Link,
    Place,
    Policy,
    Publisher,
    Source,
    Summary,
    Transfer,
)
from policyatlas.dossiers.problems import Problem, did_you_mean
from policyatlas.dossiers.units import Unit, Units
from policyatlas.vocabulary import CASE_KINDS


@dataclass(frozen=True, slots=True)
class Known:
    """Names that exist. `cases` maps a slug to its kind, `former` an old slug to the slug that bears it now.

    `former_sources` and `former_claims` do so for sources that were taken in, and for their claims.
    """

    publishers: Set[str] = frozenset()
    sources: Set[str] = frozenset()
    claims: Set[str] = frozenset()
    cases: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    former_sources: Mapping[str, str] = field(default_factory=dict)
    former_claims: Mapping[str, str] = field(default_factory=dict)

    def with_units(self, units: Units) -> "Known":
        """These names and those of what was read, sound or not."""
        broken = [record.split("/", 1) for record in sorted(units.broken)]
        former = {old: unit.name for unit in units.cases() for old in unit.entry.formerly}
        cases = {slug: kind for slug, kind in self.cases.items() if slug not in former}
        cases |= {name: kind for kind, name in broken if kind in CASE_KINDS}
        return Known(
            publishers=self.publishers | {unit.name for unit in units.of(Publisher)} | _of("publisher", broken),
            sources=self.sources | {unit.name for unit in units.of(Source)} | _of("source", broken),
            claims=self.claims | {unit.name for unit in units.of(Claim)} | _of("claim", broken),
            cases=cases | {unit.name: unit.kind.id for unit in units.cases()},
            former={**self.former, **former},
            former_sources=self.former_sources,
            former_claims={
                **self.former_claims,
                **{old: unit.name for unit in units.of(Claim) for old in unit.entry.formerly},
            },
        )


def _of(kind: str, records: list[list[str]]) -> set[str]:
    return {name for its_kind, name in records if its_kind == kind}


def claims_named(units: Units) -> set[str]:
    """Public names of all claims that fields refer to; citations in texts are not among them."""
    stages = (unit.entry.stage for unit in units.of(Cluster))
    return {
        *(unit.entry.superseded_by for unit in units.of(Claim) if unit.entry.superseded_by),
        *(name for unit in units.of(Link) for name in (unit.entry.from_claim, unit.entry.to_claim)),
        *(unit.entry.claim_name for unit in units.of(Transfer)),
        *(f"{stage.source}#{stage.claim}" for stage in stages if stage and stage.source and stage.claim),
    }


def taken_twice(units: Units, there: Known) -> Iterator[Problem]:
    """Names that two records bear, in the files or in a file and the database (`there`)."""
    first: dict[tuple[str, str], Unit[Any]] = {}
    for unit in units:
        slugs = [unit.name, *getattr(unit.entry, "formerly", ())]
        among = "case" if isinstance(unit.entry, Case) else unit.kind.id
        for slug in slugs:
            other = first.setdefault((among, slug), unit)
            if other is not unit:
                yield _twice(unit, other, slug)
    yield from _sources_taken(units, there)
    for unit in units.cases():
        kind, bearer = there.cases.get(unit.name), there.former.get(unit.name)
        if kind not in (None, unit.kind.id):
            yield unit.problem(
                f"{unit.name} is a {kind} in the atlas, not a {unit.kind.id}: choose another slug.", "slug"
            )
        if bearer is not None:
            yield unit.problem(f"{unit.name} once was the slug of {bearer}, which it leads to: choose another.", "slug")
        for old in unit.entry.formerly:
            bearer = there.former.get(old, unit.name)
            if bearer not in (unit.name, *unit.entry.formerly):
                yield unit.problem(f"{old} already leads to {bearer} in the atlas: take it out here.", "formerly")
            if old in there.cases and (unit.name in there.cases or there.cases[old] != unit.kind.id):
                yield unit.problem(f"{old} is another {there.cases[old]} in the atlas: take it out here.", "formerly")


def _sources_taken(units: Units, there: Known) -> Iterator[Problem]:
    for unit in units.of(Source):
        if bearer := there.former_sources.get(unit.name):
            yield unit.problem(f"{unit.name} was taken in by {bearer}, which it leads to: choose another slug.", "slug")
        for old in unit.entry.formerly:
            bearer = there.former_sources.get(old, unit.name)
            if bearer not in (unit.name, *unit.entry.formerly):
                yield unit.problem(f"{old} already leads to {bearer} in the atlas: take it out here.", "formerly")
            if old in there.sources:
                yield unit.problem(f"{old} is another source in the atlas: merge the two at the desk.", "formerly")


def _twice(unit: Unit[Any], other: Unit[Any], slug: str) -> Problem:
    there = f"{other.file.name}:{other.line()}"
    if isinstance(unit.entry, Claim) and slug in unit.entry.formerly:
        return unit.problem(f"The name {slug} is that of another claim, at {there}: take it out here.", "formerly")
    if isinstance(unit.entry, Claim) and slug in other.entry.formerly:
        return other.problem(f"{slug} is a claim of its own, at {unit.file.name}: take it out here.", "formerly")
    if isinstance(unit.entry, Claim):
        return unit.problem(f"Number {unit.entry.n} is taken on line {other.line()}: give each claim its own.", "n")
    if isinstance(unit.entry, Case | Source | Publisher | Comparison):
        return unit.problem(f"The slug {slug} is taken at {there}: choose another, or keep one of the two.", "slug")
    return unit.problem(f"The same {unit.kind.id} stands at {there}: keep one.")


def not_found(units: Units, names: Known) -> Iterator[Problem]:
    """Names in fields that nothing bears."""
    for unit in units:
        for references in _REFERENCES.get(type(unit.entry), ()):
            yield from references(unit, names)


def _source(unit: Unit[Source], names: Known) -> Iterator[Problem]:
    slug = unit.entry.publisher
    if slug is not None and slug not in names.publishers:
        advice = did_you_mean(slug, names.publishers, "add it to publishers.yaml.")
        yield unit.problem(f"publisher is “{slug}”, which is not in publishers.yaml: {advice}", "publisher")


def _claim(unit: Unit[Claim], names: Known) -> Iterator[Problem]:
    for number, about in enumerate(unit.entry.about):
        yield from _case(unit, about, names, "about", number)
    if unit.entry.measure and unit.entry.measure.area:
        yield from _place(unit, unit.entry.measure.area, names, "measure", "area")
    if unit.entry.superseded_by:
        yield from _cited(unit, unit.entry.superseded_by, names, "superseded_by")


def _place_entry(unit: Unit[Place], names: Known) -> Iterator[Problem]:
    if unit.entry.within:
        yield from _place(unit, unit.entry.within, names, "within")
    for number, member in enumerate(unit.entry.members):
        yield from _place(unit, member, names, "members", number)


def _located(unit: Unit[Cluster | Policy], names: Known) -> Iterator[Problem]:
    for number, place in enumerate(unit.entry.places):
        yield from _place(unit, place, names, "places", number)


def _stage(unit: Unit[Cluster], names: Known) -> Iterator[Problem]:
    stage = unit.entry.stage
    if stage and stage.source and stage.claim:
        yield from _cited(unit, f"{stage.source}#{stage.claim}", names, "stage", "claim")


def _transfer(unit: Unit[Transfer], names: Known) -> Iterator[Problem]:
    yield from _case(unit, unit.entry.model, names, "model")
    yield from _case(unit, unit.entry.learner, names, "learner")
    yield from _cited(unit, unit.entry.claim_name, names, "claim")


def _link(unit: Unit[Link], names: Known) -> Iterator[Problem]:
    yield from _cited(unit, unit.entry.from_claim, names, "from")
    yield from _cited(unit, unit.entry.to_claim, names, "to")


def _on_case(unit: Unit[Summary | CoverageNote], names: Known) -> Iterator[Problem]:
    yield from _case(unit, unit.entry.case, names, "case")


def _comparison(unit: Unit[Comparison], names: Known) -> Iterator[Problem]:
    for number, slug in enumerate(unit.entry.cases):
        if slug not in names.cases:
            advice = did_you_mean(slug, names.cases, "take it out, or add the case.")
            yield unit.problem(f"cases names “{slug}”, which is no case: {advice}", "cases", number)


_REFERENCES: dict[type[Entry], tuple[Any, ...]] = {
    Source: (_source,),
    Claim: (_claim,),
    Place: (_place_entry,),
    Cluster: (_located, _stage),
    Policy: (_located,),
    Transfer: (_transfer,),
    Link: (_link,),
    Summary: (_on_case,),
    CoverageNote: (_on_case,),
    Comparison: (_comparison,),
}


def _case(unit: Unit[Any], written: str, names: Known, *where: str | int) -> Iterator[Problem]:
    kind, _, slug = written.partition("/")
    there = names.cases.get(slug)
    if there == kind:
        return
    if there:
        advice = f"did you mean “{there}/{slug}”?"
    elif slug in names.former:
        advice = f"it is now called “{names.cases.get(names.former[slug], kind)}/{names.former[slug]}”."
    else:
        advice = did_you_mean(written, (f"{kind}/{slug}" for slug, kind in names.cases.items()), f"add the {kind}.")
    yield unit.problem(f"{where[0]} names “{written}”, which is no case: {advice}", *where)


def _place(unit: Unit[Any], slug: str, names: Known, *where: str | int) -> Iterator[Problem]:
    if names.cases.get(slug) != "place":
        places = (name for name, kind in names.cases.items() if kind == "place")
        advice = did_you_mean(slug, places, "add it to cases/places.yaml.")
        label = ".".join(step for step in where if isinstance(step, str))
        yield unit.problem(f"{label} names “{slug}”, which is no place: {advice}", *where)


def _cited(unit: Unit[Any], written: str, names: Known, *where: str) -> Iterator[Problem]:
    if sentence := unknown_claim(written, names):
        yield unit.problem(f"{'.'.join(where)} names {sentence}", *where)


def unknown_claim(written: str, names: Known) -> str:
    """The rest of a sentence about a claim that does not exist; empty where it does."""
    if written in names.claims:
        return ""
    if now := names.former_claims.get(written):
        return f"“{written}”, which is now called “{now}”: write that."
    source, _, number = written.partition("#")
    if source in names.sources:
        return f"“{written}”, but that source has no claim {number}: look its number up."
    advice = did_you_mean(source, names.sources, "look the source's slug up.")
    return f"“{written}”, but there is no source of that name: {advice}"
