"""Answers the two public addresses at which anybody suggests a source. They set no cookie, and no cache keeps them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.curate.inbox import steps
from policyatlas.curate.suggesting.forms import SuggestionForm, token
from policyatlas.curate.suggesting.limits import is_one_too_many
from policyatlas.htmx import render_page


@csrf_exempt  # it does nothing in anybody's name, so that no cookie has to tell whose it is
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """The form, filled in with the gap that it was reached from; or the suggestion."""
    if request.method != "POST":
        wanted = {name: request.GET.get(name, "").replace("\0", "")[:300] for name in ("url", "case", "dimension")}
        return _page(request, SuggestionForm(initial=wanted))
    form = SuggestionForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    if form.is_by_a_machine:  # it is told nothing from which it could learn
        return HttpResponseRedirect(reverse("suggest:thanks"))
    if is_one_too_many(request.META.get("REMOTE_ADDR", "")):
        form.add_error(
            None, _("There were several suggestions from your network within the hour: send this one later.")
        )
        return _page(request, form, 429)
    steps.add(None, by=None, **form.wanted)
    return HttpResponseRedirect(reverse("suggest:thanks"))


@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """That it has arrived, and what becomes of it."""
    return render_page(request, "curate/suggesting/thanks.html")


def _page(request: HttpRequest, form: SuggestionForm, status: int = 200) -> HttpResponse:
    return render_page(request, "curate/suggesting/form.html", {"form": form, "token": token()}, status=status)
