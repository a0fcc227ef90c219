"""Answers the address of the worklist."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from policyatlas.curate.doors import for_curators
from policyatlas.curate.gaps.worklist import worklist
from policyatlas.htmx import render_page
from policyatlas.vocabulary import DIMENSIONS


@require_safe
@for_curators()
def page(request: HttpRequest) -> HttpResponse:
    """What is missing, weak or left lying, with what mends it."""
    context = {
        "list": worklist(request.GET.dict(), timezone.now()),
        "dimensions": DIMENSIONS.values(),
        "permissions": request.user.get_all_permissions(),
    }
    return render_page(request, "curate/gaps/page.html", context)
