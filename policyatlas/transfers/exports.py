"""Transfers taken away as CSV and JSON, row by row: all that are asked for, each with its claim and its passage."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import batched
from typing import Any, NamedTuple

from django.conf import settings

from policyatlas.citing import Plain, csv_lines, passage_url
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Edition, Transfer
from policyatlas.records.models.transfers import TransferQuerySet
from policyatlas.transfers.asked import Asked
from policyatlas.transfers.known import known

SHAPE = "policyatlas-transfers/1"  # the number rises when a key changes its meaning or goes
HEADER = (
    *("model", "model_name", "learner", "learner_name", "degree", "said_by", "year"),
    *("claim", "nature", "statement", "source", "title", "publisher", "published", "url", "passage_url"),
    *("archived_url", "origin", "distance", "claim_url", "pair_url"),
)
TOGETHER = 200  # transfers that are read at once
OF_FILE = ("note", "edition", "address")


@dataclass(frozen=True, slots=True)
class Taken:
    """Transfers as they are taken away, in the order of the page, with what tells which page it was."""

    asked: Asked
    transfers: Iterable[Transfer]
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
    write: Callable[[Taken], Iterator[str]]


def take(asked: Asked) -> Taken:
    """All that is asked for: three queries at most, and then one for some hundreds of transfers at a time."""
    understood = known(replace(asked, page=""))
    found = Transfer.objects.published().narrowed(**understood.asked.criteria)
    return Taken(understood.asked, _in_order(found), (*asked.notices, *understood.notices), current_edition())


def _in_order(transfers: TransferQuerySet) -> Iterator[Transfer]:
    """In the order of the page: only their keys are sorted, and only some of them are held at once."""
    for some in batched((key for key, *_numbers in transfers.keys_by_model()), TOGETHER):
        found = Transfer.objects.with_claims().in_bulk(some)
        yield from (found[key] for key in some if key in found)


def _as_csv(taken: Taken) -> Iterator[str]:
    return csv_lines(_lines(taken))


def _lines(taken: Taken) -> Iterator[Iterable[Plain]]:
    of_file = [taken.edition.number if taken.edition else None, taken.address]
    yield [*HEADER, *OF_FILE]
    yield from ([*(row[name] for name in HEADER), "", *of_file] for row in taken.rows())
    yield from ([*[""] * len(HEADER), notice, *of_file] for notice in taken.notices)


def _as_json(taken: Taken) -> Iterator[str]:
    edition = taken.edition
    head: dict[str, Any] = {
        "shape": SHAPE,
        "address": taken.address,
        "edition": edition and {"number": edition.number, "published_at": edition.published_at.isoformat()},
        "query": {name: value for name, value in taken.asked.fields.items() if name != "view"},
        "notices": list(taken.notices),
    }
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "transfers": ['
    between = "\n"
    for row in taken.rows():
        fields = {name: None if value == "" else value for name, value in row.items()}
        yield between + json.dumps(fields, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", _as_csv),
    "json": Format("application/json", _as_json),
}
