"""What a group of claims is worth: origins, distance, marks, disagreements, lead order; knows no page."""

from policyatlas.evidence.amounts import Amount, Counted
from policyatlas.evidence.backing import Backing
from policyatlas.evidence.balance import Balance, Division, Leading, Share, balance, balances, country_name
from policyatlas.evidence.cells import Cell, Gathered, cells_among, gather, state_without_claims
from policyatlas.evidence.comparability import Verdict, comparable
from policyatlas.evidence.dates import names_year, year_told
from policyatlas.evidence.disagreements import Account, Disagreement, measure_of
from policyatlas.evidence.figures import Figure
from policyatlas.evidence.marks import Evidence, TestResult, Weights, weigh
from policyatlas.evidence.recounting import Recounted, reached, recount
from policyatlas.evidence.relations import Relation
from policyatlas.evidence.starts import Start, begun, carrying, start_of
from policyatlas.evidence.tallies import Choices, Covered, Tally, Totals, answers_of, totals
from policyatlas.evidence.voices import Voices, recount_voices

__all__ = [
    "Account",
    "Amount",
    "Backing",
    "Balance",
    "Cell",
    "Choices",
    "Counted",
    "Covered",
    "Disagreement",
    "Division",
    "Evidence",
    "Figure",
    "Gathered",
    "Leading",
    "Recounted",
    "Relation",
    "Share",
    "Start",
    "Tally",
    "TestResult",
    "Totals",
    "Verdict",
    "Voices",
    "Weights",
    "answers_of",
    "balance",
    "balances",
    "begun",
    "carrying",
    "cells_among",
    "comparable",
    "country_name",
    "gather",
    "measure_of",
    "names_year",
    "reached",
    "recount",
    "recount_voices",
    "start_of",
    "state_without_claims",
    "totals",
    "weigh",
    "year_told",
]
