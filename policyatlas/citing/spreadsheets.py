"""Rows as CSV that every spreadsheet opens as what it is; knows no column and no database."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal

from policyatlas.citing.words import plain_number

type Plain = str | int | Decimal | None

BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not take the file for UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Line:
    """What a writer of CSV writes to: hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[Plain]]) -> Iterator[str]:
    """UTF-8 with its mark, lines that end in CR LF (RFC 4180), and no text that a spreadsheet takes for a formula.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
    """
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield str(writer.writerow([_safe(value) for value in row]))


def as_csv(rows: Iterable[Iterable[Plain]]) -> str:
    """The same in one piece."""
    return "".join(csv_lines(rows))


def _safe(value: Plain) -> str | int:
    """Numbers stay numbers; a text that would be read as a formula gets an apostrophe before it."""
    match value:
        case None:
            return ""
        case Decimal():
            return plain_number(value)
        case int():
            return value
    text = value.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
