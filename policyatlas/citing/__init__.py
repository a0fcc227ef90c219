"""Claims and sources as notes, numbers and links into the source; knows no page and no request."""

from policyatlas.citing.passages import passage_url
from policyatlas.citing.references import Citation, Reference, References
from policyatlas.citing.words import date_as_known, measure_in_words, source_in_words, standing

__all__ = [
    "Citation",
    "Reference",
    "References",
    "date_as_known",
    "measure_in_words",
    "passage_url",
    "source_in_words",
    "standing",
]
