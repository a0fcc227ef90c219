"""Citations in what editors write: each names a claim that is published; knows nothing of how they are shown."""

import re
from collections.abc import Iterator

from policyatlas.dossiers.checking.names import Known, unknown_claim
from policyatlas.dossiers.format import Claim, Comparison, Summary
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.units import Unit, Units
from policyatlas.prose import citations_in

BRACKET = re.compile(r"\[\s*@[^\]\n]*(?:\]|$)", re.MULTILINE)


def cited(units: Units) -> set[str]:
    """Public names of all claims that texts cite."""
    return {name for unit in _texts(units) for name, _line in citations_in(unit.entry.text)}


def citation_rules(units: Units, names: Known) -> Iterator[Problem]:
    """Citations that lead nowhere, and texts without one."""
    states = {unit.name: unit.entry.state for unit in units.of(Claim)}
    for unit in _texts(units):
        text = unit.entry.text
        for name, line in citations_in(text):
            if sentence := unknown_claim(name, names):
                yield unit.problem(f"The text cites {sentence}", "text", below=line - 1)
            elif states.get(name, "published") != "published":
                yield unit.problem(
                    f"The text cites {name}, which is {states[name]}: cite another.", "text", below=line - 1
                )
        for bracket in BRACKET.finditer(text):
            if not citations_in(bracket.group()):
                line = text.count("\n", 0, bracket.start())
                yield unit.problem(
                    f"“{bracket.group()[:60]}” is not a citation: write [@source-slug#3].", "text", below=line
                )
        paragraphs = text.split("\n\n") if isinstance(unit.entry, Summary) else [text]
        for paragraph in paragraphs:
            if not citations_in(paragraph):
                line = text.count("\n", 0, text.index(paragraph))
                yield unit.problem(
                    "Nothing is cited here: name claims that it rests on, as [@source-slug#3].", "text", below=line
                )


def _texts(units: Units) -> list[Unit[Summary] | Unit[Comparison]]:
    return [*units.of(Summary), *units.of(Comparison)]
