"""The four commands say what they did, or all that is wrong, and exit accordingly."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from policyatlas.records.models import (
    Case,
    Claim,
    ClaimLink,
    Cluster,
    Comparison,
    Findable,
    Place,
    Policy,
    Source,
    Transfer,
)
from tests.dossiers.small_atlas import FILES, edited, write_files

DOSSIER = "dossiers/gazette-2024-chips.yaml"


def said_by(*command):
    """What a command prints, and how it ends where it fails."""
    out = StringIO()
    try:
        call_command(*map(str, command), stdout=out)
    except CommandError as error:
        return [*out.getvalue().splitlines(), f"failed: {error}"]
    return out.getvalue().splitlines()


def test_the_fixtures_have_no_problem():
    [said] = said_by("check_dossiers")
    assert said.startswith("No problem in ")


def test_check_lists_every_problem_and_fails(tmp_path):
    files = edited(DOSSIER, "kind: news", "kind: newz", edited(DOSSIER, "  - place/hefei\n", "  - place/hofei\n"))
    dossier = tmp_path / DOSSIER
    assert said_by("check_dossiers", write_files(tmp_path, files)) == [
        f"{dossier}:4: kind is “newz”, which is no source kind of the atlas: did you mean “news”?",
        f"{dossier}:13: about names “place/hofei”, which is no case: did you mean “place/hefei”?",
        "failed: Problems: 2 (files read: 10).",
    ]


@pytest.mark.django_db
def test_check_of_one_file_knows_what_the_database_holds(tmp_path):
    write_files(tmp_path)
    assert said_by("check_dossiers", tmp_path / DOSSIER)[-1].startswith("failed: Problems: 4")
    call_command("load_dossiers", tmp_path, stdout=StringIO())
    assert said_by("check_dossiers", tmp_path / DOSSIER) == ["No problem in 3 records (files read: 1)."]


@pytest.mark.django_db
def test_a_load_indexes_what_was_there_before_the_index(tmp_path):
    said_by("load_dossiers", write_files(tmp_path))
    held = Findable.objects.count()
    Findable.objects.all().delete()
    assert said_by("load_dossiers", tmp_path)[-1] == "0 changes."
    assert Findable.objects.count() == held > 0


@pytest.mark.django_db
def test_load_counts_by_kind_of_record(tmp_path):
    assert said_by("load_dossiers", write_files(tmp_path)) == [
        "Publishers: 1 (1 new)",
        "Sources: 1 (1 new)",
        "Places: 2 (2 new)",
        "Clusters: 1 (1 new)",
        "Policies: 1 (1 new)",
        "Claims: 2 (2 new)",
        "Summaries: 1 (1 new)",
        "Transfers: 1 (1 new)",
        "Links between claims: 1 (1 new)",
        "Notes on gaps: 1 (1 new)",
        "Comparisons: 1 (1 new)",
        "13 changes: edition 1.",
    ]
    assert said_by("load_dossiers", tmp_path)[-1] == "0 changes."
    write_files(tmp_path, edited(DOSSIER, "title: Chips", "title: More chips"))
    assert [line for line in said_by("load_dossiers", tmp_path) if "changed" in line] == ["Sources: 1 (1 changed)"]


@pytest.mark.django_db
def test_load_names_what_the_files_lack(tmp_path):
    call_command("load_dossiers", write_files(tmp_path), stdout=StringIO())
    (tmp_path / "links.yaml").unlink()
    assert said_by("load_dossiers", tmp_path)[-3:] == [
        "In the database, but not in these files (1):",
        "  link/gazette-2024-chips#1/supports/gazette-2024-chips#2",
        "0 changes.",
    ]


@pytest.mark.django_db
def test_load_lists_every_problem_and_loads_nothing(tmp_path):
    files = {**FILES, "links.yaml": "- from: [\n"}
    said = said_by("load_dossiers", write_files(tmp_path, files))
    assert said[0].startswith(f"{tmp_path}/links.yaml:2: This is not YAML")
    assert said[-1] == "failed: Problems: 1. Nothing is loaded."
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_export_says_how_many_files_it_wrote(tmp_path):
    call_command("load_dossiers", write_files(tmp_path / "in"), stdout=StringIO())
    assert said_by("export_dossiers", tmp_path / "out") == ["Files written: 10. Already so: 0."]
    assert said_by("export_dossiers", tmp_path / "out") == ["Files written: 0. Already so: 10."]


def test_all_of_the_first_delivery_is_there(atlas):
    delivered = {Claim: 1041, Place: 68, Cluster: 31, Policy: 78, Transfer: 37, ClaimLink: 80, Comparison: 6}
    assert {table: table.objects.count() for table in delivered} == delivered
    assert Source.objects.held().count() == 180
    assert Case.objects.exclude(summary="").count() == 30


def python(database, *arguments):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def test_a_database_without_tables_is_told_to_be_migrated(tmp_path):
    run = python(tmp_path / "empty.sqlite3", "manage.py", "load_dossiers")
    assert run.returncode == 1
    assert run.stderr == "CommandError: The database is not up to date: run `manage.py migrate` first.\n"


LOAD_AND_MEASURE = """
import re, resource, sys
sys.argv = ["manage.py", "load_dossiers"]
exec(open("manage.py").read())
used = resource.getrusage(resource.RUSAGE_SELF)
# not ru_maxrss: a child starts with the peak of the process that it was forked from
peak = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]
print(used.ru_utime + used.ru_stime, peak)
"""


def test_everything_is_loaded_in_ten_seconds_and_three_hundred_megabytes(tmp_path):
    database = tmp_path / "atlas.sqlite3"
    assert python(database, "manage.py", "migrate", "--skip-checks").returncode == 0
    *_, changes, used = python(database, "-c", LOAD_AND_MEASURE).stdout.splitlines()
    seconds, kilobytes = map(float, used.split())
    assert changes.endswith("changes: edition 1.")
    assert seconds < 10  # of one core, so that a busy machine does not fail it
    assert kilobytes < 300_000
