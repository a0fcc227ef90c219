"""Around every answer: the name of its request, a line in the log and a count where these are set; knows no page."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from policyatlas.running.logs import request_id

type GetResponse = Callable[[HttpRequest], HttpResponse]

_SANE = re.compile(r"[A-Za-z0-9._=+/-]{8,128}")
_log = logging.getLogger("policyatlas.requests")


def request_ids(get_response: GetResponse) -> GetResponse:
    """Each request has a name, that of a proxy if it gives a sane one; the answer and all messages carry it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if _SANE.fullmatch(given) else uuid4().hex
        token, began = request_id.set(name), time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = name
            if settings.LOG_REQUESTS:
                taken = round(1000 * (time.perf_counter() - began))
                about = {"method": request.method, "path": request.path, "status": response.status_code, "ms": taken}
                _log.info("%(method)s %(path)s %(status)s %(ms)s ms", about, extra=about)
            return response
        finally:
            request_id.reset(token)

    return middleware


def metrics(get_response: GetResponse) -> GetResponse:
    """Counts answers, and shows the numbers at /metrics to whoever has METRICS_TOKEN; without one there is neither."""
    if not settings.METRICS_TOKEN:
        raise MiddlewareNotUsed
    from policyatlas.running.metrics import count, exposition  # after settings have said where it keeps its files

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("Authorization", "")
        if request.path == "/metrics" and constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
            return HttpResponse(
                exposition(),
                content_type="text/plain; version=0.0.4; charset=utf-8",
                headers={"Cache-Control": "no-store"},
            )
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        view = (match.view_name or match.route) if match else "none"
        count(view, request.method or "", response.status_code, time.perf_counter() - began)
        return response

    return middleware
