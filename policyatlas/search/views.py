"""Answers the addresses of the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.search.engine import search
from policyatlas.search.forms import SearchForm
from policyatlas.search.suggestions import suggest


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the words of `q` find; how to search where there are none."""
    form = SearchForm(request.GET)
    return render_page(request, "search/page.html", {"found": search(form.asked), "form": form})


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names that begin as what is typed in `q`: the list under the field of every page, and a page by itself."""
    found = suggest(request.GET.get("q", ""))
    return render_page(request, "search/suggestions.html", {"found": found}, partials=["suggestions"])
