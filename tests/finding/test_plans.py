"""On PostgreSQL no query of the search reads a whole table. ATLAS_CLAIMS=1000000 tries it at that size."""

import os

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policyatlas.finding.index import rebuild
from policyatlas.records.editions import forget_edition

CLAIMS = int(os.environ.get("ATLAS_CLAIMS", "1000"))
LARGE = ("records_claim", "records_source", "records_findable", "records_spelling", "records_word")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the plans of PostgreSQL"),
]


def scans(plan):
    """The tables that a plan reads from end to end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for inner in plan.get("Plans", ()):
        yield from scans(inner)


@pytest.fixture
def large(db):
    call_command("generate_atlas", claims=CLAIMS, verbosity=0)
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if CLAIMS < 100_000:  # a small table is rightly read from end to end; shown is that it need not be
            cursor.execute("SET LOCAL enable_seqscan = off")


def test_no_first_page_reads_a_whole_table_or_takes_ten_queries(client, large):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM records_word ORDER BY length(text) DESC LIMIT 1")
        (rare,) = cursor.fetchone()
    for query in ("jobs", "engines jobs", '"counted 8 jobs"', "turbnes", rare, f"{rare[:5]}*", "turb", "and", "武汉"):
        for address in ("/search/", "/search/suggestions/"):
            forget_edition()
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address, {"q": query}).status_code == 200
            asked = [one["sql"] for one in queries if one["sql"].startswith("SELECT")]
            assert len(asked) < 10, (query, asked)
            for sql in asked:
                with connection.cursor() as cursor:
                    cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
                    (plan,) = cursor.fetchone()
                assert not set(scans(plan[0]["Plan"])) & set(LARGE), (query, sql)
