"""What somebody wrote into a form, read and checked as if it stood in a file of dossiers; writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyatlas.dossiers.checking import check, names_in, read_units
from policyatlas.dossiers.format import KINDS, Claim, CoverageNote, Kind, Shape
from policyatlas.dossiers.known import known_to_database
from policyatlas.dossiers.reading import CONTROL, File, Value
from policyatlas.dossiers.stored import entries
from policyatlas.dossiers.units import Unit
from policyatlas.records import models

HERE = "form"
ELSEWHERE = "database"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as somebody wrote it. `unit` is None where it is not sound by itself; `problems` are by field."""

    unit: Unit[Any] | None
    problems: Mapping[str, list[str]] = field(default_factory=dict)


def drafted(kind: str, written: Mapping[str, Any]) -> Draft:
    """A record of this kind with these fields, held to the rules that its file is held to, against the database."""
    file, fields = _as_file(KINDS[kind], written)
    units, problems = read_units([file])
    unit = next(iter(units), None)
    if unit is not None:
        for claim in _claims_around(unit, names_in(units)):
            units.add(claim)
        problems += check(units, known_to_database(units), whole=False)
    found: dict[str, list[str]] = {}
    for problem in problems:
        if problem.file != HERE:
            continue
        name = fields[min(problem.line, len(fields)) - 1]
        line = problem.line - len(fields) + 1
        found.setdefault(name, []).append(f"Line {line}: {problem.sentence}" if line > 1 else problem.sentence)
    return Draft(unit, found)


def _as_file(kind: Kind, written: Mapping[str, Any]) -> tuple[File, list[str]]:
    """The record as a file of its own, one line a field, the longest text last so that its lines can be told."""
    values: dict[str, Value] = {
        name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in written.items()
    }
    fields = list(values)
    where = (0,) if kind.shape is Shape.LIST else ()
    lines = {(*where, name): number for number, name in enumerate(fields, start=1)}
    path = Path(kind.file) if kind.shape is Shape.LIST else Path(kind.file).parent / f"{written['slug']}.md"
    file = File(HERE, path, [values] if kind.shape is Shape.LIST else values, lines)
    file.first_lines[*where, fields[-1]] = len(fields)
    for name, value in values.items():
        if isinstance(value, str) and CONTROL.search(value):
            file.refuse(lines[*where, name], "The text holds a control character: take it out.")
    return file, fields


def _claims_around(unit: Unit[Any], cited: set[str]) -> list[Unit[Claim]]:
    """The stored claims that the rules ask after: those cited, and for a note on a gap those in its cell."""
    sources = {name.partition("#")[0] for name in cited}
    if isinstance(unit.entry, CoverageNote):
        slug = unit.entry.case.partition("/")[2]
        sources |= models.Claim.objects.in_cell(slug, unit.entry.dimension).source_slugs()
    file = File(ELSEWHERE, Path(KINDS["claim"].file))
    return [
        Unit(KINDS["claim"], entry, file, (), name.partition("#")[0])
        for name, entry in entries("claim", sources)
        if isinstance(entry, Claim)
    ]
