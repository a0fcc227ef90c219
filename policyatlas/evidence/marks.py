"""The four tests of a group of claims (codebook 13), computed and never typed in; knows no page."""

from collections.abc import Collection, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policyatlas.records.models import Claim, Source
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


def interested(source: Source, countries: Set[str]) -> bool:
    """Whether its position gives a source an interest in these countries' cases: a rule about position, not truth."""
    publisher = source.publisher
    if publisher is None:
        return True
    return publisher.country in countries and (publisher.state_affiliated is True or source.kind in INTERESTED_KINDS)


def weigh(claims: Collection[Claim], countries: Set[str], *, disputed: bool) -> Evidence | None:
    """The four tests on these claims, or None where there are none.

    `countries`: ISO 3166-1 codes of the case. `disputed`: one of the claims stands in a dispute. Each claim needs its
    source and publisher at hand. "Mostly" is at least half.
    """
    if not claims:
        return None
    named = [claim for claim in claims if claim.source.publisher_id]
    origins = {claim.origin_id for claim in claims}
    named_origins = {claim.origin_id for claim in named}
    free_origins = {claim.origin_id for claim in claims if not interested(claim.source, countries)}
    first_hand = sum(claim.distance == 0 for claim in claims)
    facts = sum(claim.nature == "fact" for claim in claims)
    sources = len({claim.source_id for claim in claims})
    publishers = {claim.source.publisher_id for claim in named}
    outcomes = {
        "origins": (len(named_origins) >= 2 and len(publishers) >= 2, len(origins), sources),
        "firsthand": (2 * first_hand >= len(claims), first_hand, len(claims)),
        "disinterested": (2 * len(free_origins) >= len(origins), len(free_origins), len(origins)),
        "undisputed": (2 * facts >= len(claims) and not disputed, facts, len(claims)),
    }
    return Evidence(
        results=tuple(TestResult(test, *outcomes[test.id]) for test in EVIDENCE_TESTS.values()),
        claims=len(claims),
        sources=sources,
        origins=len(origins),
        disputed=disputed,
    )
