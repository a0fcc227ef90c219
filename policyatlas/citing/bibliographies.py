"""The forms in which a list of works can be taken away, by the suffix of their addresses; knows no page."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from policyatlas.citing.bibtex import as_bibtex
from policyatlas.citing.csl import as_csl
from policyatlas.citing.ris import as_ris
from policyatlas.citing.works import Work


class Bibliography(NamedTuple):
    """How works are written, what a browser is told that it is, and what readers call it."""

    label: str
    media_type: str
    write: Callable[[Iterable[Work]], str]


BIBLIOGRAPHIES: Mapping[str, Bibliography] = {
    "bib": Bibliography("BibTeX", "application/x-bibtex; charset=utf-8", as_bibtex),
    "ris": Bibliography("RIS", "application/x-research-info-systems; charset=utf-8", as_ris),
    "csl.json": Bibliography("CSL-JSON", "application/vnd.citationstyles.csl+json", as_csl),
}
