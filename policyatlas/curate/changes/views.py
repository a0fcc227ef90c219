"""Answers the addresses at which published records are changed: reads forms, asks the engines, shows what they say."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from policyatlas.curate.changes import changing
from policyatlas.curate.changes.changing import NewerError
from policyatlas.curate.changes.forms import MergeForm, MergeSourceForm, RenameForm, SupersedeForm, WhyForm, seen_in
from policyatlas.curate.changes.merging import compared, merged
from policyatlas.curate.changes.screens import Clashed, Subject, fields_of, subject_of
from policyatlas.curate.doors import for_curators
from policyatlas.curate.source_mergers import moving
from policyatlas.curate.steps import RefusedError
from policyatlas.htmx import render_page
from policyatlas.ledger.differences import difference
from policyatlas.ledger.views import lead_on
from policyatlas.records.models import Proposal, Revision


class Signed(HttpRequest):
    """A request of somebody whom a door has let in."""

    user: User


def led_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Leads on from the former name of a claim or source, where the view knows no record of it."""

    @wraps(view)
    def found(request: Signed, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        try:
            return view(request, *args, **kwargs)
        except Http404 as missing:
            return lead_on(request, str(missing))

    return found


can_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_curators()
@led_on
def record(request: Signed, kind: str, **name: Any) -> HttpResponse:  # noqa: ANN401 - parts of an address
    """A published record, and what may be done with it."""
    return render_page(request, "curate/changes/record.html", {"subject": _subject(kind, **name)})


@can_post
@for_curators()
@led_on
def correct(request: Signed, kind: str, **name: Any) -> HttpResponse:  # noqa: ANN401
    """Another wording, place or figure for a record that is there."""
    subject = _subject(kind, **name)
    if request.method != "POST":
        form = fields_of(kind, subject.name, subject.now)
        return _form(request, "correct", {"subject": subject, "form": form, "why": WhyForm()})
    base = seen_in(request.POST) or dict(subject.now)
    form, why = fields_of(kind, subject.name, base, request.POST), WhyForm(request.POST)
    context: dict[str, Any] = {"subject": subject, "form": form, "why": why}
    is_valid = form.is_valid() & why.is_valid()
    after, is_newer = form.written(), base != subject.now
    if is_newer:
        context["clashed"] = Clashed(compared(kind, base, after, subject.now), base)
        if request.POST.get("take") == "theirs":
            return _left(request, subject)
        if request.POST.get("compared") != subject.mark:
            return _form(request, "correct", context, status=409)
        after = merged(base, after, dict(subject.now), _taken(request))
    if not is_valid:
        return _form(request, "correct", context, status=422)
    try:
        proposal = changing.propose(kind, subject.name, step="edit", after=after, why=why.why, by=request.user)
    except RefusedError as refused:
        return _form(request, "correct", context | {"problems": _sentences(refused)}, status=422)
    return _handed_in(request, proposal)


@can_post
@for_curators()
@led_on
def retract(request: Signed, **name: Any) -> HttpResponse:  # noqa: ANN401
    """Take a claim off the site; its address stays and says why."""
    return _take_back(request, WhyForm(request.POST or None), "retract", **name)


@can_post
@for_curators()
@led_on
def supersede(request: Signed, **name: Any) -> HttpResponse:  # noqa: ANN401
    """Let a claim give way to another one."""
    return _take_back(request, SupersedeForm(request.POST or None), "supersede", **name)


@can_post
@for_curators()
def revert(request: Signed, pk: int) -> HttpResponse:
    """Put a record back as it stood before a change."""
    revision = get_object_or_404(Revision.objects.select_related("edition"), pk=pk)
    found = changing.undone(revision)
    why = WhyForm(request.POST or None)
    problems = [found.refused] if found.refused else []
    if request.method == "POST" and why.is_valid() and not problems:
        try:
            return _handed_in(request, changing.revert(revision, why=why.why, by=request.user))
        except RefusedError as refused:
            problems = _sentences(refused)
    status = 409 if found.refused else 422 if request.method == "POST" else 200
    context = {"undone": found, "revision": revision, "why": why, "problems": problems}
    return _form(request, "revert", context, status=status)


@can_post
@for_curators()
def rename(request: Signed, kind: str, slug: str) -> HttpResponse:
    """Give a case another slug; the old address leads on."""
    form = RenameForm(request.POST or None)

    def act() -> Proposal:
        return changing.rename(kind, slug, form.cleaned_data["slug"], why=form.why, by=request.user)

    return _move(request, kind, slug, "rename", form, act)


@can_post
@for_curators()
def merge(request: Signed, kind: str, slug: str) -> HttpResponse:
    """Let another case or source take this one in."""
    data = request.POST or None
    form = MergeSourceForm(data) if kind == "source" else MergeForm(data, kind=kind)

    def act() -> Proposal:
        return changing.merge(kind, slug, form.cleaned_data["kept"], why=form.why, by=request.user)

    return _move(request, kind, slug, "merge", form, act)


def _move(request: Signed, kind: str, slug: str, deed: str, why: WhyForm, act: Callable[[], Proposal]) -> HttpResponse:
    context: dict[str, Any] = {"subject": _subject(kind, slug=slug), "why": why, "deed": deed}
    if kind == "source":
        context["moving"] = moving(slug)
    if request.method != "POST":
        return _form(request, "move", context)
    if not why.is_valid():
        return _form(request, "move", context, status=422)
    try:
        return _handed_in(request, act())
    except RefusedError as refused:
        return _form(request, "move", context | {"problems": _sentences(refused)}, status=422)


def _take_back(request: Signed, why: WhyForm, deed: str, **name: Any) -> HttpResponse:  # noqa: ANN401
    subject = _subject("claim", **name)
    context: dict[str, Any] = {"subject": subject, "why": why, "deed": deed}
    if request.method != "POST":
        return _form(request, "take_back", context)
    seen = seen_in(request.POST) or dict(subject.now)
    if not why.is_valid():
        return _form(request, "take_back", context, status=422)
    try:
        given: dict[str, Any] = {"seen": seen, "why": why.why, "by": request.user}
        if deed == "supersede":
            return _handed_in(request, changing.supersede(subject.name, why.cleaned_data["successor"], **given))
        return _handed_in(request, changing.retract(subject.name, **given))
    except NewerError as newer:
        return _form(request, "take_back", context | {"since": difference("claim", seen, newer.now)}, status=409)
    except RefusedError as refused:
        return _form(request, "take_back", context | {"problems": _sentences(refused)}, status=422)


def _taken(request: Signed) -> dict[str, str]:
    """Whose word holds, by field."""
    if request.POST.get("take") == "mine":
        return {}
    return {name.removeprefix("take-"): str(value) for name, value in request.POST.items() if name.startswith("take-")}


def _form(request: Signed, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render_page(request, f"curate/changes/{name}.html", context, status=status)


def _subject(kind: str, *, slug: str = "", source: str = "", number: int = 0) -> Subject:
    subject = subject_of(kind, slug or f"{source}#{number}")
    if subject is None:
        raise Http404(_("The atlas has no such record."))
    return subject


def _sentences(refused: RefusedError) -> list[str]:
    return [sentence for sentences in refused.problems.values() for sentence in sentences]


def _left(request: Signed, subject: Subject) -> HttpResponse:
    messages.success(request, _("Left as it stands. Nothing of yours was handed in."))
    return redirect(subject.desk)


def _handed_in(request: Signed, proposal: Proposal) -> HttpResponse:
    messages.success(request, _("Handed in: a second person will review it."))
    return redirect("desk:review-screen", proposal.pk)
