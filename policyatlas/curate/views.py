"""Answers the address of the desk itself; its rooms have views of their own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.curate.doors import for_curators
from policyatlas.curate.overview import overview_of
from policyatlas.htmx import render_page


@require_safe
@for_curators()
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever is signed in."""
    return render_page(request, "curate/home.html", {"overview": overview_of(request.user)})
