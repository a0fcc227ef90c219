"""Answers the addresses of the search."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page
from policyatlas.search.engine import Found, search
from policyatlas.search.forms import SearchForm
from policyatlas.search.suggestions import Suggestions, suggest


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the words of `q` find; how to search where there are none."""
    form = SearchForm(request.GET)
    return _answer(request, "page", search(form.asked), form)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names that begin as what is typed in `q`: the list under the field of every page, and a page by itself."""
    found = suggest(request.GET.get("q", ""))
    answer = _answer(request, "suggestions", found, partials=["suggestions"])
    if not found.is_cut_off:
        patch_cache_control(answer, public=True, max_age=60)
    return answer


def _answer(
    request: HttpRequest,
    name: str,
    found: Found | Suggestions,
    form: SearchForm | None = None,
    partials: Collection[str] = (),
) -> HttpResponse:
    """The page. Where the server that searches is silent nobody keeps it, and programs know when to ask again."""
    context, status = {"found": found, "form": form}, 503 if found.is_cut_off else 200
    answer = render_page(request, f"search/{name}.html", context, partials=partials, status=status)
    if found.is_cut_off:
        patch_cache_control(answer, no_store=True)
        answer["Retry-After"] = "60"
    return answer
