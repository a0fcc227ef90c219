"""Answers the addresses of the transfers."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.transfers.asked import read_query
from policyatlas.transfers.exports import FORMATS, take
from policyatlas.transfers.listing import list_transfers


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Who is held up as a model for whom. A form's repeated and empty fields go on to the address without them."""
    asked = read_query(request.GET)
    if asked.in_fields:
        return redirect(asked.address)
    return render_page(request, "transfers/page.html", {"transfers": list_transfers(asked)})


@require_safe
def export(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The transfers of the page with the same query, all of its pages at once, as a file."""
    form, taken = FORMATS[suffix], take(read_query(request.GET))
    headers = {
        "Content-Type": form.media_type,
        "Content-Disposition": f'attachment; filename="{taken.name}.{suffix}"',
    }
    return StreamingHttpResponse(form.write(taken), headers=headers)
