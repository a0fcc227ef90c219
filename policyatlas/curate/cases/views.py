"""Answers the addresses of the room of cases: reads the address, asks the engines, and shows what they say."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.curate.cases import writing
from policyatlas.curate.cases.editing import Editing, Sent, clashing, editing, own_waiting, title_of
from policyatlas.curate.cases.kinds import SORTS
from policyatlas.curate.cases.listing import listed
from policyatlas.curate.cases.writing import ClashError, KeptError
from policyatlas.curate.doors import DECIDES, for_curators
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.steps import RefusedError
from policyatlas.htmx import render_page
from policyatlas.records.models import Proposal


class Signed(HttpRequest):
    """A request of somebody whom a door has let in."""

    user: User


type Reopen = Callable[[Sent | None], Editing]
can_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_curators()
def cases(request: Signed) -> HttpResponse:
    """What there is of a kind, and what is on its way."""
    asked = request.GET
    found = listed(asked.get("kind", ""), asked.get("q", ""), asked.get("page", ""))
    return render_page(request, "curate/cases/list.html", {"listed": found})


@can_post
@for_curators()
def add(request: Signed, kind: str) -> HttpResponse:
    """A record that is not there yet; an address may begin it with some fields."""
    _check_kind(request, kind)
    begun = {name: value for name, value in request.GET.items() if name in SORTS[kind].named_by}
    return _answer(request, lambda sent: editing(kind, by=request.user, sent=sent, begun=begun))


@can_post
@for_curators()
def edit(request: Signed, kind: str, name: str) -> HttpResponse:
    """A record as it stands; who is changing it already goes on with that."""
    _check_kind(request, kind)
    begun = own_waiting(kind, name, request.user)
    if begun is not None and request.method != "POST":
        return redirect("desk:cases-draft", begun.pk)

    def reopen(sent: Sent | None) -> Editing:
        try:
            return editing(kind, name, by=request.user, sent=sent)
        except KeyError:
            raise Http404 from None

    return _answer(request, reopen)


@can_post
@for_curators()
def draft(request: Signed, pk: int) -> HttpResponse:
    """A change that is on its way, for whoever proposes it."""
    proposal = get_object_or_404(Proposal.objects.with_people(), pk=pk)
    if proposal.kind not in SORTS:
        raise Http404
    if proposal.author_id != request.user.pk or not proposal.is_waiting:
        return redirect("desk:review-screen", pk)
    return _answer(request, lambda sent: _of(Proposal.objects.with_people().get(pk=pk), request.user, sent))


def _of(proposal: Proposal, by: User, sent: Sent | None) -> Editing:
    return editing(proposal.kind, proposal.name, by=by, proposal=proposal, sent=sent)


def _answer(request: Signed, reopen: Reopen) -> HttpResponse:
    """The page; or do what is asked for and go on, or show the page again with every word that was typed."""
    sent = Sent(request.POST) if request.method == "POST" else None
    page = reopen(sent)
    if sent is None or sent.then == "show":
        return _shown(request, page)
    try:
        return redirect(_do(request, page, sent))
    except NotAllowedError as refused:
        raise PermissionDenied(str(refused)) from refused
    except RefusedError as refused:
        return _again(request, page, refused)
    except ClashError:
        return _shown(request, clashing(page, page.now), status=HTTPStatus.CONFLICT)
    except OvertakenError as overtaken:
        return _overtaken(request, replace(page, seen=sent.seen), overtaken.theirs)


def _do(request: Signed, page: Editing, sent: Sent) -> str:
    """Do what is asked for; the address to go on to."""
    by = request.user
    if page.sort.is_at_once:
        if sent.then == "take-out" and not page.is_new:
            writing.take_out(page, sent, by=by)
            messages.success(request, _("Taken out. The history keeps it."))
        else:
            changed = writing.save(page, sent, by=by)
            messages.success(request, _("Saved: readers see it now.") if changed else _("Nothing was changed."))
        return f"{reverse('desk:cases')}?kind={page.kind}"
    if sent.then == "hand-in":
        writing.hand_in(page, sent, by=by)
        messages.success(request, _("Handed in: a second person will review it."))
        return reverse("desk:own")
    kept = writing.keep(page, sent, by=by)
    messages.success(request, _("Kept as a draft. Nobody reviews it before you hand it in."))
    return reverse("desk:cases-draft", args=[kept.pk])


def _again(request: Signed, page: Editing, refused: RefusedError) -> HttpResponse:
    """The page with what is wrong; where a draft was kept before that was found out, the draft's."""
    for field, sentences in refused.problems.items():
        for sentence in sentences:
            if sentence not in page.form.errors.get(field or "__all__", ()):
                page.form.add_error(field if field in page.form.fields else None, sentence)
    if isinstance(refused, KeptError):
        messages.info(request, _("Kept as a draft."))
        page = replace(page, proposal=refused.kept)
    return _shown(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _overtaken(request: Signed, page: Editing, theirs: Proposal) -> HttpResponse:
    """Somebody, or another window, has changed the proposal: both texts, and what was typed here in the fields."""
    if not theirs.is_waiting:
        messages.warning(request, _("This has been decided in the meantime; what you typed was not taken."))
        return redirect("desk:review-screen", theirs.pk)
    page = clashing(replace(page, proposal=theirs), theirs.after)
    return _shown(request, page, status=HTTPStatus.CONFLICT)


def _shown(request: Signed, page: Editing, *, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {"page": page, "heading": title_of(page), "decides": request.user.has_perm(DECIDES)}
    return render_page(request, "curate/cases/edit.html", context, status=status)


def _check_kind(request: Signed, kind: str) -> None:
    if kind not in SORTS:
        raise Http404
    if SORTS[kind].is_at_once and not request.user.has_perm(DECIDES):
        raise PermissionDenied
