"""A claim of a comparison as plain fields, the same in every export; knows no file format."""

from typing import Any

from policyatlas.citing import Plain, said_by_in_words
from policyatlas.compare.exports.taken import TakenCell, TakenClaim, absolute
from policyatlas.records.models import Claim, Measure, Source

MEASURE = (
    "indicator",
    "label",
    "value",
    "value_to",
    "unit",
    "qualifier",
    "basis",
    "year",
    "span_from",
    "span_to",
    "area",
)


def claim_fields(taken: TakenClaim, cell: TakenCell) -> dict[str, Plain]:
    """A claim as it stands in a cell, with the number of its source."""
    fields = fields_of(taken.citation.claim, taken.citation.passage_url)
    return fields | {"differs_on": taken.dispute.question if taken.dispute else "", "number": taken.citation.number}


def fields_of(claim: Claim, passage_url: str) -> dict[str, Plain]:
    """A claim in the words of the dossiers, with its source, the link to its passage and its address."""
    source = claim.source
    return {
        "claim": claim.public_name,
        "about": claim.main_case.public_name,
        "nature": claim.nature,
        "statement": claim.statement,
        "said_by": said_by_in_words(claim),
        **_measure_fields(claim),
        "source": source.slug,
        "title": source.title,
        "publisher": source.publisher_name,
        "published": source.published,
        "url": source.url,
        "passage_url": passage_url,
        "archived_url": source.archived_url,
        **link_fields(source),
        "passage_missing": "yes" if claim.passage_missing else "",
        "origin": claim.origin.slug,
        "distance": claim.distance,
        "opens": claim.opens,
        "closes": claim.closes,
        "paragraph": claim.paragraph,
        "page": claim.page,
        "claim_url": absolute(claim.get_absolute_url()),
    }


def link_fields(source: Source) -> dict[str, Plain]:
    """How the address of a source stood when it was last checked, and on which day; empty where it was not."""
    at = source.link_checked_at if source.link else None
    return {"link": source.link, "link_checked": at.date().isoformat() if at else ""}


def _measure_fields(claim: Claim) -> dict[str, Any]:
    measure: Measure | None = getattr(claim, "measure", None)
    if measure is None:
        return dict.fromkeys(MEASURE)
    named = {name: getattr(measure, name) for name in MEASURE if name != "area"}
    return named | {"area": measure.area.slug if measure.area else ""}
