"""Rows of the names that cases are found by; knows no entry."""

from collections.abc import Sequence

from policyatlas.dossiers.writing.rows import BATCH, replace
from policyatlas.records.models import Case, Name, NamePair
from policyatlas.records.names import pairs, spellings


def write_names(cases: Sequence[Case]) -> None:
    """The names of these cases in place of those that they had so far, with the pairs of their letters."""
    rows = [
        Name(case_id=case.pk, text=text, folded=folded)
        for case in cases
        for folded, text in spellings(case.all_names).items()
    ]
    replace(Name, "case", (case.pk for case in cases), rows)
    found = (NamePair(name=row, pair=pair) for row in rows for pair in pairs(row.folded))
    NamePair.objects.bulk_create(found, batch_size=10 * BATCH)
