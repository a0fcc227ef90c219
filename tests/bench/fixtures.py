"""Loading and pages on the real evidence, in a throw-away SQLite: against parsing the files, and the smallest page.

The peers of a place are measured among 1,000 places and among 10,000, each with a cluster of two sectors.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import PLAIN, quietly, seconds

ROUNDS = 30
FEW, MANY = 1_000, 10_000
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
        "load_dossiers, first": seconds(lambda: quietly("load_dossiers")) / parsing,
        "load_dossiers, again": seconds(lambda: quietly("load_dossiers")) / parsing,
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


def grow_to(places):
    """Towns with a cluster each, in rows, until there are so many places."""
    from django.db import connection

    from policyatlas.records.models import Case, CaseTerm, Location
    from policyatlas.vocabulary import SECTORS

    first = Case.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    sectors, more = list(SECTORS), places - Case.objects.filter(case_kind="place").count()
    towns, clusters = range(first, first + more), range(first + more, first + 2 * more)
    Case.objects.bulk_create(
        Case(pk=pk, case_kind=kind, slug=f"{kind}-{pk}", name=f"{kind} {pk}")
        for kind, keys in (("place", towns), ("cluster", clusters))
        for pk in keys
    )
    with connection.cursor() as cursor:
        sql = "INSERT INTO records_place (case_ptr_id, kind, codes, known_as) VALUES (%s, 'city', '{}', '')"
        cursor.executemany(sql, [(pk,) for pk in towns])
        cursor.executemany(
            "INSERT INTO records_cluster (case_ptr_id, stage) VALUES (%s, '')", [(pk,) for pk in clusters]
        )
    Location.objects.bulk_create(
        Location(case_id=cluster, place_id=town, position=0) for cluster, town in zip(clusters, towns, strict=True)
    )
    CaseTerm.objects.bulk_create(
        CaseTerm(case_id=pk, tag_list="sector", term=sectors[(pk + step) % len(sectors)], position=step)
        for pk in clusters
        for step in (0, 1 + pk % 3)
    )


def measured_peers():
    from policyatlas.compare.peers import peers_of
    from policyatlas.compare.sought import terms_of
    from policyatlas.records.models import Case

    taken = []
    for places in (FEW, MANY):
        grow_to(places)
        case = Case.objects.whole().get(slug="hefei")
        rounds = [seconds(lambda case=case: peers_of(case, terms_of(case))) for _ in range(ROUNDS // 3)]
        taken.append(statistics.median(rounds))
    return {f"the peers of a place among {MANY:,} places": taken[1] / taken[0]}


def measured():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            VAR_DIR=folder,
            DATABASE_URL="",
            LOG_LEVEL="ERROR",
            PAGE_CACHE_BYTES="0",  # a page is made each time
            DJANGO_SETTINGS_MODULE="policyatlas.settings",
        )
        Path(folder, "static").mkdir()
        import django
        from django.test import override_settings

        django.setup()
        with override_settings(STORAGES=PLAIN):
            return {"loading": measured_loading(), "pages": measured_pages(), "peers": measured_peers()}


def told(figures):
    """The table, line by line."""
    for title, against, name in [
        ("Loading", "parsing the files", "loading"),
        ("Pages", SMALLEST, "pages"),
        ("Peers", f"those among {FEW:,}", "peers"),
    ]:
        yield f"{title}, as a multiple of {against}"
        for what, ratio in figures[name].items():
            yield f"  {ratio:7.2f}  {what}"
