"""The form in which a claim is written, with every field of the dossier; knows neither proposal nor screen.

form = ClaimForm(request.POST, claim=proposal.after, source=source_of(proposal))
proposals.keep(proposal, form.written(), written=form.typed(), ...)  # sound or not, nothing is lost
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.compare.choices import Choice, bearing, holding, near
from policyatlas.curate.claim_fields import (
    LISTS,
    NUMBERS,
    PATHS,
    SECTIONS,
    WHOLE,
    YES_OR_NO,
    Section,
    field_at,
    initial_from,
    put_together,
)
from policyatlas.curate.drafts import Draft, drafted
from policyatlas.curate.figures import read_number, read_whole
from policyatlas.vocabulary import (
    BASES,
    BOUNDARY_RULES,
    CASE_KINDS,
    DESIGNS,
    DIMENSIONS,
    INDICATORS,
    NATURES,
    QUALIFIERS,
    TIMES,
    UNITS,
    BoundaryRule,
    Dimension,
    Text,
    Vocabulary,
)

MOST_WORDS = 40
NO_SOURCE = {"slug": "source"}


@dataclass(frozen=True, slots=True)
class Fieldset:
    """A section of the form as it is shown."""

    section: Section
    fields: tuple[forms.BoundField, ...]
    is_open: bool


def _one(label: Text, help_text: Text = "", *, size: int = 40) -> forms.CharField:
    """A line of text; how long it may be is the dossier's rule, told in a sentence."""
    widget = forms.TextInput(attrs={"size": size, "autocomplete": "off"})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget)


def _many(label: Text, help_text: Text = "", *, rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows, "cols": 60})
    )


def _digits(label: Text, help_text: Text = "", *, size: int = 8) -> forms.CharField:
    """A number as it is typed, so that what cannot be read stays where it was."""
    widget = forms.TextInput(attrs={"size": size, "inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget)


def _term(vocabulary: Vocabulary[Any], label: Text, empty: Text, *, say: str = "") -> forms.ChoiceField:
    """One term of a closed list; `say` names what is told of a term beside its label."""

    def choices() -> list[tuple[str, Text]]:
        terms = vocabulary.values()
        told = [(term.id, f"{term.label}: {getattr(term, say)}" if say else term.label) for term in terms]
        return [("", empty), *told]

    return forms.ChoiceField(label=label, choices=choices, required=False)


class ClaimForm(forms.Form):
    """A claim. `claim` is how it stands so far, in the form of its dossier; `typed` what was last in the fields."""

    about = _many(
        gettext_lazy("Cases"),
        gettext_lazy("One a line, the main one first: a name as Hefei, or place/, cluster/ or policy/ and a slug."),
    )
    dimension = _term(DIMENSIONS, gettext_lazy("Dimension"), gettext_lazy("Choose one"), say="question")
    statement = _many(
        gettext_lazy("Statement"),
        gettext_lazy("One claim in our own words that can be read by itself, at most about forty words."),
        rows=4,
    )
    nature = _term(NATURES, gettext_lazy("Nature"), gettext_lazy("Choose one"), say="definition")
    design = _term(
        DESIGNS, gettext_lazy("Compared with (outcomes and risks only)"), gettext_lazy("Not said"), say="definition"
    )
    short = _many(gettext_lazy("Shorter text for the cells of a comparison"))
    lead = forms.BooleanField(label=gettext_lazy("Stands first in its cell"), required=False)
    passage_opens = _one(gettext_lazy("Opens with"), gettext_lazy("Two to six words as in the source."))
    passage_closes = _one(gettext_lazy("Closes with"), gettext_lazy("Empty where the opening words are all of it."))
    passage_paragraph = _digits(gettext_lazy("Paragraph"), gettext_lazy("The title is 1."))
    passage_page = _digits(gettext_lazy("Page"))
    said_by_name = _one(gettext_lazy("Name"), gettext_lazy("Of a person or a body, as the source gives it."))
    said_by_romanised = _one(gettext_lazy("Name in Latin letters"), gettext_lazy("Where it is in others."))
    said_by_role = _one(gettext_lazy("Role"))
    said_by_organisation = _one(gettext_lazy("Organisation"))
    relayed = forms.BooleanField(label=gettext_lazy("The source reports that another text says so"), required=False)
    relayed_from_title = _one(gettext_lazy("Title of that text"))
    relayed_from_publisher = _one(gettext_lazy("Its publisher"))
    relayed_from_authors = _many(gettext_lazy("Its authors"), gettext_lazy("One a line."))
    relayed_from_published = _one(gettext_lazy("Its date"), gettext_lazy("YYYY, YYYY-MM or YYYY-MM-DD."), size=12)
    measure_indicator = _term(INDICATORS, gettext_lazy("Indicator"), gettext_lazy("None fits"))
    measure_label = _one(gettext_lazy("What is measured, in words"))
    measure_value = _digits(
        gettext_lazy("Value"),
        gettext_lazy("Digits, as 787000000 or 787 million; of a range the lower end."),
        size=18,
    )
    measure_value_to = _digits(gettext_lazy("Upper end of a range"), size=18)
    measure_unit = _term(UNITS, gettext_lazy("Unit"), gettext_lazy("Choose one"))
    measure_year = _digits(gettext_lazy("Year"), gettext_lazy("That it holds for."))
    measure_span_from = _digits(gettext_lazy("Over the years from"))
    measure_span_to = _digits(gettext_lazy("to"))
    measure_qualifier = _term(QUALIFIERS, gettext_lazy("How sure"), gettext_lazy("Exact, or not said"))
    measure_basis = _term(BASES, gettext_lazy("Basis"), gettext_lazy("Not said"), say="definition")
    measure_time = _term(TIMES, gettext_lazy("Time"), gettext_lazy("Not said"), say="definition")
    measure_area = _one(gettext_lazy("Place that it holds for"), gettext_lazy("A name or a slug."), size=24)
    measure_price = _one(gettext_lazy("Prices"), gettext_lazy("current, or constant-2015 with the year."), size=14)
    measure_original_value = _digits(gettext_lazy("Converted from"), gettext_lazy("The figure in the source."), size=18)
    measure_original_unit = _term(UNITS, gettext_lazy("in the unit"), gettext_lazy("Choose one"))
    note = _many(gettext_lazy("Note"), gettext_lazy("For curators only: doubts about the statement."))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        claim: Mapping[str, Any] | None = None,
        typed: Mapping[str, Any] | None = None,
        source: Mapping[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - whatever a form takes
    ) -> None:
        self.claim = dict(claim or {})
        self.source = source or NO_SOURCE
        kwargs["initial"] = {**initial_from(self.claim), **(typed or {}), **(kwargs.get("initial") or {})}
        super().__init__(data, **kwargs)
        self.fields["about"].widget.attrs.update(_suggesting())
        self.draft: Draft | None = None

    def clean(self) -> dict[str, Any]:
        """Hold the claim to the rules of its file; a field that cannot be read has its sentence already."""
        super().clean()
        self._form = put_together(dict(self._values()), self.claim)
        self.draft = drafted("claim", self._form, source=self.source)
        for path, sentences in self.draft.problems.items():
            name = field_at(path)
            if name is None or name not in self.errors:
                self.add_error(name, sentences)
        return self.cleaned_data

    def written(self) -> dict[str, Any]:
        """The claim in the form of its dossier. What cannot be read stands in it as it was typed, and is refused."""
        if not self.is_bound:
            return self.claim
        if not self.errors and self.draft is not None and self.draft.unit is not None:
            form: dict[str, Any] = self.draft.unit.entry.form()
            return form
        return self._form

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, for the proposal to keep."""
        values = {name: self[name].value() for name in PATHS if name in self.fields}
        return {name: bool(value) if PATHS[name] in YES_OR_NO else _storable(value) for name, value in values.items()}

    @property
    def sections(self) -> Iterator[Fieldset]:
        """The form as it is shown; what is folded is open where something stands in it or is wrong with it."""
        for section in SECTIONS:
            fields = tuple(self[name] for name in section.fields)
            is_open = not section.is_folded or any(field.value() or field.errors for field in fields)
            yield Fieldset(section, fields, is_open)

    @property
    def rules(self) -> tuple[tuple[BoundaryRule, tuple[Dimension, ...]], ...]:
        """What decides between dimensions, one line each."""
        return tuple((rule, tuple(DIMENSIONS[one] for one in rule.dimensions)) for rule in BOUNDARY_RULES)

    @property
    def words(self) -> int:
        """How many words the statement has."""
        return len(str(self["statement"].value() or "").split())

    @property
    def most_words(self) -> int:
        """How many it should have at most."""
        return MOST_WORDS

    def _values(self) -> Iterator[tuple[str, Any]]:
        """What the fields say, by dotted name; adds an error where one cannot be read."""
        for name, path in PATHS.items():
            if name in self.errors or name not in self.cleaned_data:
                yield path, _storable(self[name].value())
                continue
            value = self.cleaned_data[name]
            try:
                yield path, _read(path, value) if value else value
            except ValidationError as error:
                self.add_error(name, error)
                yield path, value.splitlines() if path in LISTS else value


def _read(path: str, value: str) -> Any:  # noqa: ANN401 - whatever the dossier wants there
    """What somebody typed, as the dossier writes it. Raises ValidationError."""
    if path in NUMBERS:
        return read_number(value)
    if path in WHOLE:
        return read_whole(value)
    if path == "measure.area":
        return case_named(value, kinds=("place",)).partition("/")[2]
    if path in LISTS:
        lines = [line.strip() for line in value.splitlines() if line.strip()]
        return [case_named(line) for line in lines] if path == "about" else lines
    return value


def case_named(typed: str, kinds: tuple[str, ...] = tuple(CASE_KINDS)) -> str:
    """The case that goes by this name, as kind/slug; what is written so already is left to the rules of the dossier."""
    if typed.partition("/")[0] in kinds:
        return typed
    meant = [choice for choice in bearing(typed) if choice.kind in kinds]
    if len(meant) == 1:
        return _name_of(meant[0])
    offered = meant or [choice for choice in holding(typed) or near(typed) if choice.kind in kinds]
    names = ", ".join(f"{_name_of(choice)} ({choice.name})" for choice in offered)
    typed = typed[:80]
    if meant:
        raise ValidationError(
            _("More than one case is called “%(typed)s”: write one of %(names)s."),
            params={"typed": typed, "names": names},
        )
    if offered:
        raise ValidationError(
            _("No case is called “%(typed)s”. The nearest are %(names)s."), params={"typed": typed, "names": names}
        )
    raise ValidationError(
        _("No case is called “%(typed)s”: add the case first, or look up its name."), params={"typed": typed}
    )


def _name_of(choice: Choice) -> str:
    return f"{choice.kind}/{choice.slug}"


def _suggesting() -> dict[str, str]:
    """What asks for cases while a name is being typed."""
    return {
        "data-hx-get": reverse("desk:cases-like"),
        "data-hx-trigger": "input changed delay:250ms",
        "data-hx-target": "#cases-like",
        "data-hx-push-url": "false",
        "autocomplete": "off",
        "spellcheck": "false",
    }


def _storable(value: Any) -> str:  # noqa: ANN401 - whatever a browser sent
    """As text that a database takes."""
    return str("" if value is None else value).replace("\0", "\ufffd")
