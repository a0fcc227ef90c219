"""The four questions asked of how well a cell is sourced, and the words for the answer; computes neither."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class EvidenceTest(Term):
    """One yes-or-no question; `phrase` is its label inside a sentence, `counted` what it counts, of how many."""

    phrase: Text
    counted: Text


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class EvidenceGrade(Term):
    """A word for how many of the four tests are passed; None where there is nothing to test."""

    passed: int | None


EVIDENCE_TESTS = Vocabulary(
    "evidence test",
    _("Evidence test"),
    [
        EvidenceTest(
            "origins",
            _("Two independent origins"),
            _(
                "At least two origins, from at least two named publishers, once whatever is relayed is counted as the "
                "text that it relays."
            ),
            "NEWS GRADE",
            phrase=_("two independent origins"),
            counted=_("origins: %(count)d, in sources: %(total)d"),
        ),
        EvidenceTest(
            "firsthand",
            _("Mostly first-hand"),
            _("At least half of the claims come first-hand."),
            "ADM",
            phrase=_("mostly first-hand"),
            counted=_("first-hand: %(count)d of %(total)d"),
        ),
        EvidenceTest(
            "disinterested",
            _("Mostly disinterested"),
            _(
                "At least half of the origins have no interest in the case: their publisher is known, and is not both "
                "of the case's country and official, state-affiliated or a company."
            ),
            "GRADE",
            phrase=_("mostly disinterested"),
            counted=_("origins without an interest: %(count)d of %(total)d"),
        ),
        EvidenceTest(
            "undisputed",
            _("Mostly fact and undisputed"),
            _("At least half of the claims are reported as fact, and no source disputes any of them."),
            "IPCC10 GRADE",
            phrase=_("mostly fact and undisputed"),
            counted=_("reported as fact: %(count)d of %(total)d"),
        ),
    ],
)

EVIDENCE_GRADES = Vocabulary(
    "evidence grade",
    _("Evidence"),
    [
        EvidenceGrade("none", _("not researched yet"), _("No claim has been recorded."), passed=None),
        EvidenceGrade("bare", _("bare"), _("None of the four tests is passed."), passed=0),
        EvidenceGrade("thin", _("thin"), _("One of the four tests is passed."), passed=1),
        EvidenceGrade("fair", _("fair"), _("Two of the four tests are passed."), passed=2),
        EvidenceGrade("good", _("good"), _("Three of the four tests are passed."), passed=3),
        EvidenceGrade("full", _("full"), _("All four tests are passed."), passed=4),
    ],
)
