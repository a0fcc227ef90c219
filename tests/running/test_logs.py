"""Logs and mails of errors: who asked which request, a line each, and nothing in them that nobody should read."""

import json
import logging
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from io import StringIO

import pytest
from django.conf import settings as site
from django.core import mail
from django.test import Client
from django.urls import include, path

from policyatlas.running.logs import FewMails, NameOfRequest, OneLine, PlainReporter, request_id
from policyatlas.urls import handler404, handler500  # noqa: F401 - those of the address list

SECRET = "hunter2-in-the-open"


def broken(request):
    password = SECRET
    raise RuntimeError(f"a fault of ours, {len(password)} letters long")


urlpatterns = [path("broken/", broken), path("", include("policyatlas.urls"))]


@contextmanager
def written(formatter):
    """What the log holds at the end, as the settings would write it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(NameOfRequest())
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)


def as_text():
    return OneLine(site.LOGGING["formatters"]["text"]["format"], style="{")


def as_json():
    from pythonjsonlogger.json import JsonFormatter

    return JsonFormatter(site.LOGGING["formatters"]["json"]["format"], style="{")


@pytest.mark.parametrize("given", ["req-7f3a90c1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
def test_a_sane_name_of_a_request_is_kept(client, given):
    assert client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 129, "line\nbreak-in-it", "<script>x9()</script>", "日本語日本語日本語"]
)
def test_another_one_gives_way_to_ours(client, given):
    name = client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", name)
    assert name != client.get("/healthz")["X-Request-ID"]
    assert request_id.get() == "-"


def test_requests_are_logged_where_that_is_set(client, settings):
    settings.LOG_REQUESTS = True
    with written(as_json()) as log:
        client.get("/healthz", headers={"x-request-id": "req-7f3a90c1"})
    line = json.loads(log.getvalue())
    assert line.pop("ms") >= 0
    assert (line["method"], line["path"], line["status"], line["request_id"]) == (
        "GET",
        "/healthz",
        200,
        "req-7f3a90c1",
    )
    settings.LOG_REQUESTS = False
    with written(as_json()) as log:
        client.get("/healthz")
    assert not log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("formatter", [as_text, as_json])
def test_nobody_writes_a_line_of_their_own_into_the_log(client, settings, formatter):
    settings.LOG_REQUESTS = True
    forged = "2026-11-22 00:00:00 ERROR forged"
    with written(formatter()) as log:
        for end in ("%0a", "%0d%0a", "%e2%80%a8", "%c2%85", "%1b[2K"):
            client.get(f"/no{end}{forged}/", headers={"user-agent": f"x\n{forged}"})
    lines = log.getvalue().splitlines()
    assert len(lines) == 10  # the request, and Django's word on a page that is not there
    assert not [line for line in lines if line.startswith("2026-11-22 00:00:00")]
    assert "\x1b" not in log.getvalue()


@pytest.fixture
def faulty(settings):
    """A site with a page that breaks, whose errors are mailed as settings say."""
    settings.ROOT_URLCONF = "tests.running.test_logs"
    settings.ADMINS = ["ada@atlas.example"]
    return Client(raise_request_exception=False)


def mailing():
    from django.utils.log import AdminEmailHandler

    handler = AdminEmailHandler(reporter_class="policyatlas.running.logs.PlainReporter")
    handler.setLevel("ERROR")
    handler.addFilter(FewMails())
    return handler


def test_an_error_is_mailed_with_its_lines_of_code_and_nothing_that_was_typed_or_set(faulty):
    handler, root = mailing(), logging.getLogger()
    root.addHandler(handler)
    try:
        for _time in range(12):
            faulty.post("/broken/?q=private-query", {"text": SECRET}, headers={"cookie": f"sessionid={SECRET}"})
    finally:
        root.removeHandler(handler)
    assert len(mail.outbox) == 10  # an hour
    body = mail.outbox[0].body
    assert "POST /broken/\n" in body
    assert "RuntimeError: a fault of ours" in body
    assert not [word for word in (SECRET, "private-query", "SECRET_KEY", "DATABASES", site.SECRET_KEY) if word in body]
    assert not mail.outbox[0].alternatives


def test_a_report_is_the_one_that_settings_name():
    assert PlainReporter(None, None, "Nothing raised.", None).get_traceback_text().startswith("Request -\n")


SETTINGS_OF_A_SITE = """
import json
from policyatlas import settings
print(json.dumps([settings.LOGGING["root"]["handlers"], settings.LOGGING["handlers"].get("mail")]))
"""


def process(*arguments, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site.BASE_DIR,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_errors_are_mailed_only_where_there_is_somebody_and_a_way(tmp_path):
    ways = {"ADMINS": "ada@atlas.example,grace@atlas.example", "EMAIL_URL": "smtp://mail.example"}
    with_both = process("-c", SETTINGS_OF_A_SITE, VAR_DIR=str(tmp_path), **ways)
    handlers, how = json.loads(with_both.stdout)
    assert handlers == ["stderr", "mail"]
    assert how["reporter_class"] == "policyatlas.running.logs.PlainReporter"
    without = process("-c", SETTINGS_OF_A_SITE, VAR_DIR=str(tmp_path), ADMINS=ways["ADMINS"])
    assert json.loads(without.stdout) == [["stderr"], None]


def test_no_password_of_a_setting_is_said_when_the_database_does_not_answer(tmp_path):
    run = process(
        "manage.py",
        "load_dossiers",
        "--traceback",
        VAR_DIR=str(tmp_path),
        SECRET_KEY=SECRET,
        DATABASE_URL=f"postgres://atlas:{SECRET}@127.0.0.1:1/atlas",
        DATABASE_POOL="1",
    )
    assert run.returncode != 0
    assert "Traceback" in run.stderr
    assert SECRET not in run.stdout + run.stderr
