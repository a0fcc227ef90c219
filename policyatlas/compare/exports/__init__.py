"""A comparison taken away: what is on screen as CSV, JSON or Markdown, its sources as BibTeX and the like."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from policyatlas.citing import BIBLIOGRAPHIES
from policyatlas.compare.exports.bibliographies import in_form
from policyatlas.compare.exports.documents import as_json
from policyatlas.compare.exports.markdown import as_markdown
from policyatlas.compare.exports.spreadsheets import as_csv
from policyatlas.compare.exports.taken import Shape, Taken, export_url, in_full, read_shape

__all__ = ["FORMATS", "Format", "Shape", "Taken", "export_url", "in_full", "read_shape"]


class Format(NamedTuple):
    """How a comparison is written, and what a browser is told that it is."""

    media_type: str
    write: Callable[[Taken], str]


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", as_csv),
    "json": Format("application/json", as_json),
    "md": Format("text/markdown; charset=utf-8", as_markdown),
    **{suffix: Format(form.media_type, in_form(form)) for suffix, form in BIBLIOGRAPHIES.items()},
}
