"""The rows of a list as plain fields, all pages of it, read piece by piece; knows no file format."""

from collections.abc import Iterator
from itertools import batched

from policyatlas.browse.lists.asking import Asked
from policyatlas.browse.lists.cases import CaseRow, cases_asked_for
from policyatlas.browse.lists.cases import rows_of as case_rows
from policyatlas.browse.lists.claims import claims_asked_for
from policyatlas.browse.lists.sources import SourceRow, sources_asked_for
from policyatlas.browse.lists.sources import rows_of as source_rows
from policyatlas.citing import Plain, passage_url
from policyatlas.compare.exports.claims import fields_of, link_fields
from policyatlas.compare.exports.taken import absolute
from policyatlas.records.models import Cluster, Place, Policy
from policyatlas.vocabulary import DIMENSIONS

PIECE = 500  # rows that are read at once

type Fields = dict[str, Plain]

OF_CASE = (
    "case",
    "name",
    "native_name",
    "kind",
    "level",
    "second_level",
    "status",
    "stage",
    "started",
    "ended",
    "places",
    "countries",
    "claims",
    "sources",
    "origins",
    "answered",
    "latest",
    *DIMENSIONS,
    "url",
)
OF_POLICY = ("kind", "level", "second_level", "status", "started", "ended")
OF_SOURCE = (
    "source",
    "title",
    "kind",
    "authors",
    "publisher",
    "country",
    "state_affiliated",
    "published",
    "language",
    "url",
    "archived_url",
    "link",
    "link_checked",
    "claims",
    "atlas_url",
)
OF_CLAIM = (
    "claim",
    "about",
    "dimension",
    "nature",
    "statement",
    "said_by",
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
    "source",
    "title",
    "publisher",
    "published",
    "url",
    "passage_url",
    "archived_url",
    "link",
    "link_checked",
    "passage_missing",
    "origin",
    "distance",
    "opens",
    "closes",
    "paragraph",
    "page",
    "claim_url",
)


def case_records(kind: str, asked: Asked) -> Iterator[Fields]:
    """Every case that the facets leave, in the order of the list."""
    cases = cases_asked_for(kind, asked).iterator(chunk_size=PIECE)
    for piece in batched(cases, PIECE):
        rows, _references = case_rows(piece, in_full=True)
        yield from map(_case, rows)


def source_records(asked: Asked) -> Iterator[Fields]:
    """Every source that the facets leave, in the order of the list."""
    for piece in batched(sources_asked_for(asked).iterator(chunk_size=PIECE), PIECE):
        yield from map(_source, source_rows(piece))


def claim_records(asked: Asked) -> Iterator[Fields]:
    """Every published claim that the facets leave, in the order of the list."""
    for claim in claims_asked_for(asked).iterator(chunk_size=PIECE):
        about = " ".join(case.public_name for case in claim.cases)
        yield fields_of(claim, passage_url(claim)) | {"about": about, "dimension": claim.dimension}


def _case(row: CaseRow) -> Fields:
    case, kind, tally = row.case, row.case.row, row.tally
    own: Fields = {}
    match kind:
        case Place():
            own = {"kind": kind.kind, "places": " ".join(place.slug for place in kind.ancestors)}
        case Cluster():
            own = {"stage": kind.stage, "started": kind.founded}
        case Policy():
            own = {
                name: getattr(kind, name) for name in ("kind", "level", "second_level", "status", "started", "ended")
            }
    return {
        "case": case.public_name,
        "name": case.name,
        "native_name": case.native_name,
        "places": " ".join(place.slug for place in case.places),
        "countries": " ".join(sorted(case.countries)),
        "claims": tally.claims,
        "sources": tally.sources,
        "origins": tally.origins,
        "answered": tally.answered,
        "latest": tally.latest,
        **{dimension.id: number for dimension, number in row.dimensions},
        "url": absolute(case.get_absolute_url()),
        **own,
    }


def _source(row: SourceRow) -> Fields:
    source, publisher = row.source, row.source.publisher
    standing = {True: "yes", False: "no", None: ""}[publisher.state_affiliated if publisher else None]
    return {
        "source": source.slug,
        "title": source.title,
        "kind": source.kind,
        "authors": "; ".join(source.authors),
        "publisher": source.publisher_name,
        "country": publisher.country if publisher else "",
        "state_affiliated": standing,
        "published": source.published,
        "language": source.language,
        "url": source.url,
        "archived_url": source.archived_url,
        **link_fields(source),
        "claims": row.claims,
        "atlas_url": absolute(source.get_absolute_url()),
    }
