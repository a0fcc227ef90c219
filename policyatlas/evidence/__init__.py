"""What a group of claims is worth: origins, distance, marks, disagreements, lead order; knows no page."""

from policyatlas.evidence.cells import Cell, Gathered, cells_among, gather
from policyatlas.evidence.disagreements import Account, Disagreement
from policyatlas.evidence.marks import Evidence, TestResult, weigh

__all__ = [
    "Account",
    "Cell",
    "Disagreement",
    "Evidence",
    "Gathered",
    "TestResult",
    "cells_among",
    "gather",
    "weigh",
]
