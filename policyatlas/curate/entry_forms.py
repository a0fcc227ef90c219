"""A form for any record of the dossier, made from its format; knows no kind of record in particular.

Fields that hold lists of records have no place in it and stay as they are.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from policyatlas.curate.drafts import Draft, drafted
from policyatlas.curate.entry_fields import is_wanted, leaves
from policyatlas.dossiers.format import KINDS
from policyatlas.records.names import address_of

# What names a record among its kind is fixed once it is there. A case may get another slug: its old one is kept.
NAMED_BY = {
    "publisher": ("slug",),
    "source": ("slug",),
    "summary": ("case",),
    "transfer": ("model", "learner", "source", "claim"),
    "link": ("from", "to", "stance"),
    "coverage": ("case", "dimension"),
    "comparison": ("slug",),
}
CASES = ("place", "cluster", "policy")


class EntryForm(forms.Form):
    """A record of a `kind`. `record` is how it is proposed so far; `typed` what was last in the fields.

    `name` is what the record goes by already, empty where it is new.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        kind: str,
        record: Mapping[str, Any] | None = None,
        typed: Mapping[str, Any] | None = None,
        name: str = "",
        **kwargs: Any,  # noqa: ANN401 - whatever a form takes
    ) -> None:
        self.kind, self.record, self.name = kind, dict(record or {}), name
        self.draft: Draft | None = None
        self.leaves = {leaf.path: leaf for leaf in leaves(KINDS[kind].entry)}
        shown = {path: leaf.shown(_at(self.record, path)) for path, leaf in self.leaves.items()}
        kwargs["initial"] = shown | dict(typed or {})
        super().__init__(data, **kwargs)
        for path, leaf in self.leaves.items():
            self.fields[path] = leaf.field(kind)
        for path in NAMED_BY.get(kind, ()) if name else ():
            self.fields[path].disabled = True

    def clean(self) -> dict[str, Any]:
        """Hold the record to the rules of its file; a field that cannot be read has its sentence already."""
        super().clean()
        self._form = self._put_together()
        self.draft = drafted(self.kind, self._form)
        for path, sentences in self.draft.problems.items():
            name = next((name for name in self.leaves if path and (name == path or name.startswith(f"{path}."))), None)
            if name is None or name not in self.errors:
                self.add_error(name, sentences)
        return self.cleaned_data

    def written(self) -> dict[str, Any]:
        """The record in the form of its dossier. What cannot be read stands in it as it was typed, and is refused."""
        if not self.is_bound:
            return self.record
        if not self.errors and self.draft is not None and self.draft.unit is not None:
            form: dict[str, Any] = self.draft.unit.entry.form()
            return form
        return self._form

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, for the proposal to keep."""
        return {path: self._typed(path) for path in self.leaves}

    def _typed(self, path: str) -> Any:  # noqa: ANN401 - text, or a list of ids
        value = self[path].value()
        return [_storable(one) for one in value or []] if self.leaves[path].is_many else _storable(value)

    def _put_together(self) -> dict[str, Any]:
        form: dict[str, Any] = {}
        for name, info in KINDS[self.kind].entry.model_fields.items():
            name = info.alias or name
            inner = [path for path in self.leaves if path.startswith(f"{name}.")]
            if inner:
                values = {path.partition(".")[2]: self._value(path) for path in inner}
                value: Any = values if any(values.values()) else None
            else:
                value = self._value(name) if name in self.leaves else self.record.get(name)
            if is_wanted(info) or value not in (None, [], {}):
                form[name] = value
        if self.kind in CASES:
            self._name_case(form)
        return form

    def _name_case(self, form: dict[str, Any]) -> None:
        """A new case gets its slug from its name, where none is written; one that is renamed keeps the old one."""
        if not form.get("slug"):
            form["slug"] = self.name or address_of(str(form.get("name") or "")) or None
        former = form.get("formerly", [])
        if self.name and form["slug"] != self.name and isinstance(former, list) and self.name not in former:
            form["formerly"] = [*former, self.name]

    def _value(self, path: str) -> Any:  # noqa: ANN401 - whatever the dossier wants there
        """What a field says; adds an error where it cannot be read."""
        typed = self._typed(path)
        try:
            return self.leaves[path].read(self.cleaned_data.get(path, typed))
        except ValidationError as error:
            self.add_error(path, error)
            return typed.splitlines() if self.leaves[path].sort == "lines" else typed


def _at(record: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - whatever stands there
    outer, dot, inner = path.partition(".")
    value = record.get(outer)
    return _at(value, inner) if dot and isinstance(value, Mapping) else None if dot else value


def _storable(value: Any) -> str:  # noqa: ANN401 - whatever a browser sent
    """As text that a database takes."""
    return str("" if value is None else value).replace("\0", "\ufffd")
