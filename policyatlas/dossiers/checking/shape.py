"""Plain values to entries, and pydantic's complaints to sentences; knows nothing that lies between records."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policyatlas.dossiers.format import KINDS, Entry, Kind, Shape, kinds_in
from policyatlas.dossiers.problems import Problem, did_you_mean
from policyatlas.dossiers.reading import File, Value, Where
from policyatlas.dossiers.units import Unit

type Found = Unit[Any] | Problem | str

WRONG_TYPE = {
    "string_type": "must be text: put it in quotes",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number, without quotes",
    "float_type": "must be a number, without quotes",
    "list_type": "must be a list: begin each line of it with a hyphen",
    "dict_type": "must hold fields with values",
    "model_type": "must hold fields with values",
}


def units_in(file: File) -> Iterator[Found]:
    """The entries that a file holds, each checked by itself; of the others their records' names and what is wrong."""
    kinds = kinds_in(file.path)
    match kinds[0].shape:
        case Shape.DOSSIER:
            yield from _dossier(file)
        case Shape.LIST:
            yield from _list(file, kinds[0], (), file.value)
        case Shape.BY_KEY | Shape.TEXTS:
            yield from _mapping(file, kinds[0])
        case Shape.FRONT_MATTER:
            yield from _entry(file, kinds[0], (), file.value)


def _dossier(file: File) -> Iterator[Found]:
    value = file.value
    if not isinstance(value, dict):
        yield Problem(file.name, 1, "A dossier must hold two fields: source and claims.")
        return
    for key in value.keys() - {"source", "claims"}:
        advice = did_you_mean(key, ("source", "claims"), "take it out, or move it into source or a claim.")
        yield Problem(file.name, file.line((key,)), f"“{key}” is not a field of a dossier: {advice}")
    source = value.get("source")
    if source is None:
        yield Problem(file.name, 1, "source is missing: say which source the claims come from.")
    else:
        yield from _entry(file, KINDS["source"], ("source",), source)
    if "claims" not in value:
        yield Problem(file.name, 1, "claims is missing: list what the source says, or write [].")
        return
    slug = source.get("slug") if isinstance(source, dict) else None
    slug = slug if isinstance(slug, str) else file.path.stem
    yield from _list(file, KINDS["claim"], ("claims",), value["claims"], source=slug)


def _list(file: File, kind: Kind, where: Where, value: Value, *, source: str = "") -> Iterator[Found]:
    if not isinstance(value, list):
        what = where[-1] if where else "The file"
        yield Problem(file.name, file.line(where), f"{what} must be a list: begin each {kind.id} with a hyphen.")
        return
    for number, item in enumerate(value):
        yield from _entry(file, kind, (*where, number), item, source=source)


def _mapping(file: File, kind: Kind) -> Iterator[Found]:
    if not isinstance(file.value, dict):
        yield Problem(file.name, 1, f"The file must map the name of each {kind.id} to the rest of it.")
        return
    for key, item in file.value.items():
        if kind.shape is Shape.TEXTS:
            yield from _entry(file, kind, (key,), {"case": key, "text": item})
        elif isinstance(item, dict) and "slug" in item:
            yield Problem(file.name, file.line((key, "slug")), "slug is the key here: take this line out.")
        else:
            yield from _entry(file, kind, (key,), {"slug": key, **item} if isinstance(item, dict) else item)


def _entry(file: File, kind: Kind, where: Where, value: Value, *, source: str = "") -> Iterator[Found]:
    try:
        yield Unit(kind, kind.entry.model_validate(value), file, where, source)
    except ValidationError as errors:
        yield _name(kind, value, source)
        seen = set()
        for error in errors.errors(include_url=False):
            problem = Problem(file.name, file.line((*where, *error["loc"])), _sentence(kind, error))
            if problem not in seen:
                yield problem
            seen.add(problem)


def _name(kind: Kind, value: Value, source: str) -> str:
    """The record's name as far as it can be told, so that what refers to it is not called a mistake as well."""
    written = value if isinstance(value, dict) else {}
    return f"{kind.id}/{source}#{written.get('n')}" if source else f"{kind.id}/{written.get('slug')}"


def _sentence(kind: Kind, error: ErrorDetails) -> str:
    loc = error["loc"]
    label = ".".join(step for step in loc if isinstance(step, str)) or f"The {kind.id}"
    if error["type"] == "refused":
        said = f"{label} {error['ctx']['sentence']}"
    elif error["type"] == "missing" or (error["input"] is None and error["type"] in WRONG_TYPE):
        said = f"{label} is missing. It says: {_description(kind.entry, loc)}"
    elif error["type"] == "extra_forbidden":
        fields = _names(_entry_at(kind.entry, loc[:-1]))
        advice = did_you_mean(str(loc[-1]), fields, f"the fields are {', '.join(fields)}.")
        said = f"“{loc[-1]}” is not a field of a {kind.id}{_inside(loc)}: {advice}"
    else:
        said = f"{label} {WRONG_TYPE.get(error['type'], f'is not as it should be ({error["msg"]})')}"
    return said if said.endswith((".", "?")) else f"{said}."


def _inside(loc: Where) -> str:
    outer = [step for step in loc[:-1] if isinstance(step, str)]
    return f"'s {outer[-1]}" if outer else ""


def _names(entry: type[Entry]) -> list[str]:
    return [field.alias or name for name, field in entry.model_fields.items()]


def _description(entry: type[Entry], loc: Where) -> str:
    if not loc:
        return f"fields with values, as {', '.join(_names(entry)[:3])}"
    found = dict(zip(_names(_entry_at(entry, loc[:-1])), _entry_at(entry, loc[:-1]).model_fields.values(), strict=True))
    field = found.get(str(loc[-1]))
    return field.description or "" if field else "something"


def _entry_at(entry: type[Entry], loc: Where) -> type[Entry]:
    """The type of entry at this place within another."""
    for step in loc:
        field = dict(zip(_names(entry), entry.model_fields.values(), strict=True)).get(str(step))
        if field is not None:
            entry = _entry_in(field.annotation) or entry
    return entry


def _entry_in(annotation: Any) -> type[Entry] | None:  # noqa: ANN401 - whatever a field is annotated with
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next((found for part in get_args(annotation) if (found := _entry_in(part))), None)
