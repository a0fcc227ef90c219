"""Answers the addresses of the pages for readers: asks an engine and hands what it says to a template."""

import sys
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.browse.cells import cell_page
from policyatlas.browse.claims import claim_page
from policyatlas.browse.dimensions import ANSWER_SORTS, dimension_page, questions
from policyatlas.browse.disagreements import disagreement_page, list_disagreements
from policyatlas.browse.forms import DisagreementsForm, FiguresForm, SaidForm, VoicesForm
from policyatlas.browse.holdings import holdings
from policyatlas.browse.home import front_page
from policyatlas.browse.indicators import indicator_page, list_indicators
from policyatlas.browse.lists import list_publishers, list_speakers, read_list
from policyatlas.browse.method import codebook, worked_cell
from policyatlas.browse.profiles import profile_of
from policyatlas.browse.publishers import publisher_page
from policyatlas.browse.sources import source_page
from policyatlas.browse.speakers import speaker_page
from policyatlas.browse.suggestions import suggestions
from policyatlas.browse.texts import text_of
from policyatlas.caching.middleware import unavailable
from policyatlas.caching.outage import GONE
from policyatlas.compare.peers import peers_of, peers_url
from policyatlas.compare.sought import read_peers
from policyatlas.faceting import CELL_FACETS
from policyatlas.htmx import page_alone, render_page
from policyatlas.ledger.views import lead_on
from policyatlas.records.models import Case
from policyatlas.vocabulary import DISTANCES, EVIDENCE_GRADES, EVIDENCE_TESTS, INDICATORS


def of_a_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands a view its case. A slug that the case had once, or another kind, redirects to its lasting address."""

    name = view.__name__.replace("_", "-")  # that of its address, too

    @wraps(view)
    def found(request: HttpRequest, kind: str, slug: str, **rest: Any) -> HttpResponse:  # noqa: ANN401
        case = Case.objects.whole().at(slug)
        if case is None:
            raise Http404(_("The atlas has no case called “%(slug)s”.") % {"slug": slug})
        if (case.case_kind, case.slug) != (kind, slug):
            names = {"kind": case.case_kind, "slug": case.slug, **rest}
            return redirect(reverse(f"browse:{name}", kwargs=names, query=request.GET), permanent=True)
        return view(request, case, **rest)

    return found


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render_page(request, "browse/home.html", {"home": front_page()})


@require_safe
@of_a_case
def profile(request: HttpRequest, case: Case) -> HttpResponse:
    """A place, cluster or policy in twelve dimensions; `open` shows all claims of one, `peers` chooses its peers."""
    own = request.GET.get("own") == "1"
    page = profile_of(case, own=own, opened=request.GET.getlist("open"))
    asked = read_peers(request.GET, case)
    peers = peers_url(case, asked.terms, abroad=asked.abroad)
    return render_page(request, "browse/profile.html", {"profile": page, "case": case, "peers": peers})


@require_safe
@of_a_case
def peers(request: HttpRequest, case: Case) -> HttpResponse:
    """The cases most like one, by the terms of `peers=sectors:2,kind`; `abroad=1` leaves out its own country."""
    asked = read_peers(request.GET, case)
    if asked.in_fields:
        return redirect(peers_url(case, asked.terms, abroad=asked.abroad))
    found = peers_of(case, asked.terms, abroad=asked.abroad)
    return render_page(request, "browse/peers.html", {"found": found, "case": case, "notices": asked.notices})


@require_safe
@of_a_case
def cell(request: HttpRequest, case: Case, dimension: str) -> HttpResponse:
    """All claims on one case in one dimension."""
    page = cell_page(case, dimension, own=request.GET.get("own") == "1")
    return render_page(request, "browse/cell.html", {"page": page, "case": case})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and every claim drawn from it."""
    page = source_page(slug, request.GET.get("page", ""))
    if page is None:
        return lead_on(request, _("The atlas has no source called “%(slug)s”.") % {"slug": slug})
    return render_page(request, "browse/source.html", {"page": page, "list": page, "source": page.source})


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    """All whom sources quote by name."""
    form = VoicesForm(request.GET)
    return render_page(request, "browse/speakers.html", {"form": form, "list": list_speakers(**form.asked)})


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """One person or body, and everything that it says."""
    form = SaidForm(request.GET)
    page = speaker_page(slug, **form.asked)
    if page is None:
        raise Http404(_("The atlas knows no speaker called “%(slug)s”.") % {"slug": slug})
    return render_page(request, "browse/speaker.html", {"form": form, "page": page, "speaker": page.speaker})


@require_safe
def publishers(request: HttpRequest) -> HttpResponse:
    """All who publish the sources."""
    form = VoicesForm(request.GET)
    return render_page(request, "browse/publishers.html", {"form": form, "list": list_publishers(**form.asked)})


@require_safe
def publisher(request: HttpRequest, slug: str) -> HttpResponse:
    """One publisher, its sources and everything that they say."""
    form = SaidForm(request.GET)
    page = publisher_page(slug, **form.asked)
    if page is None:
        raise Http404(_("The atlas knows no publisher called “%(slug)s”.") % {"slug": slug})
    return render_page(request, "browse/publisher.html", {"form": form, "page": page, "publisher": page.publisher})


@require_safe
def claim(request: HttpRequest, source: str, number: int) -> HttpResponse:
    """One claim and the way back to its passage; if it was taken back, why."""
    page = claim_page(source, number)
    if page is None:
        told = {"number": number, "source": source}
        return lead_on(request, _("The atlas has no claim %(number)d from “%(source)s”.") % told)
    context = {"page": page, "claim": page.claim}
    if page.taken_back:
        return render_page(request, "browse/claim_gone.html", context, status=HTTPStatus.GONE)
    return render_page(request, "browse/claim.html", context)


@require_safe
def disagreements(request: HttpRequest) -> HttpResponse:
    """Where accounts differ, all of it or that of a case or dimension."""
    form = DisagreementsForm(request.GET)
    context = {"form": form, "list": list_disagreements(**form.asked)}
    return render_page(request, "browse/disagreements.html", context)


@require_safe
def disagreement(request: HttpRequest, source: str, number: int) -> HttpResponse:
    """One disagreement, by any of its claims."""
    standing = disagreement_page(source, number)
    if standing is None:
        name = {"number": number, "source": source}
        return lead_on(request, _("No account differs from claim %(number)d of “%(source)s”.") % name)
    return render_page(request, "browse/disagreement.html", {"standing": standing})


@require_safe
def dimensions(request: HttpRequest) -> HttpResponse:
    """The twelve questions."""
    return render_page(request, "browse/dimensions.html", {"groups": questions()})


@require_safe
def dimension(request: HttpRequest, dimension: str) -> HttpResponse:
    """One question across all cases, narrowed by facets."""
    asked = read_list(request.GET, CELL_FACETS, ANSWER_SORTS)
    if asked.choice.in_fields:
        return redirect(asked.address(request.path))
    page = dimension_page(dimension, asked)
    return render_page(request, "browse/dimension.html", {"list": page, "dimension": page.dimension})


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """What figures are coded as."""
    return render_page(request, "browse/indicators.html", {"rows": list_indicators()})


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator with all its values."""
    if code not in INDICATORS:
        raise Http404(_("The atlas has no indicator called “%(code)s”.") % {"code": code})
    form = FiguresForm(request.GET)
    context = {"form": form, "list": indicator_page(INDICATORS[code], **form.asked), "indicator": INDICATORS[code]}
    return render_page(request, "browse/indicator.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How claims are chosen, graded and cited."""
    return render_page(request, "browse/method.html", {"text": text_of("method"), "held": holdings()})


@require_safe
def method_evidence(request: HttpRequest) -> HttpResponse:
    """How the four tests work."""
    lists = {"tests": EVIDENCE_TESTS, "grades": EVIDENCE_GRADES, "distances": DISTANCES}
    context = {"text": text_of("evidence"), "balance": text_of("balance"), "worked": worked_cell(), **lists}
    return render_page(request, "browse/method_evidence.html", context)


@require_safe
def method_dimensions(request: HttpRequest) -> HttpResponse:
    """What belongs to which of the twelve questions."""
    context = {"text": text_of("dimensions"), "codebook": codebook()}
    return render_page(request, "browse/method_dimensions.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who makes the atlas, and on what terms."""
    return render_page(request, "browse/about.html", {"text": text_of("about")})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the atlas is."""
    return render_page(request, "browse/accessibility.html", {"text": text_of("accessibility")})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: what may have been meant. A reason is shown where a view gave one in words."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {"reason": reason, "suggestions": suggestions(request.path)}
    return render_page(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was asked cannot be understood."""
    title = _("This request cannot be understood")
    return page_alone(HTTPStatus.BAD_REQUEST, title, _("Nothing is wrong with the atlas."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: what was asked is not for everybody."""
    return page_alone(HTTPStatus.FORBIDDEN, _("This page is not open to you"), _("Sign in as a curator to see it."))


def form_refused(request: HttpRequest, reason: str) -> HttpResponse:
    """403 for a form without its token: of another site, of an old page, or of a browser that keeps no cookie."""
    text = _("Let this site keep a cookie, go back, load the page once more, and send the form again.")
    return page_alone(HTTPStatus.FORBIDDEN, _("This form could not be taken"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something broke, and it was not the reader. 503 where it was the database that did not answer."""
    if isinstance(sys.exception(), GONE):
        return unavailable()
    text = _("The fault is on our side, and it has been written down. Try again in a while.")
    return page_alone(HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong"), text)
