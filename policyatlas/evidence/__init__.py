"""What a group of claims is worth: origins, distance, marks, disagreements, lead order; knows no page."""

from policyatlas.evidence.cells import Cell, Gathered, cells_among, gather
from policyatlas.evidence.comparability import Verdict, comparable
from policyatlas.evidence.dates import names_year, year_told
from policyatlas.evidence.disagreements import Account, Disagreement, measure_of
from policyatlas.evidence.figures import Figure
from policyatlas.evidence.marks import Evidence, TestResult, weigh
from policyatlas.evidence.relations import Relation
from policyatlas.evidence.starts import Start, begun, carrying, start_of
from policyatlas.evidence.tallies import Tallies, Tally, tally

__all__ = [
    "Account",
    "Cell",
    "Disagreement",
    "Evidence",
    "Figure",
    "Gathered",
    "Relation",
    "Start",
    "Tallies",
    "Tally",
    "TestResult",
    "Verdict",
    "begun",
    "carrying",
    "cells_among",
    "comparable",
    "gather",
    "measure_of",
    "names_year",
    "start_of",
    "tally",
    "weigh",
    "year_told",
]
