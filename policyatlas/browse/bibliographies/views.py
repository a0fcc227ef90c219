"""Answers the addresses at which sources are taken away as a bibliography; knows no file format."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.browse.bibliographies import Works, works_listed, works_of_case, works_of_claim, works_of_source
from policyatlas.browse.claims import claim_page
from policyatlas.browse.lists import SOURCE_SORTS, read_list
from policyatlas.browse.views import of_a_case
from policyatlas.citing import BIBLIOGRAPHIES
from policyatlas.faceting import SOURCE_FACETS
from policyatlas.ledger.views import lead_on
from policyatlas.records.models import Case


@require_safe
def claim_bibliography(request: HttpRequest, source: str, number: int, suffix: str) -> HttpResponse:
    """The source of a claim; of one that was taken back, only why it was."""
    page = claim_page(source, number)
    if page is None:
        told = {"number": number, "source": source}
        return lead_on(request, _("The atlas has no claim %(number)d from “%(source)s”.") % told)
    if page.taken_back:
        gone = f"{page.why_gone}\n"
        return HttpResponse(gone, status=HTTPStatus.GONE, content_type="text/plain; charset=utf-8")
    return file_of(works_of_claim(page.claim), suffix)


@require_safe
def source_bibliography(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """One source."""
    works = works_of_source(slug)
    if works is None:
        return lead_on(request, _("The atlas has no source called “%(slug)s”.") % {"slug": slug})
    return file_of(works, suffix)


@require_safe
@of_a_case
def profile_bibliography(request: HttpRequest, case: Case, suffix: str) -> HttpResponse:
    """All sources of a profile; `own` leaves out the claims of its clusters, as on its page."""
    return file_of(works_of_case(case, own=request.GET.get("own") == "1"), suffix)


@require_safe
def sources_bibliography(request: HttpRequest, suffix: str) -> HttpResponse:
    """The sources that the atlas holds, as the query narrows and sorts their list."""
    asked = read_list(request.GET, SOURCE_FACETS, SOURCE_SORTS)
    return file_of(works_listed(asked), suffix)


def file_of(works: Works, suffix: str) -> HttpResponse:
    """Works as a file in the form that a suffix names."""
    form = BIBLIOGRAPHIES[suffix]
    disposition = f'attachment; filename="{works.name}.{suffix}"'
    headers = {"Content-Type": form.media_type, "Content-Disposition": disposition}
    return HttpResponse(form.write(works.works), headers=headers)
