"""Lines up the figures of a comparison by indicator, one of each column beside the others; reads nothing itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from policyatlas.citing import Citation, References, value_in_words
from policyatlas.compare.lenses import Voice
from policyatlas.compare.narrowing import FIGURES
from policyatlas.evidence import Figure, Relation, Verdict, comparable
from policyatlas.evidence.conversions import common_unit, in_common_unit
from policyatlas.records.models import Claim
from policyatlas.vocabulary import INDICATORS, VERDICTS, Indicator

SHORT = 6  # rows, unless more than these read across
CONSIDERED = {2: 9, 3: 4, 4: 3}  # figures of each column, by the number of columns: at most 81 combinations a row
_BEST_FIRST = list(VERDICTS.values())


@dataclass(frozen=True, slots=True)
class FigureCell:
    """The figure of a column that is compared; `more` of the same indicator are not shown here."""

    voice: Voice
    compared: Citation | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator across the columns, what the rules say of it, and relations in words where they let it be said."""

    indicator: Indicator
    cells: tuple[FigureCell, ...]
    verdict: Verdict
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows that at least two columns have a figure for, those first that read across.

    `short` counts those that stand in short, and `folded` are the indicators of the rest, none of which reads across,
    by what speaks against it first; empty where all are rows. `alone`: by column, the indicators that only it has.
    """

    voices: tuple[Voice, ...]
    rows: tuple[FigureRow, ...]
    short: int
    folded: tuple[tuple[str, tuple[Indicator, ...]], ...]
    alone: tuple[tuple[Voice, tuple[Indicator, ...]], ...]

    @property
    def left_out(self) -> int:
        """How many rows are folded."""
        return sum(len(indicators) for _reason, indicators in self.folded)


type Held = Mapping[Voice, Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class _Line:
    """The figures of an indicator by column, of each the one that is compared, and the verdict on those."""

    indicator: Indicator
    found: Held
    best: Mapping[Voice, Figure]
    verdict: Verdict

    @property
    def is_refused(self) -> bool:
        return self.verdict.term is _BEST_FIRST[-1]


def line_up(columns: Mapping[Voice, Sequence[Claim]], references: References, *, whole: bool = False) -> Figures | None:
    """The coded figures among the columns' claims, indicator by indicator; None where there is nothing to compare.

    A figure stands in the column of the case that its claim is about in the first place, where there is one. Where a
    column has several of an indicator, those are compared that agree best with the other columns. Every indicator that
    reads across has a row; those that do not fill up the first few, and have theirs only in the `whole`.
    """
    if len(columns) < 2:
        return None
    coded = _coded(columns)
    lines: list[_Line] = []
    alone: dict[Voice, list[Indicator]] = defaultdict(list)
    for indicator in INDICATORS.values():
        found = coded.get(indicator.id, {})
        if best := _best(found):
            lines.append(_Line(indicator, found, best, comparable(list(best.values()))))
        else:
            for voice in found:
                alone[voice].append(indicator)
    if not (lines or alone):
        return None
    lines.sort(key=lambda line: line.is_refused)
    short = max(SHORT, sum(not line.is_refused for line in lines))
    folded: dict[str, list[Indicator]] = defaultdict(list)
    for line in () if whole else lines[short:]:
        folded[line.verdict.objections[0].reason].append(line.indicator)
    return Figures(
        voices=tuple(columns),
        rows=tuple(_row(line, list(columns), references) for line in (lines if whole else lines[:short])),
        short=short,
        folded=tuple((reason, tuple(indicators)) for reason, indicators in folded.items()),
        alone=tuple((voice, tuple(indicators)) for voice, indicators in alone.items()),
    )


def _coded(columns: Mapping[Voice, Sequence[Claim]]) -> Mapping[str, Held]:
    """By indicator, the figures that stand in each column."""
    cases = {voice.case.pk for voice in columns}
    coded: dict[str, dict[Voice, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for voice, claims in columns.items():
        for figure in Figure.among(voice.case, claims):
            if figure.claim.main_case_id == voice.case.pk or figure.claim.main_case_id not in cases:
                coded[figure.indicator.id][voice].append(figure)
    return coded


def _best(found: Held) -> dict[Voice, Figure] | None:
    """Of each column the figure that agrees best with those of the others; None where no two are there to compare."""
    if len(found) < 2:
        return None
    choices = [figures[: CONSIDERED[len(found)]] for figures in found.values()]
    apart = [tried for tried in product(*choices) if len({figure.claim.pk for figure in tried}) == len(tried)]
    best = min(apart, key=_unlikeness, default=None)
    return dict(zip(found, best, strict=True)) if best else None


def _unlikeness(figures: Sequence[Figure]) -> tuple[int, int, int, int]:
    """Orders figures by how little they have in common: verdict, units, what led to the verdict, years apart."""
    verdict = comparable(figures)
    years = [figure.year for figure in figures if figure.year is not None]
    units = {common_unit(figure.measure.unit) for figure in figures}
    apart = max(years) - min(years) if years else 0
    return _BEST_FIRST.index(verdict.term), len(units), len(verdict.objections), apart


def _row(line: _Line, voices: Sequence[Voice], references: References) -> FigureRow:
    where = (_("figures"), FIGURES)

    def cell(voice: Voice) -> FigureCell:
        if voice not in line.best:
            return FigureCell(voice)
        return FigureCell(voice, references.cite(line.best[voice].claim, where=where), len(line.found[voice]) - 1)

    names = {figure.measure.pk: voice.name for voice, figure in line.best.items()}
    return FigureRow(
        indicator=line.indicator,
        cells=tuple(cell(voice) for voice in voices),
        verdict=line.verdict,
        relations=tuple(_said(relation, names) for relation in line.verdict.relations),
    )


def _said(relation: Relation, names: Mapping[int, str]) -> str:
    """A relation with its working: `Hefei: about three times Wuhan (6.1 ÷ 2 = 3.05).`"""
    return _("%(one)s: %(words)s %(other)s (%(working)s).") % {
        "one": names[relation.measure.pk],
        "words": relation.in_words,
        "other": names[relation.other.pk],
        "working": " ".join(_working(relation)),
    }


def _working(relation: Relation) -> Iterator[str]:
    """The sum in full, both values in one unit: `6.1`, `÷`, `2`, `=`, `3.05`."""
    unit, other = relation.measure.unit, relation.other.unit
    if unit == other:
        values = [relation.measure.value, relation.other.value]
    else:
        values = [in_common_unit(one.value, one.unit) for one in (relation.measure, relation.other)]
        unit = common_unit(unit)
    first, second = (value_in_words(value, unit) for value in values)
    result = relation.result
    yield from (first, "−" if relation.of_dates else "÷", second, "=")
    places = 0 if relation.of_dates else 2 if result >= 1 else 2 - result.adjusted() - 1
    yield number_format(result, decimal_pos=places, use_l10n=True)
