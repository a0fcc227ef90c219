"""Why a record changes: what every form of this room asks besides the record itself; writes nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import CAUSES

LONGEST = 500


class WhyForm(forms.Form):
    """The reason, and of a correction the cause. Of what changes at once, the reason has to be given."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=LONGEST,
        help_text=_("In a sentence: it stands in the public history of the record."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    cause = forms.ChoiceField(
        label=_("Cause"),
        required=False,
        choices=[("", _("Not said")), *CAUSES.choices],
        help_text=_("Whether the atlas erred or the world has moved on."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        is_new: bool,
        is_at_once: bool,
        **kwargs: Any,  # noqa: ANN401 - whatever a form takes
    ) -> None:
        super().__init__(data, **kwargs)
        if is_new or is_at_once:
            del self.fields["cause"]
        if is_at_once:
            self.fields["reason"].error_messages["required"] = _("Say in a sentence why: it stands in the history.")
            self.fields["reason"].required = True
