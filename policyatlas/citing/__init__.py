"""Claims and sources as notes, numbers and links into the source; knows no page and no request."""

from policyatlas.citing.accounts import backing_in_words, folded_in_words, spread_in_words, unheard_in_words
from policyatlas.citing.amounts import amount_in_words, sources_in_words
from policyatlas.citing.balances import findings, in_short
from policyatlas.citing.bibliographies import BIBLIOGRAPHIES, Bibliography
from policyatlas.citing.bylines import byline, is_its_own, speaker_left_out, when_in_words, year_left_out
from policyatlas.citing.cells import CitedAccount, CitedCell, CitedDisagreement, cite_cell, cite_disagreement
from policyatlas.citing.links import archive_in_words, link_in_words, passage_warning
from policyatlas.citing.metadata import (
    coins,
    data_block,
    highwire,
    linked_case,
    linked_claim,
    linked_comparison,
    linked_source,
)
from policyatlas.citing.notes import footnote, mention, page_note, page_sentence, sentence
from policyatlas.citing.passages import holds_archive, original_passage_url, passage_url, reads_archive
from policyatlas.citing.references import Citation, Reference, References
from policyatlas.citing.spreadsheets import Plain, as_csv, csv_lines
from policyatlas.citing.words import (
    affiliation_in_words,
    converted_from,
    date_as_known,
    distance_in_words,
    measure_in_words,
    plain_number,
    publication,
    said_by_in_parts,
    said_by_in_words,
    source_in_words,
    standing,
    value_in_words,
    years_in_words,
)
from policyatlas.citing.works import Atlas, Work, this_atlas, work_of

__all__ = [
    "BIBLIOGRAPHIES",
    "Atlas",
    "Bibliography",
    "Citation",
    "CitedAccount",
    "CitedCell",
    "CitedDisagreement",
    "Plain",
    "Reference",
    "References",
    "Work",
    "affiliation_in_words",
    "amount_in_words",
    "archive_in_words",
    "as_csv",
    "backing_in_words",
    "byline",
    "cite_cell",
    "cite_disagreement",
    "coins",
    "converted_from",
    "csv_lines",
    "data_block",
    "date_as_known",
    "distance_in_words",
    "findings",
    "folded_in_words",
    "footnote",
    "highwire",
    "holds_archive",
    "in_short",
    "is_its_own",
    "link_in_words",
    "linked_case",
    "linked_claim",
    "linked_comparison",
    "linked_source",
    "measure_in_words",
    "mention",
    "original_passage_url",
    "page_note",
    "page_sentence",
    "passage_url",
    "passage_warning",
    "plain_number",
    "publication",
    "reads_archive",
    "said_by_in_parts",
    "said_by_in_words",
    "sentence",
    "source_in_words",
    "sources_in_words",
    "speaker_left_out",
    "spread_in_words",
    "standing",
    "this_atlas",
    "unheard_in_words",
    "value_in_words",
    "when_in_words",
    "work_of",
    "year_left_out",
    "years_in_words",
]
