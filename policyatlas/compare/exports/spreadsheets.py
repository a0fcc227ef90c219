"""A comparison as CSV that a spreadsheet opens: a row a claim, or the table either way round; knows no database."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from policyatlas import citing
from policyatlas.citing import Plain, byline, publication
from policyatlas.compare.exports.claims import claim_fields
from policyatlas.compare.exports.taken import Taken, TakenCell

# What a row says of a claim, and of a cell without one; the rest of the columns are those of the claim.
OF_CELL = ("column", "case", "dimension", "state")
OF_CLAIM = (
    "claim",
    "about",
    "nature",
    "statement",
    "said_by",
    "indicator",
    "label",
    "value",
    "value_to",
    "unit",
    "qualifier",
    "basis",
    "year",
    "span_from",
    "span_to",
    "area",
    "differs_on",
    "number",
    "source",
    "title",
    "publisher",
    "published",
    "url",
    "passage_url",
    "archived_url",
    "link",
    "link_checked",
    "passage_missing",
    "origin",
    "distance",
    "opens",
    "closes",
    "paragraph",
    "page",
    "claim_url",
)
OF_FILE = ("more", "held_back", "note", "edition", "address")
HEADER = (*OF_CELL, *OF_CLAIM, *OF_FILE)


def as_csv(taken: Taken) -> str:
    """The rows of the file, or the table as it stands on the page."""
    if taken.shape.table:
        return citing.as_csv(_table(taken))
    return citing.as_csv([HEADER, *([row.get(name) for name in HEADER] for row in _rows(taken))])


def _rows(taken: Taken) -> Iterator[dict[str, Plain]]:
    """A row for each claim on screen, for each cell without or with more of them, and for each thing left out."""
    file: dict[str, Plain] = {"edition": taken.edition.number if taken.edition else None, "address": taken.address}
    for row in taken.rows():
        for cell in row.cells:
            of_cell: dict[str, Plain] = {
                "column": cell.column.key,
                "case": cell.column.case.public_name,
                "dimension": row.dimension.id,
                "state": cell.cell.state,
            }
            for claim in cell.claims:
                yield {**of_cell, **claim_fields(claim, cell), **file}
            if cell.gap or cell.more or cell.cell.held_back:
                note = " ".join(filter(None, (cell.gap, cell.left_out)))
                yield {**of_cell, "more": cell.more, "held_back": cell.cell.held_back, "note": note, **file}
    for dimension in taken.comparison.hidden.rows:
        yield {"dimension": dimension.id, "state": "hidden", **file}
    for sentence in taken.sentences:
        yield {"state": "notice", "note": sentence, **file}


def _table(taken: Taken) -> list[list[Plain]]:
    """The table as on screen, every row as wide as the first; then notices, sources by number, edition and address."""
    table: list[list[Plain]] = [
        [_("Question"), *(column.voice.name for column in taken.comparison.columns)],
    ]
    table += [[str(row.dimension.label), *map(_cell_in_words, row.cells)] for row in taken.rows()]
    if taken.shape.turned:
        table = [list(column) for column in zip(*table, strict=True)]
        table[0][0] = _("Case")
    rest: list[list[Plain]] = [[_("Note"), sentence] for sentence in taken.sentences]
    rest += [
        [f"[{reference.number}]", " ".join(filter(None, (publication(source), source.title, source.url)))]
        for reference in taken.comparison.references
        for source in (reference.source,)
    ]
    if taken.edition:
        rest.append([_("Edition"), taken.edition.number])
    rest.append([_("Address"), taken.address])
    return [[*row, *[""] * (len(table[0]) - len(row))] for row in [*table, *rest]]


def _cell_in_words(cell: TakenCell) -> str:
    """Claims one a line, each with its nature unless a fact, its year and its source's number."""
    lines = []
    for citation, dispute in cell.claims:
        claim = citation.claim
        nature = "" if claim.nature == "fact" else f"{capfirst(claim.get_nature_display())}: "
        told = byline(claim, claim.statement)
        differs = _("Accounts differ (%(question)s): ") % {"question": dispute.question} if dispute else ""
        lines.append(f"{differs}{nature}{claim.statement}{f' ({told})' if told else ''} [{citation.number}]")
    return "\n".join(filter(None, [*lines, cell.gap, cell.left_out]))
