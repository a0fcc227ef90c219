"""Answers the address of the timeline."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.timeline.years import timeline


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Dated claims on the cases of `cases=a,b`, or of a form's repeated `case`."""
    written = [*request.GET.getlist("cases"), *request.GET.getlist("case")]
    asked = [slug.strip().lower() for names in written for slug in names.split(",") if slug.strip()]
    return render_page(request, "timeline/page.html", {"timeline": timeline(asked)})
