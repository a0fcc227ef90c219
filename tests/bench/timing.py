"""How the benchmarks take time; measures nothing itself."""

import io
import time

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # nothing is collected


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def quietly(command, *arguments):
    """A command of manage.py, without what it says."""
    from django.core.management import call_command

    call_command(command, *map(str, arguments), stdout=io.StringIO())
