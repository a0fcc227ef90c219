"""What a lens lets through, judged on the citing source (decision 14), and how a column says so; knows no page."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.evidence import Cell
from policyatlas.records.models import Case, Claim, Source
from policyatlas.vocabulary import LENSES, Lens

OFFICIAL_KINDS = frozenset({"official", "legal", "company"})


@dataclass(frozen=True, slots=True)
class Voice:
    """What a column holds: a case, in all that is said of it or through a lens."""

    case: Case
    lens: Lens | None = None

    @property
    def key(self) -> str:
        """How an address names it: `hefei`, `hefei@official`."""
        return f"{self.case.slug}@{self.lens.id}" if self.lens else self.case.slug

    @property
    def name(self) -> str:
        """How a sentence names it: `Hefei`, `Hefei (official voices)`."""
        if self.lens is None:
            return self.case.short_name
        return _("%(case)s (%(lens)s)") % {"case": self.case.short_name, "lens": self.lens.label}

    def lets_through(self, claim: Claim) -> bool:
        """Whether a claim on the case belongs in the column; needs its source and publisher at hand."""
        return self.lens is None or _LETS_THROUGH[self.lens.id](claim, self.case.countries)

    def heard(self, cell: Cell) -> Cell:
        """The cell as this column shows it, weighed on what the lens leaves."""
        return cell.narrowed(self.lets_through) if self.lens else cell

    def others(self) -> list["Voice"]:
        """The other voices that the case may be heard in, all of them first."""
        return [voice for voice in map(self._through, (None, *LENSES.values())) if voice != self]

    def pairs(self) -> list[tuple[Lens, Lens]]:
        """The pairs of opposite lenses, each pair once."""
        pairs = [(lens, LENSES[lens.opposite]) for lens in LENSES.values()]
        return pairs[::2]

    def _through(self, lens: Lens | None) -> "Voice":
        return Voice(self.case, lens)


def silence(voice: Voice, cell: Cell) -> str:
    """That no source of a cell speaks in the column's voice, and how many were searched; empty where one does.

    `cell` is the whole one, before the lens.
    """
    if voice.lens is None or not cell.claims or any(map(voice.lets_through, cell.claims)):
        return ""
    searched = len({claim.source_id for claim in cell.claims})
    return _NONE[voice.lens.id](searched) % {"count": searched}


def _official(source: Source) -> bool:
    affiliated = source.publisher is not None and source.publisher.state_affiliated is True
    return affiliated or source.kind in OFFICIAL_KINDS


def _country(source: Source) -> str:
    return source.publisher.country if source.publisher else ""


_LETS_THROUGH: Mapping[str, Callable[[Claim, Collection[str]], bool]] = {
    "official": lambda claim, _countries: _official(claim.source),
    "independent": lambda claim, _countries: claim.source.publisher is not None and not _official(claim.source),
    "domestic": lambda claim, countries: _country(claim.source) in countries,
    "foreign": lambda claim, countries: bool(_country(claim.source)) and _country(claim.source) not in countries,
    "fact": lambda claim, _countries: claim.nature == "fact",
    "opinion": lambda claim, _countries: claim.nature != "fact",
}

_NONE: Mapping[str, Callable[[int], str]] = {
    "official": lambda count: ngettext(
        "The one source on this question is not official.",
        "None of %(count)d sources on this question is official.",
        count,
    ),
    "independent": lambda count: ngettext(
        "The one source on this question is not independent.",
        "None of %(count)d sources on this question is independent.",
        count,
    ),
    "domestic": lambda count: ngettext(
        "The one source on this question is not domestic.",
        "None of %(count)d sources on this question is domestic.",
        count,
    ),
    "foreign": lambda count: ngettext(
        "The one source on this question is not foreign.",
        "None of %(count)d sources on this question is foreign.",
        count,
    ),
    "fact": lambda count: ngettext(
        "The one source on this question is cited for no fact.",
        "None of %(count)d sources on this question is cited for a fact.",
        count,
    ),
    "opinion": lambda count: ngettext(
        "The one source on this question is cited for no opinion.",
        "None of %(count)d sources on this question is cited for an opinion.",
        count,
    ),
}
