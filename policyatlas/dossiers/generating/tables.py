"""Rows as tuples into tables, by COPY on PostgreSQL and in bulk elsewhere; keys are handed out, nothing is checked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model
from django.db.models.fields.json import JSONField

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
    ),
    Speaker: ("slug", "kind", "name", "organisation", "key"),
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
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # else the checks of a whole load wait in memory for its end
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL synchronous_commit TO off")
        for table, some in rows.items():
            if some:
                _write(cursor, table, some)


def hand_keys_back(tables: Iterable[type[Model]] = COLUMNS) -> None:
    """Tell the database which keys are taken, so that the next row that it makes itself gets a free one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def _has_own_key(table: type[Model]) -> bool:
    return table._meta.pk.remote_field is None


def _write(cursor: Any, table: type[Model], rows: Sequence[tuple[Any, ...]]) -> None:  # noqa: ANN401
    """Rows of one table; columns that they do not name get the default of their field."""
    given = ([table._meta.pk.attname] if _has_own_key(table) else []) + list(COLUMNS[table])
    fields = {field.attname: field for field in table._meta.local_concrete_fields}
    others = [field for name, field in fields.items() if name not in given]
    defaults = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    columns = [str(field.column) for field in (*(fields[name] for name in given), *others)]
    prepared = _prepared(rows, [place for place, name in enumerate(given) if isinstance(fields[name], JSONField)])
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    whole = (row + defaults for row in prepared)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {quote(table._meta.db_table)} ({names}) FROM STDIN") as copy:
            for row in whole:
                copy.write_row(row)
        return
    places = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
    cursor.executemany(insert, whole)


def _prepared(rows: Iterable[tuple[Any, ...]], json: Collection[int]) -> Iterable[tuple[Any, ...]]:
    """The rows with columns of JSON as the database takes them."""
    if not json:
        return rows
    field = JSONField(null=True)

    def prepare(row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place in json:
            values[place] = field.get_db_prep_save(values[place], connection)
        return tuple(values)

    return map(prepare, rows)
