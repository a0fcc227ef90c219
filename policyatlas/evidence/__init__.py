"""What a group of claims is worth: origins, distance, marks, disagreements, lead order; knows no page."""

from policyatlas.evidence.cells import Cell, Gathered, cells_among, gather
from policyatlas.evidence.dates import names_year, year_told
from policyatlas.evidence.disagreements import Account, Disagreement, measure_of
from policyatlas.evidence.marks import Evidence, TestResult, weigh
from policyatlas.evidence.tallies import Tallies, Tally, tally

__all__ = [
    "Account",
    "Cell",
    "Disagreement",
    "Evidence",
    "Gathered",
    "Tallies",
    "Tally",
    "TestResult",
    "cells_among",
    "gather",
    "measure_of",
    "names_year",
    "tally",
    "weigh",
    "year_told",
]
