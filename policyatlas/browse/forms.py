"""What a list may be asked for; knows no record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.browse import indicators
from policyatlas.browse.lists import SORTS


class ListForm(forms.Form):
    """An order and a page. What is not known is left out, and `errors` name it; the list itself minds page numbers."""

    sort = forms.ChoiceField(
        choices=list(SORTS.items()),
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is no order that the list knows. It is sorted by name.")},
    )
    page = forms.CharField(required=False, max_length=20)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is known."""
        self.full_clean()
        return self.cleaned_data


class FiguresForm(ListForm):
    """The same of the figures of an indicator, which have orders of their own."""

    sort = forms.ChoiceField(
        choices=list(indicators.SORTS.items()),
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is no order that the list knows. It is sorted by case.")},
    )
