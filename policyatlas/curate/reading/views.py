"""Answers the addresses of the reading pane. What it shows is private: no cache keeps it, and no reader gets it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from policyatlas.curate.doors import for_curators
from policyatlas.curate.inbox import steps
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.reading import writing
from policyatlas.curate.reading.pane import OWN_TO_WRITE, pane_of
from policyatlas.curate.reading.sent import Sent, own_proposal, whole
from policyatlas.curate.reading.texts import Reading, reading_of_intake, reading_of_source
from policyatlas.curate.reading.writing import Writing
from policyatlas.htmx import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@for_curators()
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """The pane of a text on its way."""
    return _room(request, reading_of_intake(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@for_curators()
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """The pane of the private text of a published source."""
    return _room(request, reading_of_source(slug))


def _room(request: HttpRequest, reading: Reading | None) -> HttpResponse:
    if reading is None:
        raise Http404
    if not reading.slug or not reading.words.strip():
        return render_page(request, "curate/reading/nothing.html", {"reading": reading}, status=404)
    named = request.POST if request.method == "POST" else request.GET
    proposal = own_proposal(reading, _user(request), named)
    if proposal is None and named.get("claim"):
        raise Http404
    if request.method == "POST":
        return _sent(request, Sent(reading, _user(request), request.POST, request.POST.getlist("offered"), proposal))
    if proposal is not None and str(proposal.state) not in OWN_TO_WRITE:
        proposal = None
    typed = None
    if proposal is None:
        typed = {"about": request.GET.get("case", "")[:200]}
        if number := whole(request.GET.get("passage")):
            typed = writing.with_passage(reading, typed, number, "", "")
    focus = "statement" if typed and "passage_opens" in typed else ""
    return _page(request, reading, writing.opened(reading, proposal, typed=typed, focus=focus))


def _sent(request: HttpRequest, sent: Sent) -> HttpResponse:
    """Whatever was done on the pane; a form without a word of what to do is kept.

    So is one that fills the line on what is kept, whichever button was pressed last: it goes by itself.
    """
    by_itself = HtmxDetails(request).target == "kept"
    if not by_itself and {"pick", "take", "clear"} & {*request.POST}:
        return _page(request, sent.reading, sent.again())
    match "keep" if by_itself else request.POST.get("do", "keep"):
        case "hand-in":
            return _handed_in(request, sent)
        case "set-aside":
            return _set_aside(request, sent)
        case "done":
            return _done(request, sent)
    kept = sent.kept()
    if kept.theirs:
        return _page(request, sent.reading, kept, status=409)
    if HtmxDetails(request) or kept.proposal is None:
        return _page(request, sent.reading, kept)
    messages.success(request, _("Kept as a draft."))
    return HttpResponseRedirect(f"{request.path}?claim={kept.proposal.pk}#claim")


def _handed_in(request: HttpRequest, sent: Sent) -> HttpResponse:
    done = sent.handed_in()
    if done.theirs or done.proposal is None or str(done.proposal.state) != "in-review":
        return _page(request, sent.reading, done, status=409 if done.theirs else 422)
    number = done.proposal.name.rpartition("#")[2]
    messages.success(request, _("Claim %(number)s is handed in for review.") % {"number": number})
    for sentence in done.looked:
        messages.warning(request, _("Worth a look: %(sentence)s") % {"sentence": sentence})
    about = (done.proposal.after or {}).get("about") or [""]
    return _onwards(request, f"?case={about[0]}&saved={number}#p{done.paragraph}")


def _set_aside(request: HttpRequest, sent: Sent) -> HttpResponse:
    try:
        aside = sent.set_aside()
    except OvertakenError as error:
        again = writing.opened(sent.reading, sent.proposal, typed=sent.typed, version=sent.version)
        return _page(request, sent.reading, writing.overtaken(again, error.theirs), status=409)
    if aside:
        messages.success(request, _("Set aside. It is kept, and nobody is asked about it."))
    return _onwards(request, f"?aside={aside.pk if aside else 0}#text")


def _done(request: HttpRequest, sent: Sent) -> HttpResponse:
    read = sent.reading.intake
    if read is None:
        raise Http404
    try:
        steps.finish(read, by=sent.by, seen=read.changed_at)
    except (NotAllowedError, steps.ChangedMeanwhileError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done with this source: it is marked as read in the inbox."))
    return HttpResponseRedirect(request.path)


def _onwards(request: HttpRequest, where: str) -> HttpResponse:
    address = f"{request.path}{where}"
    return HttpResponseClientRedirect(address) if HtmxDetails(request) else HttpResponseRedirect(address)


def _page(request: HttpRequest, reading: Reading, now: Writing, *, status: int = 200) -> HttpResponse:
    pane = pane_of(reading, _user(request), now)
    context = {"pane": pane, "reading": reading, "writing": now, "form": now.form}
    return render_page(request, "curate/reading/pane.html", context, partials=("writing", "kept"), status=status)


def _user(request: HttpRequest) -> Any:  # noqa: ANN401 - the door lets nobody in who is not one
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
