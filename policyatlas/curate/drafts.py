"""What somebody wrote into a form, read and checked as if it stood in a file of dossiers; writes nothing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from policyatlas.dossiers.checking import check, names_in, read_units
from policyatlas.dossiers.format import KINDS, Claim, CoverageNote, Kind, Link, Shape
from policyatlas.dossiers.known import known_to_database
from policyatlas.dossiers.reading import CONTROL, File, Value, Where
from policyatlas.dossiers.stored import entries
from policyatlas.dossiers.units import Unit
from policyatlas.records import models

HERE = "form"
ELSEWHERE = "database"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as somebody wrote it. `unit` is None where it is not sound by itself.

    `problems` are by field, a field within another by a dotted name (`measure.value`); those of no field stand under
    the empty name.
    """

    unit: Unit[Any] | None
    problems: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.unit is not None and not self.problems


def drafted(
    kind: str,
    written: Mapping[str, Any],
    *,
    source: Mapping[str, Any] | None = None,
    along: Collection[str] = (),
    in_place_of: str = "",
) -> Draft:
    """A record of this kind with these fields, held to the rules that its file is held to, against the database.

    `source`: the source of a claim, in the form of its dossier; it need not be stored yet. `along`: slugs of
    publishers that are proposed along with a source. `in_place_of`: what this case or source takes in, by its slug.
    """
    file, names = _as_file(KINDS[kind], written, source)
    units, problems = read_units([file])
    unit = next((unit for unit in units if unit.kind.id == kind), None)
    if unit is not None:
        around = _claims_around(unit, names_in(units))
        units.by_type[Claim] = [*around, *units.of(Claim)]  # first those there: what repeats one is the new one's fault
        if isinstance(unit.entry, Link):
            units.by_type[Link][:0] = _links_beside(unit)
        known = known_to_database(units)
        known = replace(
            known,
            publishers={*known.publishers, *along},
            cases={slug: kind for slug, kind in known.cases.items() if slug != in_place_of},
            sources={slug for slug in known.sources if kind != "source" or slug != in_place_of},
        )
        problems += check(units, known, whole=False)
    found: dict[str, list[str]] = {}
    for problem in problems:
        if problem.file != HERE or problem.line < 1:
            continue
        name = names[min(problem.line, len(names)) - 1]
        line = problem.line - len(names) + 1
        found.setdefault(name, []).append(f"Line {line}: {problem.sentence}" if line > 1 else problem.sentence)
    return Draft(unit, found)


def _as_file(kind: Kind, written: Mapping[str, Any], source: Mapping[str, Any] | None) -> tuple[File, list[str]]:
    """The record as a file of its own, and the name of the field on each of its lines.

    One line a field, so that a complaint can be told to its field; the longest text stands last, so that its own lines
    can be told.
    """
    values = {name: _one_kind_of_line_end(value) for name, value in written.items()}
    path, whole, where = _placed(kind, values, source)
    file = File(HERE, path, whole, {("source",): 0} if source else {})
    names = []
    for inner, value in _fields(values):
        names.append(".".join(step for step in inner if isinstance(step, str)))
        file.lines[*where, *inner] = len(names)
        if isinstance(value, str) and CONTROL.search(value):
            file.refuse(len(names), "The text holds a control character: take it out.")
    file.first_lines[*where, names[-1]] = len(names)
    return file, names


def _one_kind_of_line_end(value: Any) -> Value:  # noqa: ANN401 - whatever a form holds
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _placed(kind: Kind, values: dict[str, Value], source: Mapping[str, Any] | None) -> tuple[Path, Value, Where]:
    """The path of the record's file, all that the file holds, and where the record stands in it."""
    path = Path(kind.file)
    match kind.shape:
        case Shape.DOSSIER if source:
            whole: Value = {"source": dict(source), "claims": [values]}
            return path.parent / f"{source['slug']}.yaml", whole, ("claims", 0)
        case Shape.DOSSIER:
            return path.parent / f"{values.get('slug')}.yaml", {"source": values, "claims": []}, ("source",)
        case Shape.LIST:
            return path, [values], (0,)
        case Shape.BY_KEY:
            slug = str(values.get("slug"))
            return path, {slug: {name: value for name, value in values.items() if name != "slug"}}, (slug,)
        case Shape.TEXTS:
            return path, {str(values.get("case")): values.get("text")}, (str(values.get("case")),)
        case _:
            return path.parent / f"{values.get('slug')}.md", values, ()


def _fields(values: Value, where: Where = ()) -> Iterator[tuple[Where, Value]]:
    """Every value in these, with its place; the record itself has no line, so that it has that of its first field."""
    steps = values.items() if isinstance(values, dict) else enumerate(values if isinstance(values, list) else ())
    for step, value in steps:
        yield (*where, step), value
        yield from _fields(value, (*where, step))


def _claims_around(unit: Unit[Any], cited: set[str]) -> list[Unit[Claim]]:
    """The stored claims that the rules ask after: those cited, those beside a claim, those in the cell of a gap."""
    sources = {name.partition("#")[0] for name in cited}
    if isinstance(unit.entry, Claim):
        sources.add(unit.source)
    if isinstance(unit.entry, CoverageNote):
        slug = unit.entry.case.partition("/")[2]
        sources |= models.Claim.objects.in_cell(slug, unit.entry.dimension).source_slugs()
    file = File(ELSEWHERE, Path(KINDS["claim"].file))
    return [
        Unit(KINDS["claim"], entry, file, (), name.partition("#")[0])
        for name, entry in entries("claim", sources)
        if isinstance(entry, Claim) and (KINDS["claim"], name) != (unit.kind, unit.name)
    ]


def _links_beside(unit: Unit[Link]) -> list[Unit[Link]]:
    """The stored links between the same two claims, but for the one that is being written."""
    file, ends = File(ELSEWHERE, Path(KINDS["link"].file)), {unit.entry.from_claim, unit.entry.to_claim}
    return [
        Unit(KINDS["link"], entry, file, ())
        for name, entry in entries("link")
        if isinstance(entry, Link) and name != unit.name and {entry.from_claim, entry.to_claim} == ends
    ]
