"""Kinds of place and the systems that give places their codes; knows no place."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class CodeSystem(Term):
    """A system of codes for places; `form` is the regular expression that a whole code matches."""

    form: str


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class PlaceKind(Term):
    """A kind of place; `codes` are ids of CODE_SYSTEMS, the preferred one first."""

    codes: tuple[str, ...]


CODE_SYSTEMS = Vocabulary(
    "code system",
    _("Code"),
    [
        CodeSystem(
            "iso3166_1", _("ISO 3166-1"), _("Countries and territories, two letters"), "CODES", form=r"[A-Z]{2}"
        ),
        CodeSystem(
            "iso3166_2",
            _("ISO 3166-2"),
            _("First-tier units: country code, hyphen, unit"),
            "CODES",
            form=r"[A-Z]{2}-[A-Z0-9]{1,3}",
        ),
        CodeSystem(
            "unlocode",
            _("UN/LOCODE"),
            _("Trade locations: country, then place; an identifier, never a boundary"),
            "CODES",
            form=r"[A-Z]{2}[A-Z2-9]{3}",
        ),
        CodeSystem("wikidata", _("Wikidata"), _("Items of Wikidata"), "CODES", form=r"Q[1-9][0-9]*"),
        CodeSystem("geonames", _("GeoNames"), _("Features of GeoNames"), "CODES", form=r"[1-9][0-9]*"),
        CodeSystem("nuts", _("NUTS"), _("Statistical regions of the EU"), "CODES", form=r"[A-Z]{2}[A-Z0-9]{1,3}"),
        CodeSystem(
            "fips",
            _("FIPS"),
            _("States (two digits), counties (five) and places (seven) of the United States"),
            "CODES",
            form=r"[0-9]{2}|[0-9]{5}|[0-9]{7}",
        ),
        CodeSystem("cbsa", _("CBSA"), _("Metropolitan areas of the United States"), "CODES", form=r"[0-9]{5}"),
        CodeSystem("gbt2260", _("GB/T 2260"), _("Administrative divisions of China"), "CODES", form=r"[0-9]{6}"),
    ],
    pattern=r"[a-z0-9_]+",
)

PLACE_KINDS = Vocabulary(
    "place kind",
    _("Kind of place"),
    [
        PlaceKind("bloc", _("Bloc"), _("Union or treaty area of states"), codes=("wikidata",)),
        PlaceKind("country", _("Country"), _("State or territory with a country code"), "CODES", codes=("iso3166_1",)),
        PlaceKind(
            "province", _("Province or state"), _("First tier below a country"), "CODES", codes=("iso3166_2", "fips")
        ),
        PlaceKind(
            "region",
            _("Region"),
            _("Named area across borders of provinces, or without fixed borders"),
            codes=("wikidata", "nuts"),
        ),
        PlaceKind(
            "county",
            _("Prefecture or county"),
            _("Second tier below a country"),
            "CODES",
            codes=("fips", "gbt2260", "nuts"),
        ),
        PlaceKind(
            "metro", _("Metropolitan area"), _("City with the area that commutes to it"), "FUA19", codes=("cbsa",)
        ),
        PlaceKind("city", _("City"), _("Municipality as governed"), "CODES", codes=("unlocode", "gbt2260", "fips")),
        PlaceKind("district", _("District"), _("Part of a city"), "CODES", codes=("gbt2260",)),
        PlaceKind("zone", _("Zone"), _("Bounded area with its own regime or management"), "WIR19", codes=("wikidata",)),
    ],
)
