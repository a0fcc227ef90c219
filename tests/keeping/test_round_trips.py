"""Backup and restore: all that the database holds comes back, on each database, across them, and from an older version.

What is compared are the lines of two backups, which are the same for the same rows on any database.
"""

from contextlib import nullcontext

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import FileField
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice

from policyatlas.finding.asking import look_up, read
from policyatlas.finding.hits import named
from policyatlas.keeping.restoring import restore
from policyatlas.keeping.shape import MARK, VERSION
from policyatlas.keeping.states import LEFT_OUT, MADE_BY_MIGRATE, columns, tables
from policyatlas.keeping.writing import back_up
from policyatlas.records.models import Claim, Findable, Intake, LinkCheck, Place, Proposal, Source
from tests.curate.people import make_curator
from tests.keeping.backups import NewDatabase, elsewhere, lines_in, named_rows_in, rows_in, settle, write_lines
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_document,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_transfer,
)

AWKWARD = "“Quoted”\u2028\t\\n 合肥 🏭 'x' \"y\" %s {} \r\n"
FIRST_RELEASE = {"contenttypes", "auth", "admin", "sessions"}, {"records": ["0001_initial"]}


def write_what_no_dossier_holds():
    ada = make_curator("ada")
    ada.groups.set(Group.objects.all())
    StaticDevice.objects.create(user=ada, name="codes").token_set.create(token="abcdefgh")
    source = Source.objects.filter(document__isnull=True).first()
    make_document(source, AWKWARD)
    Intake.objects.create(url="https://news.example/a", title=AWKWARD[:50], suggested_by=ada)
    Proposal.objects.create(
        kind="claim", record="claim/x#1", step="add", author=ada, written={"é": [AWKWARD, None, 1.5, True]}
    )
    LinkCheck.objects.create(source=source, archived=False, url=source.url, at=timezone.now(), outcome="failed")
    settle()


@pytest.fixture
def full(atlas):
    """The real evidence, and what no dossier holds."""
    write_what_no_dossier_holds()


@pytest.fixture
def some(db):
    """Little, but of most tables."""
    hefei, wuhan = make_place("Hefei", within=make_place("Anhui", kind="province")), make_place("Wuhan")
    cluster = make_cluster("Optics Valley", places=[wuhan], sectors=["displays-optics"], founded=1988)
    make_policy("Plan", places=[hefei], formerly=["scheme"])
    figures = [make_claim(wuhan, cluster, measure={"value": value}) for value in ("0.1", "123456789.25")]
    make_link(*figures)
    make_transfer(hefei, wuhan)
    make_coverage_note(hefei)
    make_comparison(hefei, wuhan, text=AWKWARD)
    make_edition()
    write_what_no_dossier_holds()


def content(path):
    """All lines but those that say when it was made, and the digest."""
    return lines_in(path)[1:-1]


def of_the_first_release(path, copy):
    """The same rows as the first release would have written them."""
    whole, own = FIRST_RELEASE
    now = lines_in(path)[0]
    migrations = {app: now["migrations"][app] for app in whole} | own
    then = tables(migrations)
    rows = named_rows_in(path)
    head = {"backup of": MARK, "version": VERSION, "made_at": now["made_at"], "migrations": migrations}
    lines = [head | {"tables": {name: [field.attname for field in columns(then[name])] for name in then}}]
    for name in then:
        lines.append({"table": name})
        lines += [[row[column] for column in lines[0]["tables"][name]] for row in rows[name]]
    return write_lines(copy, lines)


def test_all_that_the_database_holds_comes_back(full, tmp_path):
    written = back_up(tmp_path / "before.gz")
    assert written.rows > 40_000
    Claim.objects.update(statement="Gone.")
    Findable.objects.all().delete()
    User.objects.update(username="eve")
    settle()
    restored = restore(tmp_path / "before.gz", replace=True)
    assert (restored.rows, restored.migrated) == (written.rows, 0)
    back_up(tmp_path / "after.gz")
    assert content(tmp_path / "after.gz") == content(tmp_path / "before.gz")
    # The next keys come after the last ones, and the search finds what it found.
    assert make_place("Somewhere").pk > Place.objects.get(slug="wuhan").pk
    assert "Wuhan" in {row.name for row in named(look_up(read("wuhan")), 9)}


def test_a_backup_goes_from_one_database_to_another_and_back(some, tmp_path):
    back_up(tmp_path / "here.gz")
    first = of_the_first_release(tmp_path / "here.gz", tmp_path / "first.gz")
    for database in databases(tmp_path):
        with database as address:
            # The first release's tables, filled, and migrated with the rows in them
            elsewhere(address, f"restore {first}", f"backup {tmp_path}/migrated.gz")
            nothing_is_lost(first, tmp_path / "migrated.gz")
            elsewhere(address, f"restore --replace {tmp_path}/here.gz", f"backup {tmp_path}/there.gz")
        assert content(tmp_path / "there.gz") == content(tmp_path / "here.gz")
        (tmp_path / "migrated.gz").unlink()
        (tmp_path / "there.gz").rename(tmp_path / "back.gz")
    restore(tmp_path / "back.gz", replace=True)
    back_up(tmp_path / "again.gz")
    assert content(tmp_path / "again.gz") == content(tmp_path / "here.gz")


def databases(folder):
    """A new one of the kind that the test runs on; then one of SQLite, if that is another kind."""
    if connection.vendor == "postgresql":
        yield NewDatabase()
    yield nullcontext(f"sqlite:///{folder / 'new.sqlite3'}")


def nothing_is_lost(first, migrated):
    before, after = named_rows_in(first), named_rows_in(migrated)
    for table, rows in before.items():
        if table in MADE_BY_MIGRATE:
            continue
        kept = [{column: row[column] for column in rows[0]} for row in after[table]] if rows else after[table]
        assert kept == rows, table
    # What was worked out on the way
    assert {row["case_id"] for row in after["records.name"]} == {row["id"] for row in before["records.case"]}
    published = [row for row in after["records.claim"] if row["state"] == "published"]
    assert published
    assert all(row["since_id"] for row in published)


def test_no_table_is_forgotten_and_no_file_lies_outside_of_them(db, tmp_path):
    back_up(tmp_path / "one.gz")
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    kept = {model._meta.label_lower for model in models if model._meta.app_label not in LEFT_OUT}
    assert set(rows_in(tmp_path / "one.gz")) == kept
    assert not [field for model in models for field in model._meta.fields if isinstance(field, FileField)]
