"""What is true of every answer, and the two probes of whoever runs the process; knows no page."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

type GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def health(get_response: GetResponse) -> GetResponse:
    """`/healthz`: the process is alive. `/readyz`: its database answers and is migrated; 503 and the reason if not.

    Answered before anything looks at the host or redirects to HTTPS, since probes come by number over plain HTTP.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return _answer("")
        if request.path == "/readyz":
            return _answer(_why_not_ready())
        return get_response(request)

    return middleware


def reader_address(get_response: GetResponse) -> GetResponse:
    """Behind proxies, `REMOTE_ADDR` becomes the address that the outermost of them saw: what stands before it in
    `X-Forwarded-For` was written by whoever asks, and is not believed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.BEHIND_PROXY:
            hops = request.headers.get("X-Forwarded-For", "").split(",")
            if len(hops) >= settings.PROXIES and (address := hops[-settings.PROXIES].strip()):
                request.META["REMOTE_ADDR"] = address
        return get_response(request)

    return middleware


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """No page of ours uses the reader's devices, and none that slipped in may."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return middleware


def _answer(trouble: str) -> HttpResponse:
    return HttpResponse(
        f"{trouble or 'ok'}\n",
        status=503 if trouble else 200,
        headers={"Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8"},
    )


def _why_not_ready() -> str:
    """A sentence, or nothing if the database answers and every migration has been applied."""
    try:
        migrations = MigrationExecutor(connection)
        waiting = migrations.migration_plan(migrations.loader.graph.leaf_nodes())
    except DatabaseError:
        return "The database does not answer."
    return f"Migrations are waiting ({len(waiting)}): run `manage.py migrate`." if waiting else ""
