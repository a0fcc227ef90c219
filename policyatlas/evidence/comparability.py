"""Whether figures may be read across, and why: the verdict of the codebook's rules; knows no page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from policyatlas.evidence.figures import Figure
from policyatlas.evidence.objections import C8, CARE, CHECKS, EQUAL, UNLIKE, Objection, indicators_differ, units_differ
from policyatlas.evidence.relations import Relation, relate
from policyatlas.vocabulary import COMPARISON_RULES, ComparisonRule, Term


@dataclass(frozen=True, slots=True)
class Verdict:
    """A term of VERDICTS and what speaks for it, never without a reason.

    `objections` are those that led to it; `rules` what it leans on, in their order; `relations` how each figure after
    the first stands to the first, only where the verdict is "=".
    """

    term: Term
    objections: tuple[Objection, ...]
    rules: tuple[ComparisonRule, ...]
    relations: tuple[Relation, ...] = ()

    @property
    def reads_across(self) -> bool:
        """Whether the verdict is "="."""
        return self.term is EQUAL

    @property
    def word(self) -> str:
        """How a style sheet calls it: `equal`, `care`, `unlike`."""
        return {EQUAL: "equal", CARE: "care", UNLIKE: "unlike"}[self.term]

    @property
    def reason(self) -> str:
        """Why, as a sentence: `Not comparable: persons and jobs: one person may hold two (C5).`"""
        rules = f" ({get_text_list([rule.id for rule in self.rules], _('and'))})" if self.rules else ""
        return f"{capfirst(self.term.label)}: {self.reasons}{rules}."

    @property
    def reasons(self) -> str:
        """Why, without the verdict and the rules."""
        if not self.objections:
            return _("what is measured, unit, basis and period agree")
        return "; ".join(dict.fromkeys(objection.reason for objection in self.objections))


def comparable(figures: Sequence[Figure]) -> Verdict:
    """The verdict on two or more figures, from what speaks most against them. Pure: all that it reads is at hand.

    Claims need `with_provenance()`, cases `whole()`. Raises ValueError for fewer than two figures.
    """
    if len(figures) < 2:
        raise ValueError("A comparison needs two figures.")
    found = [*indicators_differ(figures)] or [*units_differ(figures)]  # of what is counted otherwise, that is enough
    found = found or [objection for check in CHECKS for objection in check(figures)]
    term = next((term for term in (UNLIKE, CARE) if any(one.verdict is term for one in found)), EQUAL)
    decisive = tuple(one for one in found if one.verdict is term)
    leant_on = {one.rule for one in decisive} if decisive else {*figures[0].indicator.rules, C8}
    first, *others = (figure.measure for figure in figures)
    relations = (relate(measure, first) for measure in others) if term is EQUAL else ()
    return Verdict(
        term=term,
        objections=decisive,
        rules=tuple(rule for rule in COMPARISON_RULES.values() if rule in leant_on),
        relations=tuple(relation for relation in relations if relation is not None),
    )
