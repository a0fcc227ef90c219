"""Answers the address of the transfers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.transfers.listing import list_transfers


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Who is held up as a model for whom, by model."""
    return render_page(request, "transfers/page.html", {"transfers": list_transfers()})
