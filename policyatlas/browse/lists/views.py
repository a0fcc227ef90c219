"""Answers the addresses of lists and of their files: reads facets, order and page, asks an engine."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from policyatlas.browse.lists import (
    CASE_SORTS,
    CLAIM_SORTS,
    SOURCE_SORTS,
    Asked,
    list_cases,
    list_claims,
    list_sources,
    read_list,
)
from policyatlas.browse.lists.files import FORMATS, Listing
from policyatlas.browse.lists.records import (
    OF_CASE,
    OF_CLAIM,
    OF_SOURCE,
    Fields,
    case_records,
    claim_records,
    source_records,
)
from policyatlas.faceting import CASE_FACETS, CLAIM_FACETS, SOURCE_FACETS
from policyatlas.htmx import render_page
from policyatlas.records.editions import current_edition


@require_safe
def cases(request: HttpRequest, kind: str) -> HttpResponse:
    """All places, clusters or policies."""
    asked = read_list(request.GET, CASE_FACETS[kind], CASE_SORTS)
    if asked.choice.in_fields:
        return redirect(asked.address(request.path))
    return render_page(request, "browse/lists/cases.html", {"list": list_cases(kind, asked)})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources that the atlas holds."""
    asked = read_list(request.GET, SOURCE_FACETS, SOURCE_SORTS)
    if asked.choice.in_fields:
        return redirect(asked.address(request.path))
    return render_page(request, "browse/lists/sources.html", {"list": list_sources(asked)})


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """All published claims."""
    asked = read_list(request.GET, CLAIM_FACETS, CLAIM_SORTS)
    if asked.choice.in_fields:
        return redirect(asked.address(request.path))
    return render_page(request, "browse/lists/claims.html", {"list": list_claims(asked)})


@require_safe
def cases_file(request: HttpRequest, kind: str, suffix: str) -> HttpResponseBase:
    """The cases of a list, on all of its pages."""
    asked = read_list(request.GET, CASE_FACETS[kind], CASE_SORTS)
    return _file(request, asked, suffix, OF_CASE, case_records(kind, asked))


@require_safe
def sources_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The sources of the list, on all of its pages."""
    asked = read_list(request.GET, SOURCE_FACETS, SOURCE_SORTS)
    return _file(request, asked, suffix, OF_SOURCE, source_records(asked))


@require_safe
def claims_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The claims of the list, on all of its pages."""
    asked = read_list(request.GET, CLAIM_FACETS, CLAIM_SORTS)
    return _file(request, asked, suffix, OF_CLAIM, claim_records(asked))


def _file(
    request: HttpRequest, asked: Asked, suffix: str, columns: Sequence[str], rows: Iterable[Fields]
) -> HttpResponseBase:
    listing = Listing(f"{request.path.removesuffix(f'.{suffix}')}/", asked, current_edition(), columns, rows)
    disposition = f'attachment; filename="{listing.name}.{suffix}"'
    headers = {"Content-Type": FORMATS[suffix].media_type, "Content-Disposition": disposition}
    return StreamingHttpResponse(FORMATS[suffix].write(listing), headers=headers)
