"""The form of a dossier: one source and the claims that it makes; knows no other file."""

from typing import Annotated

from policyatlas.dossiers.format.fields import (
    Address,
    CaseName,
    ClaimName,
    Day,
    Entry,
    Figure,
    Language,
    LongSlug,
    Name,
    Ordinal,
    PartialDate,
    Price,
    Sentence,
    Slug,
    Text,
    Words,
    Year,
    known,
    optional,
    recommended,
    required,
)
from policyatlas.vocabulary import (
    BASES,
    CLAIM_STATES,
    DESIGNS,
    DIMENSIONS,
    INDICATORS,
    NATURES,
    QUALIFIERS,
    SOURCE_KINDS,
    TIMES,
    UNITS,
)

type Unit = Annotated[str, known(UNITS)]


class Relayed(Entry):
    """A text that another one passes on, as far as that one names it."""

    title: Name | None = recommended("Its title; null where not named", "Government work report")
    publisher: Name | None = recommended("Its publisher by name; null where not named", "Bloomberg")
    authors: list[Name] = recommended("Its authors", ["Tom Hancock"], list)
    published: PartialDate | None = recommended("Its date as far as known; null where not named", "2022")


class Source(Entry):
    """One article, report or page."""

    slug: LongSlug = required("The source's slug, and the stem of the file", "seattle-times-2022-officials")
    title: Name | None = recommended("As published; null where not shown", "How officials became venture capitalists")
    kind: Annotated[str, known(SOURCE_KINDS)] = required("Kind of source", "news")
    authors: list[Name] = recommended("As published", ["Tom Hancock"], list)
    publisher: Slug | None = recommended("Key in publishers.yaml; null where not shown", "the-seattle-times")
    via: Name | None = optional("Where the text was read, if not at its publisher's", "on PressReader")
    published: PartialDate | None = recommended("YYYY-MM-DD, YYYY-MM or YYYY; null where not known", "2022-02-07")
    language: Language = required("BCP 47 tag", "en")
    url: Address | None = recommended("At the original publisher's; null where not known", "https://www.example.org/a")
    archived_url: Address | None = optional("Of a copy in a web archive", "https://archive.example.org/a")
    relays: Relayed | None = optional("The text that this one mainly reports on", {"publisher": "Bloomberg"})
    formerly: list[LongSlug] = optional(
        "Slugs of sources that it has taken in; their addresses lead here", ["seattle-times-officials"], list
    )
    notes: Text | None = optional("For curators only: what was inferred, doubtful or left out", "The date is inferred.")


class SaidBy(Entry):
    """Whom the source attributes a statement to."""

    name: Name | None = recommended("A person's name, or a body's; null where none is given", "Robert Pape")
    romanised: Name | None = optional("The name in Latin letters, where it is in others", "Zhu Lan")
    role: Name | None = recommended("As the source gives it", "political scientist")
    organisation: Name | None = recommended("For whom the person speaks, or the body that says so", "Huawei")


class Span(Entry):
    """A span of years, both ends included."""

    from_year: Year = required("First year", 2000, alias="from")
    to_year: Year = required("Last year, the same or later", 2024, alias="to")


class Original(Entry):
    """The figure that a source converted from."""

    value: Figure = required("A plain number", 5000000000)
    unit: Unit = required("Unit", "CNY")


class Measure(Entry):
    """The number in a statement."""

    indicator: Annotated[str, known(INDICATORS)] | None = recommended(
        "A code, or null where none fits: only coded measures are compared", "equity-stake"
    )
    label: Name = required("What is measured, in words", "price of the city's stake")
    value: Figure = required("A plain number; the lower end of a range", 787000000)
    value_to: Figure | None = optional("The upper end of a range, with the qualifier between", 800000000)
    unit: Unit = required("Unit", "USD")
    year: Year | None = recommended("Year that it holds for; beside a span, the year when it was said", 2020)
    span: Span | None = optional("Years that it holds for, in place of one", {"from": 2000, "to": 2024})
    qualifier: Annotated[str, known(QUALIFIERS)] | None = optional("How sure the figure is", "about")
    basis: Annotated[str, known(BASES)] | None = optional("Whether it happened, was planned, was promised …", "outturn")
    time: Annotated[str, known(TIMES)] | None = optional("Over a period, at a date or in sum", "flow")
    area: Slug | None = optional("Slug of the place that it holds for", "hefei")
    price: Price | None = optional("In prices of the day (current) or of a year (constant-2015)", "constant-2015")
    original: Original | None = optional("What the source converted from", {"value": 5000000000, "unit": "CNY"})


class Passage(Entry):
    """Where in the source a statement rests."""

    opens: Words = required("Two to six words, as in the source, that open the passage", "The municipal government of")
    closes: Words | None = optional(
        "Those that close it, later and without overlap; left out where the opening words are all of it",
        "core business",
    )
    paragraph: Ordinal | None = optional("Paragraph, the title being 1", 4)
    page: Ordinal | None = optional("Page, where the source has pages", 12)


class Step(Entry):
    """Who did a step of the work, as a role, and when."""

    role: Name = required("A role, never a person's name", "curator")
    date: Day = required("The day", "2026-11-21")


class Claim(Entry):
    """One statement of one source, in our own words."""

    n: Ordinal = required("Number within the source, never used again: source-slug#1 is the claim's name", 1)
    about: list[CaseName] = required("Cases as kind/slug, the main one first", ["place/hefei", "cluster/hefei-ev"])
    dimension: Annotated[str, known(DIMENSIONS)] = required("The one dimension that it answers", "finance")
    statement: Sentence = required("One claim, self-contained, at most about 40 words", "Hefei bought shares in NIO.")
    short: Sentence | None = optional("A shorter text for the cells of a comparison", "Bought shares in NIO.")
    lead: bool = optional("Stands first in its cell", True, False)
    nature: Annotated[str, known(NATURES)] = required("Fact, or whose opinion of what sort", "fact")
    design: Annotated[str, known(DESIGNS)] | None = optional(
        "What a result was compared with; under outcomes and risks only", "before-after"
    )
    said_by: SaidBy | None = optional("Whom the source attributes it to", {"name": "Robert Pape"})
    relayed: bool = optional("The source reports that another publication says it", True, False)
    relayed_from: Relayed | None = optional(
        "That publication; where left out, the one that the source relays", {"publisher": "Bloomberg"}
    )
    measure: Measure | None = optional("The number in it", {"label": "price of the stake", "value": 787000000})
    passage: Passage = required("Where in the source it rests", {"opens": "The municipal government of"})
    state: Annotated[str, known(CLAIM_STATES)] = optional(
        "Where it stands; published unless said", "retracted", "published"
    )
    superseded_by: ClaimName | None = optional("Its successor", "seattle-times-2022-officials#4")
    reason: Text | None = optional("Why it was retracted or superseded", "The source was corrected.")
    extracted: Step | None = optional("Who wrote it, and when", {"role": "curator", "date": "2026-11-21"})
    reviewed: Step | None = optional("Who checked it, and when", {"role": "editor", "date": "2026-11-22"})
    formerly: list[ClaimName] = optional(
        "Names that it had in a source that was taken in; their addresses lead here",
        ["seattle-times-officials#3"],
        list,
    )
    note: Text | None = optional("For curators only: doubts about the statement", "The text says “about half”.")
