"""What the matrix shows when it is read as a whole: weak tests, single origins, one-sided sources; knows no request."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policyatlas.coverage.table import Row, Square
from policyatlas.records.models import Case
from policyatlas.vocabulary import EVIDENCE_TESTS, EvidenceTest

FULLER_THAN_IT_IS = 3  # claims from which a cell looks well covered


@dataclass(frozen=True, slots=True)
class FailedTest:
    """A test, and in how many of the cells with evidence it is failed."""

    test: EvidenceTest
    failed: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Where the evidence is weak. `one_origin` counts cells, `repeated` names those of them with several claims."""

    cells: int
    tests: tuple[FailedTest, ...]
    one_origin: int
    repeated: tuple[Square, ...]
    state_affiliated: tuple[Case, ...]


def findings(rows: Sequence[Row]) -> Findings:
    """Reads a matrix: the tests failed most first, then what rests on one origin, then on state-affiliated sources."""
    squares = [square for row in rows for square in row.squares if square.evidence]
    evidence = [square.evidence for square in squares if square.evidence]
    failed = Counter(result.test.id for one in evidence for result in one.results if not result.passed)
    single = [square for square in squares if square.evidence and square.evidence.origins == 1]
    repeated = [square for square in single if square.claims >= FULLER_THAN_IT_IS]
    return Findings(
        cells=len(squares),
        tests=tuple(
            sorted((FailedTest(test, failed[test.id]) for test in EVIDENCE_TESTS.values()), key=lambda one: -one.failed)
        ),
        one_origin=len(single),
        repeated=tuple(sorted(repeated, key=lambda square: -square.claims)),
        state_affiliated=tuple(row.case for row in rows if row.one_sided),
    )
