"""Rules for what stands between records: transfers, links, notes on gaps, comparisons; knows no record's inside."""

from collections.abc import Iterator

from policyatlas.dossiers.format import Claim, Comparison, CoverageNote, Link, Transfer
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.units import Unit, Units

MOST_COLUMNS = 4


def transfer_rules(units: Units) -> Iterator[Problem]:
    """What holds within a transfer."""
    for unit in units.of(Transfer):
        if unit.entry.model == unit.entry.learner:
            yield unit.problem("model and learner are the same case: name two.", "learner")


def link_rules(units: Units) -> Iterator[Problem]:
    """Two claims are linked once, and by one stance."""
    seen: dict[frozenset[str], Unit[Link]] = {}
    for unit in units.of(Link):
        ends = frozenset((unit.entry.from_claim, unit.entry.to_claim))
        if len(ends) == 1:
            yield unit.problem("The link leads from a claim to itself: name two claims.", "to")
        other = seen.setdefault(ends, unit)
        if other.name != unit.name:
            where = f" on line {other.line()}" if other.file is unit.file else ""
            yield unit.problem(f"The two claims are already linked{where}: keep one link.", "from")


def coverage_rules(units: Units) -> Iterator[Problem]:
    """A note on a gap is dated, and stands only where there is a gap."""
    answered = {(about, claim.entry.dimension) for claim in units.of(Claim) for about in claim.entry.about}
    for unit in units.of(CoverageNote):
        note = unit.entry
        if note.state == "nothing-found" and not note.searched_on:
            yield unit.problem(
                "Nothing was found, but when was it searched? Give the day in searched_on.", "searched_on"
            )
        if (note.case, note.dimension) in answered:
            yield unit.problem("Claims answer this cell: take the note out.", "dimension")


def comparison_rules(units: Units) -> Iterator[Problem]:
    """What holds within a comparison."""
    for unit in units.of(Comparison):
        slug, cases = unit.entry.slug, unit.entry.cases
        if slug != unit.file.path.stem:
            yield unit.problem(f"slug is {slug}, but the file is {unit.file.path.name}: make them equal.", "slug")
        if not 1 <= len(cases) <= MOST_COLUMNS or len(set(cases)) < len(cases):
            yield unit.problem(f"cases must name one to {MOST_COLUMNS} cases, each once.", "cases")
