"""The door of the desk: signing in, in one step or two, being refused for a while, and forms that come back."""

import time
from http import HTTPStatus
from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from policyatlas.curate.doors import for_all_signed_in
from policyatlas.curate.people import second_step
from policyatlas.curate.people.forms import CodeForm
from policyatlas.curate.signing_in import lockout
from policyatlas.curate.signing_in.typed import Typed, opened, sealed
from policyatlas.htmx import render_page

HALF = "half"  # in the session of who has given the password, and not yet the code
HALF_LASTS = 600  # seconds
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInView(LoginView):
    """Name and password; then to the page that was asked for, or first to the code."""

    template_name = "curate/signing_in/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """With what was typed before, if anything."""
        return super().get_context_data(**kwargs) | _handed_on(self.request)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """The same page with what is wrong, as a form that cannot be taken."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """In, or half in."""
        user: User = form.get_user()
        seal = self.request.POST.get("typed", "")
        if not second_step.is_on(user):
            return _let_in(self.request, user, self.get_success_url(), seal)
        half = {"user": user.pk, "next": self.get_success_url(), "typed": seal, "at": time.time()}
        self.request.session.cycle_key()
        self.request.session[HALF] = half
        return redirect("desk:code")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The second step, for ten minutes after the first."""
    half = request.session.get(HALF, {})
    user = get_user_model().objects.filter(pk=half.get("user"), is_active=True).first()
    if user is None or time.time() - half["at"] > HALF_LASTS:
        return redirect("desk:sign-in")
    credentials = {"username": user.get_username()}
    if request.method == "POST" and lockout.is_locked(request, credentials["username"]):
        return locked(request, None, credentials)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        wait = second_step.seconds_to_wait(user)
        if not wait and second_step.passes(user, form.cleaned_data["code"]):
            return _let_in(request, user, half["next"], half["typed"])
        if wait:
            form.add_error("code", _too_soon(wait))
        else:
            user_login_failed.send(sender=__name__, credentials=credentials, request=request)
            form.add_error("code", _("This is not the code of the moment. Wait for the next one, and type that."))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_page(request, "curate/signing_in/code.html", {"form": form}, status=status)


def locked(request: Any, _answer: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:  # noqa: ANN401
    """429: too many failures, and when to try again. Says nothing on whether there is such an account."""
    ends = lockout.ends_at(request, credentials)
    minutes = max(1, -int((timezone.now() - ends).total_seconds() // 60))
    context = _handed_on(request) | {"ends": ends, "minutes": minutes}
    response = render_page(request, "curate/signing_in/locked.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "no-store"
    return response


def signed_out(request: HttpRequest, typed: Typed | None) -> HttpResponse:
    """401 for a form that came without a session: the sign-in, with what was typed."""
    context = {"form": SignInView.form_class(request), "next": reverse("desk:home"), "was_signed_out": True}
    context |= {"typed": typed, "seal": sealed(typed) if typed else ""}
    response = render_page(request, "curate/signing_in/sign_in.html", context, status=HTTPStatus.UNAUTHORIZED)
    response["Cache-Control"] = "no-store"
    return response


def show_again(request: HttpRequest, typed: Typed | None, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """What was typed, to be sent again."""
    response = render_page(request, "curate/signing_in/again.html", {"typed": typed}, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@for_all_signed_in
def again(request: HttpRequest) -> HttpResponse:
    """What was typed before the session ended, once its author has signed in."""
    typed = opened(request.session.get("typed", ""))
    return show_again(request, typed) if typed else redirect("desk:home")


@require_POST
@for_all_signed_in
def discard(request: HttpRequest) -> HttpResponse:
    """It is not wanted any more."""
    request.session.pop("typed", None)
    return redirect("desk:home")


@require_safe
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """For a page that was left open: whether its reader is signed in, as whom, and the token that forms take now."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=HTTPStatus.UNAUTHORIZED)
    return JsonResponse({"name": request.user.get_username(), "token": get_token(request)})


@require_safe
@for_all_signed_in
def signed_in(request: HttpRequest) -> HttpResponse:
    """For the window that was opened to sign in."""
    return render_page(request, "curate/signing_in/signed_in.html")


def _let_in(request: HttpRequest, user: User, next_url: str, seal: str) -> HttpResponse:
    """A session with a key of its own; first to what was typed, if it was."""
    login(request, user, BACKEND)
    request.session.pop(HALF, None)
    if opened(seal) is None:
        return redirect(next_url)
    request.session["typed"] = seal
    return redirect("desk:again")


def _handed_on(request: HttpRequest) -> dict[str, Any]:
    """What the form of the sign-in carries along."""
    seal = request.POST.get("typed", "")
    typed = opened(seal)
    return {"typed": typed, "seal": seal if typed else ""}


def _too_soon(seconds: int) -> str:
    return ngettext(
        "After a wrong code the next is looked at a little later: try again in a second.",
        "After wrong codes the next is looked at a little later: try again in %(count)d seconds.",
        seconds,
    ) % {"count": seconds}
