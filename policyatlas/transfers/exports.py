"""Transfers taken away as CSV and JSON: all that are asked for, each with its claim and the link to its passage."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.conf import settings

from policyatlas import citing
from policyatlas.citing import Plain, passage_url
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Edition, Transfer
from policyatlas.transfers.asked import Asked
from policyatlas.transfers.known import known

SHAPE = "policyatlas-transfers/1"  # the number rises when a key changes its meaning or goes
HEADER = (
    *("model", "model_name", "learner", "learner_name", "degree", "said_by", "year"),
    *("claim", "nature", "statement", "source", "title", "publisher", "published", "url", "passage_url"),
    *("archived_url", "origin", "distance", "claim_url", "pair_url"),
)
OF_FILE = ("note", "edition", "address")


@dataclass(frozen=True, slots=True)
class Taken:
    """Transfers as they are taken away, in the order of the page, with what tells which page it was."""

    asked: Asked
    transfers: tuple[Transfer, ...]
    notices: tuple[str, ...]
    edition: Edition | None

    @property
    def name(self) -> str:
        """What the file is called, without its suffix."""
        return f"policy-atlas-transfers{f'-edition-{self.edition.number}' if self.edition else ''}"

    @property
    def address(self) -> str:
        """The page, in full."""
        return f"{settings.SITE_URL}{self.asked.address}"

    def rows(self) -> Iterator[dict[str, Plain]]:
        """The fields of each transfer; the cases by the names that dossiers have for them."""
        for transfer in self.transfers:
            claim = transfer.claim
            source = claim.source
            yield {
                "model": transfer.model.public_name,
                "model_name": transfer.model.name,
                "learner": transfer.learner.public_name,
                "learner_name": transfer.learner.name,
                "degree": transfer.degree,
                "said_by": transfer.said_by,
                "year": transfer.year,
                "claim": claim.public_name,
                "nature": claim.nature,
                "statement": claim.statement,
                "source": source.slug,
                "title": source.title,
                "publisher": source.publisher_name,
                "published": source.published,
                "url": source.url,
                "passage_url": passage_url(claim),
                "archived_url": source.archived_url,
                "origin": claim.origin.slug,
                "distance": claim.distance,
                "claim_url": f"{settings.SITE_URL}{claim.get_absolute_url()}",
                "pair_url": f"{settings.SITE_URL}{transfer.get_absolute_url()}",
            }


class Format(NamedTuple):
    """How transfers are written, and what a browser is told that it is."""

    media_type: str
    write: Callable[[Taken], str]


def take(asked: Asked) -> Taken:
    """All that is asked for, in three queries at most."""
    understood = known(replace(asked, page=""))
    found = Transfer.objects.published().narrowed(**understood.asked.criteria).by_model().with_claims()
    return Taken(understood.asked, tuple(found), (*asked.notices, *understood.notices), current_edition())


def _as_csv(taken: Taken) -> str:
    of_file = [taken.edition.number if taken.edition else None, taken.address]
    rows: list[list[Plain]] = [[*(row[name] for name in HEADER), "", *of_file] for row in taken.rows()]
    rows += [[*[""] * len(HEADER), notice, *of_file] for notice in taken.notices]
    return citing.as_csv([[*HEADER, *OF_FILE], *rows])


def _as_json(taken: Taken) -> str:
    edition = taken.edition
    document: dict[str, Any] = {
        "shape": SHAPE,
        "address": taken.address,
        "edition": edition and {"number": edition.number, "published_at": edition.published_at.isoformat()},
        "query": {name: value for name, value in taken.asked.fields.items() if name != "view"},
        "notices": list(taken.notices),
        "transfers": [{name: None if value == "" else value for name, value in row.items()} for row in taken.rows()],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", _as_csv),
    "json": Format("application/json", _as_json),
}
