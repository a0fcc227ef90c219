"""What the ledger may be asked for; knows no record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.ledger.corrections import STEPS
from policyatlas.vocabulary import CAUSES

KINDS = [("claim", _("Claims")), ("source", _("Sources")), ("case", _("Cases"))]
UNKNOWN = {"invalid_choice": _("There is no such filter as “%(value)s”: it is left out.")}


class LedgerForm(forms.Form):
    """Cause, kind and step. What is not known is left out, and `errors` name it."""

    cause = forms.ChoiceField(
        label=_("Why"), choices=[("", _("Any cause")), *CAUSES.choices], required=False, error_messages=UNKNOWN
    )
    kind = forms.ChoiceField(
        label=_("What"), choices=[("", _("All records")), *KINDS], required=False, error_messages=UNKNOWN
    )
    step = forms.ChoiceField(
        label=_("How"),
        choices=[("", _("Any change")), *((id_, label) for id_, label in STEPS.items() if id_ != "add")],
        required=False,
        error_messages=UNKNOWN,
    )

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is known."""
        self.full_clean()
        return {name: value for name in self.fields if (value := self.cleaned_data.get(name))}
