"""The four tests of a group of claims (codebook 13), computed and never typed in; knows no page."""

from collections.abc import Collection, Set
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from policyatlas.records.models import CellSummary, Claim
from policyatlas.vocabulary import EVIDENCE_GRADES, EVIDENCE_TESTS, EvidenceGrade, EvidenceTest

INTERESTED_KINDS = frozenset({"official", "company"})


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test and what was counted for it: `count` of `total`."""

    __test__ = False  # the name is the field's; pytest shall not collect it

    test: EvidenceTest
    passed: bool
    count: int
    total: int

    @property
    def counted(self) -> str:
        """The two numbers in words: `first-hand: 6 of 11`."""
        return str(self.test.counted) % {"count": self.count, "total": self.total}


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a group of claims is sourced. Four results, always in the order of the vocabulary."""

    results: tuple[TestResult, ...]
    claims: int
    sources: int
    origins: int
    disputed: bool

    @property
    def passed(self) -> tuple[str, ...]:
        """Ids of the tests passed, in order."""
        return tuple(result.test.id for result in self.results if result.passed)

    @property
    def tokens(self) -> str:
        """The tests passed, as the attribute `data-evidence` carries them."""
        return " ".join(self.passed)

    @property
    def grade(self) -> EvidenceGrade:
        """The word for how many tests are passed."""
        return next(grade for grade in EVIDENCE_GRADES.values() if grade.passed == len(self.passed))

    @property
    def in_words(self) -> str:
        """The accessible name of the mark: the grade and each test's result."""
        results = ", ".join(f"{result.test.phrase} {_('yes') if result.passed else _('no')}" for result in self.results)
        return _("Evidence %(grade)s, %(passed)d of 4 tests passed: %(results)s") % {
            "grade": self.grade.label,
            "passed": len(self.passed),
            "results": results,
        }


class Standing(NamedTuple):
    """What the tests look at in a claim."""

    source: int
    origin: int
    publisher: int | None
    country: str | None
    state_affiliated: bool | None
    source_kind: str
    distance: int
    nature: str

    @classmethod
    def of(cls, claim: Claim) -> "Standing":
        """What they look at in this one, with source and publisher at hand."""
        source, publisher = claim.source, claim.source.publisher
        return cls(
            source=claim.source_id,
            origin=claim.origin_id,
            publisher=source.publisher_id,
            country=publisher.country if publisher else None,
            state_affiliated=publisher.state_affiliated if publisher else None,
            source_kind=source.kind,
            distance=claim.distance,
            nature=claim.nature,
        )

    def is_interested(self, countries: Set[str]) -> bool:
        """Whether its position gives its source an interest in these countries' cases: of position, not of truth."""
        if self.publisher is None:
            return True
        return self.country in countries and (self.state_affiliated is True or self.source_kind in INTERESTED_KINDS)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was counted for the four tests, and which are passed, in the order of the vocabulary."""

    claims: int
    sources: int
    origins: int
    first_hand: int
    free_origins: int
    facts: int
    disputed: bool
    passed: tuple[bool, bool, bool, bool]

    @classmethod
    def of(cls, claims: Collection[Standing], countries: Set[str], *, disputed: bool) -> "Weights":
        """Counts and tests these claims, of which there is one at least. "Mostly" is at least half."""
        number, origins = len(claims), len({claim.origin for claim in claims})
        named_origins = {claim.origin for claim in claims if claim.publisher is not None}
        publishers = {claim.publisher for claim in claims if claim.publisher is not None}
        free_origins = len({claim.origin for claim in claims if not claim.is_interested(countries)})
        first_hand = sum(claim.distance == 0 for claim in claims)
        facts = sum(claim.nature == "fact" for claim in claims)
        return cls(
            claims=number,
            sources=len({claim.source for claim in claims}),
            origins=origins,
            first_hand=first_hand,
            free_origins=free_origins,
            facts=facts,
            disputed=disputed,
            passed=(
                len(named_origins) >= 2 and len(publishers) >= 2,
                2 * first_hand >= number,
                2 * free_origins >= origins,
                2 * facts >= number and not disputed,
            ),
        )

    @classmethod
    def stored(cls, cell: CellSummary) -> "Weights":
        """As they were counted when a cell was written."""
        return cls(
            claims=cell.claims,
            sources=cell.sources,
            origins=cell.origins,
            first_hand=cell.first_hand,
            free_origins=cell.free_origins,
            facts=cell.facts,
            disputed=cell.disputed,
            passed=cell.passed,
        )

    @property
    def evidence(self) -> Evidence:
        """The four results."""
        counted = {
            "origins": (self.origins, self.sources),
            "firsthand": (self.first_hand, self.claims),
            "disinterested": (self.free_origins, self.origins),
            "undisputed": (self.facts, self.claims),
        }
        tests = zip(EVIDENCE_TESTS.values(), self.passed, strict=True)
        return Evidence(
            results=tuple(TestResult(test, passed, *counted[test.id]) for test, passed in tests),
            claims=self.claims,
            sources=self.sources,
            origins=self.origins,
            disputed=self.disputed,
        )


def weigh(claims: Collection[Claim], countries: Set[str], *, disputed: bool) -> Evidence | None:
    """The four tests on these claims, or None where there are none.

    `countries`: ISO 3166-1 codes of the case. `disputed`: one of the claims stands in a dispute. Each claim needs its
    source and publisher at hand.
    """
    if not claims:
        return None
    return Weights.of([Standing.of(claim) for claim in claims], countries, disputed=disputed).evidence
