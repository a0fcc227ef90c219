"""Answers the address of the timeline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.timeline.forms import read_query
from policyatlas.timeline.years import timeline


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Dated claims on the cases of `cases=a,b`, by the calendar or, with `clock=start`, by years since the start.

    A form's repeated `case` goes on to that address.
    """
    asked = read_query(request.GET)
    if asked.in_fields:
        return redirect(asked.address)
    return render_page(request, "timeline/page.html", {"timeline": timeline(asked)})
