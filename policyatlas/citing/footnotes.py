"""A claim as a footnote in somebody else's text; knows no page."""

from django.utils.translation import gettext as _

from policyatlas.citing.words import date_as_known
from policyatlas.records.models import Claim, Source


def footnote(claim: Claim, site_url: str) -> str:
    """The source first, as it was published, then the way through the atlas: a sentence of plain text.

    `Wang Jun, China Daily, “Steel”, 24 May 2016, https://…, passing on Xinhua, 2016. Via Policy Atlas, claim
    china-daily-2016-steel#3, https://….`
    """
    source, origin = claim.source, claim.origin
    parts = [
        *source.authors,
        source.publisher_name or _("publisher not shown"),
        _title(source) or _("[title not shown]"),
        date_as_known(source.published),
        source.url,
    ]
    if origin.pk != source.pk and origin.publisher_name:
        known = [origin.publisher_name, _title(origin), origin.published and date_as_known(origin.published)]
        parts.append(_("passing on %(origin)s") % {"origin": ", ".join(filter(None, known))})
    return _("%(source)s. Via Policy Atlas, claim %(name)s, %(address)s.") % {
        "source": ", ".join(filter(None, parts)),
        "name": claim.public_name,
        "address": f"{site_url}{claim.get_absolute_url()}",
    }


def _title(source: Source) -> str:
    return f"“{source.title}”" if source.title else ""
