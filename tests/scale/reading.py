"""What a page asks of PostgreSQL, and what that reads of each table; knows no page."""

import json
from contextlib import contextmanager

from django.db import connection

SCANS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan")


@contextmanager
def asked():
    """The queries within, each with its values."""
    found = []

    def note(execute, sql, params, many, context):
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def reads(sql, params):
    """By running it: each scan of a table as its way, the table, and how many rows it looked at."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        [[plan]] = cursor.fetchall()
    [whole] = json.loads(plan) if isinstance(plan, str) else plan
    return list(_scans(whole["Plan"]))


def _scans(node):
    if node["Node Type"] in SCANS:
        looked_at = (
            node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
        )
        yield node["Node Type"], node["Relation Name"], round(looked_at * node["Actual Loops"])
    for below in node.get("Plans", ()):
        yield from _scans(below)
