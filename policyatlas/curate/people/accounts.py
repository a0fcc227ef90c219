"""Accounts at the desk: made, given a role, let in by a one-time link, deactivated, never deleted; knows no screen.

History names people, so an account stays. The link is worth one password: it dies with its use, and after three days.
"""

from dataclasses import dataclass
from smtplib import SMTPException

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from policyatlas.curate.people import second_step
from policyatlas.curate.people.roles import ROLES, Role


class NotYoursError(Exception):
    """Whoever asks may not do this to that account; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """One account, as the list of people shows it. `role` is None of superusers made by hand and of who has none."""

    user: User
    role: Role | None
    has_second_step: bool


def people() -> list[Person]:
    """All accounts, those that are open first, by name, in three queries."""
    users = User.objects.prefetch_related("groups").order_by("-is_active", "username")
    protected = second_step.protected()
    return [Person(user, role_of(user), user.pk in protected) for user in users]


def person(pk: int) -> Person | None:
    """One of them."""
    user = User.objects.prefetch_related("groups").filter(pk=pk).first()
    return Person(user, role_of(user), second_step.is_on(user)) if user is not None else None


def role_of(user: User) -> Role | None:
    """The role of an account, the highest where somebody gave it several."""
    names = {group.name for group in user.groups.all()}
    return next((role for role in reversed(ROLES.values()) if role.name in names), None)


@transaction.atomic
def make(name: str, role: str, *, email: str = "", password: str | None = None) -> User:
    """An account with a role; without a password nobody gets in but by its link."""
    user = User.objects.create_user(name, email, password)
    give_role(user, role)
    return user


@transaction.atomic
def give_role(user: User, role: str) -> None:
    """This role in place of any other. Groups that are no role stay."""
    user.groups.remove(*Group.objects.filter(name__in=set(ROLES) - {role}))
    user.groups.add(Group.objects.get(name=role))
    user.is_staff = ROLES[role].is_staff or user.is_superuser
    user.save(update_fields=["is_staff"])


def set_active(user: User, active: bool) -> None:
    """Open or close an account. Whoever is signed in with it is out at their next click."""
    user.is_active = active
    user.save(update_fields=["is_active"])


def link_for(user: User) -> str:
    """The whole address that lets somebody set the password of this account, once. It ends a lockout, too."""
    AxesProxyHandler.reset_attempts(username=user.get_username())
    names = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return f"{settings.SITE_URL}{reverse('desk:welcome', args=names)}"


def send_link(user: User, link: str) -> bool:
    """Mail it, where mail is set up and the account has an address; whether it went."""
    if not (settings.SENDS_MAIL and user.email):
        return False
    text = _(
        "Somebody at the Policy Atlas has opened an account for you, by the name of %(name)s.\n\n"
        "Set your password here, within three days:\n%(link)s\n"
    ) % {"name": user.get_username(), "link": link}
    try:
        send_mail(_("Your account at the Policy Atlas"), text, None, [user.email])
    except (OSError, SMTPException):
        return False
    return True


def check_may_change(user: User, *, by: User) -> None:
    """Nobody locks themselves out, and only superusers touch superusers."""
    if user.pk == by.pk:
        raise NotYoursError(_("This is your own account: another administrator changes it."))
    if user.is_superuser and not by.is_superuser:
        raise NotYoursError(_("This account is a superuser’s: only a superuser changes it."))
