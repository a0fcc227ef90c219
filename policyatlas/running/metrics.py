"""What is counted of requests, for Prometheus, over all processes of a server; imported only where it is asked for.

prometheus_client keeps the numbers of each process in a file of PROMETHEUS_MULTIPROC_DIR, which settings name.
"""

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
REQUESTS = Counter("policyatlas_requests", "Answers.", ["view", "method", "status"])
SECONDS = Histogram(
    "policyatlas_request_seconds",
    "Time from the request to the head of its answer.",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def count(view: str, method: str, status: int, seconds: float) -> None:
    """One answer. Views and methods are of closed lists, so that nobody makes up new rows by asking."""
    REQUESTS.labels(view, method if method in METHODS else "other", str(status)).inc()
    SECONDS.labels(view).observe(seconds)


def exposition() -> bytes:
    """All numbers of all processes, in the form that Prometheus reads."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
