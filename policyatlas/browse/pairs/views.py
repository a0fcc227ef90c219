"""Answers the addresses of pairs: the page, and its sources as a bibliography."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.browse.bibliographies import works_of_pair
from policyatlas.browse.bibliographies.views import file_of
from policyatlas.browse.pairs.page import NoPair, PairPage, cases_of, pair_page
from policyatlas.htmx import render_page
from policyatlas.records.models import Case


@require_safe
def pair(request: HttpRequest, model: str, learner: str) -> HttpResponse:
    """One case as a model for another; where nobody says so, 404 with pairs of which somebody does."""
    one, other = _cases(model, learner)
    if (one.slug, other.slug) != (model, learner):
        return redirect("browse:pair", one.slug, other.slug, permanent=True)
    page = pair_page(one, other)
    if isinstance(page, NoPair):
        return render_page(request, "browse/pairs/missing.html", {"page": page}, status=HTTPStatus.NOT_FOUND)
    return render_page(request, "browse/pairs/page.html", {"page": page})


@require_safe
def pair_bibliography(request: HttpRequest, model: str, learner: str, suffix: str) -> HttpResponse:
    """All sources of the page of a pair."""
    one, other = _cases(model, learner)
    if (one.slug, other.slug) != (model, learner):
        return redirect("browse:pair-bibliography", one.slug, other.slug, suffix, permanent=True)
    page = pair_page(one, other)
    if not isinstance(page, PairPage):
        told = {"model": one.name, "learner": other.name}
        raise Http404(_("Nobody that the atlas knows of says that %(model)s is a model for %(learner)s.") % told)
    return file_of(works_of_pair(page.references, one, other), suffix)


def _cases(model: str, learner: str) -> tuple[Case, Case]:
    """The two cases; 404 where there is no such case, or where they are one."""
    found = cases_of(model, learner)
    if missing := [slug for slug in (model, learner) if slug not in found]:
        raise Http404(_("The atlas has no case called “%(slug)s”.") % {"slug": missing[0]})
    one, other = found[model], found[learner]
    if one.slug == other.slug:
        raise Http404(_("%(name)s is no model for itself.") % {"name": one.name})
    return one, other
