"""Names of the languages and countries that occur in the evidence; a code that is not here is shown as it is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Language(Term):
    """A language by its BCP 47 tag; `within` is its name after "a source": "in Chinese"."""

    within: Text


LANGUAGES = Vocabulary(
    "language",
    _("Language"),
    [
        Language("en", _("English"), within=_("in English")),
        Language("zh", _("Chinese"), within=_("in Chinese")),
        Language("zh-Hans", _("Chinese (simplified script)"), within=_("in Chinese")),
        Language("zh-Hant", _("Chinese (traditional script)"), within=_("in Chinese")),
        Language("de", _("German"), within=_("in German")),
        Language("ja", _("Japanese"), within=_("in Japanese")),
        Language("ko", _("Korean"), within=_("in Korean")),
        Language("tr", _("Turkish"), within=_("in Turkish")),
    ],
    pattern=r"[a-z]{2,3}(-[A-Z][a-z]{3})?",
)


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Country(Term):
    """A country by its ISO 3166-1 alpha-2 code; `within` is its name after "published": "in the United States"."""

    within: Text


COUNTRIES = Vocabulary(
    "country",
    _("Country"),
    [
        Country("AT", _("Austria"), within=_("in Austria")),
        Country("BE", _("Belgium"), within=_("in Belgium")),
        Country("CA", _("Canada"), within=_("in Canada")),
        Country("CN", _("China"), within=_("in China")),
        Country("DE", _("Germany"), within=_("in Germany")),
        Country("HK", _("Hong Kong"), within=_("in Hong Kong")),
        Country("IN", _("India"), within=_("in India")),
        Country("JP", _("Japan"), within=_("in Japan")),
        Country("KE", _("Kenya"), within=_("in Kenya")),
        Country("RO", _("Romania"), within=_("in Romania")),
        Country("SG", _("Singapore"), within=_("in Singapore")),
        Country("KR", _("South Korea"), within=_("in South Korea")),
        Country("CH", _("Switzerland"), within=_("in Switzerland")),
        Country("TW", _("Taiwan"), within=_("in Taiwan")),
        Country("TR", _("Turkey"), within=_("in Turkey")),
        Country("GB", _("United Kingdom"), within=_("in the United Kingdom")),
        Country("US", _("United States"), within=_("in the United States")),
    ],
    pattern=r"[A-Z]{2}",
)
