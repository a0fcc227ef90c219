"""Lays out the page of a publisher: what it is, its sources, their claims, who passes on whom; knows no request."""

from dataclasses import dataclass

from policyatlas.browse.said import MOST_READ, Said, said
from policyatlas.citing import affiliation_in_words
from policyatlas.evidence import country_name
from policyatlas.records.models import Claim, Publisher, Source
from policyatlas.vocabulary import NATURES, PUBLISHER_KINDS, Term, Text

MOST = 50  # sources that are listed; pairs of one that passes on another


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A source, and the text that it passes on in one claim or more."""

    source: Source
    origin: Source


@dataclass(frozen=True, slots=True)
class PublisherPage:
    """A publisher with what it publishes, the newest first; `known` are texts that only others have passed on.

    `relays` are its texts that pass on another, `relayed` those of anybody that pass on one of its own.
    """

    publisher: Publisher
    claims: int
    held: int
    said: Said
    natures: tuple[tuple[Text, int], ...]
    sources: tuple[Source, ...]
    relays: tuple[PassedOn, ...]
    relayed: tuple[PassedOn, ...]

    @property
    def kind(self) -> Term | None:
        """What it is; None where that is not known."""
        return PUBLISHER_KINDS.get(self.publisher.kind)

    @property
    def country(self) -> str:
        """Where it is, in words."""
        return country_name(self.publisher.country)

    @property
    def affiliation(self) -> str:
        """Whether a state or party stands behind it, in words."""
        return affiliation_in_words(self.publisher)

    @property
    def left_out(self) -> int:
        """How many of the sources held are not listed."""
        return self.held - sum(not source.is_stub for source in self.sources)


def publisher_page(slug: str, *, sort: str = "", page: str = "") -> PublisherPage | None:
    """The page of a publisher, in eight queries; None where there is none of this name."""
    publisher = Publisher.objects.filter(slug=slug).first()
    if publisher is None:
        return None
    printed = Claim.objects.published().printed_by(publisher)
    if publisher.claim_count > MOST_READ:
        printed = Claim.objects.filter(pk__in=printed.source_by_source().values("pk")[:MOST_READ])
    natures = printed.how_many("nature")
    passed_on = _passed_on(publisher)
    return PublisherPage(
        publisher=publisher,
        claims=publisher.claim_count,
        held=publisher.source_count,
        said=said(printed, count=publisher.claim_count, sort=sort, page=page),
        natures=tuple((term.label, natures[term.id]) for term in NATURES.values() if term.id in natures),
        sources=tuple(Source.objects.of_publisher(publisher).with_publisher()[:MOST]),
        relays=tuple(one for one in passed_on if one.source.publisher_id == publisher.pk),
        relayed=tuple(one for one in passed_on if one.origin.publisher_id == publisher.pk),
    )


def _passed_on(publisher: Publisher) -> list[PassedOn]:
    """Its texts that pass on others, and others that pass on its own: three queries."""
    pairs: dict[tuple[int, int], None] = {}
    for end in ("source", "origin"):
        passing = Claim.objects.published().passing_on(publisher, end).order_by().values("pk")[:MOST_READ]
        claims = Claim.objects.filter(pk__in=passing).order_by("source__slug", "origin__slug")
        pairs |= dict.fromkeys(claims.values_list("source", "origin").distinct()[:MOST])
    texts = Source.objects.with_publisher().in_bulk({key for pair in pairs for key in pair})
    return [PassedOn(texts[source], texts[origin]) for source, origin in pairs]
