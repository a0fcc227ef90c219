"""How much there is, in words: so many sources and, where that is another number, so many origins; knows no page."""

from django.utils.formats import number_format
from django.utils.translation import ngettext

from policyatlas.evidence.amounts import Counted


def amount_in_words(counted: Counted) -> str:
    """`103 claims from 20 sources, 17 origins`."""
    claims = ngettext("%(count)s claim from", "%(count)s claims from", counted.claims) % _count(counted.claims)
    return f"{claims} {sources_in_words(counted)}"


def sources_in_words(counted: Counted) -> str:
    """`4 sources, 1 origin`; where every source is its own origin, `4 sources`."""
    sources = ngettext("%(count)s source", "%(count)s sources", counted.sources) % _count(counted.sources)
    if counted.sources == counted.origins:
        return sources
    origins = ngettext("%(count)s origin", "%(count)s origins", counted.origins) % _count(counted.origins)
    return f"{sources}, {origins}"


def _count(number: int) -> dict[str, str]:
    return {"count": number_format(number, use_l10n=True, force_grouping=True)}
