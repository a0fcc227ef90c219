"""Rules within cases, for chains of places and for years, which a claim must carry; knows no database."""

import re
from collections import defaultdict
from collections.abc import Iterator

from policyatlas.dossiers.format import Claim, Cluster, Place, Policy, Source
from policyatlas.dossiers.problems import Problem, did_you_mean
from policyatlas.dossiers.units import Unit, Units
from policyatlas.vocabulary import CODE_SYSTEMS

LISTS = ("also_known_as", "formerly", "places", "members", "sectors", "themes", "instruments", "motive")
CLAIM_NAME = re.compile(r"[a-z0-9-]+#[1-9][0-9]*")


def place_rules(units: Units) -> Iterator[Problem]:
    """What holds within a place, and for chains of places."""
    within = {unit.name: unit.entry.within for unit in units.of(Place)}
    for unit in units.of(Place):
        place = unit.entry
        if (place.lat is None) != (place.lon is None):
            yield unit.problem("lat and lon go together: give both, or neither.", "lat")
        if place.slug in place.members:
            yield unit.problem("members names the place itself: take it out.", "members")
        for system, code in place.codes.items():
            if system not in CODE_SYSTEMS:
                advice = did_you_mean(system, CODE_SYSTEMS, f"write one of {', '.join(CODE_SYSTEMS)}.")
                yield unit.problem(f"codes names “{system}”, which is no system of codes: {advice}", "codes", system)
            elif not re.fullmatch(CODE_SYSTEMS[system].form, code):
                label = CODE_SYSTEMS[system].label
                yield unit.problem(
                    f"codes.{system} is “{code}”, which is no code of {label}: look it up.", "codes", system
                )
        chain = [place.slug]
        while (around := within.get(chain[-1])) and around not in chain:
            chain.append(around)
        if around == place.slug:
            circle = ", ".join(f"{inner} in {outer}" for inner, outer in zip(chain, [*chain[1:], around], strict=True))
            yield unit.problem(f"within leads in a circle ({circle}): break it.", "within")


def case_rules(units: Units) -> Iterator[Problem]:
    """What holds within any case."""
    for unit in units.cases():
        case = unit.entry
        if case.slug in case.formerly:
            yield unit.problem("formerly names the slug that the case has now: take it out.", "formerly")
        if case.native_name and not case.native_lang:
            yield unit.problem("native_name is in a language that native_lang does not name: add it.", "native_name")
        for field in LISTS:
            named = getattr(case, field, [])
            if len(set(named)) < len(named):
                yield unit.problem(f"{field} names something twice: name each once.", field)


def cluster_rules(units: Units) -> Iterator[Problem]:
    """What holds within a cluster."""
    for unit in units.of(Cluster):
        stage = unit.entry.stage
        if not unit.entry.places:
            yield unit.problem("places is empty: name at least one, the main place first.", "places")
        if stage and stage.stage != "unknown" and not (stage.source and stage.claim):
            yield unit.problem("stage is somebody's judgement: name the source and the claim that says so.", "stage")


def policy_rules(units: Units) -> Iterator[Problem]:
    """What holds within a policy."""
    for unit in units.of(Policy):
        policy = unit.entry
        if not policy.places:
            yield unit.problem("places is empty: name at least one, the main place first.", "places")
        if policy.started and policy.ended and policy.ended < policy.started:
            yield unit.problem(
                f"The policy ends in {policy.ended}, before it starts in {policy.started}: look both up.", "ended"
            )
        if policy.second_level and policy.second_level == policy.level:
            yield unit.problem("second_level is the same as level: leave it out.", "second_level")


def models_of_places(units: Units) -> Iterator[Problem]:
    """A place's model is a policy of kind practice that bears the same name and holds there."""
    practices = [unit.entry for unit in units.of(Policy) if unit.entry.kind == "practice"]
    for unit in units.of(Place):
        model = unit.entry.known_as
        if model and not any(
            unit.name in one.places and model in " ".join([one.name, *one.also_known_as]) for one in practices
        ):
            yield unit.problem(
                f"known_as is “{model}”, but no policy of kind practice there bears that name: add one.",
                "known_as",
            )


def uncited_years(units: Units) -> Iterator[Problem]:
    """Years of clusters and policies that no claim on them carries; their note may name the claim that does."""
    claims = {claim.name: claim for claim in units.of(Claim)}
    published = {source.name: (source.entry.published or "")[:4] for source in units.of(Source)}
    on: dict[str, list[Unit[Claim]]] = defaultdict(list)
    for claim in claims.values():
        for about in claim.entry.about:
            on[about].append(claim)
    dated: list[Unit[Cluster] | Unit[Policy]] = [*units.of(Cluster), *units.of(Policy)]
    for unit in dated:
        if any(name in claims for name in CLAIM_NAME.findall(unit.entry.note or "")):
            continue
        for field in ("founded", "started", "ended", "status_as_of"):
            year = getattr(unit.entry, field, None)
            said = {published.get(claim.source, "") for claim in on[unit.record]} if field == "status_as_of" else set()
            if year is None or str(year) in said or any(_carries(claim.entry, year) for claim in on[unit.record]):
                continue
            yield unit.problem(
                f"{field} is {year}, but no claim on {unit.record} carries that year: write null, or name "
                "the claim that does in the note (source-slug#3).",
                field,
            )


def _carries(claim: Claim, year: int) -> bool:
    measure = claim.measure
    span = measure.span if measure else None
    years = (measure and measure.year, span and span.from_year, span and span.to_year)
    return year in years or re.search(rf"\b{year}\b", claim.statement) is not None
