"""The form in which a source is written, with every field of the dossier; knows neither proposal nor screen.

form = SourceForm(request.POST, initial=source_from(intake))
form.is_valid() and steps.confirm(intake, form.written, publisher=form.new_publisher, ...)
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.curate.drafts import drafted
from policyatlas.curate.inbox.guesses import publisher_called
from policyatlas.dossiers.format import Relayed, Source
from policyatlas.records.models import Publisher
from policyatlas.records.names import address_of
from policyatlas.vocabulary import PUBLISHER_KINDS, SOURCE_KINDS, Text, Vocabulary

PATHS = {
    **{name: name for name in Source.model_fields if name not in ("relays", "formerly")},
    **{f"relays_{name}": f"relays.{name}" for name in Relayed.model_fields},
}
LISTS = ("authors", "relays_authors")
AFFILIATED = {"": None, "yes": True, "no": False}


def _told(name: str) -> str:
    """What the format says of a field of a source."""
    return f"{Source.model_fields[name].description or ''}.".replace("null", "empty")


def _line(label: Text, help_text: Text = "", **attrs: Any) -> forms.CharField:  # noqa: ANN401 - of an element
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget)


def _lines(label: Text, help_text: Text = "", rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "cols": 60})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget)


def _term(vocabulary: Vocabulary[Any], label: Text, empty: Text) -> forms.ChoiceField:
    def choices() -> list[tuple[str, Text]]:
        return [("", empty), *((term.id, f"{term.label}: {term.definition}") for term in vocabulary.values())]

    return forms.ChoiceField(label=label, choices=choices, required=False)


class SourceForm(forms.Form):
    """A source, and with it a publisher that the atlas does not know yet."""

    title = _lines(gettext_lazy("Title"), _told("title"))
    authors = _lines(gettext_lazy("Authors"), gettext_lazy("As published, one a line."))
    publisher = _line(
        gettext_lazy("Publisher"), gettext_lazy("Its name; empty where none is shown."), list="publishers"
    )
    add_publisher = forms.BooleanField(label=gettext_lazy("Add it as a new publisher"), required=False)
    publisher_kind = _term(PUBLISHER_KINDS, gettext_lazy("Kind of publisher"), gettext_lazy("Not known"))
    publisher_country = _line(gettext_lazy("Its country"), gettext_lazy("Two letters of ISO 3166-1, as CN."), size=4)
    publisher_state = forms.ChoiceField(
        label=gettext_lazy("Owned and edited by a state or a party"),
        choices=[("", gettext_lazy("Not known")), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        required=False,
    )
    published = _line(gettext_lazy("Published"), _told("published"), size=12)
    kind = _term(SOURCE_KINDS, gettext_lazy("Kind"), gettext_lazy("Choose one"))
    language = _line(gettext_lazy("Language"), gettext_lazy("As BCP 47 writes it: en, zh, zh-Hant, de."), size=8)
    url = _line(gettext_lazy("Address"), _told("url"), inputmode="url")
    archived_url = _line(gettext_lazy("Archived copy"), _told("archived_url"), inputmode="url")
    via = _line(gettext_lazy("Read at"), _told("via"))
    relays_title = _line(gettext_lazy("Title of that text"))
    relays_publisher = _line(gettext_lazy("Its publisher"), list="publishers")
    relays_authors = _lines(gettext_lazy("Its authors"), gettext_lazy("One a line."))
    relays_published = _line(gettext_lazy("Its date"), gettext_lazy("YYYY, YYYY-MM or YYYY-MM-DD."), size=12)
    slug = _line(gettext_lazy("Slug"), gettext_lazy("Part of its lasting address: small letters, digits and hyphens."))
    notes = _lines(gettext_lazy("Notes"), _told("notes"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        shown = {name: "\n".join(value) if name in LISTS else value for name, value in flat(initial or {}).items()}
        super().__init__(data, initial=shown)
        self.written: dict[str, Any] = {}
        self.new_publisher: dict[str, Any] | None = None

    def clean(self) -> dict[str, Any]:
        """Hold source and publisher to the rules of their files."""
        super().clean()
        given = {name: (value or "").replace("\0", "") for name, value in self.cleaned_data.items() if name in PATHS}
        along = self._publisher(given)
        self.written = self._source(given)
        draft = drafted("source", self.written, along=along)
        fields = {path: name for name, path in PATHS.items()}
        for path, sentences in draft.problems.items():
            name = fields.get(path, fields.get(path.partition(".")[0]))
            if name not in self.errors:
                self.add_error(name, sentences)
        if draft.unit is not None:
            self.written = draft.unit.entry.form()
        return self.cleaned_data

    def _source(self, given: Mapping[str, str]) -> dict[str, Any]:
        values = {name: _read(name, value) for name, value in given.items()}
        relays = {path: values.pop(f"relays_{path}") for path in Relayed.model_fields if f"relays_{path}" in values}
        source = {name: values[name] for name in Source.model_fields if name in values}
        return source | ({"relays": relays} if any(relays.values()) else {})

    def _publisher(self, given: dict[str, str]) -> list[str]:
        """Put the publisher's slug in place of its name; that of a new one, where it is to be added."""
        name = " ".join(given.get("publisher", "").split())
        known = publisher_called(name) if name else None
        if known or not name:
            given["publisher"] = known.slug if known else ""
            return []
        slug = address_of(name)
        given["publisher"] = slug
        if not self.cleaned_data.get("add_publisher"):
            self.add_error("publisher", self._unknown(name))
            return [slug]
        self.new_publisher = {
            "slug": slug,
            "name": name,
            "kind": self.cleaned_data.get("publisher_kind") or None,
            "country": self.cleaned_data.get("publisher_country", "").strip().upper() or None,
            "state_affiliated": AFFILIATED[self.cleaned_data.get("publisher_state") or ""],
        }
        shown = {"kind": "publisher_kind", "country": "publisher_country", "state_affiliated": "publisher_state"}
        for path, sentences in drafted("publisher", self.new_publisher).problems.items():
            self.add_error(shown.get(path, "publisher"), sentences)
        return [slug]

    def _unknown(self, name: str) -> str:
        words = [word for word in name.split() if len(word) > 3] or [name]
        like = Publisher.objects.called_like(words)[:4]
        nearest = ", ".join(one.name for one in like)
        if nearest:
            return _(
                "No publisher is called “%(name)s” here. The nearest are: %(nearest)s. Write the name of one of them,"
                " or tick “Add it as a new publisher”."
            ) % {"name": name, "nearest": nearest}
        return _("No publisher is called “%(name)s” here: mend the name, or tick “Add it as a new publisher”.") % {
            "name": name
        }

    def relaying(self, original: Mapping[str, Any]) -> "SourceForm":
        """The form as it is typed, with this text filled in as the one that the source passes on."""
        shown: dict[str, Any] = {name: self[name].value() or "" for name in self.fields}
        shown |= {f"relays_{name}": original.get(name) or "" for name in Relayed.model_fields}
        for name in LISTS:
            shown[name] = shown[name].split("\n") if isinstance(shown[name], str) else shown[name]
        return SourceForm(initial=shown)

    def refuse(self, problems: Mapping[str, list[str]]) -> None:
        """Take over sentences by field of the dossier."""
        fields = {path: name for name, path in PATHS.items()}
        for path, sentences in problems.items():
            self.add_error(fields.get(path), sentences)


def flat(source: Mapping[str, Any]) -> dict[str, Any]:
    """A source in the form of its dossier, as the fields of the form."""
    values = {name: value for name, value in source.items() if name != "relays"}
    relays = source.get("relays") or {}
    return values | {f"relays_{name}": value for name, value in relays.items()}


def _read(name: str, value: str) -> Any:  # noqa: ANN401 - a text, a list or nothing
    if name in LISTS:
        return [" ".join(line.split()) for line in value.splitlines() if line.strip()]
    return value.strip() or None
