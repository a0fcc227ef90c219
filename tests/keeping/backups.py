"""Backups as values, and processes that make and take them elsewhere; knows no test."""

import gzip
import json
import os
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection

from policyatlas.records.models import CaseSummary

COMMANDS = """
import sys
import django
django.setup()
from django.core.management import CommandError, call_command
for line in sys.argv[1:]:
    try:
        call_command(*line.split())
    except CommandError as error:
        sys.exit(f"CommandError: {error}")
"""


def lines_in(path):
    return [json.loads(line) for line in gzip.open(path)]


def settle():
    """What makers put off is done, and no constraint waits for the end of the test's transaction."""
    CaseSummary.objects.exists()
    connection.check_constraints()


def rows_in(path):
    """Rows by table, as lists of values."""
    tables, rows = {}, []
    for line in lines_in(path)[1:-1]:
        if isinstance(line, dict):
            rows = tables.setdefault(line["table"], [])
        else:
            rows.append(line)
    return tables


def named_rows_in(path):
    """Rows by table, as values by column."""
    columns = lines_in(path)[0]["tables"]
    return {
        table: [dict(zip(columns[table], row, strict=True)) for row in rows] for table, rows in rows_in(path).items()
    }


def write_lines(path, lines):
    """A backup of these lines, with a true end."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    end = json.dumps({"rows": 0, "sha256": sha256(body).hexdigest()}).encode() + b"\n"
    path.write_bytes(gzip.compress(body + end))
    return path


def elsewhere(address, *commands):
    """Commands of manage.py, one after the other in one process, on another database."""
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "policyatlas.settings"}
    run = subprocess.run(
        [sys.executable, "-c", COMMANDS, *commands],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


class NewDatabase:
    """An empty database beside that of the test, on the same server; dropped at the end."""

    def __init__(self):
        found = connection.settings_dict
        self.name = f"{found['NAME']}_new"
        self.parts = {"host": found["HOST"], "port": found["PORT"] or 5432, "user": found["USER"]}
        self.parts["password"] = found["PASSWORD"]
        who = ":".join(quote(found[part], safe="") for part in ("USER", "PASSWORD") if found[part])
        self.address = f"postgres://{who}@{quote(found['HOST'], safe='')}:{found['PORT'] or 5432}/{self.name}"

    def __enter__(self):
        self.run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)', f'CREATE DATABASE "{self.name}"')
        return self.address

    def __exit__(self, *_error):
        self.run(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def run(self, *statements):
        with closing(psycopg.connect(**self.parts, dbname="postgres", autocommit=True)) as line:
            for statement in statements:
                line.execute(statement)
