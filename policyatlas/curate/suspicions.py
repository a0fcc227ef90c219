"""What an editor may make of a suspicion, as a form that becomes a step; knows no request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.curate import steps
from policyatlas.curate.drafts import drafted
from policyatlas.records.models import Suspicion

DISPUTE, DISMISS, REOPEN = "dispute", "dismiss", "reopen"
DECISIONS = {
    DISPUTE: _("They disagree: say so in public, wherever either claim stands"),
    DISMISS: _("They do not: another thing, time, place or way of counting"),
    REOPEN: _("Look again: it was dismissed too soon"),
}


class SuspicionForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an editor decides. `allowed` are the decisions that this editor may take on this suspicion."""

    allowed: tuple[str, ...] = ()

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    question = forms.CharField(
        label=_("Question"),
        required=False,
        max_length=300,
        help_text=_("Of a disagreement, for readers: what the two differ about."),
        widget=forms.TextInput(attrs={"size": 80}),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        help_text=_("Of a disagreement, for readers: why they may differ. One or two sentences."),
        widget=forms.Textarea(attrs={"rows": 4, "cols": 100}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("For the history; a dismissal needs one."),
        widget=forms.TextInput(attrs={"size": 80}),
    )

    class Meta:
        model = Suspicion
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a ModelForm takes
        super().__init__(*args, **kwargs)
        if "decision" in self.fields:
            self.fields["decision"].choices = [(name, DECISIONS[name]) for name in self.allowed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A disagreement is held to the rules of links.yaml; a dismissal says why."""
        given = super().clean() or self.cleaned_data
        if given.get("decision") == DISPUTE:
            for name, sentences in drafted(
                "link", steps.dispute_as_written(self.instance, **self._words())
            ).problems.items():
                self.add_error(name if name in self.fields else None, sentences)
        elif given.get("decision") == DISMISS and not given.get("reason"):
            self.add_error("reason", _("Say in a sentence why this is no dispute."))
        return given

    def take(self, by: Any) -> None:  # noqa: ANN401 - whoever is signed in
        """Take the decision, as a step."""
        reason = self.cleaned_data["reason"]
        match self.cleaned_data["decision"]:
            case "dispute":
                steps.dispute(self.instance, **self._words(), by=by, reason=reason)
            case "dismiss":
                steps.judge(self.instance, "dismissed", by=by, reason=reason)
            case _:
                steps.judge(self.instance, "open", by=by, reason=reason)

    def _words(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in ("question", "note")}
