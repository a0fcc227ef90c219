"""Answers readers with pages that were made before, and with 304 what has not changed; knows no page.

First among those that write headers, so that an answer is kept with all of its headers, and compressed.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import gettext as _

from policyatlas.caching.code import code_since, code_tag
from policyatlas.caching.keys import best_encoding, is_for_everybody, key_of
from policyatlas.caching.outage import SECONDS, outage, renew_connections
from policyatlas.caching.pauses import Pause
from policyatlas.caching.shelf import Kept, Shelf
from policyatlas.htmx import page_alone
from policyatlas.records.editions import Standing, asked_once, standing_in
from policyatlas.replicas import REPLICA, piece_by_piece, reading_the_copy

type GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
TO_SOME = ("private", "no-store", "no-cache")
RETRY_AFTER = 10  # seconds
copy_outage = Pause(SECONDS)


class PublicPages:
    """What is the same for everybody is made once for each state of the atlas, and sent again until that changes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.PAGE_CACHE_BYTES)
        code_tag()  # reads files: not when the first reader asks

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """All of an answer is of one edition. Static files pass: they have names that change with them."""
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        with asked_once():
            if is_for_everybody(request.method, request.META):
                return self._for_everybody(request)
            return self._made(request)

    def _for_everybody(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        meta["HTTP_ACCEPT_ENCODING"] = best_encoding(meta.get("HTTP_ACCEPT_ENCODING", ""))
        stands = outage.standing()
        if stands is None:  # and never was seen
            return self._made(request)
        key = key_of(request.scheme or "", request.path, meta, stands)
        kept = self.shelf.get(key)
        response = self._made_of(stands, request) if kept is None else _again(kept, request)
        if kept is None:
            if not _is_told_to_all(response):
                return response
            _tag(response, key, stands)
            if request.method == "GET" and isinstance(response, HttpResponse):
                self.shelf.put(
                    key, Kept({name.lower(): (name, told) for name, told in response.items()}, response.content)
                )
        if any(name in meta for name in CONDITIONS):
            return _on_condition(request, response)
        return response

    def _made_of(self, stands: Standing, request: HttpRequest) -> HttpResponseBase:
        """From the copy of the database, if it has come as far; what is sent in pieces is read there to its end."""
        with _where(stands) as is_copy:
            response = self._made(request)
        if is_copy and isinstance(response, StreamingHttpResponse):
            response.streaming_content = piece_by_piece(cast("Iterator[bytes]", response.streaming_content))
        return response

    def _made(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE and not outage.is_on:
            renew_connections()
        return response


def outage_page(get_response: GetResponse) -> GetResponse:
    """While the database is known to be gone, nobody waits for it in vain: inside of what writes headers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if outage.is_on:
            outage.standing()  # in turn: it may be back
        return unavailable() if outage.is_on else get_response(request)

    return middleware


def unavailable() -> HttpResponse:
    """503: the database does not answer."""
    text = _("The database does not answer. It mostly comes back by itself: try again in a minute.")
    response = page_alone(HTTPStatus.SERVICE_UNAVAILABLE, _("The atlas cannot be read just now"), text)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def _where(stands: Standing) -> AbstractContextManager[bool]:
    if not settings.REPLICA_URL or outage.is_on:
        return nullcontext(False)
    if not copy_outage.may_try():
        return nullcontext(False)
    try:
        has_come_as_far = standing_in(REPLICA) == stands
    except DatabaseError:
        copy_outage.begin()
        return nullcontext(False)
    copy_outage.end()
    return reading_the_copy() if has_come_as_far else nullcontext(False)


def _is_told_to_all(response: HttpResponseBase) -> bool:
    """A page or file, no error, that holds neither cookie nor token and does not forbid to be kept."""
    told = response.headers.get("Cache-Control", "")
    return (
        response.status_code == HTTPStatus.OK
        and not response.cookies
        and "Cookie" not in response.headers.get("Vary", "")
        and not any(word in told for word in TO_SOME)
    )


def _tag(response: HttpResponseBase, key: str, stands: Standing) -> None:
    """What to ask with next time. Weak: gzip puts other bytes around the same page."""
    since = max(filter(None, (stands.since, code_since())))
    response.headers.setdefault("ETag", f'W/"{key}"')
    response.headers.setdefault("Last-Modified", http_date(since.timestamp()))
    response.headers.setdefault("Cache-Control", "no-cache")  # keep it, and ask each time whether it is still so


def _again(kept: Kept, request: HttpRequest) -> HttpResponse:
    response = HttpResponse(b"" if request.method == "HEAD" else kept.body)
    response.headers._store = dict(kept.headers)  # they were looked at when they were first sent
    return response


def _on_condition(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    changed = parse_http_date_safe(response.headers["Last-Modified"])
    tag = response.headers["ETag"]
    return get_conditional_response(request, tag, changed, cast("HttpResponse", response)) or response
