"""What a list may be asked for; knows no record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.browse import indicators
from policyatlas.browse.lists import SORTS, VOICE_SORTS
from policyatlas.browse.said import GROUPINGS
from policyatlas.vocabulary import DIMENSIONS


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


class VoicesForm(ListForm):
    """The same of those who speak and publish, who have no date to be sorted by."""

    sort = forms.ChoiceField(
        choices=list(VOICE_SORTS.items()),
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is no order that the list knows. It is sorted by name.")},
    )


class SaidForm(ListForm):
    """How the claims that somebody makes are grouped, and a page of them."""

    sort = forms.ChoiceField(
        choices=list(GROUPINGS.items()),
        required=False,
        error_messages={"invalid_choice": _("Claims are not sorted by “%(value)s”. They are sorted by case.")},
    )


class DisagreementsForm(forms.Form):
    """A case, a dimension and a page; whether the case has any disagreement is for the list to say."""

    case = forms.CharField(required=False, max_length=120)
    dimension = forms.ChoiceField(
        choices=DIMENSIONS.choices,
        required=False,
        error_messages={"invalid_choice": _("There is no dimension “%(value)s”. Shown are all.")},
    )
    page = forms.CharField(required=False, max_length=20)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is known."""
        self.full_clean()
        return self.cleaned_data
