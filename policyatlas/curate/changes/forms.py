"""What somebody says who changes a published record: why, and which claim stands in its place; writes nothing."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.compare.choices import bearing
from policyatlas.curate.changes.changing import Why
from policyatlas.curate.forms import ClaimField
from policyatlas.records.models import Source
from policyatlas.vocabulary import CAUSES

LONGEST = 200_000  # characters of what a page says it showed


class WhyForm(forms.Form):
    """Why a record changes: both are public. The names are long, since fields of records stand in the same form."""

    why_cause = forms.ChoiceField(
        label=_("Cause"),
        choices=[("", _("Choose one")), *((term.id, f"{term.label}: {term.definition}") for term in CAUSES.values())],
        error_messages={"required": _("Choose what made the change necessary.")},
    )
    why_reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        help_text=_("A sentence for readers: it stands in the public ledger."),
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        error_messages={"required": _("Say in a sentence why.")},
    )

    @property
    def why(self) -> Why:
        """What was said."""
        return Why(self.cleaned_data["why_cause"], self.cleaned_data["why_reason"])


class SupersedeForm(WhyForm):
    """The same, and the successor."""

    successor = ClaimField(
        label=_("The claim that stands in its place"),
        help_text=_("Its public name, such as seattle-times-2022#4."),
        error_messages={"required": _("Name the claim that stands in its place.")},
    )
    field_order = ("successor", "why_cause", "why_reason")


class RenameForm(WhyForm):
    """The same, and the slug that the case is to have."""

    slug = forms.SlugField(
        label=_("New slug"),
        max_length=120,
        help_text=_("As in the address: small letters, digits and hyphens. The old address will lead there."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Say what the case is to be called in its address.")},
    )
    field_order = ("slug", "why_cause", "why_reason")

    def clean_slug(self) -> str:
        """In small letters, as all of them are."""
        return str(self.cleaned_data["slug"]).lower()


class MergeForm(WhyForm):
    """The same, and the case that stays."""

    kept = forms.CharField(
        label=_("The case that stays"),
        max_length=200,
        help_text=_("Its name, or its slug as in its address. It must be of the same kind."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Name the case that stays.")},
    )
    field_order = ("kept", "why_cause", "why_reason")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a form takes
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_kept(self) -> str:
        """The slug of the case that goes by this name."""
        typed = str(self.cleaned_data["kept"]).strip()
        named = typed.partition("/")[2] if typed.startswith(f"{self.kind}/") else typed
        meant = [choice for choice in bearing(named) if choice.kind == self.kind]
        exact = [choice for choice in meant if choice.slug == named]
        if len(exact or meant) == 1:
            return (exact or meant)[0].slug
        if meant:
            slugs = ", ".join(choice.slug for choice in meant)
            raise forms.ValidationError(
                _("More than one goes by that name: write one of %(slugs)s."), params={"slugs": slugs}
            )
        raise forms.ValidationError(_("No case of this kind goes by that name: look it up, or write its slug."))


class MergeSourceForm(WhyForm):
    """The same, and the source that stays."""

    kept = forms.CharField(
        label=_("The source that stays"),
        max_length=500,
        help_text=_("Its slug as in its address, or its exact title."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Name the source that stays.")},
    )
    field_order = ("kept", "why_cause", "why_reason")

    def clean_kept(self) -> str:
        """The slug of the source that goes by this slug or title."""
        typed = " ".join(str(self.cleaned_data["kept"]).split())
        slug = typed.removeprefix("source/")
        if Source.objects.held().at(slug) is not None:
            return slug
        meant = [source.slug for source in Source.objects.entitled(typed)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise forms.ValidationError(
                _("More than one goes by that name: write one of %(slugs)s."), params={"slugs": ", ".join(meant)}
            )
        raise forms.ValidationError(_("No source has that slug or title: look it up, and write its slug."))


def seen_in(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The record as the page showed it that this was sent from; None where that cannot be told."""
    said = str(data.get("seen", ""))
    try:
        seen = json.loads(said) if 0 < len(said) <= LONGEST else None
    except (ValueError, RecursionError):
        return None
    return seen if isinstance(seen, dict) else None
