"""Measurements: counted over all processes, shown to whoever has the token, and to nobody else."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as site
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from policyatlas.running.middleware import metrics
from tests.reading import read

TOKEN = "a-token-that-prometheus-knows"
COUNT_ELSEWHERE = """
import sys
from policyatlas.running.metrics import count, exposition
for _time in range(int(sys.argv[1])):
    count("browse:home", sys.argv[2], 200, 0.02)
print(exposition().decode())
"""


@pytest.mark.django_db
def test_without_a_token_there_is_nothing_to_see(client):
    assert read(client.get("/metrics"), 404).title
    with pytest.raises(MiddlewareNotUsed):
        metrics(lambda request: HttpResponse())


@pytest.mark.django_db
def test_with_it_the_numbers_are_shown_and_otherwise_the_page_is_not_there(client, settings):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    before = answer.text.count("policyatlas_requests_total{")
    for address in ("/places/", "/places/?kind=city", "/no-such-page/", "/nor-this/"):
        client.get(address)
    shown = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
    # A row a view, however many addresses are asked for
    assert shown.count("policyatlas_requests_total{") - before == 2
    assert 'view="browse:cases"' in shown
    assert 'policyatlas_request_seconds_bucket{le="0.005"' in shown
    for given in ("", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN):
        assert client.get("/metrics", headers={"authorization": given}).status_code == 404
    assert TOKEN not in shown


def test_the_processes_of_a_server_are_counted_together(tmp_path):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for times, method in ((3, "GET"), (4, "GET"), (1, "BREW")):
        shown = subprocess.run(
            [sys.executable, "-c", COUNT_ELSEWHERE, str(times), method],
            cwd=site.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    assert 'policyatlas_requests_total{method="GET",status="200",view="browse:home"} 7.0' in shown
    assert 'policyatlas_requests_total{method="other",status="200",view="browse:home"} 1.0' in shown
