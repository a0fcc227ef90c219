"""Made-up atlases of rising size in throw-away databases: what loading takes, and what pages take as it grows.

Each atlas has a process of its own, `python -m tests.bench.sizes CLAIMS`, so that its peak of memory is its own.
"""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import uuid

import psycopg

from tests.bench.timing import PLAIN, quietly, seconds
from tests.run import found_postgresql

SIZES = (1_000, 100_000)
ROUNDS = 7


def measured():
    """By database and number of claims; `ATLAS_CLAIMS` adds a larger number, or names a smaller one to do alone."""
    more = int(os.environ.get("ATLAS_CLAIMS", "0"))
    sizes = (*SIZES, more) if more > max(SIZES) else (more,) if more else SIZES
    figures = {"SQLite": {claims: in_a_process(claims, "") for claims in sizes}}
    if address := found_postgresql():
        figures["PostgreSQL"] = {claims: on_postgresql(claims, address) for claims in sizes}
    return figures


def on_postgresql(claims, address):
    name = f"policyatlas_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(re.sub(r"/[^/]*$", "/postgres", address), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            return in_a_process(claims, re.sub(r"/[^/]*$", f"/{name}", address))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def in_a_process(claims, address):
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATABASE_URL": address, "VAR_DIR": folder, "LOG_LEVEL": "ERROR"}
        environment["PAGE_CACHE_BYTES"] = "0"  # a page is made each time
        command = [sys.executable, "-m", "tests.bench.sizes", str(claims)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def load(claims):
    """Seconds and megabytes of memory at the peak, of the program; the database's own are not in it."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    taken = {"seconds": seconds(lambda: quietly("generate_atlas", "--claims", claims)), "megabytes": peak()}
    taken["seconds, index of the search"] = seconds(lambda: quietly("rebuild_search_index"))
    return taken


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def addresses():
    """A page of each kind; the places have about as many claims as most. In a country lies more, the more there is."""
    from policyatlas.records.models import CaseSummary, Place

    countries = Place.objects.filter(kind="country")
    towns = CaseSummary.objects.filter(claims__range=(15, 30), case_kind="place").exclude(
        case__in=countries.values("pk")
    )
    one, other = (summary.case for summary in towns.with_case().order_by("pk")[:2])
    return {
        "smallest": "/accessibility/",
        "home": "/",
        "profile": one.get_absolute_url(),
        "country": countries.latest("pk").get_absolute_url(),
        "comparison": f"/compare/{one.slug},{other.slug}/",
        "list": "/places/",
        "facets": "/claims/?dimension=finance&nature=fact",
        "search": "/search/?q=harbour",
    }


def pages():
    """By kind of page: milliseconds, the middle of some, and queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, found = Client(headers={"host": "localhost"}), {}
    for kind, address in addresses().items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked = len(queries)  # before the next request clears them
        assert answer.status_code == 200, address
        taken = statistics.median(seconds(lambda address=address: client.get(address)) for _ in range(ROUNDS))
        found[kind] = {"milliseconds": 1000 * taken, "queries": asked}
    return found


def told(figures):
    """The table, line by line."""
    for database, sizes in figures.items():
        yield f"Loading a made-up atlas on {database}"
        for claims, atlas in sizes.items():
            taken = ", ".join(f"{value:,.1f} {unit}" for unit, value in atlas["loading"].items())
            yield f"  {claims:>9,} claims: {taken}"
        smallest = sizes[min(sizes)]["pages"]
        yield f"Pages on {database}: milliseconds (queries), as a multiple of those at {min(sizes):,} claims"
        for kind, first in smallest.items():
            columns = (
                f"{page['milliseconds']:8.1f} ({page['queries']:2}) {page['milliseconds'] / first['milliseconds']:6.2f}"
                for page in (atlas["pages"][kind] for atlas in sizes.values())
            )
            yield f"  {kind:12}{'   '.join(columns)}"


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "policyatlas.settings"
    import django
    from django.test import override_settings

    django.setup()
    loading = load(int(sys.argv[1]))
    with override_settings(STORAGES=PLAIN):
        print(json.dumps({"loading": loading, "pages": pages()}))


if __name__ == "__main__":
    main()
