"""Pages of the real evidence by the real server: beside a bare view of the same bytes, and ten thousand of them."""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from tests.bench.timing import seconds

PAGES = {
    "home": "/",
    "profile": "/places/wuhan/",
    "comparison": "/compare/wuhan,pittsburgh,hefei/",
    "list": "/places/",
}
ROUNDS = 60
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "10000"))
LONGEST = 240  # seconds of the requests for the memory
PORT = 8198


def measured():
    """What warm pages take beside a bare view, in milliseconds; what a worker holds before and after long use."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "VAR_DIR": folder,
            "DATABASE_URL": "",
            "LOG_LEVEL": "ERROR",
            "BENCH_BODY": f"{folder}/body",
        }
        for command in (["migrate", "-v0"], ["load_dossiers"], ["collectstatic", "--no-input", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True, capture_output=True)
        with served("policyatlas.wsgi:application", environment) as worker:
            taken = {kind: times(address) for kind, address in PAGES.items()}
            bodies = {kind: fetch(address) for kind, address in PAGES.items()}
            memory = held_for_long(worker)
        bare = {}
        for kind, body in bodies.items():
            Path(environment["BENCH_BODY"]).write_bytes(body)
            with served("tests.bench.bare:application", environment):
                bare[kind] = times("/")
    pages = {kind: {"milliseconds": taken[kind], "bare": bare[kind], "bytes": len(bodies[kind])} for kind in PAGES}
    return {"pages": pages, "memory": memory}


@contextmanager
def served(application, environment):
    """One worker; the number of its process."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT), "--workers", "1"]
    command += ["--blocking-threads", "3", "--no-ws", "--log-level", "critical", application]
    server = subprocess.Popen(command, env=environment)
    try:
        yield worker_of(server.pid)
    finally:
        server.terminate()
        server.wait()


def worker_of(server):
    """The process that answers, once it does."""
    for _ in range(600):
        try:
            fetch("/accessibility/")
        except OSError:
            time.sleep(0.1)
        else:
            children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
            return max(map(int, children), key=resident)
    sys.exit("The server does not answer.")


def resident(process):
    """Megabytes of memory that a process has in use."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def fetch(address, connection=None):
    kept = connection or http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    kept.request("GET", address, headers={"Accept-Encoding": "br"})
    answer = kept.getresponse()
    body = answer.read()
    assert answer.status == 200, address
    return body


def times(address):
    """Milliseconds, the middle of many over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    taken = [seconds(lambda: fetch(address, connection)) for _ in range(ROUNDS)]
    return 1000 * statistics.median(taken[ROUNDS // 4 :])


def held_for_long(worker):
    """Megabytes after a first hundredth of the requests and after all of them, as many as there is time for."""
    connection, began, done = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60), time.monotonic(), 0
    first = 0.0
    for address in islice(cycle(PAGES.values()), REQUESTS):
        fetch(address, connection)
        done += 1
        if done == max(REQUESTS // 100, 1):
            first = resident(worker)
        if time.monotonic() - began > LONGEST:
            break
    return {"requests": done, "megabytes at first": first, "megabytes at last": resident(worker)}


def told(figures):
    """The table, line by line."""
    yield "Warm pages over the wire: milliseconds, those of a bare Django view of the same bytes, a multiple of them"
    for kind, page in figures["pages"].items():
        ratio = page["milliseconds"] / page["bare"]
        yield f"  {kind:12}{page['milliseconds']:8.2f}{page['bare']:8.2f}{ratio:8.2f}   {page['bytes']:,} bytes"
    memory = figures["memory"]
    first, last = memory["megabytes at first"], memory["megabytes at last"]
    yield f"Memory of a worker: {first:.0f} MB warmed up, {last:.0f} MB after {memory['requests']:,} requests"
