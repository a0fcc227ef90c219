"""One's own account, everybody's accounts for administrators, and the welcome of who was invited."""

import logging
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from policyatlas.curate.doors import for_all_signed_in, for_curators
from policyatlas.curate.people import accounts, second_step
from policyatlas.curate.people.forms import CodeForm, InviteForm, PasswordForm, RoleForm
from policyatlas.curate.people.roles import PEOPLE, ROLES
from policyatlas.htmx import render_page

logger = logging.getLogger(__name__)
reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])


def _status(form: Any) -> int:  # noqa: ANN401 - any form
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


@require_safe
@for_all_signed_in
def account(request: Any) -> HttpResponse:  # noqa: ANN401 - a request of somebody signed in
    """One's own: name, role, password, second step."""
    context = {
        "role": accounts.role_of(request.user),
        "has_second_step": second_step.is_on(request.user),
        "codes_left": second_step.codes_left(request.user),
        "needs_second_step": second_step.is_missing(request.user),
    }
    return render_page(request, "curate/people/account.html", context)


@method_decorator(for_all_signed_in, name="dispatch")
class PasswordView(PasswordChangeView):
    """Another password; other sessions of the account end by it."""

    template_name = "curate/people/password.html"
    success_url = reverse_lazy("desk:account")

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Say that it was changed."""
        messages.success(self.request, _("Your password is changed. Wherever else you were signed in, you are out."))
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """The same page with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)


@sensitive_post_parameters("code")
@reads_and_posts
@for_all_signed_in
def turn_on(request: Any) -> HttpResponse:  # noqa: ANN401
    """A picture for the phone; its first code turns the second step on, and the recovery codes are shown this once."""
    if second_step.is_on(request.user):
        return redirect("desk:account")
    form = CodeForm(request.POST or None)
    form.fields["code"].help_text = _("Six figures, another every half minute.")
    if form.is_valid():
        if wait := second_step.seconds_to_wait(request.user):
            form.add_error("code", _("That was too fast after a wrong code: wait %(count)d s.") % {"count": wait})
        elif codes := second_step.turn_on(request.user, form.cleaned_data["code"]):
            return render_page(request, "curate/people/recovery_codes.html", {"codes": codes, "is_new": True})
        else:
            form.add_error("code", _("This is not the code of the moment. See that the phone’s clock is right."))
    device = second_step.begin(request.user)
    drawn = {"picture": second_step.picture_of(device), "secret": second_step.secret_of(device)}
    return render_page(request, "curate/people/second_step.html", {"form": form, **drawn}, status=_status(form))


@sensitive_post_parameters("password")
@reads_and_posts
@for_all_signed_in
def turn_off(request: Any) -> HttpResponse:  # noqa: ANN401
    """No second step any more, for who knows the password."""
    form = PasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        second_step.turn_off(request.user)
        messages.success(request, _("Signing in asks for no code any more."))
        return redirect("desk:account")
    return render_page(request, "curate/people/second_step_off.html", {"form": form}, status=_status(form))


@require_POST
@for_all_signed_in
def recovery_codes(request: Any) -> HttpResponse:  # noqa: ANN401
    """Ten new ones, shown this once."""
    if not second_step.is_on(request.user):
        return redirect("desk:account")
    codes = second_step.renew_recovery_codes(request.user)
    return render_page(request, "curate/people/recovery_codes.html", {"codes": codes})


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class WelcomeView(PasswordResetConfirmView):
    """Who was invited, or lost the password, sets one: once, by the link that an administrator made."""

    template_name = "curate/people/welcome.html"
    success_url = reverse_lazy("desk:sign-in")

    def get_user(self, uidb64: str) -> User | None:
        """Nobody whose account is closed."""
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """To the door, with the name to sign in by."""
        name = {"name": form.user.get_username()}
        messages.success(self.request, _("Your password is set. Your name here is %(name)s.") % name)
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """The same page with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)


@reads_and_posts
@for_curators(PEOPLE)
def people(request: Any) -> HttpResponse:  # noqa: ANN401
    """Who has an account; another is made here."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        user = accounts.make(given["name"], given["role"], email=given["email"])
        logger.info("%s made the account %s (%s)", request.user, user, given["role"])
        return _show_link(request, user)
    context = {"people": accounts.people(), "form": form, "roles": ROLES.values()}
    return render_page(request, "curate/people/people.html", context, status=_status(form))


@reads_and_posts
@for_curators(PEOPLE)
def person(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401
    """One account: role, open or closed, a new link, no second step."""
    found = accounts.person(pk)
    if found is None:
        raise Http404(_("There is no such account."))
    form = RoleForm(request.POST if "role" in request.POST else None, initial={"role": found.role and found.role.name})
    if request.method == "POST" and (answer := _change(request, found.user, form)):
        return answer
    return render_page(request, "curate/people/person.html", {"person": found, "form": form}, status=_status(form))


def _change(request: Any, user: User, form: RoleForm) -> HttpResponse | None:  # noqa: ANN401
    """What the pressed button says; None where its form is not filled in."""
    try:
        accounts.check_may_change(user, by=request.user)
    except accounts.NotYoursError as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:person", user.pk)
    act = request.POST.get("act", "")
    if act == "link" and user.is_active:
        logger.info("%s made a link for %s", request.user, user)
        return _show_link(request, user)
    if act == "role" and not form.is_valid():
        return None
    acts: dict[str, tuple[Any, str]] = {
        "role": (lambda: accounts.give_role(user, form.cleaned_data["role"]), _("The role is changed.")),
        "close": (lambda: accounts.set_active(user, False), _("The account is closed. What it did stays.")),
        "open": (lambda: accounts.set_active(user, True), _("The account is open again.")),
        "reset": (lambda: second_step.turn_off(user), _("Signing in asks this account for no code any more.")),
    }
    if act in acts:
        do, said = acts[act]
        do()
        logger.info("%s changed the account %s: %s", request.user, user, act)
        messages.success(request, said)
    return redirect("desk:person", user.pk)


def _show_link(request: HttpRequest, user: User) -> HttpResponse:
    """The link is shown this once."""
    link = accounts.link_for(user)
    context = {"invited": user, "link": link, "is_sent": accounts.send_link(user, link)}
    return render_page(request, "curate/people/link.html", context)
