"""The only door to the tables. Modules depend on one another in this order: sources, cases, claims, links, history."""

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
from policyatlas.records.models.claims import Claim, ClaimAbout, Measure, Speaker
from policyatlas.records.models.history import Edition, Revision
from policyatlas.records.models.links import ClaimLink, Comparison, ComparisonCase, CoverageNote, Transfer
from policyatlas.records.models.sources import Document, Publisher, Source

__all__ = [
    "Case",
    "CaseTerm",
    "Claim",
    "ClaimAbout",
    "ClaimLink",
    "Cluster",
    "Comparison",
    "ComparisonCase",
    "CoverageNote",
    "Document",
    "Edition",
    "FormerSlug",
    "Location",
    "Measure",
    "Place",
    "PlaceMember",
    "Policy",
    "Publisher",
    "Revision",
    "Source",
    "Speaker",
    "Transfer",
]
