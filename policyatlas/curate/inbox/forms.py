"""Forms of the inbox: what is looked for, what is added, why something is declined; knows no item."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.curate.doors import PROPOSES
from policyatlas.curate.inbox.extraction import MOST_LETTERS
from policyatlas.records.models import Case
from policyatlas.vocabulary import DIMENSIONS, INTAKE_STATES

MOST_PASTED = 2_000_000  # letters; what a form may hold in all is bounded by Django, too
ADDRESS = URLValidator(
    schemes=["http", "https"],
    message=gettext_lazy("Write an address of the web, one that begins with https:// or http://."),
)


def dimensions() -> list[tuple[str, Any]]:
    """For a choice of one dimension."""
    return [("", _("Any question")), *((one.id, one.label) for one in DIMENSIONS.values())]


class CaseField(forms.CharField):
    """A case by its slug, its public name or any of its names."""

    def clean(self, value: Any) -> Case | None:  # noqa: ANN401 - what was sent
        """The case; None where nothing is written."""
        typed = str(value or "").replace("\0", "").strip()
        if not typed:
            return None
        kind, _slash, slug = typed.rpartition("/")
        found = Case.objects.filter(Q(slug=slug[:120]) | Q(name__iexact=typed), **({"case_kind": kind} if kind else {}))
        case = found.first()
        if case is None:
            raise forms.ValidationError(
                _("No case is called “%(typed)s”: write its name as its page does, or leave it empty."),
                params={"typed": typed[:80]},
            )
        return case


class PastedField(forms.CharField):
    """A text as it was pasted, without the null characters that some programs leave in one."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - what was sent
        """The text."""
        return str(super().to_python(value) or "").replace("\0", "")


class WantedForm(forms.Form):
    """Why a source is wanted: in words, and the cell that it may fill."""

    note = forms.CharField(
        label=gettext_lazy("Why it is wanted"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("In a sentence; only curators see it."),
    )
    case = CaseField(
        label=gettext_lazy("Case"),
        required=False,
        help_text=gettext_lazy("That it may say something about: its name, as Hefei."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    dimension = forms.ChoiceField(label=gettext_lazy("Question"), choices=dimensions, required=False)


class TextForm(forms.Form):
    """A text as a file or pasted; exactly one of them."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,  # said in our own words
        help_text=gettext_lazy("A web page, PDF, text or Markdown. Only its words are kept, for curators."),
        widget=forms.ClearableFileInput(attrs={"accept": ".html,.htm,.xhtml,.pdf,.txt,.md,.markdown,text/*"}),
    )
    text = PastedField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=min(MOST_PASTED, MOST_LETTERS),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Pasted: the title first, a blank line between paragraphs. It stays private."),
    )

    def clean(self) -> dict[str, Any]:
        """One text, not two."""
        given = super().clean() or self.cleaned_data
        if given.get("file") and str(given.get("text") or "").strip():
            self.add_error("text", _("There is a file and a text: keep one of them."))
        return given

    @property
    def has_text(self) -> bool:
        """Whether there is a file or a text."""
        given = self.cleaned_data
        return bool(given.get("file")) or bool(str(given.get("text") or "").strip())


class GiveTextForm(TextForm):
    """The text of an item that has none yet."""

    def clean(self) -> dict[str, Any]:
        """There has to be one."""
        given = super().clean()
        if not self.errors and not self.has_text:
            self.add_error("text", _("Choose a file or paste the text."))
        return given


class AddForm(TextForm, WantedForm):
    """A new item: an address, a text or both."""

    url = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=2000,
        validators=[ADDRESS],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("The page is fetched now, unless there is a text below."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"), required=False, max_length=300, help_text=gettext_lazy("Empty: the first line.")
    )
    later = forms.BooleanField(label=gettext_lazy("Only note it down; fetch nothing now"), required=False)
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["url", "file", "text", "title", "note", "case", "dimension", "later"]

    def clean(self) -> dict[str, Any]:
        """Something to begin with."""
        given = super().clean()
        if not self.errors and not given.get("url") and not self.has_text:
            self.add_error("url", _("Give an address, choose a file or paste the text."))
        return given

    @property
    def wanted(self) -> dict[str, Any]:
        """What goes into the item as it is."""
        return {name: self.cleaned_data[name] for name in ("title", "note", "case", "dimension")}


class HandOverForm(forms.Form):
    """Who goes on with it."""

    to = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Hand it over to"),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever a form takes
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = (  # type: ignore[attr-defined]
            User.objects.with_perm(PROPOSES, backend="django.contrib.auth.backends.ModelBackend")
            .filter(is_active=True)
            .order_by("username")
        )


class DeclineForm(forms.Form):
    """Why it is not for the atlas."""

    reason = forms.CharField(label=gettext_lazy("Reason"), required=False, max_length=500)


class FilterForm(forms.Form):
    """What of the inbox is shown; what is not known is left out."""

    state = forms.ChoiceField(
        choices=lambda: [
            ("", _("All open")),
            ("all", _("All")),
            *((one.id, one.label) for one in INTAKE_STATES.values()),
        ],
        required=False,
    )
    who = forms.ChoiceField(
        choices=lambda: [("", _("Anybody")), ("me", _("Me")), ("nobody", _("Nobody yet"))], required=False
    )
    page = forms.IntegerField(min_value=1, required=False)
