"""What the search may be asked for; knows no record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, NATURES

PATHS = {**{kind.id: kind.path for kind in CASE_KINDS.values()}, "speaker": "speakers", "source": "sources"}
PATHS["claim"] = "claims"
LABELS = {
    **{kind.id: kind.plural for kind in CASE_KINDS.values()},
    "speaker": _("Speakers"),
    "source": _("Sources"),
    "claim": _("Claims"),
}
ONE = {
    **{kind.id: kind.label for kind in CASE_KINDS.values()},
    "speaker": _("Speaker"),
    "source": _("Source"),
    "claim": _("Claim"),
}

KINDS_OF_FACETS = {"dimension": "claims", "nature": "claims", "language": "sources"}


class SearchForm(forms.Form):
    """Words, a kind of record, values of facets, a page. What is not known is left out, and `errors` name it."""

    q = forms.CharField(required=False, empty_value="", strip=False)
    kind = forms.ChoiceField(
        choices=[(path, path) for path in PATHS.values()],
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” is no kind of record. Shown are all.")},
    )
    dimension = forms.ChoiceField(
        choices=DIMENSIONS.choices,
        required=False,
        error_messages={"invalid_choice": _("There is no dimension “%(value)s”. Shown are all.")},
    )
    nature = forms.ChoiceField(
        choices=NATURES.choices,
        required=False,
        error_messages={"invalid_choice": _("There is no nature “%(value)s”. Shown are all.")},
    )
    language = forms.RegexField(
        r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        required=False,
        max_length=35,
        error_messages={"invalid": _("That is no language. Shown are all.")},
    )
    page = forms.CharField(required=False, max_length=20)

    @property
    def asked(self) -> dict[str, str]:
        """What was asked for and is known; a facet stands for the kind of record that has it."""
        self.data = {name: self.data.get(name, "") for name in self.fields}  # NUL is not worth an error of its own
        self.data["q"] = self.data["q"].replace("\0", " ")
        self.full_clean()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if not asked.get("kind"):
            kinds = [kind for facet, kind in KINDS_OF_FACETS.items() if asked.get(facet)]
            asked |= {"kind": kinds[0]} if kinds else {}
        return asked
