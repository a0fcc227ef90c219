"""Answers the addresses of the comparison: reads the address, asks the engine, hands what it says to a template."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.compare.balance import side_by_side
from policyatlas.compare.choices import best_covered
from policyatlas.compare.columns import balance_url, compare_url, read_columns, undoing
from policyatlas.compare.finder import Finder
from policyatlas.compare.forms import Asked, in_words, read_query
from policyatlas.compare.introductions import ready_comparisons
from policyatlas.compare.lenses import Voice
from policyatlas.compare.notices import Notice
from policyatlas.compare.peers import Peers, peers_of
from policyatlas.compare.sought import read_peers
from policyatlas.compare.table import compare
from policyatlas.compare.tray import COOKIE, KEPT, change, open_tray, tray_url
from policyatlas.htmx import render_page

LONGEST_QUERY = 2000  # characters that a redirect carries on


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Choose cases. What a form has chosen (`case=a&case=b`) or named (`find=Wuhan`) goes on to the comparison."""
    asked = read_query(request.GET)
    finder = Finder.read(request.GET.getlist("case"), request.GET.get("find", ""), asked.narrowing)
    if address := finder.leads_to:
        return redirect(address)
    return _choose(request, finder, undoing(request.GET.get("undo", ""), (), asked.narrowing.query))


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The cases that may be meant by what is written so far, as links: a page, or the piece of it for htmx."""
    narrowing = read_query(request.GET).narrowing
    finder = Finder.read(request.GET.getlist("case"), request.GET.get("find", ""), narrowing)
    return render_page(request, "compare/find.html", {"finder": finder}, partials={"suggestions"})


@require_safe
def page(request: HttpRequest, columns: str) -> HttpResponse:
    """One to four columns side by side, in the order of the address."""
    chosen = read_columns(columns)
    asked, peers = _asked(request, chosen.voices)
    query = asked.narrowing.query
    if not chosen.voices:
        return _choose(request, Finder(), chosen.notices(""), status=404)
    if chosen.address != columns:
        as_given = request.META["QUERY_STRING"]
        return redirect(
            compare_url([chosen.address], as_given if len(as_given) <= LONGEST_QUERY else query), permanent=True
        )
    if asked.in_fields:
        return redirect(compare_url([chosen.address], query))
    undo = undoing(request.GET.get("undo", ""), chosen.keys, query)
    context = {
        "comparison": compare(chosen.voices, asked.narrowing),
        "peers": peers,
        "narrowing": asked.narrowing,
        "narrowed": in_words(asked.narrowing),
        "notices": [*undo, *chosen.notices(query), *asked.notices],
        "address": compare_url(chosen.keys, query),
        "canonical": compare_url(chosen.keys),
    }
    return render_page(request, "compare/page.html", context)


@require_safe
def balance(request: HttpRequest, columns: str) -> HttpResponse:
    """How the claims of each column divide: by country, standing, kind, nature and year of their sources."""
    chosen, asked = read_columns(columns), read_query(request.GET)
    query = asked.narrowing.query
    if not chosen.voices:
        return _choose(request, Finder(), chosen.notices(""), status=404)
    if chosen.address != columns or asked.in_fields:
        return redirect(balance_url([chosen.address], query), permanent=chosen.address != columns)
    context = {
        "sheets": side_by_side(chosen.voices, asked.narrowing),
        "narrowed": in_words(asked.narrowing),
        "notices": [*chosen.notices(query), *asked.notices],
        "comparison": compare_url(chosen.keys, query),
        "canonical": balance_url(chosen.keys),
    }
    return render_page(request, "compare/balance.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tray(request: HttpRequest) -> HttpResponse:
    """What a reader without scripts has collected: a page that posts, with a cookie that no other page is sent."""
    kept = request.get_signed_cookie(COOKIE, default=None)
    if request.method == "POST":
        left, refused = change(kept, add=request.POST.get("add", ""), remove=request.POST.getlist("remove"))
        response: HttpResponse = redirect(tray_url(refused))
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


def _asked(request: HttpRequest, voices: Sequence[Voice]) -> tuple[Asked, Peers | None]:
    """What the query asks for, and the peers to set beside a case that stands alone."""
    asked = read_query(request.GET)
    if len(voices) != 1:
        return asked, None
    case = voices[0].case
    sought = read_peers(request.GET, case)
    return asked.with_peers(sought), peers_of(case, sought.terms, abroad=sought.abroad)


def _choose(request: HttpRequest, finder: Finder, notices: Sequence[Notice], status: int = 200) -> HttpResponse:
    """The page on which cases are chosen."""
    context = {
        "finder": finder,
        "ready": ready_comparisons(),
        "best_covered": best_covered(),
        "notices": [*notices, *finder.notices],
    }
    return render_page(request, "compare/start.html", context, status=status)
