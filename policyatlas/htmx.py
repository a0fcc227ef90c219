"""Answers with a page, or the piece of it that htmx asked for: the only reader of HX- headers. Knows no page."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

VARY_ON = ["HX-Request", "HX-Target", "HX-History-Restore-Request"]


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partials: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The page, or the one of its `partials` whose name is the id of the element that htmx is about to fill.

    A partial is a `{% partialdef %}` of the same template; the id may end in a number, where a page has several such
    elements (`suggestions-2`). Any other target gets the whole page, of which htmx takes
    its part by `hx-select`; so does a history restore, since htmx then replaces the whole body.
    """
    htmx = HtmxDetails(request)
    piece = re.sub(r"-\d+$", "", htmx.target or "")
    if htmx and piece in partials and not htmx.history_restore_request:
        template = f"{template}#{piece}"
    response = render(request, template, dict(context or {}), status=status)
    patch_vary_headers(response, VARY_ON)
    return response


def page_alone(status: int, title: str, text: str) -> HttpResponse:
    """A page that needs neither request nor database, and looks right even where static files were not collected."""
    names = ["img/icon.svg", "css/atlas.css", "css/pages.css"]
    try:
        icon, *sheets = [static(name) for name in names]
    except ValueError:  # no manifest of hashed names
        icon, *sheets = [f"{settings.STATIC_URL}{name}" for name in names]
    context = {"title": title, "text": text, "icon": icon, "sheets": sheets}
    return HttpResponse(render_to_string("error.html", context), status=status)


def wants_a_piece(request: HttpRequest) -> bool:
    """Whether a script asks, which cannot show a page in place of its piece."""
    return bool(HtmxDetails(request)) or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
