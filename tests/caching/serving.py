"""Real servers and a real Redis for a test, on ports of their own, ended with it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException

import pytest
from django.conf import settings


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def ask(port, path, method="GET", form=None, **headers):
    """Status, headers and words of the answer; status 0 where nobody answers."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        try:
            line.request(method, path, form, {"Host": "atlas.test", **headers})
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        except (OSError, HTTPException):
            return 0, {}, ""


@contextmanager
def running(command, is_up, **environment):
    process = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while not is_up():
            assert process.poll() is None, "it ended at once"
            assert time.monotonic() < until, "it does not start"
            time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def serving(folder, **environment):
    """A web server of one process; its port."""
    port = free_port()
    told = {
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(folder),
        "SITE_URL": "http://atlas.test",
        "HOST": "127.0.0.1",
    }
    command = [sys.executable, "-m", "tests.caching.server", str(port)]
    with running(command, lambda: ask(port, "/healthz")[0] == 200, **told, **environment):
        yield port


@contextmanager
def redis():
    """A Redis that keeps nothing when it ends; its address, and its process to be ended earlier."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server found: on Debian, apt-get install redis-server")
    port = free_port()

    def is_up():
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return False
        return True

    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with running([program, *options], is_up) as process:
        yield f"redis://127.0.0.1:{port}", process
