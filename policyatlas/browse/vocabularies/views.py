"""Answers the addresses of the closed lists, as pages and as JSON; knows no term."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.browse.vocabularies import LISTS, ListPage, heads, list_page
from policyatlas.browse.vocabularies.documents import all_as_json, one_as_json
from policyatlas.htmx import render_page
from policyatlas.records.editions import current_edition

JSON = "application/json"


@require_safe
def vocabularies(request: HttpRequest) -> HttpResponse:
    """All closed lists that readers meet."""
    return render_page(request, "browse/vocabularies.html", {"heads": heads(), "number": len(LISTS)})


@require_safe
def vocabulary(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the word of the dossier format
    """One list: every term with its definition and the works that it leans on."""
    page = _found(id)
    return render_page(request, "browse/vocabulary.html", {"page": page, "list": page.list})


@require_safe
def vocabularies_json(request: HttpRequest) -> HttpResponse:
    """All lists, for programs."""
    return HttpResponse(all_as_json(current_edition()), content_type=JSON)


@require_safe
def vocabulary_json(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """One list, for programs."""
    return HttpResponse(one_as_json(_found(id), current_edition()), content_type=JSON)


def _found(id: str) -> ListPage:  # noqa: A002
    page = list_page(id)
    if page is None:
        raise Http404(_("The atlas has no list called “%(id)s”.") % {"id": id})
    return page
