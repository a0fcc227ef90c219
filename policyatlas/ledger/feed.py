"""The newest corrections as an Atom feed; knows no request."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from policyatlas.ledger.corrections import newest

LENGTH = 40


def feed_of(asked: Mapping[str, str]) -> str:
    """The feed of what is asked for. An entry keeps its id for ever, whatever its record is called later."""
    site, query = settings.SITE_URL, f"?{urlencode(asked)}" if asked else ""
    host = urlsplit(site).hostname
    feed = Atom1Feed(
        title=_("Corrections in the Policy Atlas"),
        link=f"{site}{reverse('ledger:corrections')}{query}",
        description=_("What has changed in published claims, sources and cases, and why."),
        language="en",
        feed_url=f"{site}{reverse('ledger:feed')}{query}",
        feed_guid=f"tag:{host},2026:corrections{query}",
        author_name=_("Policy Atlas"),
    )
    for correction in newest(LENGTH, **asked):
        feed.add_item(
            title=f"{correction.step}: {correction.title}",
            link=f"{site}{correction.anchor}",
            description=render_to_string("ledger/entry.html", {"correction": correction}),
            unique_id=f"tag:{host},2026:correction-{correction.key}",
            pubdate=correction.at,
            updateddate=correction.at,
            categories=[str(correction.cause_in_words)] if correction.cause else [],
        )
    return feed.writeString("utf-8")
