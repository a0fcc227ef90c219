"""The door to the tables: sources, cases, names, speakers, claims, links, transfers, history, desk, numbers, index."""

from policyatlas.records.models.cases import (
    Case,
    CaseTerm,
    Cluster,
    FormerSlug,
    Location,
    Place,
    PlaceMember,
    Policy,
)
from policyatlas.records.models.checks import LinkCheck
from policyatlas.records.models.claims import Claim, ClaimAbout, Measure
from policyatlas.records.models.desk import Intake, Proposal
from policyatlas.records.models.divisions import CaseTrait, FacetCount
from policyatlas.records.models.findables import Findable, Spelling, Word
from policyatlas.records.models.fingerprints import Fingerprint, Shingle
from policyatlas.records.models.former import FormerClaim, FormerSource
from policyatlas.records.models.history import Edition, Revision
from policyatlas.records.models.links import ClaimLink, Comparison, ComparisonCase, CoverageNote
from policyatlas.records.models.names import Name, NamePair
from policyatlas.records.models.sources import Document, Publisher, Source
from policyatlas.records.models.speakers import Speaker
from policyatlas.records.models.summaries import AtlasSummary, CaseSummary, CellSummary, IndicatorSummary
from policyatlas.records.models.suspicions import Suspicion
from policyatlas.records.models.transfers import Transfer

__all__ = [
    "AtlasSummary",
    "Case",
    "CaseSummary",
    "CaseTerm",
    "CaseTrait",
    "CellSummary",
    "Claim",
    "ClaimAbout",
    "ClaimLink",
    "Cluster",
    "Comparison",
    "ComparisonCase",
    "CoverageNote",
    "Document",
    "Edition",
    "FacetCount",
    "Findable",
    "Fingerprint",
    "FormerClaim",
    "FormerSlug",
    "FormerSource",
    "IndicatorSummary",
    "Intake",
    "LinkCheck",
    "Location",
    "Measure",
    "Name",
    "NamePair",
    "Place",
    "PlaceMember",
    "Policy",
    "Proposal",
    "Publisher",
    "Revision",
    "Shingle",
    "Source",
    "Speaker",
    "Spelling",
    "Suspicion",
    "Transfer",
    "Word",
]
