"""What the rules C1 to C12 of the codebook hold against reading figures across; weighs nothing up and knows no page.

Every rule looks at all the figures at once. What the records do not say counts as unlike: a refusal can be mended by
coding a figure better, a false comparison cannot be taken back.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.evidence.conversions import common_unit
from policyatlas.evidence.figures import Figure
from policyatlas.vocabulary import BASES, COMPARISON_RULES, PLACE_KINDS, TIMES, UNITS, VERDICTS, ComparisonRule, Term

C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12 = COMPARISON_RULES.values()
EQUAL, CARE, UNLIKE = VERDICTS.values()
YEARS_APART = 2  # C6
UNIFIED_ACCOUNTS = 2019  # C7: until then China's provinces summed their own output

# Indicators whose definition leaves nothing to the label: two of them always count the same thing.
DEFINED = frozenset(
    [
        *("gdp", "gdp-growth", "gdp-per-head", "unemployment", "employment", "manufacturing-share", "foreign-trade"),
        *("gerd", "berd", "herd", "researchers", "high-tech-exports", "graduates", "greenhouse-gas", "strategic-share"),
    ]
)
# Those under which different forms of support are coded.
MIXED_FORMS = frozenset({"public-support", "investment"})
FORMS = frozenset({"grant-award", "equity-stake", "fund-size"}) | MIXED_FORMS
OF_ONE_SIZE = frozenset({"country", "bloc"})  # drawn alike wherever they are


@dataclass(frozen=True, slots=True)
class Objection:
    """What a rule holds against a comparison, with a verdict at best; `rule` is None for what no rule need say."""

    verdict: Term
    reason: str
    rule: ComparisonRule | None = None


type Check = Callable[[Sequence[Figure]], Iterator[Objection]]


def indicators_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """Forms of support under several indicators, by C11, or simply different quantities."""
    indicators = {figure.indicator.id: figure.indicator for figure in figures}
    if len(indicators) > 1:
        labels = _listed(f"“{indicator.label}”" for indicator in indicators.values())
        if indicators.keys() <= FORMS:
            yield Objection(UNLIKE, _("%(forms)s differ in what is given up") % {"forms": labels}, C11)
        else:
            yield Objection(UNLIKE, _("%(labels)s are different quantities") % {"labels": labels})


def units_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C1 for money, C5 for labour; other units must be the same, or the same by definition."""
    units = {common_unit(figure.measure.unit): figure.measure.unit for figure in figures}
    if len(units) == 1:
        return
    known = [UNITS.get(unit) for unit in units.values()]
    labels = _listed(str(unit.label) if unit else name for unit, name in zip(known, units.values(), strict=True))
    if len({unit.currency for unit in known if unit and unit.currency}) > 1:
        yield Objection(UNLIKE, _("in %(units)s, and money is not converted here") % {"units": labels}, C1)
    elif {"persons", "jobs"} <= units.keys():
        yield Objection(UNLIKE, _("persons and jobs, of which one person may hold two"), C5)
    else:
        yield Objection(UNLIKE, _("counted in %(units)s") % {"units": labels}, _first(figures, C6, C8))


def bases_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C8 holds for every figure: what should or could be is never read as what was."""
    bases = list(dict.fromkeys(figure.measure.basis for figure in figures))
    named = _listed(str(BASES[basis].label) if basis else _("basis not stated") for basis in bases)
    ahead = [bool(basis) and BASES[basis].ahead for basis in bases]
    if any(ahead) and not all(ahead):
        yield Objection(UNLIKE, _("%(bases)s: what is aimed at is not what happened") % {"bases": named}, C8)
    elif all(ahead):
        yield Objection(CARE, _("%(bases)s: none has happened yet") % {"bases": named}, C8)
    elif bases != ["outturn"] and not _rules(figures, C12):
        yield Objection(CARE, named, C8)


def definitions_are_home_made(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C10: one country's rules define it."""
    if _rules(figures, C10) and not _in_one_country(figures):
        yield Objection(UNLIKE, _("defined by each country's own rules"), C10)


def forms_of_support_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C11, where one indicator holds several forms."""
    if figures[0].indicator.id in MIXED_FORMS:
        if len({figure.claim.origin_id for figure in figures}) > 1:
            reason = _("grants, loans, tax relief and shares differ in what is given up, and the form is not coded")
            yield Objection(UNLIKE, reason, C11)
        else:
            yield Objection(CARE, _("from one study; only its grant equivalents compare"), C11)


def things_counted_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C6, C9, C10 and C12 ask for the same class, shares of the same, one list: the labels have to say so."""
    if len({figure.counted for figure in figures}) == 1 or figures[0].indicator.id in DEFINED:
        return
    if all(figure.measure.unit == "year" for figure in figures):
        yield Objection(CARE, _("the dates compare, the bodies do not"), C12)
    elif _rules(figures, C12):
        yield Objection(UNLIKE, _("ranks in different lists"), C12)
    elif rule := _first(figures, C9):
        yield Objection(UNLIKE, _("shares of different things"), rule)
    elif rule := _first(figures, C6, C10):
        yield Objection(UNLIKE, _("not shown to be of the same class"), rule)
    else:
        yield Objection(CARE, _("the labels differ, so these may be different things"), _first(figures, C8))


def areas_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C6 and C7: the same type of area, with care where two countries draw it."""
    rule = _first(figures, C7, C6)
    if rule is None:
        return
    kinds = {figure.area.kind for figure in figures if figure.area}
    if any(figure.area is None for figure in figures):
        yield Objection(UNLIKE, _("what area is covered is not given for each"), rule)
    elif len(kinds) > 1:
        named = _listed(str(PLACE_KINDS[kind].label).lower() for kind in kinds)
        yield Objection(UNLIKE, _("areas of different types: %(kinds)s") % {"kinds": named}, rule)
    elif not kinds <= OF_ONE_SIZE and not _in_one_country(figures):
        kind = str(PLACE_KINDS[kinds.pop()].label).lower()
        yield Objection(CARE, _("each country draws a %(kind)s in its own way") % {"kind": kind}, C7)


def accounts_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C7 on regional output in China before the accounts were unified."""
    for figure in figures:
        regional = figure.area is not None and figure.area.kind not in OF_ONE_SIZE and "CN" in figure.case.countries
        if figure.indicator.id in ("gdp", "gdp-growth") and regional and (figure.year or 0) < UNIFIED_ACCOUNTS:
            yield Objection(CARE, _("regional output in China from before the unified accounts of 2019"), C7)
            return


def growth_differs(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C4: the same span, and real with real."""
    if not _rules(figures, C4):
        return
    spans = {figure.span or (figure.year, figure.year) for figure in figures}
    if (None, None) in spans:
        yield Objection(UNLIKE, _("over what years is not given for each"), C4)
    elif len(spans) > 1:
        yield Objection(UNLIKE, _("growth over different spans"), C4)
    if len({figure.measure.price.partition("-")[0] for figure in figures}) > 1:
        yield Objection(UNLIKE, _("real and nominal growth"), C4)


def years_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C6: at most two years apart; C9: the same year; C12: one edition of a ranking. Dates need no year."""
    if _rules(figures, C4) or all(figure.measure.unit == "year" for figure in figures):
        return
    years = [figure.year for figure in figures if figure.year is not None]
    rule = _first(figures, C12, C9) or C6
    if len(years) < len(figures):
        yield Objection(UNLIKE, _("the year is not given for each"), rule)
        return
    apart = max(years) - min(years)
    named = {"first": min(years), "last": max(years)}
    if apart and rule is C12:
        yield Objection(UNLIKE, _("from the editions of %(first)d and %(last)d") % named, rule)
    elif apart > YEARS_APART:
        yield Objection(UNLIKE, _("of %(first)d and %(last)d, too far apart") % named, rule)
    elif apart and (rule is C9 or (_is_money(figures) and not _in_constant_prices(figures))):
        yield Objection(CARE, _("of %(first)d and %(last)d") % named, rule if rule is C9 else _first(figures, C2) or C1)


def times_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C6: a year's flow, a stock and the sum of ten years are not the same total."""
    if _rules(figures, C4) or _rules(figures, C12):
        return
    times = [time for time in TIMES if any(figure.measure.time == time for figure in figures)]
    lengths = {span[1] - span[0] for figure in figures if (span := figure.span)}
    if len(times) > 1:
        named = _listed(str(TIMES[time].label) for time in times)
        yield Objection(UNLIKE, _("counted %(times)s") % {"times": named}, C6)
    elif len(lengths) > 1 or (lengths and any(figure.span is None for figure in figures)):
        yield Objection(UNLIKE, _("over spans of different length"), C6)
    elif times == ["cumulative"] and not lengths:
        yield Objection(CARE, _("sums from a start that is not given"), C6)


def prices_differ(figures: Sequence[Figure]) -> Iterator[Objection]:
    """C1 to C3, where the currency is one: whose prices, and of what year."""
    if not _is_money(figures) or len({figure.measure.unit for figure in figures}) > 1:
        return
    if len({figure.measure.price for figure in figures if figure.measure.price}) > 1:
        yield Objection(UNLIKE, _("in prices of different years"), _first(figures, C2) or C1)
    if _in_one_country(figures):
        return
    if rule := _first(figures, C3):
        yield Objection(UNLIKE, _("compared only at purchasing power parities, and these are not"), rule)
    else:
        currency = UNITS[figures[0].measure.unit].label
        reason = _("in %(currency)s of two countries, each with its own prices") % {"currency": currency}
        yield Objection(CARE, reason, _first(figures, C2) or C1)


CHECKS: tuple[Check, ...] = (
    bases_differ,
    forms_of_support_differ,
    definitions_are_home_made,
    things_counted_differ,
    growth_differs,
    areas_differ,
    accounts_differ,
    times_differ,
    years_differ,
    prices_differ,
)
"""For figures of one indicator and unit, in the order in which their reasons are read."""


def _rules(figures: Sequence[Figure], rule: ComparisonRule) -> bool:
    """Whether the figures, all of one indicator, are held to a rule."""
    return rule in figures[0].indicator.rules


def _first(figures: Sequence[Figure], *rules: ComparisonRule) -> ComparisonRule | None:
    """The first of these rules that the figures are held to."""
    return next((rule for rule in rules if _rules(figures, rule)), None)


def _in_one_country(figures: Sequence[Figure]) -> bool:
    return bool(frozenset.intersection(*(figure.case.countries for figure in figures)))


def _is_money(figures: Sequence[Figure]) -> bool:
    return all((unit := UNITS.get(figure.measure.unit)) and unit.currency for figure in figures)


def _in_constant_prices(figures: Sequence[Figure]) -> bool:
    prices = {figure.measure.price for figure in figures}
    return len(prices) == 1 and prices.pop().startswith("constant-")


def _listed(words: Iterator[str]) -> str:
    return get_text_list(list(dict.fromkeys(words)), _("and"))
