"""A load that is killed in the middle: the atlas is as it was before, and the next load writes all of it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.curate.test_killed import address, copy  # noqa: F401 - a fixture
from tests.dossiers.small_atlas import FILES

pytestmark = pytest.mark.django_db(transaction=True)

# Forks, so that Django is set up once; each child kills itself before a statement, the last one only counts them.
LOAD = """
import json, os, signal, sys
import django
django.setup()
from pathlib import Path
from django.db import connection, transaction
from policyatlas.dossiers.loading import load
from policyatlas.records import models

def in_a_child(work):
    reads, writes = os.pipe()
    if not (child := os.fork()):
        os.write(writes, json.dumps(work()).encode())
        os._exit(0)
    os.close(writes)
    ended = os.waitpid(child, 0)[1]
    with os.fdopen(reads) as said:
        return json.loads(said.read() or "null"), os.WTERMSIG(ended)

def loading(last=0, undone=False):
    done = 0
    def each(execute, *call):
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*call)
    def work():
        with connection.execute_wrapper(each), transaction.atomic():
            load([Path(sys.argv[1])])
            transaction.set_rollback(undone)
        return done
    return work

def rows():
    tables = ("Edition", "Case", "Name", "Source", "Claim", "Revision", "Findable", "CaseSummary", "AtlasSummary")
    return {name: getattr(models, name).objects.count() for name in tables}

before, statements = in_a_child(rows)[0], in_a_child(loading(undone=True))[0]
outcomes = []
for share in (0.3, 0.7, 1.0):
    outcomes.append([in_a_child(loading(int(share * statements)))[1], in_a_child(rows)[0]])
in_a_child(loading())
print(json.dumps([before, outcomes, statements, in_a_child(rows)[0]]))
"""


def test_a_load_that_is_killed_leaves_nothing_and_the_next_one_leaves_all(address, tmp_path):  # noqa: F811
    copy(True, tmp_path)
    folder = tmp_path / "atlas"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    run = subprocess.run(
        [sys.executable, "-c", LOAD, str(folder)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "policyatlas.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    before, outcomes, statements, after = json.loads(run.stdout)
    assert statements > 20
    assert outcomes == 3 * [[9, before]]
    assert before["Claim"] == 0
    assert after["Claim"] > 0
    assert after["Edition"] == before["Edition"] + 1
