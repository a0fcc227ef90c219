"""What the matrix may be asked for; knows no record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.coverage.table import SORTS
from policyatlas.vocabulary import CASE_KINDS


class CoverageForm(forms.Form):
    """A kind of case and an order. What is not known is left out, and `errors` name it."""

    kind = forms.ChoiceField(
        choices=CASE_KINDS.choices,
        required=False,
        error_messages={"invalid_choice": _("The atlas has no cases of the kind “%(value)s”. Shown are places.")},
    )
    sort = forms.ChoiceField(
        choices=list(SORTS.items()),
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is no order that the table knows. It is sorted by name.")},
    )

    page = forms.CharField(required=False)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is known."""
        self.full_clean()
        return self.cleaned_data
