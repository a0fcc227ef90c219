"""What robots.txt says: what is not worth a robot's time, and where the sitemap is; knows no request."""

from django.conf import settings
from django.urls import reverse

# Rooms of curators, and pages that only answer somebody in person.
CLOSED = ("desk:home", "admin:index", "search:page", "compare:tray", "compare:find", "suggest:form")
# A query narrows or sorts a page that has an address without it, and there is no end of them; but a list goes on on
# its next page, and the coverage of each kind of case is a page of its own.
OPEN = ("/*?page=", "/coverage/?kind=")


def robots_txt() -> str:
    """All may read all pages, at one address each."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {reverse(name)}" for name in CLOSED]
    lines += ["Disallow: /*?", *(f"Allow: {pattern}" for pattern in OPEN)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('announcing:sitemap')}"]
    return "\n".join(lines) + "\n"
