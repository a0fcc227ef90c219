"""The tables of a synthetic atlas, and the columns that it fills; keys are handed out, nothing is checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

from policyatlas.records.models import (
    Case,
    CaseTerm,
    Claim,
    ClaimAbout,
    ClaimLink,
    Cluster,
    Comparison,
    ComparisonCase,
    CoverageNote,
    Location,
    Measure,
    Name,
    NamePair,
    Place,
    Policy,
    Publisher,
    Source,
    Speaker,
    Transfer,
)
from policyatlas.records.rows import write_rows

# In the order in which they are written: what a row points to comes first.
COLUMNS: Mapping[type[Model], tuple[str, ...]] = {
    Publisher: ("slug", "name", "kind", "country", "state_affiliated"),
    Case: ("case_kind", "slug", "name", "native_name", "native_lang", "summary"),
    Place: ("case_ptr_id", "kind", "within_id", "lat", "lon", "codes"),
    Policy: ("case_ptr_id", "kind", "level", "status", "started"),
    Source: (
        "slug",
        "title",
        "kind",
        "publisher_id",
        "publisher_as_given",
        "published",
        "language",
        "url",
        "relays_id",
        "relays_as_given",
        "is_stub",
        "claim_count",
    ),
    Speaker: ("slug", "kind", "name", "organisation", "key", "claim_count", "source_count"),
    Claim: (
        "source_id",
        "number",
        "main_case_id",
        "dimension",
        "statement",
        "nature",
        "said_by",
        "speaker_id",
        "relayed",
        "relayed_from_as_given",
        "origin_id",
        "distance",
        "opens",
        "closes",
        "paragraph",
        "since_id",
    ),
    ClaimAbout: ("claim_id", "case_id", "position"),
    Measure: ("claim_id", "indicator", "label", "value", "unit", "year", "qualifier", "basis", "area_id"),
    Cluster: ("case_ptr_id", "founded", "stage", "stage_claim_id"),
    Location: ("case_id", "place_id", "position"),
    CaseTerm: ("case_id", "tag_list", "term", "position"),
    Name: ("case_id", "text", "folded"),
    NamePair: ("name_id", "pair"),
    ClaimLink: ("from_claim_id", "to_claim_id", "stance", "question", "note", "position"),
    Transfer: ("model_id", "learner_id", "degree", "said_by", "year", "claim_id", "position"),
    CoverageNote: ("case_id", "dimension", "state", "searched_on", "sources_searched", "note"),
    Comparison: ("slug", "title", "standfirst", "text"),
    ComparisonCase: ("comparison_id", "case_id", "position"),
}

type Rows = dict[type[Model], list[tuple[Any, ...]]]
"""By table, rows in the order of COLUMNS, after the key where the table has one of its own."""


class Keys:
    """The next primary key of each table."""

    def __init__(self) -> None:
        self._last: dict[type[Model], int] = {}
        for table in COLUMNS:
            if _has_own_key(table):
                self._last[table] = table._base_manager.aggregate(last=Max("pk"))["last"] or 0

    def next(self, table: type[Model]) -> int:
        """One that nobody has."""
        self._last[table] += 1
        return self._last[table]


def empty() -> Rows:
    """Rows of every table, of which there are none yet."""
    return {table: [] for table in COLUMNS}


def write(rows: Rows) -> None:
    """Put these rows into their tables, within the caller's transaction."""
    for table, some in rows.items():
        if some:
            key = [table._meta.pk.attname] if _has_own_key(table) else []
            write_rows(table, [*key, *COLUMNS[table]], some)


def hand_keys_back(tables: Iterable[type[Model]] = COLUMNS) -> None:
    """Tell the database which keys are taken, so that the next row that it makes itself gets a free one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def _has_own_key(table: type[Model]) -> bool:
    return table._meta.pk.remote_field is None
