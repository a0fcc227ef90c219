"""Answers the addresses of the exports of a comparison; knows no file format."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from policyatlas.compare.columns import read_columns
from policyatlas.compare.exports import FORMATS, Taken, export_url, in_full, read_shape
from policyatlas.compare.forms import read_query
from policyatlas.compare.table import compare
from policyatlas.records.editions import current_edition

LONGEST_QUERY = 2000  # characters that a redirect carries on
OF_SHAPE = ("shape", "turned")


@require_safe
def export(request: HttpRequest, columns: str, suffix: str) -> HttpResponse:
    """What the page with the same columns and query has on screen, as a file; 404 only where no case is left."""
    chosen, query = read_columns(columns), request.GET.copy()
    shape, strange_shape = read_shape(query, suffix)
    for name in OF_SHAPE:
        query.pop(name, None)
    asked = read_query(query)
    notices = [*chosen.notices(asked.narrowing.query), *strange_shape]
    if not chosen.voices:
        return _nothing([in_full(notice) for notice in notices], suffix)
    if chosen.address != columns:
        return redirect(
            export_url(chosen.address, suffix, request.META["QUERY_STRING"][:LONGEST_QUERY]), permanent=True
        )
    comparison = compare(chosen.voices, asked.narrowing)
    taken = Taken(comparison, asked.narrowing, (*notices, *asked.notices), current_edition(), shape)
    disposition = f'attachment; filename="{taken.name}.{suffix}"'
    headers = {"Content-Type": FORMATS[suffix].media_type, "Content-Disposition": disposition}
    return HttpResponse(FORMATS[suffix].write(taken), headers=headers)


def _nothing(sentences: list[str], suffix: str) -> HttpResponse:
    """That no case of the address is known, in words, and for programs as JSON."""
    if suffix == "json":
        return JsonResponse({"notices": sentences}, status=404)
    return HttpResponse("\n".join(sentences) + "\n", status=404, content_type="text/plain; charset=utf-8")
