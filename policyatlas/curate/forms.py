"""Forms for what curators write: each becomes a record in the form of the dossier, and is checked as one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.curate.drafts import drafted
from policyatlas.records.models import Case, Comparison, CoverageNote

CASES = Case.objects.order_by("name")
COLUMNS = ("case_a", "case_b", "case_c", "case_d")


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """A record of a `kind`; what names it among its kind (`named_by`) is fixed once it is there."""

    kind: str
    named_by: Sequence[str]
    shown_at: dict[str, str] = {}  # where a field of the dossier has another name here

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("Why, in a sentence: kept in the history."),
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a ModelForm takes
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.named_by:
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Hold the record to the rules of its file, unless a field is wrong by itself already."""
        super().clean()
        if not self.errors:
            for name, sentences in drafted(self.kind, self.written()).problems.items():
                name = self.shown_at.get(name, name)
                self.add_error(name if name in self.fields else None, sentences)
        return self.cleaned_data

    def written(self) -> dict[str, Any]:
        """The record as its file would say it, the longest text last."""
        raise NotImplementedError


class ComparisonForm(RecordForm):
    """An editors' introduction: its cases are one to four, in the order of the columns."""

    kind = "comparison"
    named_by = ("slug",)
    shown_at = {"cases": "case_a"}

    case_a = forms.ModelChoiceField(CASES, label=_("Case A"))
    case_b = forms.ModelChoiceField(CASES, label=_("Case B"), required=False)
    case_c = forms.ModelChoiceField(CASES, label=_("Case C"), required=False)
    case_d = forms.ModelChoiceField(CASES, label=_("Case D"), required=False)

    class Meta:
        model = Comparison
        fields = ("title", "slug", "standfirst", "text")
        widgets = {
            "title": forms.TextInput(attrs={"size": 80}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "cols": 100}),
            "text": forms.Textarea(attrs={"rows": 24, "cols": 100}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a ModelForm takes
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name, column in zip(COLUMNS, self.instance.columns.all(), strict=False):
                self.initial[name] = column.case_id

    def written(self) -> dict[str, Any]:
        """As front matter, then the text."""
        given = self.cleaned_data
        cases = [given[name].slug for name in COLUMNS if given[name]]
        return {name: given[name] for name in ("slug", "title", "standfirst")} | {"cases": cases, "text": given["text"]}


class CoverageNoteForm(RecordForm):
    """Why a cell is empty."""

    kind = "coverage"
    named_by = ("case", "dimension")

    class Meta:
        model = CoverageNote
        fields = ("case", "dimension", "state", "searched_on", "sources_searched", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 4, "cols": 80})}

    def written(self) -> dict[str, Any]:
        """As an entry of coverage.yaml."""
        given, searched_on = self.cleaned_data, self.cleaned_data["searched_on"]
        return {
            "case": given["case"].public_name,
            "dimension": given["dimension"],
            "state": given["state"],
            "searched_on": searched_on.isoformat() if searched_on else None,
            "sources_searched": given["sources_searched"],
            "note": given["note"],
        }
