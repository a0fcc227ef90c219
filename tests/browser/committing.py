"""Writes in the middle of a browser test, so that the server sees them on either database."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections


def committed(write):
    """Do it outside the transaction of the test; in SQLite's memory the server shares its connection anyhow."""
    if connection.vendor == "sqlite":
        return write()

    def alone():
        try:
            return write()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(alone).result()
