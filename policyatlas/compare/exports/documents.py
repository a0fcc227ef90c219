"""A comparison as JSON for programs, in one documented shape; knows no database."""

import json
from decimal import Decimal
from typing import Any

from policyatlas.citing import Reference, standing
from policyatlas.compare.exports.claims import claim_fields, link_fields
from policyatlas.compare.exports.taken import Taken, TakenCell, TakenRow, absolute
from policyatlas.compare.heads import Column
from policyatlas.evidence import Evidence

SHAPE = "policyatlas-comparison/1"  # the number rises when a key changes its meaning or goes


def as_json(taken: Taken) -> str:
    """Columns, rows with their cells and claims, and the sources by number; docs/exports.md tells what is where."""
    return json.dumps(_document(taken), ensure_ascii=False, indent=1, default=figure) + "\n"


def _document(taken: Taken) -> dict[str, Any]:
    comparison, introduction = taken.comparison, taken.comparison.introduction
    return {
        "shape": SHAPE,
        "title": taken.title,
        "address": taken.address,
        "edition": taken.edition
        and {"number": taken.edition.number, "published_at": taken.edition.published_at.isoformat()},
        "query": taken.narrowing.fields,
        "notices": taken.sentences,
        "introduction": introduction
        and {"title": introduction.title, "standfirst": introduction.standfirst, "text": introduction.written},
        "columns": [_column(column) for column in comparison.columns],
        "rows": [_row(row) for row in taken.rows()],
        "hidden": [dimension.id for dimension in comparison.hidden.rows],
        "sources": [_source(reference) for reference in comparison.references],
    }


def _column(column: Column) -> dict[str, Any]:
    case = column.case
    return {
        "column": column.key,
        "letter": column.letter,
        "case": case.public_name,
        "lens": column.lens.id if column.lens else None,
        "name": case.name,
        "native_name": case.native_name or None,
        "kind": column.kind,
        "within": column.parents or None,
        "claims": column.amount.claims,
        "sources": column.amount.sources,
        "origins": column.amount.origins,
        "answered": column.answered,
        "asked": column.asked,
        "url": absolute(case.get_absolute_url()),
    }


def _row(row: TakenRow) -> dict[str, Any]:
    return {
        "dimension": row.dimension.id,
        "group": row.dimension.group.id,
        "label": str(row.dimension.label),
        "question": str(row.dimension.question),
        "folded": row.folded,
        "decides": row.decides or None,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: TakenCell) -> dict[str, Any]:
    evidence, note = cell.cell.evidence, cell.cell.note
    claims = [claim_fields(claim, cell) for claim in cell.claims]
    return {
        "column": cell.column.key,
        "state": cell.cell.state,
        "note": cell.gap or None,
        "searched_on": note.searched_on.isoformat() if note and note.searched_on else None,
        "sources_searched": note.sources_searched if note else None,
        "evidence": _evidence(evidence) if evidence else None,
        "claims": [{key: None if value == "" else value for key, value in claim.items()} for claim in claims],
        "disagreements": [
            {
                "question": dispute.question,
                "accounts": [[claim.public_name for claim in account.claims] for account in dispute.accounts],
                "notes": list(dispute.notes),
            }
            for dispute in cell.cell.disagreements
        ],
        "more": cell.more,
        "held_back": cell.cell.held_back,
        "url": cell.page,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "grade": evidence.grade.id,
        "passed": list(evidence.passed),
        "sources": evidence.sources,
        "origins": evidence.origins,
    }


def _source(reference: Reference) -> dict[str, Any]:
    source = reference.source
    return {
        "number": reference.number,
        "source": source.slug,
        "title": source.title or None,
        "authors": source.authors,
        "publisher": source.publisher_name or None,
        "standing": standing(source),
        "published": source.published or None,
        "language": source.language or None,
        "kind": source.kind or None,
        "url": source.url or None,
        "archived_url": source.archived_url or None,
        **link_fields(source),
        "cited_in": [words for words, _fragment in reference.cited_in],
        "atlas_url": absolute(source.get_absolute_url()),
    }


def figure(value: Decimal) -> int | float:
    """As dossiers write it: the only value here that JSON has no form for."""
    return int(value) if value == int(value) else float(value)
