"""Lays out a source page: what a source is and every claim drawn from it, a page at a time; knows no request."""

from dataclasses import dataclass

from django.core.paginator import Page

from policyatlas.browse.lists import page_notices
from policyatlas.browse.said import Counted
from policyatlas.citing import affiliation_in_words, holds_archive, original_passage_url
from policyatlas.evidence import country_name
from policyatlas.records.models import Claim, Source
from policyatlas.vocabulary import LANGUAGES

LENGTH = 200  # claims of a page
MOST = 100  # sources of each list beneath them


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source with a page of its claims in order.

    `relayed_by` are the sources that pass it on, `akin` those that go back to the same text as it does, MOST of each.
    `original`: the link to the first passage of the page, else to its address; empty where none is known.
    """

    source: Source
    page: Page[Claim]
    claims: tuple[Claim, ...]
    relayed_by: tuple[Source, ...]
    akin: tuple[Source, ...]
    original: str
    notices: tuple[str, ...]

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list, an ellipsis where many are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))

    @property
    def prefers_archive(self) -> bool:
        """Whether the archived copy is what a reader should open: the page itself is gone."""
        return self.source.link == "gone" and holds_archive(self.source)

    @property
    def language(self) -> str:
        """What it is written in, in words; the code where the atlas has no word for it."""
        code = self.source.language
        known = LANGUAGES.get(code) or LANGUAGES.get(code.partition("-")[0])
        return str(known.label) if known else code

    @property
    def country(self) -> str:
        """Whose the publisher is, in words; the code where the atlas has no word for it."""
        return country_name(self.source.publisher.country) if self.source.publisher else ""

    @property
    def affiliation(self) -> str:
        """Whether a state or party stands behind the publisher, in words."""
        return affiliation_in_words(self.source.publisher)


def source_page(slug: str, page: str = "") -> SourcePage | None:
    """The page of a source or a stub, in five queries; None where there is none of this name."""
    source = Source.objects.with_publisher().filter(slug=slug).first()
    if source is None:
        return None
    drawn = source.claims.published().with_provenance().with_cases().order_by("number")
    shown = Counted(drawn, LENGTH, source.claim_count).get_page(page)
    claims = tuple(shown)
    origins = {claim.origin_id for claim in claims} - {source.pk}
    passing = Source.objects.with_publisher().order_by("published", "slug")
    return SourcePage(
        source=source,
        page=shown,
        claims=claims,
        relayed_by=tuple(passing.passing_on([source.pk])[:MOST]),
        akin=tuple(passing.passing_on(origins).exclude(pk=source.pk)[:MOST]),
        original=original_passage_url(claims[0]) if claims else source.url,
        notices=page_notices(page, shown),
    )
