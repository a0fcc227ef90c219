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

COUNTRIES = Vocabulary(
    "country",
    _("Country"),
    [
        Term("AT", _("Austria")),
        Term("BE", _("Belgium")),
        Term("CA", _("Canada")),
        Term("CN", _("China")),
        Term("DE", _("Germany")),
        Term("HK", _("Hong Kong")),
        Term("IN", _("India")),
        Term("JP", _("Japan")),
        Term("KE", _("Kenya")),
        Term("RO", _("Romania")),
        Term("SG", _("Singapore")),
        Term("KR", _("South Korea")),
        Term("CH", _("Switzerland")),
        Term("TW", _("Taiwan")),
        Term("TR", _("Turkey")),
        Term("GB", _("United Kingdom")),
        Term("US", _("United States")),
    ],
    pattern=r"[A-Z]{2}",
)
