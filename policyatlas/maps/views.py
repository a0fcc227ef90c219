"""Answers the address of the map."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.maps.atlas import atlas_map
from policyatlas.maps.forms import read_query


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Places and clusters in a window: `view=world`, `view=china` or any place; by `kind`, `sector` and `country`."""
    return render_page(request, "maps/page.html", {"map": atlas_map(read_query(request.GET))})
