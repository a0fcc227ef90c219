"""What is asked at the door and of accounts; knows no view."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from policyatlas.curate.people.roles import ROLES

ROLE_CHOICES = [(role.name, role.label) for role in ROLES.values()]


class CodeForm(forms.Form):
    """Six figures from a phone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six figures from your authenticator app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
        error_messages={"required": _("Type the code that your authenticator app shows.")},
    )


class PasswordForm(forms.Form):
    """One's own password once more, before a lock is taken off."""

    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a Form takes
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """It must be theirs."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password


class InviteForm(forms.Form):
    """A new account."""

    name = forms.CharField(
        label=_("Name to sign in with"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Letters, figures and @.+-_; the desk shows it beside what its owner does, readers never see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("Not needed: the link can be handed over by other means.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)

    def clean_name(self) -> str:
        """Nobody else's, however it is written."""
        name: str = User.normalize_username(self.cleaned_data["name"])
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("There is an account of this name: choose another."))
        return name


class RoleForm(forms.Form):
    """Another role for an account."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
