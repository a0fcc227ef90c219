"""Accounts that differ, and claims that bear one another out, in words; knows no page."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.citing.amounts import sources_in_words
from policyatlas.citing.words import measure_in_words
from policyatlas.evidence.backing import Backing
from policyatlas.evidence.disagreements import Account, Disagreement
from policyatlas.evidence.relations import relate


def folded_in_words(account: Account) -> str:
    """That several claims give an account, and whether it is the same to the digit; empty where one gives it.

    `2 sources, 1 origin; US$959 m and US$960 m, the same but for rounding`
    """
    if len(account.claims) < 2:
        return ""
    sources = sources_in_words(account.amount)
    if len(account.measures) < 2:
        return sources
    values = get_text_list([measure_in_words(measure) for measure in account.measures], _("and"))
    return _("%(sources)s; %(values)s, the same but for rounding") % {"sources": sources, "values": values}


def spread_in_words(disagreement: Disagreement) -> str:
    """How far apart the accounts are: `277.17 GW is about ten times about 28 GW`; empty where that means nothing."""
    measures = [account.measure for account in disagreement.accounts]
    known = [measure for measure in measures if measure is not None]
    if len(known) < 2 or len(known) < len(measures) or len({measure.unit for measure in known}) > 1:
        return ""
    low, high = min(known, key=lambda one: one.value), max(known, key=lambda one: one.value)
    relation = relate(high, low)
    if relation is None:
        return ""
    return _("%(high)s is %(relation)s %(low)s") % {
        "high": measure_in_words(high),
        "relation": relation.in_words,
        "low": measure_in_words(low),
    }


def unheard_in_words(disagreement: Disagreement) -> str:
    """That there are accounts which a narrowing leaves out; empty where there are none."""
    words = ngettext(
        "%(count)d more account is outside this choice.",
        "%(count)d more accounts are outside this choice.",
        disagreement.unheard,
    )
    return words % {"count": disagreement.unheard} if disagreement.unheard else ""


def backing_in_words(backing: Backing) -> str:
    """`supported by 2 · qualified by 1`."""
    told = [
        (_("supported by %(count)d"), backing.supported_by),
        (_("qualified by %(count)d"), backing.qualified_by),
        (_("supports %(count)d"), backing.supports),
        (_("qualifies %(count)d"), backing.qualifies),
    ]
    return " · ".join(words % {"count": len(claims)} for words, claims in told if claims)
