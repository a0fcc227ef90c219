"""Finds cases by any of their names, sources by title and claims by statement; knows no request and no index."""

from dataclasses import dataclass

from policyatlas.records.models import Case, Claim, Source
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, CaseKind

LONGEST = 200  # letters of a query
MOST = 30  # sources, and claims, that are listed


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds. `source_count` and `claim_count` are of all hits, of which at most 30 are listed."""

    query: str
    cases: tuple[tuple[CaseKind, tuple[Case, ...]], ...] = ()
    sources: tuple[Source, ...] = ()
    source_count: int = 0
    claims: tuple[Claim, ...] = ()
    claim_count: int = 0

    @property
    def count(self) -> int:
        """Hits of all kinds together."""
        return sum(len(cases) for _kind, cases in self.cases) + self.source_count + self.claim_count


def search(query: str) -> Found:
    """Cases with the query in a name, whatever its case, accents and hyphens; sources and claims with each word.

    Five queries; none where no letter is asked for.
    """
    query = " ".join(query.replace("\0", " ").split())[:LONGEST]  # PostgreSQL takes no NUL
    if not fold(query):
        return Found(query)
    sources = Source.objects.held().with_publisher().titled(query.split())
    claims = Claim.objects.published().stating(query.split()).with_provenance()
    return Found(
        query=query,
        cases=_cases(fold(query)),
        sources=tuple(sources[:MOST]),
        source_count=sources.count(),
        claims=tuple(claims[:MOST]),
        claim_count=claims.count(),
    )


def _cases(folded: str) -> tuple[tuple[CaseKind, tuple[Case, ...]], ...]:
    """Cases by kind; a name that begins with the query stands first."""
    begins, contains = [], []
    for case in Case.objects.select_related("place"):
        names = [fold(name) for name in _names(case)]
        if any(name.startswith(folded) for name in names):
            begins.append(case)
        elif any(folded in name for name in names):
            contains.append(case)
    kinds = [
        (kind, tuple(case for case in [*begins, *contains] if case.case_kind == kind.id))
        for kind in CASE_KINDS.values()
    ]
    return tuple((kind, cases) for kind, cases in kinds if cases)


def _names(case: Case) -> list[str]:
    """Every name that a case goes by, that of a place's model included."""
    model = [case.place.known_as] if case.case_kind == "place" else []
    return [name for name in (case.name, case.native_name, case.slug, *case.also_known_as, *model) if name]
