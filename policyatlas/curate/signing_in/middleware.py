"""What is true of every request to the desk: idle sessions end, and no form is lost by it; knows no room.

A form whose sender is signed out, or whose token is too old, is answered by a page that carries on what was typed;
a script gets a status and a sentence. Public pages are left alone, but for those who are signed in.
"""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from policyatlas.curate.people import second_step
from policyatlas.curate.signing_in import views
from policyatlas.curate.signing_in.typed import Typed, opened, typed_of
from policyatlas.htmx import wants_a_piece

SEEN, TYPED = "seen", "typed"
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def begin(request: HttpRequest, **_signal: Any) -> None:  # noqa: ANN401 - what Django's signals carry along
    """A session that has just begun need not be saved again at its first click."""
    request.session[SEEN] = int(time.time())


class DeskMiddleware:
    """Between sessions and form tokens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """After the view: forms refused for their token, and what the next click should find."""
        response = self.get_response(request)
        if not getattr(request, "may_be_typed", False):
            if request.session.accessed and not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True)  # it names the desk
            return response
        if response.status_code == HTTPStatus.FORBIDDEN and not getattr(request, "csrf_processing_done", False):
            return self._too_old(request, response)
        if request.method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST:
            self._forget_typed(request)
        return response

    def process_view(self, request: Any, view: Any, _args: object, _kwargs: object) -> HttpResponse | None:  # noqa: ANN401
        """Before the view, and before the form's token is looked at."""
        is_desk = getattr(view, "is_for_curators", False)
        if not is_desk and not request.path.startswith(reverse("admin:index")):
            return None
        request.may_be_typed = is_desk
        if not request.user.is_authenticated:
            return self._signed_out(request) if is_desk else None
        if not getattr(view, "needs_no_second_step", False) and second_step.is_missing(request.user):
            messages.warning(request, _("Editors sign in with a second step here: turn it on to go on."))
            return redirect("desk:second-step")
        now = int(time.time())
        if now - request.session.get(SEEN, 0) > settings.SESSION_COOKIE_AGE / 60:
            request.session[SEEN] = now  # saved, it lasts its whole time again
        return None

    def _signed_out(self, request: HttpRequest) -> HttpResponse | None:
        """A page to sign in from, with what was typed; none for what asks for a page: its door leads there."""
        if wants_a_piece(request):
            return HttpResponse(_("You are signed out. Sign in, and send it again."), status=HTTPStatus.UNAUTHORIZED)
        return None if request.method in SAFE else views.signed_out(request, _typed(request))

    def _too_old(self, request: HttpRequest, refused: HttpResponse) -> HttpResponse:
        """The same page again, with a token of today, if it was ours that sent it."""
        if wants_a_piece(request) or not request.user.is_authenticated or not _is_ours(request):
            return refused
        response = views.show_again(request, _typed(request), status=HTTPStatus.FORBIDDEN)
        CsrfViewMiddleware(self.get_response).process_response(request, response)  # the cookie of its token
        return response

    def _forget_typed(self, request: HttpRequest) -> None:
        """What was handed back has been sent."""
        kept = opened(request.session.get(TYPED, ""))
        if kept is not None and kept.address == request.get_full_path():
            del request.session[TYPED]


def _typed(request: HttpRequest) -> Typed | None:
    """What this form carried, if a page of this site sent it: a stranger's words are not handed on."""
    if not _is_ours(request):
        return None
    files = [str(file.name) for _field, chosen in request.FILES.lists() for file in chosen]
    return typed_of(request.get_full_path(), request.POST.lists(), files)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site asks."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    ours = f"{request.scheme}://{request.get_host()}"
    asks = request.headers.get("Origin", request.headers.get("Referer", ""))
    return asks == ours or asks.startswith(f"{ours}/")
