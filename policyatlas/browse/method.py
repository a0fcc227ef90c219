"""What the method pages show besides their texts: a worked cell from the evidence, the codebook; knows no request."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policyatlas.citing import Citation, Reference, References, distance_in_words
from policyatlas.evidence import Cell, gather
from policyatlas.evidence.marks import Standing
from policyatlas.records.models import Claim, ComparisonCase
from policyatlas.vocabulary import (
    BASES,
    BOUNDARY_RULES,
    CLUSTER_STAGES,
    COMPARISON_RULES,
    GROUPS,
    INSTRUMENT_DOMAINS,
    LEVELS,
    NATURES,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    PUBLISHER_KINDS,
    REFERENCES,
    SECTORS,
    SOURCE_KINDS,
    STANCES,
    TRANSFER_DEGREES,
    VERDICTS,
    BoundaryRule,
    Group,
    Term,
    Text,
    Vocabulary,
)
from policyatlas.vocabulary import Reference as Work

WORKED = 6  # claims: enough to count, few enough to read

LISTS: Mapping[str, Vocabulary[Term]] = {
    "natures": NATURES,
    "policy-kinds": POLICY_KINDS,
    "levels": LEVELS,
    "statuses": POLICY_STATUSES,
    "place-kinds": PLACE_KINDS,
    "stages": CLUSTER_STAGES,
    "sectors": SECTORS,
    "source-kinds": SOURCE_KINDS,
    "publisher-kinds": PUBLISHER_KINDS,
    "bases": BASES,
    "stances": STANCES,
    "transfer-degrees": TRANSFER_DEGREES,
    "comparison-rules": COMPARISON_RULES,
    "verdicts": VERDICTS,
}
"""What the codebook prints as plain lists, by the anchor of each."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim of the worked cell with what the tests count of it."""

    citation: Citation
    distance: str
    interested: bool

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.citation.claim


@dataclass(frozen=True, slots=True)
class WorkedCell:
    """A cell of the evidence as it stands today, claim by claim; its marks are `cell.evidence`."""

    cell: Cell
    claims: tuple[Weighed, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a list, and the works that it leans on."""

    term: Term
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the codebook under its anchor."""

    anchor: str
    label: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The vocabulary for readers. `works`: all that any of its entries leans on."""

    groups: tuple[Group, ...]
    rules: tuple[BoundaryRule, ...]
    domains: tuple[tuple[Entry, tuple[Entry, ...]], ...]
    lists: tuple[Listed, ...]
    works: tuple[Work, ...]


def worked_cell() -> WorkedCell | None:
    """A cell of about six claims that passes some tests and fails others, on a place of the editors' comparisons.

    Of these, one where most tests have something to count on either side; None where there is none. Six queries.
    """
    columns = ComparisonCase.objects.with_comparison()
    places = list({column.case.pk: column.case for column in columns if column.case.case_kind == "place"}.values())
    cells = [cell for cell in gather(places).cells.values() if cell.evidence and 0 < len(cell.evidence.passed) < 4]
    if not cells:
        return None
    cell = min(cells, key=_unlike_a_lesson)
    references = References()
    claims = tuple(
        Weighed(
            references.cite(claim),
            distance=distance_in_words(claim),
            interested=Standing.of(claim).is_interested(cell.case.countries),
        )
        for claim in cell.claims
    )
    return WorkedCell(cell, claims, references.listing())


def _unlike_a_lesson(cell: Cell) -> tuple[bool, int, int, str, int]:
    """Orders cells by how little there is to learn from counting them."""
    away = abs(len(cell.claims) - WORKED)
    mixed = sum(0 < result.count < result.total for result in cell.evidence.results) if cell.evidence else 0
    return away > WORKED // 3, -mixed, away, cell.case.slug, cell.dimension.number


def codebook() -> Codebook:
    """The vocabulary as it stands in the code, so that the page never says anything else; no query."""
    domains = tuple(
        (_entry(domain), tuple(_entry(instrument) for instrument in domain.instruments))
        for domain in INSTRUMENT_DOMAINS.values()
    )
    lists = tuple(
        Listed(anchor, vocabulary.label, tuple(_entry(term) for term in vocabulary.values()))
        for anchor, vocabulary in LISTS.items()
    )
    return Codebook(tuple(GROUPS.values()), BOUNDARY_RULES, domains, lists, tuple(_works()))


def _entry(term: Term) -> Entry:
    return Entry(term, tuple(REFERENCES[key] for key in term.reference.split()))


def _works() -> Iterator[Work]:
    """The works that the printed terms lean on, in the order of the list of works."""
    printed: list[Iterable[Term]] = [vocabulary.values() for vocabulary in LISTS.values()]
    printed += [group.dimensions for group in GROUPS.values()]
    printed += [[domain, *domain.instruments] for domain in INSTRUMENT_DOMAINS.values()]
    keys = {key for terms in printed for term in terms for key in term.reference.split()}
    return (work for key, work in REFERENCES.items() if key in keys)
