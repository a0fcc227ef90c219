"""What stands at the head of a column: the case, its lens, how much it answers, and where each control leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from policyatlas.compare.columns import LETTERS, balance_url, compare_url
from policyatlas.compare.lenses import Voice
from policyatlas.compare.narrowing import Narrowing
from policyatlas.evidence import Amount, Balance, Cell, balance
from policyatlas.records.models import Case, Place, Policy
from policyatlas.vocabulary import CASE_KINDS, Lens


@dataclass(frozen=True, slots=True)
class Column:
    """A case at the head of the table: `answered` of the `asked` rows have claims.

    `voices` are all the columns of the page, `query` what its address says besides.
    """

    number: int
    voice: Voice
    voices: tuple[Voice, ...]
    query: str
    kind: str
    parents: str
    balance: Balance
    answered: int
    asked: int

    @property
    def case(self) -> Case:
        """Whose column it is."""
        return self.voice.case

    @property
    def amount(self) -> Amount:
        """How much it holds."""
        return self.balance.amount

    @property
    def lens(self) -> Lens | None:
        """What it is narrowed to; None where it holds all claims."""
        return self.voice.lens

    @property
    def key(self) -> str:
        """How an address and a hook name the column: `hefei@official`."""
        return self.voice.key

    @property
    def letter(self) -> str:
        """How the page calls it: A for the first."""
        return LETTERS[self.number - 1]

    @property
    def left(self) -> str:
        """The page with the column one further to the left; empty for the first."""
        return self._moved(-1)

    @property
    def right(self) -> str:
        """The page with the column one further to the right; empty for the last."""
        return self._moved(1)

    @property
    def without(self) -> str:
        """The page less the column."""
        return compare_url(self._keys(), self.query)

    @property
    def removal(self) -> str:
        """The same, with the offer to undo it."""
        address, undo = self.without, f"undo={self.key}.{self.number}"
        return f"{address}{'&' if '?' in address else '?'}{undo}"

    @property
    def divided(self) -> str:
        """The page on which the claims of all columns are divided, this one's among them."""
        return balance_url([voice.key for voice in self.voices], self.query)

    @property
    def around(self) -> str:
        """The columns as a form names them, the place of this one empty, for the case that shall stand there."""
        return ",".join(self._keys(""))

    @property
    def other_voices(self) -> list[tuple[str, str]]:
        """The lenses through which the case is not heard yet: words, and the page with that column in this place."""
        there = {voice.key for voice in self.voices}
        return [
            (str(voice.lens.label) if voice.lens else _("all voices"), compare_url(self._keys(voice.key), self.query))
            for voice in self.voice.others()
            if voice.key not in there
        ]

    @property
    def opposites(self) -> list[tuple[str, str]]:
        """One case, two voices: pairs of words and the page on which opposite lenses stand side by side."""
        return [
            (
                f"{lens.label} | {opposite.label}",
                compare_url([f"{self.case.slug}@{one.id}" for one in (lens, opposite)], self.query),
            )
            for lens, opposite in self.voice.pairs()
        ]

    def _keys(self, *instead: str) -> list[str]:
        keys = [voice.key for voice in self.voices]
        return [*keys[: self.number - 1], *instead, *keys[self.number :]]

    def _moved(self, step: int) -> str:
        if not 1 <= self.number + step <= len(self.voices):
            return ""
        keys = self._keys()
        keys.insert(self.number - 1 + step, self.key)
        return compare_url(keys, self.query)


def head(number: int, voices: tuple[Voice, ...], cells: Sequence[Cell], narrowing: Narrowing) -> Column:
    """The head of the column with this number; `cells` are those beneath it, with the claims that it shows."""
    case = voices[number - 1].case
    return Column(
        number=number,
        voice=voices[number - 1],
        voices=voices,
        query=narrowing.query,
        kind=_kind(case),
        parents=_parents(case),
        balance=balance((claim for cell in cells for claim in cell.claims), case.countries),
        answered=sum(bool(cell.claims) for cell in cells),
        asked=len(cells),
    )


def _kind(case: Case) -> str:
    """What it is, as the head of its column says it: `City`, `Cluster`, `Policy, law`."""
    row = case.row
    if isinstance(row, Place):
        return row.get_kind_display()
    kind = str(CASE_KINDS[case.case_kind].label)
    if isinstance(row, Policy):
        return _("%(kind)s, %(sort)s") % {"kind": kind, "sort": row.get_kind_display().lower()}
    return kind


def _parents(case: Case) -> str:
    """What contains a place, or where a cluster or policy is: `Hubei, China`."""
    places = case.places
    if not places:
        return ""
    chain = places[0].ancestors if case.case_kind == "place" else [places[0], *places[0].ancestors]
    return ", ".join(place.name for place in chain)
