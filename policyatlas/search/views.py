"""Answers the address of the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.search.engine import search


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the words of `q` find; how to search where there are none."""
    return render_page(request, "search/page.html", {"found": search(request.GET.get("q", ""))})
