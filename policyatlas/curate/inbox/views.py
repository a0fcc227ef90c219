"""Answers the addresses of the inbox: what waits, one item, and each thing that may be done with it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from policyatlas.curate.doors import for_curators
from policyatlas.curate.inbox import arriving, steps
from policyatlas.curate.inbox.extraction import Extracted, UnreadableError
from policyatlas.curate.inbox.forms import AddForm, DeclineForm, FilterForm, GiveTextForm, HandOverForm
from policyatlas.curate.inbox.items import Item, item_of, next_after
from policyatlas.curate.inbox.lists import inbox_of
from policyatlas.curate.inbox.recognition import Match, at_address, recognised
from policyatlas.curate.inbox.source_forms import SourceForm
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.steps import RefusedError
from policyatlas.htmx import render_page
from policyatlas.records.models import Intake

REFUSALS = (steps.ChangedMeanwhileError, NotAllowedError, OvertakenError)


@require_safe
@for_curators()
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits, by state and by who has it."""
    form = FilterForm(request.GET)
    form.is_valid()  # what is not known there is left out
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    return render_page(request, "curate/inbox/list.html", {"inbox": inbox_of(request.user, **asked)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_curators()
def add(request: HttpRequest) -> HttpResponse:
    """The form for a new item; what is here already is told before anything is fetched or saved."""
    if request.method != "POST":
        initial = {name: request.GET.get(name, "") for name in ("url", "case", "dimension", "note", "title")}
        return _adding(request, AddForm(initial=initial))
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return _adding(request, form, status=422)
    known = [] if form.cleaned_data["anyway"] else at_address(form.cleaned_data["url"])
    if known:
        return _adding(request, form, known, status=409)
    try:
        extracted, failure = _read(form), ""
    except UnreadableError as error:
        if form.has_text or not form.cleaned_data["url"]:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
            return _adding(request, form, status=422)
        extracted, failure = None, str(error)
    intake = steps.add(extracted, by=_curator(request), url=form.cleaned_data["url"], failure=failure, **form.wanted)
    return HttpResponseRedirect(next_after(intake))


def _read(form: AddForm) -> Extracted | None:
    """The text that was given, else that at the address; None where it is only noted down."""
    given = form.cleaned_data
    if form.has_text:
        return _given(form)
    return None if given["later"] else arriving.from_address(given["url"])


def _given(form: AddForm | GiveTextForm) -> Extracted:
    given = form.cleaned_data
    title = given.get("title", "")
    if given["file"]:
        return arriving.from_file(given["file"], title=title)
    return arriving.from_words(given["text"], title=title)


@require_safe
@for_curators()
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: why it is wanted, what was read off it, and what can be done."""
    return _showing(request, item_of(_intake(pk), request.user))


@require_POST
@for_curators()
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """A text for an item that has none."""
    intake, form = _intake(pk), GiveTextForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            steps.give_text(intake, _given(form), by=_curator(request), seen=_seen(request))
            return HttpResponseRedirect(next_after(intake))
    except UnreadableError as error:
        form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
    except REFUSALS as error:
        return _showing(request, item_of(_intake(pk), request.user), refusal=str(error), text_form=form, status=409)
    return _showing(request, item_of(_intake(pk), request.user), text_form=form, status=422)


@require_POST
@for_curators()
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for its address once more."""
    intake, by, seen = _intake(pk), _curator(request), _seen(request)
    try:
        steps.check_has_it(intake, by)
        steps.give_text(intake, arriving.from_address(intake.url), by=by, seen=seen)
    except UnreadableError as error:
        why = str(error)
        return _done(request, intake, lambda: steps.fail(intake, why, by=by, seen=seen))
    except REFUSALS as error:
        return _showing(request, item_of(_intake(pk), request.user), refusal=str(error), status=409)
    return HttpResponseRedirect(next_after(intake))


@require_POST
@for_curators()
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose the source as it is typed; or fill in that it passes on another text, and propose nothing yet."""
    intake, form = _intake(pk), SourceForm(request.POST)
    shown = item_of(intake, request.user)
    relayed = next((match for match in shown.matches if match.name == request.POST.get("relay")), None)
    if relayed is not None:
        return _showing(request, shown, source_form=form.relaying(relayed.original))
    different = "different" in request.POST
    if form.is_valid() and not form.written.get("relays") and shown.asks_what_it_is and not different:
        form.add_error(
            None, _("Say first, above, whether it is the same as what is here, passes it on or is another text.")
        )
    refusal = ""
    try:
        if form.is_valid():
            publisher = form.new_publisher
            steps.confirm(intake, form.written, by=_curator(request), seen=_seen(request), publisher=publisher)
            messages.success(request, _("The source is proposed. A second person publishes it with its first claim."))
            return HttpResponseRedirect(next_after(intake, confirmed=True))
    except RefusedError as error:
        form.refuse(error.problems)
    except REFUSALS as error:
        shown, refusal = item_of(_intake(pk), request.user), str(error)
    status = 409 if refusal else 422
    return _showing(request, shown, source_form=form, different=different, refusal=refusal, status=status)


@require_POST
@for_curators()
def turn(request: HttpRequest, pk: int, turn: str) -> HttpResponse:
    """Take it, hand it over, decline it, and so on."""
    intake, by, seen = _intake(pk), _curator(request), _seen(request)
    match turn:
        case "take" | "accept" | "finish" | "reopen":
            return _done(request, intake, lambda: getattr(steps, turn)(intake, by=by, seen=seen))
        case "hand-over":
            form = HandOverForm(request.POST)
            if not form.is_valid():
                shown = item_of(intake, request.user)
                return _showing(request, shown, hand_over=form, refusal=_("Choose who goes on with it."), status=422)
            to = form.cleaned_data["to"]
            return _done(request, intake, lambda: steps.hand_over(intake, by=by, to=to, seen=seen))
        case "decline":
            reason = DeclineForm(request.POST)
            said = reason.cleaned_data["reason"] if reason.is_valid() else ""
            return _done(request, intake, lambda: steps.decline(intake, by=by, reason=said, seen=seen))
        case "same":
            return _same(request, intake, by)
        case _:
            raise Http404(turn)


def _same(request: HttpRequest, intake: Intake, by: User) -> HttpResponse:
    """It is the source, or the item, that a match names."""
    found = next((match for match in recognised(intake) if match.name == request.POST.get("match")), None)
    if found is None:
        return _showing(request, item_of(intake, request.user), refusal=_("Choose what it is the same as."), status=422)
    seen = _seen(request)
    if found.source is not None:
        there = found.source
        answer = _done(request, intake, lambda: steps.settle_on(intake, there, by=by, seen=seen))
        return HttpResponseRedirect(next_after(intake, confirmed=True)) if answer.status_code == 302 else answer
    reason = _("It is in the inbox already: %(other)s.") % {"other": found.intake}
    answer = _done(request, intake, lambda: steps.decline(intake, by=by, reason=reason, seen=seen))
    return HttpResponseRedirect(found.href) if answer.status_code == 302 else answer


def _done(request: HttpRequest, intake: Intake, step: Any) -> HttpResponse:  # noqa: ANN401 - a step, with all it needs
    """Do it and go back to the item; a refusal is told there."""
    try:
        step()
    except RefusedError as error:
        shown = item_of(_intake(intake.pk), request.user)
        return _showing(request, shown, refusal=str(error), problems=error.problems, status=422)
    except REFUSALS as error:
        return _showing(request, item_of(_intake(intake.pk), request.user), refusal=str(error), status=409)
    return HttpResponseRedirect(next_after(intake))


def _showing(request: HttpRequest, shown: Item, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    context = {"text_form": GiveTextForm(), "hand_over": HandOverForm(), "source_form": shown.form, **more}
    return render_page(request, "curate/inbox/item.html", {"item": shown, **context}, status=status)


def _adding(request: HttpRequest, form: AddForm, known: list[Match] | None = None, status: int = 200) -> HttpResponse:
    return render_page(request, "curate/inbox/add.html", {"form": form, "known": known or []}, status=status)


def _intake(pk: int) -> Intake:
    return get_object_or_404(Intake.objects.with_people(), pk=pk)


def _curator(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the door lets nobody else in
    return request.user


def _seen(request: HttpRequest) -> Any:  # noqa: ANN401 - a time, or one at which nothing was
    try:
        return parse_datetime(request.POST.get("seen", "")) or parse_datetime("1970-01-01T00:00:00Z")
    except ValueError:
        return parse_datetime("1970-01-01T00:00:00Z")
