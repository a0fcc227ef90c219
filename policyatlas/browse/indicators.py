"""Lays out the list of indicators and the page of one: its definition, rules and values; knows no request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from policyatlas.browse.lists import Bounded, Shown, page_notices
from policyatlas.browse.said import MOST_READ, part_notices
from policyatlas.evidence import Figure, Verdict, comparable
from policyatlas.records.models import Case, Claim, IndicatorSummary, Measure
from policyatlas.vocabulary import COMPARISON_RULES, INDICATORS, ComparisonRule, Indicator, Text

SORTS: Mapping[str, Text] = {"case": _("Case"), "value": _("Value, unit by unit"), "year": _("Newest year")}
_YEAR = Coalesce("measure__span_to", "measure__year").desc(nulls_last=True)
_CASE = (Lower("main_case__name"), "source__slug", "number")
ORDERS: Mapping[str, Sequence[str | Lower | OrderBy]] = {
    "case": [_CASE[0], _YEAR, *_CASE[1:]],
    "value": ["measure__unit", "-measure__value", *_CASE],
    "year": [_YEAR, *_CASE],
}
FOR_ALL = COMPARISON_RULES["C8"]

LARGER: Mapping[str, Text] = {
    "more": _("A larger number is more of the thing named. It never means better."),
    "less": _("A larger number is less of the thing named: more time, or a place further down. It never means worse."),
    "neither": _("A larger number is neither more nor less of a quality, and never means better."),
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in the list, with how many figures of how many cases are coded as it."""

    indicator: Indicator
    figures: int
    cases: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of different cases that may be read across, at least with care."""

    figures: tuple[Figure, Figure]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class IndicatorPage(Shown[Claim]):
    """An indicator with a page of its figures; `pairs` are those of the page that may be read across."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    pairs: tuple[Pair, ...]

    @property
    def sorts(self) -> Mapping[str, Text]:
        """The orders there are."""
        return SORTS

    @property
    def larger(self) -> Text:
        """What a larger number means."""
        return LARGER[self.indicator.larger_means]

    @property
    def rules(self) -> list[tuple[ComparisonRule, bool]]:
        """The rules that its figures are held to, and whether one is a rule of every figure."""
        return [
            (rule, rule not in self.indicator.rules)
            for rule in COMPARISON_RULES.values()
            if rule in (*self.indicator.rules, FOR_ALL)
        ]


def list_indicators() -> list[IndicatorRow]:
    """All indicators in the order of the codebook: one query."""
    stored = IndicatorSummary.objects.in_bulk()
    counts = {code: (summary.figures, summary.cases) for code, summary in stored.items()}
    return [IndicatorRow(indicator, *counts.get(code, (0, 0))) for code, indicator in INDICATORS.items()]


def indicator_page(indicator: Indicator, *, sort: str = "", page: str = "") -> IndicatorPage:
    """The figures of an indicator in an order of SORTS: at most four queries."""
    sort = sort or next(iter(SORTS))
    summary = IndicatorSummary.objects.filter(pk=indicator.id).first()
    number = summary.figures if summary else 0
    claims = Claim.objects.published().measuring(indicator.id)
    if number > MOST_READ:
        claims = Claim.objects.published().filter(pk__in=Measure.objects.newest_of(indicator.id, MOST_READ))
    ordered = claims.with_provenance().order_by(*ORDERS[sort])
    shown = Bounded(ordered, min(number, MOST_READ)).get_page(page)
    found = list(shown)
    cases = Case.objects.whole().in_bulk({claim.main_case_id for claim in found})
    figures = tuple(Figure(cases[claim.main_case_id], claim) for claim in found)
    return IndicatorPage(
        page=shown,
        sort=sort,
        notices=(*part_notices(number), *page_notices(page, shown)),
        indicator=indicator,
        figures=figures,
        pairs=tuple(_pairs(figures)),
    )


def _pairs(figures: tuple[Figure, ...]) -> list[Pair]:
    """Those of different cases that are not refused, the comparable ones first."""
    pairs = [
        Pair((one, other), comparable([one, other]))
        for one, other in combinations(figures, 2)
        if one.case != other.case
    ]
    open_to = [pair for pair in pairs if pair.verdict.word != "unlike"]
    return sorted(open_to, key=lambda pair: not pair.verdict.reads_across)
