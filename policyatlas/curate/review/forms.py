"""What a reviewer fills in: remarks by field, a reason, another claim that says otherwise; writes nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.curate.checks import source_of
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.curate.entry_forms import EntryForm
from policyatlas.ledger.differences import Difference
from policyatlas.records.models import Claim, Proposal

LONGEST = 2000

type FieldsForm = ClaimForm | EntryForm


def fields_of(proposal: Proposal, data: Mapping[str, Any] | None = None) -> FieldsForm:
    """The form of the record, as it is proposed or as it was sent."""
    if proposal.kind == "claim":
        return ClaimForm(data, claim=proposal.after, typed=proposal.written, source=source_of(proposal))
    name = "" if proposal.step == "add" else proposal.name
    return EntryForm(data, kind=proposal.kind, record=proposal.after, typed=proposal.written, name=name)


class SendBackForm(forms.Form):
    """A remark at each field that the proposal changes, and one on the whole."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, difference: Difference) -> None:
        super().__init__(data, auto_id="back_%s")
        for field in difference.changed:
            self.fields[f"remark-{field.path}"] = _words(field.label, rows=1)
        self.fields["reason"] = _words(_("On the whole"), rows=2)

    @property
    def remarks(self) -> dict[str, str]:
        """What is said, by field of the dossier."""
        found = {name.removeprefix("remark-"): words for name, words in self.cleaned_data.items() if words}
        found.pop("reason", None)
        return found


class SetAsideForm(forms.Form):
    """Why it is given up."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="aside_%s")
        self.fields["reason"] = _words(_("Reason"), rows=2)


class DisputeForm(forms.Form):
    """Which claim says otherwise, about what, and why both stand."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, beside: Sequence[Claim] = ()) -> None:
        super().__init__(data, auto_id="dispute_%s")
        choices: list[tuple[str, Any]] = [("", _("Choose one, or write its name below"))]
        choices += [(claim.public_name, f"{claim.public_name}: {claim.statement}") for claim in beside]
        self.fields["beside"] = forms.ChoiceField(label=_("A claim in the same cell"), choices=choices, required=False)
        self.fields["other"] = forms.CharField(
            label=_("Or another claim"), required=False, max_length=200, help_text=_("Its name, as source-slug#3.")
        )
        self.fields["question"] = forms.CharField(
            label=_("What they differ about"), max_length=300, help_text=_("A few words, as: how much was paid.")
        )
        self.fields["note"] = _words(_("Why both stand"), rows=2)

    def clean(self) -> dict[str, Any]:
        """One claim must be named."""
        given = super().clean() or self.cleaned_data
        if not given.get("beside") and not given.get("other"):
            self.add_error("beside", _("Name the claim that says otherwise."))
        return given

    @property
    def named(self) -> str:
        """The other claim's public name: what is written goes before what is chosen."""
        return str(self.cleaned_data["other"] or self.cleaned_data["beside"])


def _words(label: Any, *, rows: int) -> forms.CharField:  # noqa: ANN401 - a label, translated late
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows, "cols": 60})
    )
