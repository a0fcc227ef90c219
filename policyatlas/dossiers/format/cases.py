"""The form of cases: places, clusters, policies, and transfers between them; knows no other file."""

from typing import Annotated

from policyatlas.dossiers.format.fields import (
    CaseName,
    Entry,
    Language,
    Latitude,
    Longitude,
    LongSlug,
    Name,
    Ordinal,
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
    CLUSTER_STAGES,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    MOTIVES,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    SECTORS,
    THEMES,
    TRANSFER_DEGREES,
)

type Sector = Annotated[str, known(SECTORS)]
type Theme = Annotated[str, known(THEMES)]
type Instrument = Annotated[str, known(INSTRUMENTS, INSTRUMENT_DOMAINS)]
type GovernmentLevel = Annotated[str, known(LEVELS)]


class Case(Entry):
    """What places, clusters and policies have in common."""

    slug: Slug = required("Unique among places, clusters and policies", "hefei")
    name: Name = required("In English", "Hefei")
    native_name: Name | None = recommended("In its own language; null where that is English", "合肥")
    native_lang: Language | None = optional("BCP 47 tag of that name", "zh-Hans")
    also_known_as: list[Name] = optional("Other names, in any language", ["Hofei"], list)
    formerly: list[Slug] = optional("Slugs that it once had; their addresses lead here", ["hofei"], list)


class Place(Case):
    """Somewhere: from a zone to a bloc of states."""

    known_as: Words | None = optional("The name of its model, a policy of kind practice", "Hefei model")
    kind: Annotated[str, known(PLACE_KINDS)] = required("Kind of place", "city")
    within: Slug | None = recommended("The place that governs it; null for none", "anhui")
    members: list[Slug] = optional("Places that a region or a bloc is made of", ["jilin", "liaoning"], list)
    lat: Latitude | None = recommended("Degrees north", 31.861)
    lon: Longitude | None = recommended("Degrees east", 117.286)
    codes: dict[str, str] = optional("Codes by system", {"iso3166_2": "CN-AH"}, dict)
    note: Text | None = optional("For curators only", "Municipality under the central government.")


class Stage(Entry):
    """The stage of a cluster's life, which is always somebody's judgement."""

    stage: Annotated[str, known(CLUSTER_STAGES)] = required("Stage", "emerging")
    source: LongSlug | None = recommended(
        "Source of the claim that says so; null where the stage is unknown", "caixin-2021"
    )
    claim: Ordinal | None = recommended("Number of that claim", 6)


class Cluster(Case):
    """Firms and bodies of one field, close to one another."""

    places: list[Slug] = required("Where it lies, the main place first", ["hefei"])
    sectors: list[Sector] = recommended("What is made or done there", ["electric-vehicles"], list)
    themes: list[Theme] = optional("Words of strategies", ["manufacturing"], list)
    founded: Year | None = recommended("Year of its founding; null where no claim says so", 1988)
    stage: Stage | None = optional("Stage of its life", {"stage": "emerging", "source": "caixin-2021", "claim": 6})
    note: Text | None = optional("For curators only", "One institute with its consortium.")


class Policy(Case):
    """What a public body does for industry."""

    kind: Annotated[str, known(POLICY_KINDS)] = required("Kind of policy", "programme")
    places: list[Slug] = required("Where it holds, the main place first", ["pennsylvania"])
    level: GovernmentLevel | None = recommended("Level of the body that decided", "provincial")
    second_level: GovernmentLevel | None = optional("A second level that takes part", "national")
    status: Annotated[str, known(POLICY_STATUSES)] = required("Status, as the evidence has it", "in-force")
    status_as_of: Year | None = recommended("Year in which a source said so", 2023)
    started: Year | None = recommended("First year; null where no claim says so", 2014)
    ended: Year | None = recommended("Last year; null where it goes on, or where no claim says so", 2020)
    instruments: list[Instrument] = recommended(
        "Tools, or their domain where no more is known", ["guidance-fund"], list
    )
    motive: list[Annotated[str, known(MOTIVES)]] = optional("Why, where a source states it", ["supply-security"], list)
    sectors: list[Sector] = recommended("For what; empty where for all", ["semiconductors"], list)
    themes: list[Theme] = optional("Words of strategies", ["high-tech"], list)
    note: Text | None = optional("For curators only", "The rebate ended in 2023.")


class Transfer(Entry):
    """A model held up to, studied or taken over by a learner; a claim says so."""

    model: CaseName = required("The model", "place/hefei")
    learner: CaseName = required("Who learns, or is told to", "place/jilin")
    degree: Annotated[str, known(TRANSFER_DEGREES)] = required("How much has travelled", "held-up")
    year: Year | None = recommended("When; null where not known", 2017)
    said_by: Name = required("Who says so", "State Council circular")
    source: LongSlug = required("Source of the claim", "state-council-2017-east-northeast")
    claim: Ordinal = required("Number of the claim", 7)
    note: Text | None = optional("For curators only", "Year of the saying.")

    @property
    def claim_name(self) -> str:
        """The claim's public name."""
        return f"{self.source}#{self.claim}"
