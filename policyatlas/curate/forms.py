"""Forms for what curators write: each becomes a record in the form of the dossier, and is checked as one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.curate.drafts import drafted
from policyatlas.records.models import Case, Claim, ClaimLink, Comparison, CoverageNote

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


class ClaimField(forms.Field):
    """A claim by its public name: a list of all of them would be no help."""

    widget = forms.TextInput(attrs={"size": 80, "spellcheck": "false"})
    default_error_messages = {
        "unknown": _("There is no claim “%(name)s”. Write its public name as its page does: seattle-times-2022#4.")
    }

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a key, a name, or nothing
        """The name in place of a key."""
        claim = Claim.objects.select_related("source").filter(pk=value).first() if isinstance(value, int) else None
        return claim.public_name if claim else value

    def clean(self, value: Any) -> Claim | None:  # noqa: ANN401 - as above
        """The claim."""
        name = str(self.prepare_value(value) or "").strip()
        super().clean(name)
        claim = Claim.objects.by_name([name]).select_related("source").first() if "#" in name else None
        if claim is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown", params={"name": name})
        return claim


class ClaimLinkForm(RecordForm):
    """How one claim stands to another."""

    kind = "link"
    named_by = ("from_claim", "to_claim", "stance")
    shown_at = {"from": "from_claim", "to": "to_claim"}

    from_claim = ClaimField(label=_("This claim"), help_text=_("Its public name, such as seattle-times-2022#4."))
    to_claim = ClaimField(label=_("that claim"))

    class Meta:
        model = ClaimLink
        fields = ("from_claim", "stance", "to_claim", "question", "note")
        widgets = {
            "question": forms.TextInput(attrs={"size": 80}),
            "note": forms.Textarea(attrs={"rows": 4, "cols": 100}),
        }

    def written(self) -> dict[str, Any]:
        """As an entry of links.yaml."""
        given = self.cleaned_data
        return {
            "from": given["from_claim"].public_name,
            "to": given["to_claim"].public_name,
            "stance": given["stance"],
            "question": given["question"],
            "note": given["note"] or None,
        }


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
