"""Answers the addresses of the review room: reads the address, asks the engines, and shows what they say."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.compare.choices import holding, near
from policyatlas.curate import proposals
from policyatlas.curate.doors import DECIDES, for_curators
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.review import decisions
from policyatlas.curate.review.asked import Desk, Sent, desk_of, what_happened
from policyatlas.curate.review.narrowing import Narrowing
from policyatlas.curate.review.queue import in_review, narrowed, of_author, title_of
from policyatlas.curate.review.screen import live_url
from policyatlas.curate.steps import RefusedError
from policyatlas.htmx import render_page
from policyatlas.records.models import Proposal


class Signed(HttpRequest):
    """A request of somebody whom a door has let in."""

    user: User


type Act = Callable[[Desk, Sent], str]

can_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_curators(DECIDES)
def queue(request: Signed) -> HttpResponse:
    """What waits for a second person."""
    narrowing = Narrowing.read(request.GET.dict())
    listed = in_review(request.user, narrowing, request.GET.get("page", ""))
    return render_page(request, "curate/review/queue.html", {"queue": listed})


@require_safe
@for_curators()
def own(request: Signed) -> HttpResponse:
    """All that whoever is signed in has proposed."""
    narrowing = Narrowing.read(request.GET.dict())
    listed = of_author(request.user, narrowing, request.GET.get("page", ""))
    return render_page(request, "curate/review/own.html", {"queue": listed})


@require_safe
@for_curators()
def cases_like(request: Signed) -> HttpResponse:
    """The cases that may be meant by what is written so far in a field of names."""
    written = (request.GET.get("about", "").strip().splitlines() or [""])[-1].strip()[:120]
    choices = (holding(written) or near(written)) if "/" not in written else []
    context = {"choices": choices, "written": written}
    return render_page(request, "curate/cases_like.html", context, partials={"cases-like"})


@require_safe
@for_curators()
def screen(request: Signed, pk: int) -> HttpResponse:
    """One proposal, all that is known about it, and what may be done."""
    opened = next(
        (name for name in ("mend", "send-back", "set-aside", "dispute") if request.GET.get("open") == name), ""
    )
    return _shown(request, desk_of(_proposal(request, pk), request.user, _narrowing(request), opened=opened))


@can_post
@for_curators(DECIDES)
def publish(request: Signed, pk: int) -> HttpResponse:
    """Accept it, and make it part of the atlas."""

    def act(desk: Desk, sent: Sent) -> str:
        proposals.publish(desk.screen.proposal, by=request.user, version=sent.version)
        return _published(request, desk.screen.proposal)

    return _decide(request, pk, "publish", act)


@can_post
@for_curators()
def mend(request: Signed, pk: int) -> HttpResponse:
    """Change its fields, and publish it or hand it in at once where that is asked for."""

    def act(desk: Desk, sent: Sent) -> str:
        proposal, then = desk.screen.proposal, request.POST.get("then")
        is_compared = request.POST.get("compared") == "yes"
        kept = decisions.mend(proposal, desk.fields, by=request.user, version=sent.version, is_compared=is_compared)
        if then == "publish":
            proposals.publish(kept, by=request.user, version=kept.version)
            return _published(request, kept)
        if then == "hand-in":
            proposals.submit(kept, by=request.user, version=kept.version)
            messages.success(request, _("Handed in: a second person will review it."))
        else:
            messages.success(request, _("Kept."))
        return _address(request, "desk:review-screen", pk)

    return _decide(request, pk, "mend", act)


@can_post
@for_curators(DECIDES)
def send_back(request: Signed, pk: int) -> HttpResponse:
    """Ask its author for something, field by field."""

    def act(desk: Desk, sent: Sent) -> str:
        if not desk.back.is_valid():
            raise RefusedError({})
        reason = desk.back.cleaned_data["reason"]
        proposal = desk.screen.proposal
        proposals.send_back(proposal, by=request.user, version=sent.version, remarks=desk.back.remarks, reason=reason)
        return _next(request, desk, _("Sent back to %(who)s.") % {"who": proposal.author.get_username()})

    return _decide(request, pk, "send-back", act)


@can_post
@for_curators()
def set_aside(request: Signed, pk: int) -> HttpResponse:
    """Give it up; it is kept."""

    def act(desk: Desk, sent: Sent) -> str:
        if not desk.aside.is_valid():
            raise RefusedError({})
        reason = desk.aside.cleaned_data["reason"]
        proposals.set_aside(desk.screen.proposal, by=request.user, version=sent.version, reason=reason)
        if desk.screen.is_own:
            messages.success(request, _("Set aside. It is kept, and never shown to readers."))
            return reverse("desk:own")
        return _next(request, desk, _("Set aside."))

    return _decide(request, pk, "set-aside", act)


@can_post
@for_curators(DECIDES)
def dispute(request: Signed, pk: int) -> HttpResponse:
    """Propose that the claim disputes another one."""

    def act(desk: Desk, sent: Sent) -> str:
        if not desk.dispute.is_valid():
            raise RefusedError({})
        link = decisions.dispute(desk.screen.proposal, desk.dispute, by=request.user)
        if link.state == "in-review":
            messages.success(request, _("The dispute is handed in: a second person will review it."))
        else:
            messages.success(request, _("The dispute is among your drafts, and goes on once you publish this claim."))
        return _address(request, "desk:review-screen", pk)

    return _decide(request, pk, "dispute", act)


@can_post
@for_curators()
def hand_in(request: Signed, pk: int) -> HttpResponse:
    """Give it to a second person."""

    def act(desk: Desk, sent: Sent) -> str:
        proposals.submit(desk.screen.proposal, by=request.user, version=sent.version)
        messages.success(request, _("Handed in: a second person will review it."))
        return reverse("desk:own")

    return _decide(request, pk, "hand-in", act)


def _decide(request: Signed, pk: int, form: str, act: Act) -> HttpResponse:
    """Do it and go on, or show the screen again with every word that was typed, and why."""
    proposal = _proposal(request, pk)
    if request.method != "POST":
        return redirect(_address(request, "desk:review-screen", pk))
    sent, narrowing = Sent(form, request.POST), _narrowing(request)
    desk = desk_of(proposal, request.user, narrowing, sent)
    problems: dict[str, list[str]] = {}
    is_overtaken = False
    try:
        return redirect(act(desk, sent))
    except RefusedError as refused:
        status, problems = 422, dict(refused.problems)
    except NotAllowedError as refused:
        status, problems = 403, {"": [str(refused)]}
    except OvertakenError as overtaken:
        status, problems, is_overtaken = 409, {"": [what_happened(overtaken.theirs)]}, True
    again = desk_of(_proposal(request, pk), request.user, narrowing, sent, problems=problems, is_overtaken=is_overtaken)
    return _shown(request, again, status=status)


def _shown(request: Signed, desk: Desk, *, status: int = 200) -> HttpResponse:
    return render_page(request, "curate/review/screen.html", {"desk": desk, "screen": desk.screen}, status=status)


def _proposal(request: Signed, pk: int) -> Proposal:
    """The proposal, for its author and for those who decide."""
    proposal = get_object_or_404(Proposal.objects.with_people(), pk=pk)
    if proposal.author_id != request.user.pk and not request.user.has_perm(DECIDES):
        raise PermissionDenied
    return proposal


def _narrowing(request: Signed) -> Narrowing:
    return Narrowing.read(request.GET.dict()).without("state")


def _published(request: Signed, proposal: Proposal) -> str:
    """Say so, with a link to what readers see, and go on to the next."""
    decisions.hand_in_disputes(proposal.name, by=request.user)
    page = live_url(proposal)
    words: Any = _("Published: %(title)s") % {"title": title_of(proposal)[:120]}
    if page:
        words = format_html('{} <a href="{}">{}</a>', words, page, _("See it as readers do"))
    return _on(request, proposal, words)


def _next(request: Signed, desk: Desk, words: str) -> str:
    return _on(request, desk.screen.proposal, words)


def _on(request: Signed, proposal: Proposal, words: Any) -> str:  # noqa: ANN401 - text, or text with a link
    """The next one that waits and is asked for, else the queue; what was done, and what comes, is announced."""
    messages.success(request, words)
    waiting = narrowed(request.user, _narrowing(request)).exclude(author=request.user.pk)
    following = waiting.beside(proposal)[1] or waiting.longest_waiting().first()
    if following is None:
        messages.info(request, _("Nothing else waits for you here."))
        return _address(request, "desk:review")
    messages.info(request, _("Next: %(title)s") % {"title": title_of(following)[:120]})
    return _address(request, "desk:review-screen", following.pk)


def _address(request: Signed, name: str, *args: int) -> str:
    query = _narrowing(request).query
    return f"{reverse(name, args=args)}{'?' if query else ''}{query}"
