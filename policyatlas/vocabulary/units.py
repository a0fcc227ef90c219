"""What figures are counted in and how they are said; neither formats a number nor converts one."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Unit(Term):
    """A unit. `form` has a place for the number, `currency` is the ISO 4217 code where the unit is money."""

    form: Text
    currency: str = ""

    def say(self, number: str, value: Decimal) -> str:
        """The number, already formatted, with its unit; its value decides between singular and plural: "3 firms"."""
        count = int(value) if value == int(value) else 2  # a fraction takes the plural
        return str(self.form % {"value": number, "count": count})


UNITS = Vocabulary(
    "unit",
    _("Unit"),
    [
        Unit("percent", _("percent"), form=_("%(value)s%%")),
        Unit(
            "percentage-points",
            _("percentage points"),
            _("Difference of two percentages"),
            form=ngettext_lazy("%(value)s percentage point", "%(value)s percentage points", "count"),
        ),
        Unit("percent of GDP", _("percent of GDP"), form=_("%(value)s%% of GDP")),
        Unit("ratio", _("times"), _("One number over another"), form=_("%(value)s times")),
        Unit("index", _("index points"), _("Against a base named in the label"), form=_("%(value)s")),
        Unit("rank", _("rank"), _("Position in a list; 1 is the first"), form=_("rank %(value)s")),
        Unit("USD", _("US dollars"), form=_("US$%(value)s"), currency="USD"),
        Unit("CNY", _("yuan"), form=_("%(value)s yuan"), currency="CNY"),
        Unit("EUR", _("euros"), form=_("€%(value)s"), currency="EUR"),
        Unit("KRW", _("won"), form=_("%(value)s won"), currency="KRW"),
        Unit("USD per person", _("US dollars per person"), form=_("US$%(value)s per person"), currency="USD"),
        Unit("CNY per person", _("yuan per person"), form=_("%(value)s yuan per person"), currency="CNY"),
        Unit("USD per job", _("US dollars per job"), form=_("US$%(value)s per job"), currency="USD"),
        Unit("USD per km", _("US dollars per kilometre"), form=_("US$%(value)s per km"), currency="USD"),
        Unit(
            "US cents per kWh",
            _("US cents per kilowatt-hour"),
            form=ngettext_lazy("%(value)s US cent per kWh", "%(value)s US cents per kWh", "count"),
            currency="USD",
        ),
        Unit("CNY per kWh", _("yuan per kilowatt-hour"), form=_("%(value)s yuan per kWh"), currency="CNY"),
        Unit("year", _("year"), _("A year of the calendar"), form=_("%(value)s")),
        Unit("years", _("years"), _("A span"), form=ngettext_lazy("%(value)s year", "%(value)s years", "count")),
        Unit("months", _("months"), form=ngettext_lazy("%(value)s month", "%(value)s months", "count")),
        Unit("days", _("days"), form=ngettext_lazy("%(value)s day", "%(value)s days", "count")),
        Unit("km2", _("square kilometres"), form=_("%(value)s km²")),
        Unit("ha", _("hectares"), form=_("%(value)s ha")),
        Unit("square metres", _("square metres"), form=_("%(value)s m²")),
        Unit("acres", _("acres"), form=ngettext_lazy("%(value)s acre", "%(value)s acres", "count")),
        Unit(
            "square feet",
            _("square feet"),
            form=ngettext_lazy("%(value)s square foot", "%(value)s square feet", "count"),
        ),
        Unit("kilometres", _("kilometres"), form=_("%(value)s km")),
        Unit("nanometres", _("nanometres"), form=_("%(value)s nm")),
        Unit("GW", _("gigawatts"), form=_("%(value)s GW")),
        Unit("kWh", _("kilowatt-hours"), form=_("%(value)s kWh")),
        Unit(
            "tons",
            _("tons"),
            _("As the source says: metric or short"),
            form=ngettext_lazy("%(value)s ton", "%(value)s tons", "count"),
        ),
        Unit("t CO2e", _("tonnes of CO₂ equivalent"), form=_("%(value)s t CO₂e")),
        Unit("persons", _("persons"), form=ngettext_lazy("%(value)s person", "%(value)s persons", "count")),
        Unit(
            "jobs",
            _("jobs"),
            _("Kept apart from persons: one person may hold two"),
            form=ngettext_lazy("%(value)s job", "%(value)s jobs", "count"),
        ),
        Unit("per million people", _("per million people"), form=_("%(value)s per million people")),
        Unit(
            "deaths per 1,000 births",
            _("deaths per 1,000 births"),
            form=ngettext_lazy("%(value)s death per 1,000 births", "%(value)s deaths per 1,000 births", "count"),
        ),
        Unit("firms", _("firms"), form=ngettext_lazy("%(value)s firm", "%(value)s firms", "count")),
        Unit(
            "firms per year",
            _("firms per year"),
            form=ngettext_lazy("%(value)s firm a year", "%(value)s firms a year", "count"),
        ),
        Unit("vehicles", _("vehicles"), form=ngettext_lazy("%(value)s vehicle", "%(value)s vehicles", "count")),
        Unit(
            "vehicles per year",
            _("vehicles per year"),
            form=ngettext_lazy("%(value)s vehicle a year", "%(value)s vehicles a year", "count"),
        ),
        Unit(
            "wafers per month",
            _("wafers per month"),
            form=ngettext_lazy("%(value)s wafer a month", "%(value)s wafers a month", "count"),
        ),
        Unit(
            "charging points",
            _("charging points"),
            form=ngettext_lazy("%(value)s charging point", "%(value)s charging points", "count"),
        ),
        Unit("cities", _("cities"), form=ngettext_lazy("%(value)s city", "%(value)s cities", "count")),
        Unit("clusters", _("clusters"), form=ngettext_lazy("%(value)s cluster", "%(value)s clusters", "count")),
        Unit("coalitions", _("coalitions"), form=ngettext_lazy("%(value)s coalition", "%(value)s coalitions", "count")),
        Unit("episodes", _("episodes"), form=ngettext_lazy("%(value)s episode", "%(value)s episodes", "count")),
        Unit("facilities", _("facilities"), form=ngettext_lazy("%(value)s facility", "%(value)s facilities", "count")),
        Unit("flats", _("flats"), form=ngettext_lazy("%(value)s flat", "%(value)s flats", "count")),
        Unit("funds", _("funds"), form=ngettext_lazy("%(value)s fund", "%(value)s funds", "count")),
        Unit("grants", _("grants"), form=ngettext_lazy("%(value)s grant", "%(value)s grants", "count")),
        Unit(
            "headquarters",
            _("headquarters"),
            form=ngettext_lazy("%(value)s headquarters", "%(value)s headquarters", "count"),
        ),
        Unit("hubs", _("hubs"), form=ngettext_lazy("%(value)s hub", "%(value)s hubs", "count")),
        Unit("institutes", _("institutes"), form=ngettext_lazy("%(value)s institute", "%(value)s institutes", "count")),
        Unit(
            "institutions",
            _("institutions"),
            form=ngettext_lazy("%(value)s institution", "%(value)s institutions", "count"),
        ),
        Unit("investors", _("investors"), form=ngettext_lazy("%(value)s investor", "%(value)s investors", "count")),
        Unit("layers", _("layers"), form=ngettext_lazy("%(value)s layer", "%(value)s layers", "count")),
        Unit("milestones", _("milestones"), form=ngettext_lazy("%(value)s milestone", "%(value)s milestones", "count")),
        Unit("ministries", _("ministries"), form=ngettext_lazy("%(value)s ministry", "%(value)s ministries", "count")),
        Unit("modules", _("modules"), form=ngettext_lazy("%(value)s module", "%(value)s modules", "count")),
        Unit("parks", _("parks"), form=ngettext_lazy("%(value)s park", "%(value)s parks", "count")),
        Unit("patents", _("patents"), form=ngettext_lazy("%(value)s patent", "%(value)s patents", "count")),
        Unit("plants", _("plants"), form=ngettext_lazy("%(value)s plant", "%(value)s plants", "count")),
        Unit("policies", _("policies"), form=ngettext_lazy("%(value)s policy", "%(value)s policies", "count")),
        Unit("projects", _("projects"), form=ngettext_lazy("%(value)s project", "%(value)s projects", "count")),
        Unit(
            "shareholders",
            _("shareholders"),
            form=ngettext_lazy("%(value)s shareholder", "%(value)s shareholders", "count"),
        ),
        Unit("standards", _("standards"), form=ngettext_lazy("%(value)s standard", "%(value)s standards", "count")),
        Unit(
            "suggestions",
            _("suggestions"),
            form=ngettext_lazy("%(value)s suggestion", "%(value)s suggestions", "count"),
        ),
        Unit("teams", _("teams"), form=ngettext_lazy("%(value)s team", "%(value)s teams", "count")),
        Unit("users", _("users"), form=ngettext_lazy("%(value)s user", "%(value)s users", "count")),
        Unit("zones", _("zones"), form=ngettext_lazy("%(value)s zone", "%(value)s zones", "count")),
    ],
    pattern=r"[A-Za-z0-9]+([ -][A-Za-z0-9,]+)*",
)
