"""A list as a file, written row by row: CSV for spreadsheets, JSON for programs; knows neither record nor request."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policyatlas.browse.lists.asking import Asked
from policyatlas.browse.lists.records import Fields
from policyatlas.citing import Plain, csv_lines
from policyatlas.compare.exports.documents import figure
from policyatlas.compare.exports.taken import absolute
from policyatlas.records.models import Edition

SHAPE = "policyatlas-list/1"  # the number rises when a key changes its meaning or goes


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is taken away. `path`: where its page stands, `columns`: names of the fields of `rows` in order."""

    path: str
    asked: Asked
    edition: Edition | None
    columns: Sequence[str]
    rows: Iterable[Fields]

    @property
    def address(self) -> str:
        """The page, in full."""
        return absolute(self.asked.address(self.path))

    @property
    def name(self) -> str:
        """What the file is called, without its suffix."""
        edition = ["edition", str(self.edition.number)] if self.edition else []
        return "-".join(["policy-atlas", self.path.strip("/"), *edition])


class Format(NamedTuple):
    """How a list is written, and what a browser is told that it is."""

    media_type: str
    write: Callable[[Listing], Iterator[str]]


def as_csv(listing: Listing) -> Iterator[str]:
    """A row a record; which page of which edition it was stands behind each."""
    return csv_lines(_rows(listing))


def _rows(listing: Listing) -> Iterator[Iterable[Plain]]:
    edition = listing.edition.number if listing.edition else None
    of_file: Fields = {"edition": edition, "list": listing.address, "notice": " ".join(listing.asked.notices)}
    columns = (*listing.columns, *of_file)
    yield columns
    is_empty = True
    for row in listing.rows:
        is_empty = False
        yield [(row | of_file).get(name) for name in columns]
    if is_empty and listing.asked.notices:
        yield [of_file.get(name) for name in columns]


def as_json(listing: Listing) -> Iterator[str]:
    """One object, its rows last; docs/exports.md tells what is where."""
    edition = listing.edition
    head = {
        "shape": SHAPE,
        "address": listing.address,
        "edition": edition and {"number": edition.number, "published_at": edition.published_at.isoformat()},
        "query": listing.asked.choice.fields,
        "notices": listing.asked.notices,
    }
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": ['
    between = "\n"
    for row in listing.rows:
        fields = {name: row.get(name) if row.get(name) != "" else None for name in listing.columns}
        yield between + json.dumps(fields, ensure_ascii=False, default=figure)
        between = ",\n"
    yield "\n]}\n"


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", as_csv),
    "json": Format("application/json", as_json),
}
