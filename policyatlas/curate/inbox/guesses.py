"""What a source may be like, guessed from what was read off its text: its publisher, kind and slug. Asserts nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from policyatlas.curate.inbox.addresses import host_of
from policyatlas.records.models import Intake, Proposal, Publisher, Source
from policyatlas.records.names import address_of, fold, without_brackets

NAMES_OF_KINDS = {  # kinds of publisher to kinds of what they mostly publish
    "newspaper": "news",
    "news-agency": "news",
    "news-site": "news",
    "magazine": "news",
    "broadcaster": "news",
    "newsletter": "opinion",
    "journal": "academic",
    "university": "academic",
    "research-institute": "academic",
    "think-tank": "think-tank",
    "government-body": "official",
    "company": "company",
    "museum": "reference",
}


def source_from(intake: Intake) -> dict[str, Any]:
    """The fields of a source as far as they can be told, in the form of its dossier; its publisher by name."""
    found: Mapping[str, Any] = intake.proposed
    url = found.get("url") or intake.url
    publisher = publisher_of(found.get("publisher", ""), url)
    name = publisher.name if publisher else found.get("publisher", "") or host_of(url)
    title = found.get("title") or intake.title
    published = found.get("published", "")
    return {
        "slug": free_slug(name, published, title),
        "title": title,
        "kind": _kind(publisher, found.get("kind", ""), url),
        "authors": [one for one in found.get("authors", []) if fold(one) != fold(name)],
        "publisher": name,
        "published": published,
        "language": found.get("language", ""),
        "url": url,
    }


def publisher_of(name: str, url: str = "") -> Publisher | None:
    """The publisher that goes by this name, else the one whose sources lie on this host."""
    if meant := publisher_called(name):
        return meant
    host = host_of(url)
    if not host:
        return None
    there = Source.objects.filter(publisher__isnull=False, url__icontains=host).values_list("url", "publisher_id")
    counted = Counter(publisher for address, publisher in there[:200] if host_of(address) == host)
    return Publisher.objects.get(pk=counted.most_common(1)[0][0]) if counted else None


def publisher_called(name: str) -> Publisher | None:
    """The publisher of this name or slug, however it is spelt: with or without an article or what is in brackets."""
    wanted = _spellings([name])
    if not wanted:
        return None
    exact = Publisher.objects.filter(Q(name__iexact=name) | Q(slug__in=[address_of(name), name[:120]])).first()
    if exact:
        return exact
    bearing = [row for row in Publisher.objects.all() if _spellings([row.name]) & wanted]
    return bearing[0] if len(bearing) == 1 else None


def _spellings(names: Iterable[str]) -> set[str]:
    folded = {fold(text) for name in names for text in (name, without_brackets(name))}
    return {text.removeprefix("the") for text in folded} - {""}


def _kind(publisher: Publisher | None, said: str, url: str) -> str:
    """A guess at the kind: by what the publisher is, by its host, or as news where the page calls itself an article."""
    if publisher and publisher.kind in NAMES_OF_KINDS:
        return NAMES_OF_KINDS[publisher.kind]
    host = host_of(url)
    if ".gov." in f"{host}." or host.endswith((".gc.ca", ".europa.eu")):
        return "official"
    if host.endswith(".edu") or ".ac." in host or ".edu." in host:
        return "academic"
    return "news" if said == "article" else ""


def free_slug(publisher: str, published: str, title: str) -> str:
    """A slug from publisher, year and title that no source has, nor one on its way."""
    slug = address_of(without_brackets(publisher), published[:4], title, longest=70) or "source"
    taken = set(Source.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    waiting = Proposal.objects.waiting().filter(record__startswith=f"source/{slug}").values_list("record", flat=True)
    taken |= {record.partition("/")[2] for record in waiting}
    number, free = 2, slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free
