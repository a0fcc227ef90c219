"""Claims and sources as notes, numbers and links into the source; knows no page and no request."""

from policyatlas.citing.bylines import byline, speaker_left_out, when_in_words, year_left_out
from policyatlas.citing.cells import CitedAccount, CitedCell, CitedDisagreement, cite_cell, cite_disagreement
from policyatlas.citing.footnotes import footnote
from policyatlas.citing.passages import passage_url
from policyatlas.citing.references import Citation, Reference, References
from policyatlas.citing.words import (
    converted_from,
    date_as_known,
    distance_in_words,
    measure_in_words,
    plain_number,
    publication,
    said_by_in_words,
    source_in_words,
    standing,
    value_in_words,
    years_in_words,
)

__all__ = [
    "Citation",
    "CitedAccount",
    "CitedCell",
    "CitedDisagreement",
    "Reference",
    "References",
    "byline",
    "cite_cell",
    "cite_disagreement",
    "converted_from",
    "date_as_known",
    "distance_in_words",
    "footnote",
    "measure_in_words",
    "passage_url",
    "plain_number",
    "publication",
    "said_by_in_words",
    "source_in_words",
    "speaker_left_out",
    "standing",
    "value_in_words",
    "when_in_words",
    "year_left_out",
    "years_in_words",
]
