"""What two cases share and what one has alone: coded facts, and their context and governance side by side.

Told from structure, as a comparison tells it; that nothing is coded of a case is never read as a lack.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policyatlas.citing import CitedCell, References, cite_cell
from policyatlas.compare.differences import Reading, Structure, read_row, structures
from policyatlas.compare.heads import Column, head
from policyatlas.compare.lenses import Voice
from policyatlas.compare.narrowing import Narrowing
from policyatlas.evidence import Gathered, country_name
from policyatlas.records.models import Case, Location
from policyatlas.vocabulary import DIMENSIONS, INSTRUMENT_DOMAINS, INSTRUMENTS, SECTORS, Dimension, Term

STARTING = (DIMENSIONS["context"], DIMENSIONS["governance"])


@dataclass(frozen=True, slots=True)
class Coded:
    """Terms of one list: those of both cases, and those of each alone; a case that has none at all is `unknown`."""

    about: str
    both: tuple[str, ...]
    model: tuple[str, ...]
    learner: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One dimension of both cases: what structure says of it, and their best supported claims."""

    dimension: Dimension
    reading: Reading
    cells: tuple[CitedCell, ...]

    @property
    def shared(self) -> str:
        """What both have, in words; empty where structure shows nothing."""
        return "; ".join(fact.in_words for fact in self.reading.shares)

    @property
    def apart(self) -> str:
        """In what they differ."""
        return "; ".join(fact.in_words for fact in self.reading.differs)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The starting conditions of two cases; A is the model, B the learner."""

    columns: tuple[Column, ...]
    coded: tuple[Coded, ...]
    rows: tuple[ConditionRow, ...]


def conditions_of(
    cases: Sequence[Case], gathered: Gathered, located: Sequence[Location], references: References
) -> Conditions:
    """What model and learner start from, in one query more; `gathered` holds the cells of STARTING."""
    voices = tuple(Voice(case) for case in cases)
    cells = {row.id: [gathered.cells[case.slug, row.id] for case in cases] for row in STARTING}
    columns = tuple(
        head(number, voices, [cells[row.id][number - 1] for row in STARTING], Narrowing())
        for number in range(1, len(voices) + 1)
    )
    tags = structures(cases, located)
    rows = []
    for row in STARTING:
        pairs = list(zip(columns, cells[row.id], strict=True))
        cited = tuple(
            cite_cell(cell, references, where=(f"{column.letter}{row.number}", f"#{row.id}")) for column, cell in pairs
        )
        rows.append(ConditionRow(row, read_row(row, pairs, tags, of_evidence=False), cited))
    return Conditions(columns, tuple(_coded(cases, tags)), tuple(rows))


def _coded(cases: Sequence[Case], tags: Mapping[str, Structure]) -> list[Coded]:
    found = [tags[case.slug] for case in cases]
    tools = {**INSTRUMENT_DOMAINS, **INSTRUMENTS}
    lists = [
        (_("Country"), [{country_name(code) for code in case.countries} for case in cases]),
        (_("Sectors"), [_labels(SECTORS, one.sectors) for one in found]),
        (_("Instruments"), [_labels(tools, one.instruments) for one in found]),
    ]
    return [_compared(about, cases, held) for about, held in lists if any(held)]


def _compared(about: str, cases: Sequence[Case], held: Sequence[set[str]]) -> Coded:
    model, learner = held
    return Coded(
        about=about,
        both=tuple(sorted(model & learner)),
        model=tuple(sorted(model - learner)),
        learner=tuple(sorted(learner - model)),
        unknown=tuple(case.short_name for case, terms in zip(cases, held, strict=True) if not terms),
    )


def _labels(vocabulary: Mapping[str, Term], ids: set[str]) -> set[str]:
    return {str(vocabulary[name].label) for name in ids if name in vocabulary}
