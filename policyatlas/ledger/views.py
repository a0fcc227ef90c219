"""Answers the addresses of the ledger: asks an engine and hands what it says to a template."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.ledger.corrections import corrections
from policyatlas.ledger.feed import feed_of
from policyatlas.ledger.former_names import names_of_today
from policyatlas.ledger.forms import LedgerForm
from policyatlas.ledger.histories import History, history_of_case, history_of_claim, history_of_source
from policyatlas.records.models import Case


@require_safe
def corrections_page(request: HttpRequest) -> HttpResponse:
    """What has changed since it was first published, the newest first."""
    form = LedgerForm(request.GET)
    ledger = corrections(**form.asked, page=request.GET.get("page", ""))
    return render_page(request, "ledger/corrections.html", {"form": form, "ledger": ledger, "list": ledger})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest of them for programs that read news."""
    return HttpResponse(feed_of(LedgerForm(request.GET).asked), content_type="application/atom+xml; charset=utf-8")


@require_safe
def claim_history(request: HttpRequest, source: str, number: int) -> HttpResponse:
    """Every change of one claim."""
    return _shown(request, history_of_claim(source, number, page=request.GET.get("page", "")))


@require_safe
def source_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every change of one source."""
    return _shown(request, history_of_source(slug, page=request.GET.get("page", "")))


@require_safe
def case_history(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Every change of one case; a slug that it had once leads to the one it has."""
    case = Case.objects.at(slug)
    if case is not None and (case.case_kind, case.slug) != (kind, slug):
        address = reverse(f"ledger:{case.case_kind}", args=[case.slug], query=request.GET)
        return redirect(address, permanent=True)
    return _shown(request, history_of_case(case, page=request.GET.get("page", "")) if case else None)


def lead_on(request: HttpRequest, reason: str) -> HttpResponse:
    """The same address under the name of today, where what it names was merged into another record, else Http404."""
    match = request.resolver_match
    names = names_of_today(match.kwargs) if match else {}
    if match is None or not names:
        raise Http404(reason)
    address = reverse(match.view_name, kwargs={**match.kwargs, **names}, query=request.GET)
    return redirect(address, permanent=True)


def _shown(request: HttpRequest, history: History | None) -> HttpResponse:
    if history is None:
        return lead_on(request, _("The atlas has no such record."))
    return render_page(request, "ledger/history.html", {"history": history, "list": history.ledger})
