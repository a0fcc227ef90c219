"""When two figures may be read across, and the verdicts on it; applies no rule."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ComparisonRule(Term):
    """A rule that an indicator's figures are held to before they are read across; the definition is its text."""


VERDICTS = Vocabulary(
    "verdict",
    _("Verdict"),
    [
        Term("=", _("comparable"), _("The figures can be read across")),
        Term("≈", _("with care"), _("The figures can be read across with the reason in mind")),
        Term("≠", _("not comparable"), _("The figures stand side by side and are not read across")),
    ],
    pattern="[=≈≠]",
)

C1 = ComparisonRule(
    "C1",
    _("Currency"),
    _(
        "A figure keeps its source's currency and year and is never converted silently. A conversion is an added "
        "figure, marked “about”, with its rate, date and source. Where the source itself converted, both are shown."
    ),
    "PPP",
)
C2 = ComparisonRule(
    "C2",
    _("Flows of money"),
    _(
        "Trade, finance, deals and stakes are compared at the market exchange rate of the same year: first brought to "
        "one year's prices by each country's own deflator, then converted, not the other way round."
    ),
    "PPP",
)
C3 = ComparisonRule(
    "C3",
    _("What money buys"),
    _(
        "Income, wages, R&D and living standards are compared at purchasing power parities. Parities are national and "
        "wrong for a single city: with care at best below the national level."
    ),
    "PPP",
)
C4 = ComparisonRule(
    "C4",
    _("Growth"),
    _("The same span only, and real with real. “Since 2012” and “2000 to 2024” are not comparable."),
)
C5 = ComparisonRule(
    "C5",
    _("Labour"),
    _("Persons with persons and jobs with jobs; survey with survey and register with register."),
)
C6 = ComparisonRule(
    "C6",
    _("Counts and totals"),
    _("The same class and type of area, and years at most two apart; otherwise not comparable."),
)
C7 = ComparisonRule(
    "C7",
    _("Area"),
    _(
        "City with city and metropolitan area with metropolitan area. A Chinese municipality and an American city are "
        "compared with care, both areas given. So is regional GDP in China before the unified accounts of 2019, when "
        "the provinces' sum exceeded the national figure."
    ),
    "FUA19",
)
C8 = ComparisonRule(
    "C8",
    _("Basis"),
    _(
        "Outturn with outturn. A target, pledge or capacity is not comparable with what happened, and with care with "
        "one another."
    ),
)
C9 = ComparisonRule(
    "C9",
    _("Ratios and shares"),
    _("Comparable without conversion where numerator, denominator and year agree."),
)
C10 = ComparisonRule(
    "C10",
    _("Home-made definitions"),
    _(
        "Where one country's rules define the indicator (strategic emerging industries, high-tech firms, foreign "
        "investment “utilised”, patents at one office): comparable inside that country, not comparable across."
    ),
)
C11 = ComparisonRule(
    "C11",
    _("Forms of support"),
    _(
        "A grant, a loan, a tax relief, a fund and a purchase of shares differ in what is given up: not comparable by "
        "face value, comparable only as grant equivalents from one study."
    ),
    "QUIS22",
)
C12 = ComparisonRule(
    "C12",
    _("Ranks and dates"),
    _("Dates of the same kind of event are comparable; ranks only within one list and edition."),
)

COMPARISON_RULES = Vocabulary(
    "comparison rule",
    _("Rule of comparison"),
    [C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12],
    pattern=r"C[0-9]+",
)
