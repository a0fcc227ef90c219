"""Lays dated claims on several cases out by year, long silences folded; knows no request."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Gathered, Tally, gather, tally, year_told
from policyatlas.records.models import Case, Claim, Location
from policyatlas.vocabulary import CaseKind

MOST_CASES = 5
MOST_A_YEAR = 2  # of one case, where others stand beside it
LONGEST_SILENCE = 5  # years


@dataclass(frozen=True, slots=True)
class Entries:
    """What is told of one case in one year; `column` counts from 1, `more` is what is left out."""

    case: Case
    column: int
    citations: tuple[Citation, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year with what is told of it; `silence` counts the years before it of which nothing is, where they are many."""

    year: int
    entries: tuple[Entries, ...]
    silence: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years in order. `undated` counts the claims that name no year; `notices` are sentences on what was asked."""

    cases: tuple[Case, ...]
    years: tuple[Year, ...]
    undated: int
    choices: tuple[tuple[CaseKind, tuple[Tally, ...]], ...]
    notices: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def slots(self) -> list[str]:
        """What the form's selects have chosen, an empty one for each case that could still be added."""
        return [case.slug for case in self.cases] + [""] * (MOST_CASES - len(self.cases))


def timeline(asked: Sequence[str]) -> Timeline:
    """The timeline of the cases with these slugs, at most five; of the best covered where none is asked for.

    Eight queries at most, whatever the number of claims.
    """
    located = list(Location.objects.of_clusters())
    tallies = tally(located=located)
    slugs = list(dict.fromkeys(asked)) or [case.slug for case in tallies.by_case.values() if case.claims]
    known = {case.slug for case in tallies.by_case.values()}
    chosen = [slug for slug in slugs if slug in known][:MOST_CASES]
    found = {case.slug: case for case in Case.objects.whole().named(chosen)}
    cases = [found[slug] for slug in chosen]
    gathered = gather(cases, located=located)
    references = References()
    years = tuple(_years(cases, gathered, references))
    return Timeline(
        cases=tuple(cases),
        years=years,
        undated=sum(year_told(claim) is None for case in cases for claim in _claims(gathered, case)),
        choices=tallies.well_covered(besides=[case.pk for case in cases]),
        notices=tuple(_notices(asked, known)),
        references=references.listing(),
    )


def _claims(gathered: Gathered, case: Case) -> Iterator[Claim]:
    """A case's claims, dimension by dimension, each in lead order."""
    return (claim for cell in gathered.of(case) for claim in cell.claims)


def _years(cases: Sequence[Case], gathered: Gathered, references: References) -> Iterator[Year]:
    by_year: dict[int, list[tuple[int, list[Claim]]]] = defaultdict(list)
    for column, case in enumerate(cases, start=1):
        dated: dict[int, list[Claim]] = defaultdict(list)
        for claim in _claims(gathered, case):
            if (year := year_told(claim)) is not None:
                dated[year].append(claim)
        for year, claims in dated.items():
            by_year[year].append((column, claims))

    before = None
    most = MOST_A_YEAR if len(cases) > 1 else None
    for year in sorted(by_year):
        silence = 0 if before is None else year - before - 1
        entries = [
            Entries(
                cases[column - 1],
                column,
                references.cite_all(claims[:most], where=(str(year), f"#y{year}")),
                more=len(claims[most:]) if most else 0,
            )
            for column, claims in by_year[year]
        ]
        yield Year(year, tuple(entries), silence if silence > LONGEST_SILENCE else 0)
        before = year


def _notices(asked: Iterable[str], known: set[str]) -> Iterator[str]:
    unknown = [slug for slug in dict.fromkeys(asked) if slug not in known]
    if unknown:
        names = get_text_list([f"“{slug}”" for slug in unknown], _("and"))
        yield _("The atlas has no case called %(names)s.") % {"names": names}
    surplus = [slug for slug in dict.fromkeys(asked) if slug in known][MOST_CASES:]
    if surplus:
        yield _("A timeline holds %(most)d cases at most. Left out: %(names)s.") % {
            "most": MOST_CASES,
            "names": get_text_list(surplus, _("and")),
        }
