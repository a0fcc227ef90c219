"""Runs the suite on SQLite, then on PostgreSQL where a server is found: TEST_DATABASE_URL, else 127.0.0.1:5432."""

import os
import subprocess
import sys

import psycopg

LOCAL = "postgres://postgres@127.0.0.1:5432/policyatlas"


def main():
    in_ci = os.environ.get("CI") == "true"
    failed = run_pytest("SQLite", "")
    if address := found_postgresql():
        # No database changes how the pages for readers look and act, nor what asks none.
        failed |= run_pytest("PostgreSQL", address, "-m", "not appearance and not bare")
    else:
        print("PostgreSQL: skipped, no server lets us in at TEST_DATABASE_URL or as postgres on 127.0.0.1:5432")
        failed |= in_ci
    return failed


def run_pytest(database, address, *options):
    print(f"== Tests on {database}", flush=True)
    environment = {**os.environ, "DATABASE_URL": address}
    # Each worker takes tests in their order, so that those on the atlas come last in each (see conftest.py).
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "load", *options, *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


def found_postgresql():
    """The address of a server that answers, or None. Tests make their own database there and drop it."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    try:
        psycopg.connect("postgresql://postgres@127.0.0.1:5432/postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return LOCAL


if __name__ == "__main__":
    sys.exit(main())
