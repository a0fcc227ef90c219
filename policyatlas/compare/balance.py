"""How the claims of each column divide, side by side, in the same rows; knows no request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.compare.columns import LETTERS
from policyatlas.compare.lenses import Voice
from policyatlas.compare.narrowing import Narrowing
from policyatlas.evidence import Balance, Division, Leading, Share, balances, gather
from policyatlas.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Weighed:
    """A column and how its claims divide."""

    letter: str
    voice: Voice
    balance: Balance

    def share(self, division: Division, place: int) -> Share | None:
        """Its share in one row of a division; None where it could not be asked, as a case of no country."""
        shares = self.balance.by(division.id).shares
        return shares[place] if shares and shares[place].of else None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a division: its words, and each column with its share."""

    words: Text
    shares: tuple[tuple[Weighed, Share | None], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A division across the columns."""

    id: str
    label: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The balances of a comparison, division by division."""

    title: str
    columns: tuple[Weighed, ...]
    sheets: tuple[Sheet, ...]

    @property
    def leading(self) -> list[list[tuple[Weighed, Leading | None]]]:
        """Row by row, the first, second and third source of each column; None where a column has no more."""
        longest = max(len(column.balance.leading) for column in self.columns)
        return [
            [(column, next(iter(column.balance.leading[place:]), None)) for column in self.columns]
            for place in range(longest)
        ]


def side_by_side(voices: Sequence[Voice], narrowing: Narrowing) -> SideBySide:
    """The balances of one to four columns on the claims that the comparison shows: at most five queries."""
    cases = list({voice.case.slug: voice.case for voice in voices}.values())
    gathered = gather(cases, dimensions=[row.id for row in narrowing.asked], own=narrowing.own)
    cells = [
        [narrowing.narrow(voice.heard(gathered.cells[voice.case.slug, row.id])) for row in narrowing.asked]
        for voice in voices
    ]
    groups = [
        ([claim for cell in column for claim in cell.claims], voice.case.countries)
        for voice, column in zip(voices, cells, strict=True)
    ]
    columns = tuple(
        Weighed(letter, voice, one) for letter, voice, one in zip(LETTERS, voices, balances(groups), strict=False)
    )
    return SideBySide(
        title=get_text_list([voice.name for voice in voices], _("and")),
        columns=columns,
        sheets=tuple(_sheets(columns)),
    )


def _sheets(columns: Sequence[Weighed]) -> Iterable[Sheet]:
    for division in columns[0].balance.divisions:
        lines = tuple(
            Line(share.words, tuple((column, column.share(division, place)) for column in columns))
            for place, share in enumerate(division.shares)
        )
        yield Sheet(division.id, division.label, lines)
