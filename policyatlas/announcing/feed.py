"""New claims as an Atom feed, all of them or those of a case or dimension; knows no request."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from policyatlas.citing import footnote, passage_url, this_atlas, work_of
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Case, Claim, Location
from policyatlas.vocabulary import DIMENSIONS

LENGTH = 50  # entries
TITLE = 24  # words
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no XML may hold, however it is written


class ClaimsFeed(Atom1Feed):
    """Atom; each entry has a link to the passage that it rests on, as what it was taken from."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, object]) -> None:
        """What Django writes, and that link."""
        super().add_item_elements(handler, item)
        if item["passage"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": str(item["passage"])})


def claims_feed(case: Case | None = None, dimension: str = "") -> str:
    """The newest claims of what is asked for, in two queries, three for a case.

    An entry keeps its id for ever, so that what is corrected in it makes it new to no reader.
    """
    site, host, atlas = settings.SITE_URL, urlsplit(settings.SITE_URL).hostname, this_atlas(current_edition())
    address = feed_address(case, dimension)
    feed = ClaimsFeed(
        title=_title(case, dimension),
        subtitle=_("Claims as they are added, each with the source that it rests on."),
        link=f"{site}{case.get_absolute_url() if case else reverse('browse:home')}",
        description=None,
        language="en",
        feed_url=f"{site}{address}",
        feed_guid=f"tag:{host},2026:{address.removeprefix('/')}",
        author_name=_("Policy Atlas"),
        feed_copyright=_("Statements: CC BY 4.0. Sources keep their own rights."),
    )
    for claim in _newest(case, dimension):
        note = footnote(work_of(claim.source, atlas, claim))
        entry = render_to_string("announcing/entry.html", {"claim": claim, "note": note, "site_url": site})
        feed.add_item(
            title=_NOT_XML.sub("", f"{claim.main_case.name}: {Truncator(claim.statement).words(TITLE)}"),
            link=f"{site}{claim.get_absolute_url()}",
            description=_NOT_XML.sub("", entry),
            unique_id=f"tag:{host},2026:claim/{claim.public_name}",
            pubdate=claim.added_at,
            updateddate=max(filter(None, [claim.added_at, claim.corrected_at])),
            categories=[str(claim.get_dimension_display()), *(one.name for one in claim.cases)],
            passage=passage_url(claim),
        )
    return feed.writeString("utf-8")


def feed_address(case: Case | None = None, dimension: str = "") -> str:
    """Where the feed of a case, a dimension or all is."""
    asked = {"case": case.slug if case else "", "dimension": dimension}
    return reverse("announcing:claims", query={name: value for name, value in asked.items() if value} or None)


def _newest(case: Case | None, dimension: str) -> list[Claim]:
    found = Claim.objects.all()
    if case is not None:  # as on its profile: with the clusters that lie in it
        inside = [location.case_id for location in Location.objects.clusters_in([case])]
        found = found.of([case.pk, *inside])
    if dimension:
        found = found.in_dimension(dimension)
    return list(found.lately_added().with_provenance().with_cases().dated()[:LENGTH])


def _title(case: Case | None, dimension: str) -> str:
    """`New claims on Hefei, Finance, in the Policy Atlas`."""
    about = [case.name if case else "", str(DIMENSIONS[dimension]) if dimension else ""]
    if not any(about):
        return _("New claims in the Policy Atlas")
    return _("New claims on %(about)s in the Policy Atlas") % {"about": ", ".join(filter(None, about))}
