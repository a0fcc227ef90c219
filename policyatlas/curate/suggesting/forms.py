"""The form in which anybody suggests a source, and what tells people from machines; knows neither page nor inbox.

It sets no cookie: the hidden field `form` holds when the page was made, signed. Nobody types as fast as a machine, and
people leave empty what they do not see.
"""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.curate.inbox.forms import ADDRESS, CaseField, PastedField, dimensions

LEAST_SECONDS = 3
LASTS = 86_400  # seconds
_SIGNER = signing.TimestampSigner(salt="policyatlas.curate.suggesting")


def token() -> str:
    """When a form was shown, for its hidden field."""
    return _SIGNER.sign("suggest")


class SuggestionForm(forms.Form):
    """An address, why, and if it is known the case and the question that it answers."""

    url = forms.CharField(
        label=gettext_lazy("Address of the source"),
        max_length=2000,
        validators=[ADDRESS],
        error_messages={"required": gettext_lazy("Give the address of the article, report or page.")},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Of an article, report or page that anybody can look up."),
    )
    note = PastedField(
        label=gettext_lazy("Why it belongs here"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What it says, in a sentence or two of your own."),
    )
    case = CaseField(
        label=gettext_lazy("Place, cluster or policy"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("If you know: its name, as Hefei."),
    )
    dimension = forms.ChoiceField(label=gettext_lazy("Question"), choices=dimensions, required=False)
    contact = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy(
            "Only if we may ask back. It is never shown, and deleted when the suggestion is settled."
        ),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    form = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_by_a_machine(self) -> bool:
        """Whether something was written where people see no field."""
        return bool(self.cleaned_data.get("website"))

    @property
    def wanted(self) -> dict[str, Any]:
        """What goes into the item as it is."""
        return {name: self.cleaned_data[name] for name in ("url", "note", "case", "dimension", "contact")}

    def clean(self) -> dict[str, Any]:
        """Neither at once nor days later."""
        given = super().clean() or self.cleaned_data
        try:
            shown = _SIGNER.unsign(given.get("form") or "", max_age=LASTS)
        except signing.BadSignature:  # too old, too
            shown = ""
        if not shown:
            self.add_error(
                None, _("This page was open for too long: look whether all is as you wrote it, and send it again.")
            )
        elif not _is_older(given["form"]):
            self.add_error(None, _("That was very fast. Wait a few seconds, and send it again."))
        return given


def _is_older(signed: str) -> bool:
    """Whether the form was shown long enough ago for somebody to have filled it in."""
    try:
        _SIGNER.unsign(signed, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False
