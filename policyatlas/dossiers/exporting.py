"""The database as files, in the layout of the fixtures; knows nothing of how an entry is made from a row."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any

from django.db import transaction

from policyatlas.dossiers.format import KINDS, Entry, Kind, Shape
from policyatlas.dossiers.stored import entries, names_of
from policyatlas.dossiers.yaml_writing import to_yaml
from policyatlas.records.models import FormerSource, Revision
from policyatlas.records.telling import Told, telling, to_nobody

KEPT_IN_ORDER = ("transfer", "link")  # the others stand by name


def export(folder: Path, told: Told = to_nobody) -> tuple[int, int]:
    """Write the whole atlas into this folder; how many files were written, and how many were so already.

    Files that are not the atlas's are left alone, and so is a dossier whose source is gone; the file of a comparison
    that a curator took out goes, and so does the dossier of a source that another one took in.
    """
    written = same = 0
    with transaction.atomic():
        for name, text in telling(files(), "Files made", told):
            path = folder / name
            if path.is_file() and path.read_bytes() == text.encode():
                same += 1
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, newline="\n")
            written += 1
        for name in _taken_out():
            (folder / name).unlink(missing_ok=True)
    return written, same


def files() -> Iterator[tuple[PurePath, str]]:
    """The files of the atlas, by name."""
    for kind in KINDS.values():
        if kind.shape is Shape.FRONT_MATTER:
            yield from _comparisons(kind)
        elif kind.shape is not Shape.DOSSIER:
            yield PurePath(kind.file), _one_file(kind)
    yield from _dossiers()


def _taken_out() -> Iterator[PurePath]:
    """Files that held one record each, which a curator has removed, and dossiers of sources that others took in."""
    for slug in FormerSource.objects.values_list("slug", flat=True):
        yield PurePath(KINDS["source"].file).with_name(f"{slug}.yaml")
    for kind in (kind for kind in KINDS.values() if kind.shape is Shape.FRONT_MATTER):
        there = {f"{kind.id}/{name}" for name in names_of(kind.id)}
        for record in Revision.objects.removed_records() - there:
            if record.startswith(f"{kind.id}/"):
                yield PurePath(kind.file).with_name(f"{record.partition('/')[2]}.md")


def _one_file(kind: Kind) -> str:
    found = list(entries(kind.id))
    if kind.id not in KEPT_IN_ORDER:
        found.sort(key=lambda pair: pair[0])
    records = (to_yaml(_record(kind, entry)) for _, entry in found)
    nothing = "[]\n" if kind.shape is Shape.LIST else "{}\n"
    return f"# {kind.holds}. What each field says: docs/dossiers.md\n\n" + ("\n".join(records) or nothing)


def _record(kind: Kind, entry: Entry) -> Any:  # noqa: ANN401 - a list or a mapping
    form = entry.form()
    match kind.shape:
        case Shape.BY_KEY:
            return {form.pop("slug"): form}
        case Shape.TEXTS:
            return {form["case"]: f"{form['text']}\n"}
        case _:
            return [form]


def _comparisons(kind: Kind) -> Iterator[tuple[PurePath, str]]:
    for slug, entry in entries(kind.id):
        form = entry.form()
        text = form.pop("text")
        yield PurePath(kind.file).with_name(f"{slug}.md"), f"---\n{to_yaml(form)}---\n\n{text}\n"


def _dossiers() -> Iterator[tuple[PurePath, str]]:
    claims = groupby(entries("claim"), key=lambda pair: pair[0].partition("#")[0])
    next_slug, group = next(claims, ("", iter(())))
    for slug, source in entries("source"):
        said = []
        if slug == next_slug:
            said = [claim.form() for _, claim in group]
            next_slug, group = next(claims, ("", iter(())))
        yield (
            PurePath(KINDS["source"].file).with_name(f"{slug}.yaml"),
            to_yaml({"source": source.form(), "claims": said}),
        )
