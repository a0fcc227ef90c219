"""Editors' comparisons: which there are, and the one that introduces a set of cases; knows no table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from policyatlas import prose
from policyatlas.citing import References
from policyatlas.records.models import Case, Claim, Comparison

WHERE = "introduction"


@dataclass(frozen=True, slots=True)
class Introduction:
    """An editor's introduction, ready for the page: `text` is HTML with its citations numbered.

    `order`: in which place editors have each case, by its slug.
    `written` is the Markdown that it was made of, and `numbers` those of its citations, by public name of the claim.
    """

    title: str
    standfirst: str
    text: SafeString
    written: str
    numbers: Mapping[str, int]
    order: Mapping[str, int]


def ready_comparisons() -> list[Comparison]:
    """All that editors introduce, with their cases at hand: two queries."""
    return list(Comparison.objects.with_cases())


def introducing(cases: Sequence[Case]) -> Comparison | None:
    """The editors' comparison of exactly these cases, in whatever order: one query, and none for a case alone."""
    return Comparison.objects.of(cases).first() if len(cases) > 1 else None


def cited_names(comparison: Comparison) -> list[str]:
    """Public names of the claims that it cites, in order."""
    return [name for name, _line in prose.citations_in(comparison.text)]


def introduce(
    comparison: Comparison, cases: Iterable[Case], claims: Mapping[str, Claim], references: References
) -> Introduction:
    """Its text with the claims numbered; `claims` by public name hold all that `cited_names` names."""
    resolve = references.resolver(claims, where=(WHERE, f"#{WHERE}"))
    text = prose.render(comparison.text, resolve)
    numbers = {name: mark.number for name in cited_names(comparison) if (mark := resolve(name))}
    order = {case.slug: comparison.placed(case) for case in cases}
    return Introduction(comparison.title, comparison.standfirst, text, comparison.text, numbers, order)
