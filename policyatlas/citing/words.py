"""Dates, figures and the standing of a source, in words; knows no page."""

import datetime
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from policyatlas.records.models import Claim, Measure, Publisher, Source
from policyatlas.vocabulary import DISTANCES, LANGUAGES, QUALIFIERS, UNITS

# Written as one reads them: from a million on, in millions, billions, trillions.
MAGNITUDES = [
    (Decimal(10) ** 12, "tn", "trillion"),
    (Decimal(10) ** 9, "bn", "billion"),
    (Decimal(10) ** 6, "m", "million"),
]
DIGITS_ALONE = frozenset({"year", "rank"})


def date_as_known(published: str) -> str:
    """`2016-05-24` → 24 May 2016, `2016-05` → May 2016, `2016` → 2016, empty → date not shown."""
    match published.count("-"):
        case _ if not published:
            return _("date not shown")
        case 2:
            return date_format(datetime.date.fromisoformat(published), "j F Y")
        case 1:
            return date_format(datetime.date.fromisoformat(f"{published}-01"), "F Y")
    return published


def plain_number(value: Decimal) -> str:
    """A number as a machine reads it: no grouping, no exponent, no trailing zeros."""
    return f"{value.normalize():f}"


def number_in_words(value: Decimal, unit: str) -> str:
    """A number from zero up as one reads it: `2500000000` of money → 2.5 bn, of vehicles → 2.5 billion."""
    if unit in DIGITS_ALONE:
        return plain_number(value)
    known = UNITS.get(unit)
    for factor, short, word in MAGNITUDES:
        if value >= factor:
            return f"{_grouped(value / factor)} {short if known and known.currency else word}"
    return _grouped(value)


def value_in_words(value: Decimal, unit: str) -> str:
    """A value with its unit, the sign before both: `−US$5 m`."""
    sign, number = ("−" if value < 0 else ""), number_in_words(abs(value), unit)
    known = UNITS.get(unit)
    return sign + (known.say(number, value) if known else f"{number} {unit}")


def measure_in_words(measure: Measure) -> str:
    """The figure with its unit and qualifier, without its year: `about US$2.5 bn`."""
    value = value_in_words(measure.value, measure.unit)
    if not measure.qualifier:
        return value
    value_to = "" if measure.value_to is None else value_in_words(measure.value_to, measure.unit)
    return QUALIFIERS[measure.qualifier].say(value, value_to)


def converted_from(measure: Measure) -> str:
    """The figure before its source converted it: `128 bn yuan`; empty where it did not."""
    original = measure.original
    return value_in_words(Decimal(str(original["value"])), original["unit"]) if original else ""


def years_in_words(measure: Measure) -> str:
    """What a figure is for: `2020`, `2000–2024`, or that the source gives no year."""
    if measure.span_from is not None:
        return f"{measure.span_from}–{measure.span_to}"
    return str(measure.year) if measure.year is not None else _("year not given")


def distance_in_words(claim: Claim) -> str:
    """`first-hand`, `one step away`, or whom it relays where that text is named."""
    relayed = claim.origin if claim.relayed and claim.origin_id != claim.source_id else None
    if relayed is not None and relayed.publisher_name:
        return _("relays %(publisher)s") % {"publisher": relayed.publisher_name}
    return str(DISTANCES[str(claim.distance)].label)


def said_by_in_words(claim: Claim) -> str:
    """Whom the source quotes: `Chen Jiakuan, general manager, JHL Biotech`; empty where nobody is named."""
    return ", ".join(words for words, _is_name in said_by_in_parts(claim))


def said_by_in_parts(claim: Claim) -> list[tuple[str, bool]]:
    """The same in pieces: name, role and organisation, and of each whether it is who speaks."""
    said_by = claim.said_by or {}
    speaks = said_by.get("name") or said_by.get("organisation")
    words = (said_by.get(key) for key in ("name", "role", "organisation"))
    return [(part, part == speaks) for part in dict.fromkeys(filter(None, words))]  # a body is often its own


def affiliation_in_words(publisher: Publisher | None) -> str:
    """Whether a state or party stands behind a publisher."""
    known = {
        None: _("not known whether state-affiliated"),
        True: _("state-affiliated"),
        False: _("not state-affiliated"),
    }
    return known[publisher.state_affiliated if publisher else None]


def standing(source: Source) -> list[str]:
    """What a reader should know of a source beside its name: official or state-affiliated, and its language."""
    words = []
    if source.kind == "official":
        words.append(_("official"))
    elif source.publisher is not None and source.publisher.state_affiliated:
        words.append(_("state-affiliated"))
    if source.language.split("-")[0] not in ("", "en"):
        language = LANGUAGES.get(source.language) or LANGUAGES.get(source.language.split("-")[0])
        words.append(str(language.within) if language else source.language)
    return words


def publication(source: Source) -> str:
    """Who published it, and when: `China Daily, 24 May 2016`."""
    return f"{source.publisher_name or _('Publisher not shown')}, {date_as_known(source.published)}"


def source_in_words(claim: Claim) -> str:
    """One line for the margin: `China Daily, 24 May 2016; one step away; state-affiliated`."""
    return "; ".join([publication(claim.source), distance_in_words(claim), *standing(claim.source)])


def _grouped(value: Decimal) -> str:
    """With thousands apart and no trailing zeros."""
    whole = plain_number(round(value, 2) if value >= 1 else value)
    return number_format(whole, use_l10n=True, force_grouping=True)
