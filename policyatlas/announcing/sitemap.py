"""Every lasting address of the atlas for search engines, a section a kind of page; knows no request."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Max, Min, QuerySet
from django.urls import reverse

from policyatlas.records.editions import current_edition
from policyatlas.records.models import Case, Claim, Comparison, Publisher, Source, Speaker, Transfer
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, INDICATORS

MOST = 10_000  # addresses of a file; the protocol allows 50,000, which would keep a process busy for seconds
# fmt: off
PAGES = (
    "browse:claims", "browse:sources", "browse:publishers", "browse:speakers", "browse:dimensions", "browse:indicators",
    "browse:disagreements", "compare:start", "transfers:page", "maps:page", "timeline:page", "coverage:page",
    "ledger:corrections", "browse:method", "browse:method-evidence", "browse:method-dimensions",
    "browse:vocabularies", "browse:about", "browse:accessibility",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the sitemap as the index names it."""

    location: str
    last_mod: datetime | None


class KeyRanges(Paginator):  # type: ignore[type-arg] # not to be subscribed outside of stubs
    """Pages of records by ranges of their keys: the last of a million is found as fast as the first, and a record
    stays on its page for ever. One may come to hold less than it could. Only what is on a page is dated."""

    object_list: QuerySet[Any]

    @property
    def page_range(self) -> range:
        """The pages that there are: from that of the lowest key to that of the highest."""
        ends = self.object_list.order_by().aggregate(first=Min("pk"), last=Max("pk"))
        return range(self._page_of(ends["first"]), self._page_of(ends["last"]) + 1) if ends["last"] else range(0)

    def page(self, number: int | str) -> Page[Any]:
        """The records of one; EmptyPage where there is none."""
        last = int(number) * self.per_page
        found = self.object_list.filter(pk__gt=last - self.per_page, pk__lte=last).dated()  # type: ignore[attr-defined]
        if not found:
            raise EmptyPage
        return Page(found, int(number), self)

    def _page_of(self, key: int) -> int:
        return (key - 1) // self.per_page + 1


class Section(Sitemap):  # type: ignore[type-arg]
    """Pages of one kind, at the address of the site, whatever host was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        """That of the site."""
        return str(urlsplit(settings.SITE_URL).scheme)

    def get_domain(self, site: object = None) -> str:
        """Likewise, with the port if it has one."""
        return str(urlsplit(settings.SITE_URL).netloc)


class Records(Section):
    """The pages of records, which know how to be `dated()`."""

    def __init__(self, records: QuerySet[Any]) -> None:
        self.records = records

    @property
    def paginator(self) -> KeyRanges:
        """Its files."""
        return KeyRanges(self.records.order_by("pk"), MOST)

    def lastmod(self, record: Any) -> datetime | None:  # noqa: ANN401
        """When its newest claim came, or when it was corrected."""
        return max(filter(None, [record.added_at, getattr(record, "corrected_at", None)]), default=None)


class Addresses(Section):
    """A few addresses in a single file."""

    limit = MOST

    def __init__(self, addresses: Iterable[str]) -> None:
        self.addresses = addresses

    def items(self) -> list[str]:
        """All of them."""
        return list(self.addresses)

    def location(self, address: str) -> str:
        """Where the page is."""
        return address


def parts() -> Iterator[Part]:
    """All files: a query for each section of records."""
    edition = current_edition()
    for section, sitemap in sections().items():
        for number in sitemap.paginator.page_range:
            address = reverse("announcing:sitemap-part", args=[section, number])
            yield Part(f"{settings.SITE_URL}{address}", edition.published_at if edition else None)


def addresses(section: str, number: int) -> list[dict[str, Any]]:
    """The addresses of one file, in one query or none. Raises KeyError and EmptyPage."""
    return sections()[section].get_urls(page=number)


def sections() -> dict[str, Section]:
    """What there is, by the name that stands in the address of its files."""
    return {
        "pages": Addresses(_pages()),
        "comparisons": Addresses(_comparisons()),
        "dimensions": Addresses(reverse("browse:dimension", args=[dimension]) for dimension in DIMENSIONS),
        "indicators": Addresses(reverse("browse:indicator", args=[indicator]) for indicator in INDICATORS),
        "cases": Records(Case.objects.all()),
        "sources": Records(Source.objects.held()),
        "claims": Records(Claim.objects.published()),
        "transfers": Records(Transfer.objects.of_each_pair()),
        "publishers": Records(Publisher.objects.named()),
        "speakers": Records(Speaker.objects.named()),
    }


def _pages() -> Iterator[str]:
    yield reverse("browse:home")
    yield from (reverse("browse:cases", args=[kind]) for kind in CASE_KINDS)
    yield from map(reverse, PAGES)


def _comparisons() -> Iterator[str]:
    yield from (comparison.get_absolute_url() for comparison in Comparison.objects.with_cases())
