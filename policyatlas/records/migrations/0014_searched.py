"""What rows are narrowed by becomes a term, so that the index of words alone answers a narrowed search."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MARKS = " || ".join(
    f"coalesce(' {mark}' || replace(nullif({column}, ''), '-', ''), '')"
    for column, mark in (("kind", "0k"), ("dimension", "0d"), ("nature", "0n"), ("language", "0l"))
)
# What is written waits in a list that every search reads: a short one.
FORWARD = f"""
ALTER TABLE records_findable DROP COLUMN vector;
ALTER TABLE records_findable ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms || {MARKS})) STORED;
CREATE INDEX findable_by_term ON records_findable USING gin (vector) WITH (gin_pending_list_limit = 256);
"""
SQLITE = f"""
UPDATE modelsearch_indexentry SET body = body ||
    coalesce((SELECT {MARKS} FROM records_findable WHERE id = CAST(object_id AS INTEGER)), '')
"""
BACKWARD = """
ALTER TABLE records_findable DROP COLUMN vector;
ALTER TABLE records_findable ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms)) STORED;
CREATE INDEX findable_by_term ON records_findable USING gin (vector);
"""


def forward(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """PostgreSQL makes its column anew; in SQLite each text gets its further terms."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FORWARD)
    else:
        schema_editor.execute(SQLITE)


def backward(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As it was."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BACKWARD)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_list_indexes"),
        ("modelsearch", "0004_rename_modelsear_autocom_476c89_gin_modelsearch_autocom_ea8581_gin_and_more"),
    ]

    operations = [migrations.RunPython(forward, backward)]
