"""All rules over all files: every problem as file, line and sentence; changes nothing and knows no table."""

from collections.abc import Iterable

from policyatlas.dossiers.checking.cases import (
    case_rules,
    cluster_rules,
    models_of_places,
    place_rules,
    policy_rules,
    uncited_years,
)
from policyatlas.dossiers.checking.citations import citation_rules, cited
from policyatlas.dossiers.checking.claims import claim_rules, source_rules
from policyatlas.dossiers.checking.names import Known, claims_named, not_found, taken_twice
from policyatlas.dossiers.checking.relations import comparison_rules, coverage_rules, link_rules, transfer_rules
from policyatlas.dossiers.checking.shape import units_in
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.reading import File
from policyatlas.dossiers.units import Unit, Units

__all__ = ["Known", "check", "names_in", "read_units"]


RULES = (
    source_rules,
    claim_rules,
    case_rules,
    place_rules,
    cluster_rules,
    policy_rules,
    transfer_rules,
    link_rules,
    coverage_rules,
    comparison_rules,
)
WHOLE = (models_of_places, uncited_years)  # what can only be asked of an atlas that is all there


def read_units(files: Iterable[File]) -> tuple[Units, list[Problem]]:
    """The entries in these files, each sound by itself, and what is wrong with the files and the other entries."""
    units, problems = Units(), []
    for file in files:
        problems += file.problems
        if file.value is None:
            units.complete = False
            continue
        for found in units_in(file):
            match found:
                case Unit():
                    units.add(found)
                case Problem():
                    problems.append(found)
                case record:
                    units.broken.add(record)
    return units, problems


def names_in(units: Units) -> set[str]:
    """Public names of all claims that these entries refer to."""
    return claims_named(units) | cited(units)


def check(units: Units, there: Known, *, whole: bool) -> list[Problem]:
    """What is wrong with these entries together, in the order of files and lines.

    `there` are the names that a database holds besides. `whole`: the files are an atlas by themselves, so that what
    they name must be in them, and a year must have a claim that carries it. Where a file could not be read at all,
    nothing is said of names that nothing bears.
    """
    problems = [*taken_twice(units, there), *(problem for rule in RULES for problem in rule(units))]
    if units.complete:
        names = (Known() if whole else there).with_units(units)
        problems += [*not_found(units, names), *citation_rules(units, names)]
    if units.complete and not units.broken and whole:
        problems += [problem for rule in WHOLE for problem in rule(units)]
    return sorted(problems)
