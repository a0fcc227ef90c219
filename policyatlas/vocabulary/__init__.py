"""Every closed list of the atlas, with labels, definitions and references; knows no record. This is its only door."""

from policyatlas.vocabulary.cases import CASE_KINDS, NOT_APPLICABLE, TAG_LISTS, CaseKind
from policyatlas.vocabulary.claims import (
    CELL_STATES,
    CLAIM_STATES,
    COVERAGE_STATES,
    DESIGNS,
    DISTANCES,
    NATURES,
    SPEAKER_KINDS,
    STANCES,
    Design,
    Distance,
    Nature,
    Stance,
)
from policyatlas.vocabulary.clusters import ARRANGEMENTS, CLUSTER_STAGES
from policyatlas.vocabulary.comparability import COMPARISON_RULES, VERDICTS, ComparisonRule
from policyatlas.vocabulary.crosswalk import CROSSWALK, FRAMEWORKS, WDI_SERIES
from policyatlas.vocabulary.curation import CAUSES, INTAKE_STATES, PROPOSAL_STATES, PROPOSAL_STEPS, SUSPICION_STATES
from policyatlas.vocabulary.dimensions import BOUNDARY_RULES, DIMENSIONS, GROUPS, BoundaryRule, Dimension, Group
from policyatlas.vocabulary.evidence import EVIDENCE_GRADES, EVIDENCE_TESTS, EvidenceGrade, EvidenceTest
from policyatlas.vocabulary.indicators import INDICATORS, Indicator
from policyatlas.vocabulary.instrument_uses import DELIVERIES, MOTIVES, SCOPES, SIDES
from policyatlas.vocabulary.instruments import INSTRUMENT_DOMAINS, INSTRUMENTS, Domain, Instrument
from policyatlas.vocabulary.languages import COUNTRIES, LANGUAGES, Country, Language
from policyatlas.vocabulary.lenses import LENSES, Lens
from policyatlas.vocabulary.measures import BASES, QUALIFIERS, TIMES, Basis, Qualifier
from policyatlas.vocabulary.places import CODE_SYSTEMS, PLACE_KINDS, CodeSystem, PlaceKind
from policyatlas.vocabulary.policies import LEVELS, POLICY_KINDS, POLICY_STATUSES, Level, PolicyStatus
from policyatlas.vocabulary.references import CHECKS, REFERENCES, Reference
from policyatlas.vocabulary.sectors import RD_CLASSES, SECTORS, THEMES, Sector
from policyatlas.vocabulary.sources import LINK_OUTCOMES, PUBLISHER_KINDS, SOURCE_KINDS, SourceKind
from policyatlas.vocabulary.terms import Term, Text, Vocabulary
from policyatlas.vocabulary.transfers import TRANSFER_DEGREES, TransferDegree
from policyatlas.vocabulary.units import UNITS, Unit

__all__ = [
    "ARRANGEMENTS",
    "BASES",
    "BOUNDARY_RULES",
    "CASE_KINDS",
    "CAUSES",
    "CELL_STATES",
    "CHECKS",
    "CLAIM_STATES",
    "CLUSTER_STAGES",
    "CODE_SYSTEMS",
    "COMPARISON_RULES",
    "COUNTRIES",
    "COVERAGE_STATES",
    "CROSSWALK",
    "DELIVERIES",
    "DESIGNS",
    "DIMENSIONS",
    "DISTANCES",
    "EVIDENCE_GRADES",
    "EVIDENCE_TESTS",
    "FRAMEWORKS",
    "GROUPS",
    "INDICATORS",
    "INSTRUMENTS",
    "INSTRUMENT_DOMAINS",
    "INTAKE_STATES",
    "LANGUAGES",
    "LENSES",
    "LEVELS",
    "LINK_OUTCOMES",
    "MOTIVES",
    "NATURES",
    "NOT_APPLICABLE",
    "PLACE_KINDS",
    "POLICY_KINDS",
    "POLICY_STATUSES",
    "PROPOSAL_STATES",
    "PROPOSAL_STEPS",
    "PUBLISHER_KINDS",
    "QUALIFIERS",
    "RD_CLASSES",
    "REFERENCES",
    "SCOPES",
    "SECTORS",
    "SIDES",
    "SOURCE_KINDS",
    "SPEAKER_KINDS",
    "STANCES",
    "SUSPICION_STATES",
    "TAG_LISTS",
    "THEMES",
    "TIMES",
    "TRANSFER_DEGREES",
    "UNITS",
    "VERDICTS",
    "WDI_SERIES",
    "Basis",
    "BoundaryRule",
    "CaseKind",
    "CodeSystem",
    "ComparisonRule",
    "Country",
    "Design",
    "Dimension",
    "Distance",
    "Domain",
    "EvidenceGrade",
    "EvidenceTest",
    "Group",
    "Indicator",
    "Instrument",
    "Language",
    "Lens",
    "Level",
    "Nature",
    "PlaceKind",
    "PolicyStatus",
    "Qualifier",
    "Reference",
    "Sector",
    "SourceKind",
    "Stance",
    "Term",
    "Text",
    "TransferDegree",
    "Unit",
    "Vocabulary",
]
