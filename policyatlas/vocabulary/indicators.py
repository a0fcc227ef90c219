"""What figures may be coded as, and by which rules their like are compared; knows no figure."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.comparability import C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, ComparisonRule
from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Indicator(Term):
    """A coded quantity. `unit` says in words what it is measured in; `larger_means` whether a larger number is more of
    the thing named, less of it (a longer wait is a slower state) or neither, and never that it is better. Where a count
    may be taken in several ways, the label of the measure says which."""

    unit: Text
    rules: tuple[ComparisonRule, ...]
    larger_means: Literal["more", "less", "neither"] = "more"


_money = partial(Indicator, unit=_("currency"))
_percent = partial(Indicator, unit=_("percent"))

INDICATORS = Vocabulary(
    "indicator",
    _("Indicator"),
    [
        _money("gdp", _("GDP"), _("Value added in the area in a year"), rules=(C1, C2, C7)),
        _percent("gdp-growth", _("GDP growth"), _("Change in real GDP over a year"), rules=(C4, C7)),
        Indicator(
            "gdp-per-head",
            _("GDP per head"),
            _("GDP over resident population"),
            unit=_("currency per person"),
            rules=(C1, C3, C7),
        ),
        Indicator(
            "population",
            _("Population"),
            _("People registered or resident in the area"),
            unit=_("persons"),
            larger_means="neither",
            rules=(C7,),
        ),
        _percent(
            "population-change",
            _("Population change"),
            _("Change in population over a stated span"),
            larger_means="neither",
            rules=(C4,),
        ),
        _percent(
            "unemployment",
            _("Unemployment rate"),
            _("People without work, available and seeking; registered unemployment is another indicator"),
            rules=(C5,),
        ),
        Indicator(
            "employment",
            _("Employment"),
            _("Jobs or persons in work, all sectors together"),
            unit=_("jobs"),
            rules=(C5, C7),
        ),
        _percent(
            "employment-change", _("Employment change"), _("Change in employment over a stated span"), rules=(C4,)
        ),
        Indicator(
            "sector-jobs", _("Jobs in a sector"), _("Jobs in a named sector and area"), unit=_("jobs"), rules=(C5, C6)
        ),
        Indicator("jobs-lost", _("Jobs lost"), _("Jobs lost over a stated span"), unit=_("jobs"), rules=(C5, C6)),
        Indicator(
            "jobs-promised",
            _("Jobs promised"),
            _("Jobs that a plan aims at or an investor pledges"),
            unit=_("jobs"),
            rules=(C8,),
        ),
        Indicator(
            "location-quotient",
            _("Location quotient"),
            _("A sector's share of local jobs over its share of the nation's"),
            "LQ",
            unit=_("ratio"),
            rules=(C9,),
        ),
        _percent("manufacturing-share", _("Manufacturing in GDP"), _("Manufacturing's share of GDP"), rules=(C9,)),
        _percent(
            "strategic-share",
            _("Strategic industries in output"),
            _("China: strategic emerging industries in the output of larger industrial firms"),
            rules=(C10,),
        ),
        _money("output", _("Output of a sector"), _("Gross value of production, not value added"), rules=(C1, C2, C6)),
        _money(
            "revenue",
            _("Revenue of firms"),
            _("Sum of sales of the firms in an area, zone or group"),
            rules=(C1, C2, C6),
        ),
        _money("profit-loss", _("Profit or loss"), _("Of a named firm or group; a loss is negative"), rules=(C1, C2)),
        Indicator("units-made", _("Units made"), _("Vehicles, chips or panels made"), unit=_("units"), rules=(C6,)),
        Indicator("capacity", _("Capacity"), _("What could be made in a year"), unit=_("units per year"), rules=(C8,)),
        _percent("market-share", _("Market share"), _("Share of a named market"), rules=(C9,)),
        _money("exports", _("Exports"), _("Of goods, or of goods and services"), rules=(C1, C2)),
        _percent(
            "high-tech-exports", _("High-technology exports"), _("Share of manufactured exports"), rules=(C9, C10)
        ),
        _money("foreign-trade", _("Foreign trade"), _("Imports plus exports"), rules=(C1, C2)),
        _money(
            "public-support",
            _("Public support"),
            _("Grants, tax relief, loans; at best as grant equivalents"),
            rules=(C1, C2, C8, C11),
        ),
        _money("grant-award", _("Grant"), _("Sum of one award"), rules=(C1, C2, C11)),
        _money("equity-stake", _("Public equity"), _("Price paid for a share"), rules=(C1, C2, C11)),
        _percent("ownership-share", _("Ownership share"), _("Share of a firm's capital at a date"), rules=(C9,)),
        _money("fund-size", _("Fund size"), _("Aimed at, raised or invested"), rules=(C1, C2, C8, C11)),
        _money(
            "private-investment",
            _("Private investment"),
            _("Fixed or venture capital from private parties"),
            rules=(C1, C2, C8),
        ),
        _money("venture-capital", _("Venture capital"), _("Capital put into young firms over a span"), rules=(C1, C2)),
        _money(
            "fdi-inflow",
            _("Foreign direct investment"),
            _("Net inflow in a year; China's “utilised” figure is another indicator"),
            rules=(C1, C10),
        ),
        Indicator(
            "investment-return",
            _("Return on a public stake"),
            _("Sale price of a public stake over the price paid"),
            unit=_("ratio"),
            rules=(C9,),
        ),
        Indicator("firms", _("Firms"), _("Registered firms, active firms or members"), unit=_("firms"), rules=(C6,)),
        Indicator("firms-new", _("New firms"), _("Firms newly registered over a span"), unit=_("firms"), rules=(C6,)),
        Indicator(
            "gerd",
            _("R&D spending"),
            _("Gross domestic spending on research and development"),
            "FRASCATI",
            unit=_("percent of GDP"),
            rules=(C9,),
        ),
        _money("berd", _("Business R&D"), _("Research and development performed in firms"), "FRASCATI", rules=(C1, C3)),
        _money(
            "herd",
            _("University R&D"),
            _("Research and development performed in higher education"),
            "FRASCATI",
            rules=(C1, C3),
        ),
        Indicator(
            "researchers",
            _("Researchers"),
            _("Researchers in full-time equivalents"),
            unit=_("per million people"),
            rules=(C9,),
        ),
        Indicator(
            "patents",
            _("Patents"),
            _("Applications or grants, by office and by the applicant's or inventor's place"),
            unit=_("count"),
            rules=(C10,),
        ),
        Indicator(
            "graduates",
            _("Graduates"),
            _("People who leave higher education with a degree in a year"),
            unit=_("persons"),
            rules=(C6,),
        ),
        Indicator(
            "people-recruited",
            _("People recruited"),
            _("Newcomers under a policy for talent"),
            unit=_("persons"),
            rules=(C8,),
        ),
        Indicator("area-site", _("Site area"), _("Area of a site, planned or built"), unit=_("ha or km²"), rules=(C8,)),
        Indicator(
            "permit-time",
            _("Time to permit"),
            _("Time from application to decision"),
            unit=_("days"),
            larger_means="less",
            rules=(C10,),
        ),
        Indicator(
            "greenhouse-gas", _("Greenhouse gas"), _("Emissions in the area in a year"), unit=_("t CO₂e"), rules=(C6,)
        ),
        Indicator(
            "rank",
            _("Rank"),
            _("Position in a named list of a known length"),
            unit=_("rank"),
            larger_means="less",
            rules=(C12,),
        ),
        Indicator(
            "power-capacity",
            _("Power capacity"),
            _("Installed at a date, by source of power"),
            unit=_("GW"),
            rules=(C6, C8),
        ),
        Indicator(
            "power-capacity-added",
            _("Power capacity added"),
            _("Over a year or span, by source of power"),
            unit=_("GW"),
            rules=(C6, C8),
        ),
        _percent(
            "output-change",
            _("Change in output or sales"),
            _("Change in output or sales over a stated span"),
            rules=(C4,),
        ),
        _percent(
            "world-share",
            _("Share of national or world output"),
            _("A named good's or capacity's share of the nation's or the world's"),
            rules=(C9,),
        ),
        _percent(
            "share-of-total",
            _("Share of a wider total"),
            _("A place's, zone's or sector's share of GDP, jobs, exports or another named total"),
            rules=(C9,),
        ),
        _money(
            "investment",
            _("Investment, payer mixed or not stated"),
            _("Planned, announced or made"),
            rules=(C1, C2, C8, C11),
        ),
        Indicator(
            "jobs-created",
            _("Jobs created or credited"),
            _("Jobs created by, or credited to, a policy, firm or body"),
            unit=_("jobs"),
            rules=(C5, C8),
        ),
        Indicator(
            "firms-supported", _("Firms supported"), _("Firms that a programme supports"), unit=_("firms"), rules=(C6,)
        ),
        Indicator(
            "programme-count",
            _("Things counted in a programme"),
            _("Projects, institutes, zones, funds or awards"),
            unit=_("count"),
            rules=(C6,),
        ),
        _percent(
            "policy-effect",
            _("Estimated effect of a policy"),
            _("Change against a stated or modelled world without the policy"),
            rules=(C10,),
        ),
        _percent(
            "cost-gap",
            _("Price or cost gap"),
            _("Difference in price or cost of the same good in two named places"),
            rules=(C9,),
        ),
        _percent(
            "price-change", _("Price change"), _("Change in the price of a named good over a stated span"), rules=(C4,)
        ),
        Indicator(
            "duration",
            _("Time taken"),
            _("Time from a stated start to a stated end"),
            unit=_("years"),
            larger_means="less",
            rules=(C10,),
        ),
        Indicator(
            "founded",
            _("Year founded"),
            _("Year in which the body or zone was founded"),
            unit=_("year"),
            larger_means="neither",
            rules=(C12,),
        ),
    ],
)
