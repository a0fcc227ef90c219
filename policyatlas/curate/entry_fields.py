"""The fields of any record of the dossier as a person types them, read off its format; knows no kind in particular."""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic.fields import FieldInfo

from policyatlas.curate.claim_forms import case_named
from policyatlas.curate.figures import read_number, read_whole
from policyatlas.dossiers.format import Entry, Level, level_of, vocabularies_of
from policyatlas.dossiers.format.fields import SLUG, CaseName, Text
from policyatlas.ledger.differences import in_digits, label_of
from policyatlas.vocabulary import CASE_KINDS, Domain, Term

YES_OR_NO = (("", gettext_lazy("Not known")), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
ONE_A_LINE = ("lines", "pairs")

# Fields that name cases by their slugs, and of which kinds; those typed as CaseName say the kind themselves.
REFERS = {"within": ("place",), "members": ("place",), "places": ("place",), "cases": tuple(CASE_KINDS)}
LONG = {"summary/text": 16, "comparison/text": 20, "comparison/standfirst": 3}  # rows


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field that a person can type, by its dotted name, of one of the sorts that `field` knows."""

    path: str
    sort: str
    info: FieldInfo
    terms: tuple[Term, ...] = ()
    names_case: bool = False

    @property
    def is_many(self) -> bool:
        """Whether several terms may be chosen."""
        return self.sort == "terms"

    def field(self, kind: str) -> forms.Field:
        """As it stands in a form."""
        common: dict[str, Any] = {"label": label_of(kind, self.path), "required": False, "help_text": self._help()}
        if self.is_many:
            chosen: forms.Field = forms.MultipleChoiceField(
                choices=[(term.id, _in_full(term)) for term in self.terms],
                widget=forms.CheckboxSelectMultiple,
                **common,
            )
            return chosen
        if self.sort == "yes-no":
            return forms.ChoiceField(choices=YES_OR_NO, **common)
        if self.terms:
            return forms.ChoiceField(choices=[("", "—"), *((term.id, term.label) for term in self.terms)], **common)
        rows = LONG.get(f"{kind}/{self.path}") or {"text": 4, "lines": 3, "pairs": 2}.get(self.sort)
        attrs = {"autocomplete": "off"} | ({"rows": str(rows), "cols": "60"} if rows else {})
        if self.sort in ("whole", "number"):
            attrs |= {"inputmode": "text" if self.sort == "number" else "numeric", "size": "12"}
        widget = forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs)
        return forms.CharField(widget=widget, strip=False, **common)

    def read(self, typed: Any) -> Any:  # noqa: ANN401 - what was typed, and what the dossier wants there
        """What somebody typed, as the dossier writes it. Raises ValidationError."""
        if self.is_many:
            return list(typed or [])
        typed = str(typed or "").strip()
        if self.sort in ONE_A_LINE:
            lines = [line.strip() for line in typed.splitlines() if line.strip()]
            return dict(map(_pair, lines)) if self.sort == "pairs" else [self._named(line) for line in lines]
        if not typed:
            return None
        if self.sort == "yes-no":
            return typed == "yes"
        readers: Mapping[str, Callable[[str], Any]] = {"number": read_number, "whole": read_whole}
        return readers.get(self.sort, self._named)(typed)

    def shown(self, value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
        """What stands in the field of a record that holds this."""
        if self.is_many:
            return [str(one) for one in value] if isinstance(value, list) else []
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Mapping):
            return "\n".join(f"{key}: {one}" for key, one in value.items())
        return "\n".join(map(str, value)) if isinstance(value, list) else in_digits(value)

    def _named(self, typed: str) -> str:
        """A case by any of its names becomes the one that the dossier writes; all else stays as it is typed."""
        if self.names_case:
            return case_named(typed)
        kinds = REFERS.get(self.path, ())
        if not kinds or SLUG.fullmatch(typed):
            return typed
        kind, _slash, slug = case_named(typed, kinds).partition("/")
        return slug if kind in kinds else typed

    def _help(self) -> str:
        said = [f"{self.info.description}.".replace("null", _("empty"))]
        if self.sort in ONE_A_LINE:
            said.append(_("One a line."))
        if self.names_case or self.path in REFERS:
            said.append(_("A name will do."))
        if not self.terms and self.sort in ("line", "whole", "number", "pairs"):
            example = (self.info.examples or [None])[0]
            said.append(_("As: %(example)s.") % {"example": str(self.shown(example)).replace("\n", ", ")})
        return " ".join(said)


def leaves(entry: type[Entry], outer: str = "") -> Iterator[Leaf]:
    """Each field that a person can type; lists of records have none."""
    for name, info in entry.model_fields.items():
        path = f"{outer}{info.alias or name}"
        sort = _sort(info.annotation)
        if isinstance(sort, str):
            terms = tuple(term for one in vocabularies_of(info) for term in one.values())
            many = "terms" if terms and sort == "lines" else sort
            yield Leaf(path, many, info, _by_domain(terms), _is_case_name(info.annotation))
        elif sort is not None and not outer:
            yield from leaves(sort, f"{path}.")


def is_wanted(info: FieldInfo) -> bool:
    """Whether it is always written, if only as null."""
    return level_of(info) is not Level.OPTIONAL


def _sort(annotation: Any) -> str | type[Entry] | None:  # noqa: ANN401 - whatever a field is annotated with
    if annotation is Text:
        return "text"
    if isinstance(annotation, TypeAliasType):
        return _sort(annotation.__value__)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _sort(inner[0])
    if origin in (Union, types.UnionType):
        sorts = {_sort(one) for one in inner if one is not type(None)}
        return "number" if sorts == {"whole", "number"} else sorts.pop() if len(sorts) == 1 else None
    if origin is list:
        return "lines" if _sort(inner[0]) == "line" else None
    if origin is dict:
        return "pairs"
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return {str: "line", int: "whole", float: "number", bool: "yes-no"}.get(annotation)


def _is_case_name(annotation: Any) -> bool:  # noqa: ANN401 - as above
    return annotation is CaseName


def _by_domain(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Tools after the domain that they belong to, all else in its order."""
    domains = [term for term in terms if isinstance(term, Domain)]
    return tuple(one for domain in domains for one in (domain, *domain.instruments)) or terms


def _in_full(term: Term) -> str:
    return _("%(domain)s, no tool named") % {"domain": term.label} if isinstance(term, Domain) else str(term.label)


def _pair(line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValidationError(
            _("“%(line)s” has no colon: write the system, a colon and the code."), params={"line": line[:60]}
        )
    return key.strip(), value.strip()
