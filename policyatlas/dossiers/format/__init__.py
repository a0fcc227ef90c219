"""The dossier form, typed: what every file holds, field by field; docs/dossiers.md shows it to people."""

from policyatlas.dossiers.format.cases import Case, Cluster, Place, Policy, Stage, Transfer
from policyatlas.dossiers.format.editors import Comparison, CoverageNote, Link, Publisher, Summary
from policyatlas.dossiers.format.fields import Entry, Level, level_of, vocabularies_of
from policyatlas.dossiers.format.files import KINDS, Kind, Shape, kinds_in
from policyatlas.dossiers.format.sources import (
    Claim,
    Measure,
    Original,
    Passage,
    Relayed,
    SaidBy,
    Source,
    Span,
    Step,
)

__all__ = [
    "KINDS",
    "Case",
    "Claim",
    "Cluster",
    "Comparison",
    "CoverageNote",
    "Entry",
    "Kind",
    "Level",
    "Link",
    "Measure",
    "Original",
    "Passage",
    "Place",
    "Policy",
    "Publisher",
    "Relayed",
    "SaidBy",
    "Shape",
    "Source",
    "Span",
    "Stage",
    "Step",
    "Summary",
    "Transfer",
    "kinds_in",
    "level_of",
    "vocabularies_of",
]
