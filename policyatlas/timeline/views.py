"""Answers the address of the timeline."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.timeline.chronicle import timeline
from policyatlas.timeline.forms import read_query


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Dated claims, foundings and policies of `cases=a,b`, or of a `place` or `sector`, between `from` and `to`.

    By the calendar or, with `clock=start`, by years since the start. A form goes on to the address that says the same.
    """
    asked = read_query(request.GET)
    if asked.in_fields:
        return redirect(asked.address)
    return render_page(request, "timeline/page.html", {"timeline": timeline(asked)})
