"""Measures loading and pages on the real evidence, in a throw-away SQLite: a table, then the same as JSON.

Figures are ratios, since a millisecond says little about another machine: loading against merely parsing the files,
a page against the smallest page through the same stack. Both sides are measured in turn, in one run.
"""

import io
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 30
SMALLEST = "/accessibility/"
PAGES = [
    "/",
    "/places/",
    "/places/wuhan/",
    "/places/wuhan/finance/",
    "/sources/",
    "/compare/wuhan,pittsburgh,hefei/",
    "/coverage/",
]


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def parse_fixtures(fixtures):
    import yaml

    for path in sorted(fixtures.rglob("*.yaml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def measured_loading():
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    parsing = seconds(lambda: parse_fixtures(settings.BASE_DIR / "fixtures"))
    return {
        "load_dossiers, first": seconds(lambda: call_command("load_dossiers", stdout=io.StringIO())) / parsing,
        "load_dossiers, again": seconds(lambda: call_command("load_dossiers", stdout=io.StringIO())) / parsing,
    }


def measured_pages():
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    times = {address: [] for address in [SMALLEST, *PAGES]}
    for address in times:
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}")
    for _ in range(ROUNDS):
        for address, taken in times.items():
            taken.append(seconds(lambda address=address: client.get(address)))
    smallest = statistics.median(times.pop(SMALLEST))
    return {address: statistics.median(taken) / smallest for address, taken in times.items()}


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            VAR_DIR=folder, DATABASE_URL="", LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="policyatlas.settings"
        )
        Path(folder, "static").mkdir()
        import django
        from django.test import override_settings

        django.setup()
        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        with override_settings(STORAGES=plain):
            figures = {"loading": measured_loading(), "pages": measured_pages()}
    for title, against, name in [("Loading", "parsing the files", "loading"), ("Pages", SMALLEST, "pages")]:
        print(f"{title}, as a multiple of {against}")
        for what, ratio in figures[name].items():
            print(f"  {ratio:7.2f}  {what}")
    print(json.dumps({name: {what: round(ratio, 3) for what, ratio in rows.items()} for name, rows in figures.items()}))


if __name__ == "__main__":
    main()
