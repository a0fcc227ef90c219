"""Answers the addresses of the comparison: reads the address, asks the engine, hands what it says to a template."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.compare.choices import best_covered, grouped, read_choices
from policyatlas.compare.columns import LETTERS, Chosen, compare_url, read_columns, spell
from policyatlas.compare.forms import read_query
from policyatlas.compare.introductions import ready_comparisons
from policyatlas.compare.table import compare
from policyatlas.compare.tray import COOKIE, KEPT, change, open_tray, tray_url
from policyatlas.htmx import render_page

LONGEST_QUERY = 2000  # characters that a redirect carries on


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Choose cases; what a form has chosen (`case=a&case=b`) goes on to the address of the comparison."""
    chosen = spell(request.GET.getlist("case"))
    if chosen:
        return redirect(compare_url([chosen], read_query(request.GET).narrowing.query))
    return _choose(request)


@require_safe
def page(request: HttpRequest, columns: str) -> HttpResponse:
    """One to four cases side by side, in the order of the address."""
    chosen, asked = read_columns(columns), read_query(request.GET)
    query = asked.narrowing.query
    if not chosen.cases:
        return _choose(request, chosen)
    if chosen.address != columns:
        as_given = request.META["QUERY_STRING"]
        return redirect(
            compare_url([chosen.address], as_given if len(as_given) <= LONGEST_QUERY else query), permanent=True
        )
    if asked.in_fields:
        return redirect(compare_url([chosen.address], query))
    choices = read_choices()
    slugs = [case.slug for case in chosen.cases]
    context = {
        "comparison": compare(chosen.cases, asked.narrowing),
        "narrowing": asked.narrowing,
        "notices": [*chosen.notices(choices, query), *asked.notices],
        "choices": grouped(choices, without=slugs) if len(slugs) < len(LETTERS) else (),
        "address": compare_url(slugs, query),
        "canonical": compare_url(slugs),
    }
    return render_page(request, "compare/page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tray(request: HttpRequest) -> HttpResponse:
    """What a reader without scripts has collected: a page that posts, with a cookie that no other page is sent."""
    kept = request.get_signed_cookie(COOKIE, default=None)
    if request.method == "POST":
        left, refused = change(kept, add=request.POST.get("add", ""), remove=request.POST.getlist("remove"))
        response = redirect(tray_url(refused))
        secure = settings.SESSION_COOKIE_SECURE
        response.set_signed_cookie(
            COOKIE, left, max_age=KEPT, path=tray_url(), secure=secure, httponly=True, samesite="Lax"
        )
        return response
    broken = kept is None and COOKIE in request.COOKIES
    context = {"tray": open_tray(kept, wanted=request.GET.get("add", ""), broken=broken)}
    response = render_page(request, "compare/tray.html", context)
    if broken:
        response.delete_cookie(COOKIE, path=tray_url(), samesite="Lax")
    return response


def _choose(request: HttpRequest, chosen: Chosen | None = None) -> HttpResponse:
    """The page on which cases are chosen; with `chosen`, in answer to an address that names none that there is."""
    choices = read_choices()
    context = {
        "letters": LETTERS,
        "choices": grouped(choices),
        "ready": ready_comparisons(),
        "best_covered": best_covered(),
        "notices": chosen.notices(choices, "") if chosen else (),
    }
    return render_page(request, "compare/start.html", context, status=404 if chosen else 200)
