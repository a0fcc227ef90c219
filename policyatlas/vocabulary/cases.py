"""The three kinds of case that can be lined up, and where one of the twelve questions cannot be asked of a kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class CaseKind(Term):
    """A kind of case: its plural, the head of its addresses, and the sentence for a row that cannot apply to it."""

    plural: Text
    path: str
    does_not_apply: Text


CASE_KINDS = Vocabulary(
    "case kind",
    _("Kind of case"),
    [
        CaseKind(
            "place",
            _("Place"),
            _("A country, province, city or other area that can be named and found on a map"),
            plural=_("Places"),
            path="places",
            does_not_apply=_("Does not apply to a place."),
        ),
        CaseKind(
            "cluster",
            _("Cluster"),
            _("Firms, research and public bodies of one field that are close to one another and work together"),
            "PORTER",
            plural=_("Clusters"),
            path="clusters",
            does_not_apply=_("Does not apply to a cluster."),
        ),
        CaseKind(
            "policy",
            _("Policy"),
            _("A plan, law, programme, measure, body or practice by which a government shapes what is produced where"),
            plural=_("Policies"),
            path="policies",
            does_not_apply=_("Does not apply to a policy."),
        ),
    ],
)

TAG_LISTS = Vocabulary(
    "tag list",
    _("Tags"),
    [
        Term("sector", _("Sector"), _("What is made or done; counted and compared")),
        Term("theme", _("Theme"), _("The words of strategies; shown, never compared")),
        Term("instrument", _("Instrument"), _("The tool, or its domain where a source names no more")),
        Term("motive", _("Motive"), _("Why the tool is used, where a source states it")),
    ],
)

# Empty on purpose: in the first thousand claims every kind of case has some in every dimension. What does not apply
# to one case alone (an export rule builds nothing) is a coverage note of that case, with its own reason.
NOT_APPLICABLE: Mapping[tuple[str, str], Text] = {}
"""By kind of case and dimension, the sentence that says why the question cannot be asked."""
