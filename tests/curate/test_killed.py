"""A server that is killed in the middle: a proposal is published whole or not at all, no acknowledged word is lost."""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from policyatlas.curate import proposals
from policyatlas.records.models import Claim, Edition, Proposal, Revision
from tests.curate.people import make_curator, make_editor
from tests.curate.test_review import TEXT, claim, handed_in
from tests.makers import make_document, make_edition, make_place, make_source

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 3
A_LIFE = 12  # proposals for each life of the server
TOKEN = "a" * 32


@pytest.fixture
def address(tmp_path):
    """The database of the test as the server finds it; SQLite keeps that in memory, so that it gets a copy."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'atlas.sqlite3'}"
    else:
        who = ":".join(quote(found[part], safe="") for part in ("USER", "PASSWORD") if found[part])
        yield f"postgres://{who}@{quote(found['HOST'], safe='')}:{found['PORT'] or 5432}/{found['NAME']}"


def copy(to_server, tmp_path):
    """Bring what the test has made to the server's file, or back again."""
    if connection.vendor != "sqlite":
        return
    with closing(sqlite3.connect(tmp_path / "atlas.sqlite3")) as file:
        one, other = (connection.connection, file) if to_server else (file, connection.connection)
        one.backup(other)


@contextmanager
def serving(address, port, tmp_path):
    """The real server, until it is killed with all of its processes."""
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--no-ws"]
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", *options, "--blocking-threads", "2", "policyatlas.wsgi:application"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 60
        while ask(port, "/healthz") != 200:
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.05)
        yield
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def ask(port, path, cookie="", form=None):
    """The status, and 0 where nobody answers any more."""
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}"}
    headers |= {"X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        try:
            line.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
            return line.getresponse().status
        except (OSError, HTTPException):
            return 0


def publish(port, cookie, waiting, done):
    """One after the other, as long as somebody answers; `done` are those that were acknowledged."""
    for proposal in waiting:
        status = ask(port, f"/desk/review/{proposal.pk}/publish/", cookie, {"version": proposal.version})
        if not status:
            return
        assert status == 302
        done.append(proposal.pk)


def write(port, cookie, draft, done):
    """Word after word is kept, as long as somebody answers; `done` are those that were acknowledged."""
    for count in range(1, 10_000):
        typed = {"claim": draft.pk, "version": count, "statement": "word " * count, "do": "keep"}
        status = ask(port, "/desk/read/source/gazette-2024/", cookie, typed)
        if not status:
            return
        assert status == 302
        done.append(count)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def signed_in(user):
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_killed_server_leaves_nothing_half_done_and_loses_no_acknowledged_word(address, tmp_path):
    make_edition()
    make_place("Hefei")
    make_document(make_source(slug="gazette-2024"), TEXT)
    ada, grace = make_curator("ada"), make_editor("grace")
    lives = [[handed_in(ada, life * A_LIFE + n + 1) for n in range(A_LIFE)] for life in range(KILLS)]
    drafts = [proposals.begin("claim", f"gazette-2024#{900 + n}", by=ada, after=claim(900 + n)) for n in range(KILLS)]
    cookies = signed_in(ada), signed_in(grace)
    copy(True, tmp_path)
    published, words = [], [[] for _life in lives]
    for waiting, draft, written in zip(lives, drafts, words, strict=True):
        port, before = free_port(), len(published)
        with ThreadPoolExecutor(2) as people, serving(address, port, tmp_path):
            both = (
                people.submit(publish, port, cookies[1], waiting, published),
                people.submit(write, port, cookies[0], draft, written),
            )
            while not (written and len(published) > before) and not any(one.done() for one in both):
                time.sleep(0.01)
            time.sleep(random.uniform(0, 0.3))
        assert [one.result() for one in both] == [None, None]
    copy(False, tmp_path)

    for draft, written in zip(drafts, words, strict=True):
        kept = len(Proposal.objects.get(pk=draft.pk).written["statement"].split())
        assert kept in (written[-1], written[-1] + 1)  # the last one may be kept without a word of that

    done = Proposal.objects.filter(state="published").select_related("revision__edition")
    assert set(published) <= {proposal.pk for proposal in done}
    assert len(done) <= len(published) + KILLS
    assert {claim.public_name for claim in Claim.objects.published()} == {proposal.name for proposal in done}
    assert {*Revision.objects.all()} == {proposal.revision for proposal in done}
    assert Edition.objects.count() == len(done) + 1
    for proposal in Proposal.objects.in_review():
        proposals.publish(proposal, by=grace, version=proposal.version)
    assert Claim.objects.count() == KILLS * A_LIFE
