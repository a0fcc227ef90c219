"""Files into the database, in one transaction: what is new, what has changed, what is left; writes no row itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import batched
from pathlib import Path
from typing import Any

from policyatlas.dossiers.checking import Known, check, read_units
from policyatlas.dossiers.format import KINDS, Case, Kind
from policyatlas.dossiers.known import known_to_database
from policyatlas.dossiers.order import keep_order
from policyatlas.dossiers.problems import Problem
from policyatlas.dossiers.reading import files_at, is_whole, read
from policyatlas.dossiers.relays import settle_relays
from policyatlas.dossiers.speakers import forget_unquoted
from policyatlas.dossiers.stored import entries, names_of
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.dossiers.units import Unit, Units
from policyatlas.dossiers.writing import write
from policyatlas.evidence import recount
from policyatlas.faceting import recount_facets
from policyatlas.finding.index import around, follow
from policyatlas.records.editions import only_writer, publish_edition
from policyatlas.records.models import Edition, Revision
from policyatlas.records.telling import Told, telling, to_nobody

BATCH = 500


class RefusedError(Exception):
    """The files have faults, all of them in `problems`; nothing was loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class Loaded:
    """What a load did, by kind of record. Names of records are as `claim/seattle-times-2022#4`."""

    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)  # a curator has decided otherwise than the file says
    missing: list[str] = field(default_factory=list)  # in the database, and not in the files
    edition: int | None = None  # None where nothing changed

    @property
    def changes(self) -> int:
        """How many records were made or changed."""
        return self.created.total() + self.changed.total()


@dataclass(slots=True)
class _Changes:
    """Entries that differ from the database, by kind; the form that a record has so far, by the entry's record."""

    units: dict[str, list[Unit[Any]]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)


def load(paths: Sequence[Path], told: Told = to_nobody) -> Loaded:
    """Load these files and folders. Raises RefusedError, before anything is written, where they have faults."""
    read_in, problems = read_units(read(path) for path in telling(list(files_at(paths)), "Files read", told))
    whole = is_whole(paths)
    with only_writer():
        problems += check(read_in, _known(read_in), whole=whole)
        if problems:
            raise RefusedError(sorted(problems))
        loaded = Loaded()
        changes = _Changes()
        for kind in KINDS.values():
            _compare(kind, read_in.of(kind.entry), changes, loaded, whole=whole)
        _leave_decisions(changes, loaded)
        written = [unit for units in changes.units.values() for unit in units]
        loaded.changed = Counter(unit.kind.id for unit in written if unit.record in changes.before)
        loaded.created = Counter(unit.kind.id for unit in written if unit.record not in changes.before)
        if loaded.changes:
            _write(changes, loaded)
        keep_order(read_in)
        settle_suspicions(Edition.objects.first())
        recount(told=told)
        recount_facets(told=told)
    return loaded


def _known(units: Units) -> Known:
    """The names in the database. Slugs that a curator gave up are not held against files that still have them."""
    known = known_to_database(units)
    given_up = {record.partition("/")[2] for record in Revision.objects.removed_records()}
    former, sources = (
        {old: slug for old, slug in names.items() if old not in given_up}
        for names in (known.former, known.former_sources)
    )
    return replace(known, former=former, former_sources=sources)


def _compare(kind: Kind, units: Sequence[Unit[Any]], changes: _Changes, loaded: Loaded, *, whole: bool) -> None:
    """Sort these entries into unchanged, changed and new, and note what is missing."""
    former = [old for unit in units if isinstance(unit.entry, Case) for old in unit.entry.formerly]
    wanted = {unit.source for unit in units} if kind.id == "claim" else {*former, *(unit.name for unit in units)}
    stored = {name: entry.form() for name, entry in entries(kind.id, wanted)} if units else {}
    names = {unit.name for unit in units}
    for unit in units:
        once = unit.entry.formerly if isinstance(unit.entry, Case) and unit.name not in stored else []
        old = next((old for old in once if old in stored), "")
        there = stored.get(old or unit.name)
        if there == unit.entry.form():
            loaded.unchanged[kind.id] += 1
            continue
        changes.units[kind.id].append(unit)
        if there is not None:
            changes.before[unit.record] = there
        if old:
            changes.renamed[unit.name] = old
            names.add(old)
    there_too = names_of(kind.id) if whole and kind.id != "claim" else stored.keys()
    loaded.missing += [f"{kind.id}/{name}" for name in sorted(there_too - names)]


def _leave_decisions(changes: _Changes, loaded: Loaded) -> None:
    """Take out of the changes whatever a curator has decided; the file waits until the decision is exported."""
    removed = Revision.objects.removed_records()
    for kind, units in changes.units.items():
        names = {
            f"{kind}/{changes.renamed.get(unit.name, unit.name)}": unit
            for unit in units
            if unit.record in changes.before
        }
        decided: set[str] = set()
        for some in batched(names, BATCH):
            decided.update(Revision.objects.by_curators().filter(record__in=some).values_list("record", flat=True))
        new = [unit for unit in units if unit.record not in changes.before]
        gone = {unit.record for unit in new} & removed
        gone |= {unit.record for unit in new if kind == "claim" and f"source/{unit.source}" in removed}
        loaded.left += sorted(decided | gone)
        kept = {names[name].record for name in decided} | gone
        changes.units[kind] = [unit for unit in units if unit.record not in kept]


def _write(changes: _Changes, loaded: Loaded) -> None:
    """Write the changes, what follows from them, and their history."""
    records = [unit.record for units in changes.units.values() for unit in units]
    before = around(records)
    write(changes.units, changes.renamed)
    sources = {unit.name for unit in changes.units["source"]} | {unit.source for unit in changes.units["claim"]}
    settle_relays(sources)
    forget_unquoted()
    follow(records, before)
    edition = publish_edition()
    loaded.edition = edition.number
    Revision.objects.bulk_create(
        (
            Revision(
                record=unit.record,
                edition=edition,
                at=edition.published_at,
                step="load",
                before=changes.before[unit.record],
                after=unit.entry.form(),
            )
            for units in changes.units.values()
            for unit in units
            if unit.record in changes.before
        ),
        batch_size=BATCH,
    )
