"""Every closed list of the atlas, with labels, definitions and references; knows no record. This is its only door."""

from policyatlas.vocabulary.cases import CASE_KINDS, NOT_APPLICABLE, CaseKind
from policyatlas.vocabulary.claims import (
    CELL_STATES,
    CLAIM_STATES,
    COVERAGE_STATES,
    DESIGNS,
    DISTANCES,
    NATURES,
    STANCES,
    Design,
    Distance,
    Nature,
    Stance,
)
from policyatlas.vocabulary.clusters import ARRANGEMENTS, CLUSTER_STAGES
from policyatlas.vocabulary.dimensions import BOUNDARY_RULES, DIMENSIONS, GROUPS, BoundaryRule, Dimension, Group
from policyatlas.vocabulary.evidence import EVIDENCE_GRADES, EVIDENCE_TESTS, EvidenceGrade, EvidenceTest
from policyatlas.vocabulary.lenses import LENSES, Lens
from policyatlas.vocabulary.measures import BASES, QUALIFIERS, TIMES, Basis, Qualifier
from policyatlas.vocabulary.places import CODE_SYSTEMS, PLACE_KINDS, CodeSystem, PlaceKind
from policyatlas.vocabulary.policies import LEVELS, POLICY_KINDS, POLICY_STATUSES, Level, PolicyStatus
from policyatlas.vocabulary.sources import PUBLISHER_KINDS, SOURCE_KINDS, SourceKind
from policyatlas.vocabulary.terms import Term, Text, Vocabulary
from policyatlas.vocabulary.transfers import TRANSFER_DEGREES, TransferDegree

__all__ = [
    "ARRANGEMENTS",
    "BASES",
    "BOUNDARY_RULES",
    "CASE_KINDS",
    "CELL_STATES",
    "CLAIM_STATES",
    "CLUSTER_STAGES",
    "CODE_SYSTEMS",
    "COVERAGE_STATES",
    "DESIGNS",
    "DIMENSIONS",
    "DISTANCES",
    "EVIDENCE_GRADES",
    "EVIDENCE_TESTS",
    "GROUPS",
    "LENSES",
    "LEVELS",
    "NATURES",
    "NOT_APPLICABLE",
    "PLACE_KINDS",
    "POLICY_KINDS",
    "POLICY_STATUSES",
    "PUBLISHER_KINDS",
    "QUALIFIERS",
    "SOURCE_KINDS",
    "STANCES",
    "TIMES",
    "TRANSFER_DEGREES",
    "Basis",
    "BoundaryRule",
    "CaseKind",
    "CodeSystem",
    "Design",
    "Dimension",
    "Distance",
    "EvidenceGrade",
    "EvidenceTest",
    "Group",
    "Lens",
    "Level",
    "Nature",
    "PlaceKind",
    "PolicyStatus",
    "Qualifier",
    "SourceKind",
    "Stance",
    "Term",
    "Text",
    "TransferDegree",
    "Vocabulary",
]
