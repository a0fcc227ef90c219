"""The form of what editors add: publishers, links, summaries, notes on gaps, introductions; knows no other file."""

from typing import Annotated

from policyatlas.dossiers.format.fields import (
    CaseName,
    ClaimName,
    Count,
    Country,
    Day,
    Entry,
    LongSlug,
    Name,
    Slug,
    Text,
    known,
    recommended,
    required,
)
from policyatlas.vocabulary import COVERAGE_STATES, DIMENSIONS, PUBLISHER_KINDS, STANCES


class Publisher(Entry):
    """Who publishes: facts about an outlet or a body, stated once. Its file maps the slug to the rest."""

    slug: Slug = required("The key in the file, by which sources name it", "the-seattle-times")
    name: Name = required("Its name", "The Seattle Times")
    kind: Annotated[str, known(PUBLISHER_KINDS)] | None = recommended("Kind; null where not known", "newspaper")
    country: Country | None = recommended("ISO 3166-1 alpha-2; null where not known", "US")
    state_affiliated: bool | None = recommended(
        "Whether a state or a party owns and edits it; null where not known", False
    )


class Link(Entry):
    """How one claim stands to another, as an editor sees it: FROM supports, disputes or qualifies TO."""

    from_claim: ClaimName = required("The claim that does so", "pv-tech-2025#1", alias="from")
    to_claim: ClaimName = required("The claim to which it does so", "observer-2025#38", alias="to")
    stance: Annotated[str, known(STANCES)] = required("What it does", "disputes")
    question: Name = required("What the two differ or agree about", "Solar capacity that China added in 2024")
    note: Text | None = recommended("For readers: why they differ or agree", "The two differ by a factor of ten.")


class Summary(Entry):
    """An editor's summary of a case. Its file maps the name of the case to the text."""

    case: CaseName = required("The case: the key in the file", "place/hefei")
    text: Text = required("Markdown with citations: the value", "Hefei bought shares [@seattle-times-2022#2].")


class CoverageNote(Entry):
    """Why a cell is empty."""

    case: CaseName = required("The case", "policy/us-tariffs")
    dimension: Annotated[str, known(DIMENSIONS)] = required("The dimension", "infrastructure")
    state: Annotated[str, known(COVERAGE_STATES)] = required("Searched in vain, or cannot apply", "not-applicable")
    searched_on: Day | None = recommended("Day of the search; required for nothing-found", "2026-11-21")
    sources_searched: Count | None = recommended("How many sources were read; null where not counted", 12)
    note: Text = required("A sentence for readers", "A tariff builds nothing.")


class Comparison(Entry):
    """An editor's introduction to a comparison: front matter, then the text."""

    slug: LongSlug = required("The stem of the file", "hefei-buffalo")
    title: Name = required("Its title", "The state as investor: Hefei and Buffalo")
    standfirst: Text = required("One or two sentences above it", "A city bought shares; a state paid for a factory.")
    cases: list[Slug] = required("Slugs of one to four cases, in the order of the columns", ["hefei", "buffalo"])
    text: Text = required("Below the front matter: Markdown with citations", "Hefei bought shares [@seattle#2].")
