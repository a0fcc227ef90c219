"""What stands out in how a group of claims divides, in sentences made by rule; judges none of it, knows no page.

The rules are printed on the page of the method: `browse/texts/balance.md`.
"""

from collections.abc import Iterator

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.citing.amounts import amount_in_words
from policyatlas.citing.words import publication
from policyatlas.evidence import Balance, Share
from policyatlas.vocabulary import COUNTRIES

NAMED = 4  # a source is named that gives a claim in four, or more


def findings(balance: Balance) -> tuple[str, ...]:
    """Sentences, each with its numbers: amount, country, standing, kind, nature, years, and a source that gives most.

    `12 of 63 rest on state-affiliated publishers.` Nothing where there is no claim.
    """
    return tuple(_findings(balance)) if balance.amount.claims else ()


def in_short(balance: Balance) -> str:
    """`65% published in China, 19% state-affiliated, 1984–2026`; empty where there is no claim."""
    if not balance.amount.claims:
        return ""
    where = _where(balance)
    affiliated = _share(balance, "standing", "affiliated")
    parts = [
        _("%(percent)d%% published %(in_country)s") % {"percent": where[1], "in_country": where[0]} if where else "",
        _("%(percent)d%% state-affiliated") % {"percent": affiliated.percent if affiliated else 0},
        _years(balance),
    ]
    return ", ".join(filter(None, parts))


def _findings(balance: Balance) -> Iterator[str]:
    whole = balance.amount.claims
    yield f"{amount_in_words(balance.amount)}."
    yield from _on_countries(balance)
    yield from _on_standing(balance)
    if kinds := balance.by("kind").shares:
        first = max(kinds, key=lambda share: share.amount.claims)
        words = _("The most frequent kind of source is “%(kind)s”, with %(count)d of them.")
        yield words % {"kind": str(first.words).lower(), "count": first.amount.claims}
    facts = balance.by("nature").claims("fact")
    if facts == whole:
        yield _("All are reported as fact.")
    else:
        words = _("%(facts)d are reported as fact; %(rest)d are assessments, proposals or forecasts.")
        yield words % {"facts": facts, "rest": whole - facts}
    yield from _on_years(balance)
    if balance.amount.sources > 1 and NAMED * balance.leading[0].share.amount.claims >= whole:
        words = _("One source gives %(count)d of %(all)d: %(source)s.")
        one = balance.leading[0]
        yield words % {"count": one.share.amount.claims, "all": whole, "source": publication(one.source)}


def _on_countries(balance: Balance) -> Iterator[str]:
    """How many are published at home, and in the foremost country besides."""
    words = []
    if balance.countries:
        home = balance.by("home").claims("own")
        at_home = ngettext(
            "%(count)d of %(all)d rests on a source published %(where)s",
            "%(count)d of %(all)d rest on sources published %(where)s",
            home,
        )
        at_home = at_home if home else _("none of %(all)d rests on a source published %(where)s")
        words.append(at_home % {"count": home, "all": balance.amount.claims, "where": _at_home(balance)})
    if foremost := _foremost(balance):
        there = foremost.amount.claims
        besides = ngettext(
            "%(count)d rests on a source published %(where)s",
            "%(count)d rest on sources published %(where)s",
            there,
        )
        most = _("the most from any other country") if balance.countries else _("the most from any country")
        words.append(f"{besides % {'count': there, 'where': _in_country(foremost.key)}}, {most}")
    if words:
        yield f"{capfirst('; '.join(words))}."


def _on_standing(balance: Balance) -> Iterator[str]:
    standing = balance.by("standing")
    affiliated, unknown, unnamed = (standing.claims(key) for key in ("affiliated", "unknown", "unnamed"))
    words = ngettext(
        "%(count)d rests on a state-affiliated publisher.", "%(count)d rest on state-affiliated publishers.", affiliated
    )
    yield words % {"count": affiliated} if affiliated else _("None rests on a state-affiliated publisher.")
    if unknown:
        yield _("Of %(count)d it is not known whether the publisher is state-affiliated.") % {"count": unknown}
    if unnamed:
        yield _("Of %(count)d the publisher is not shown.") % {"count": unnamed}


def _on_years(balance: Balance) -> Iterator[str]:
    if years := balance.years:
        if years.first == years.last:
            yield _("Their sources are from %(year)d.") % {"year": years.first}
        else:
            words = _(
                "Their sources are from %(first)d to %(last)d; "
                "of the claims whose source is dated, at least half rest on one from %(half)d or later."
            )
            yield words % {"first": years.first, "last": years.last, "half": years.half_since}


def _share(balance: Balance, question: str, key: str) -> Share | None:
    return next((share for share in balance.by(question).shares if share.key == key), None)


def _where(balance: Balance) -> tuple[str, int] | None:
    """A country and what per cent of claims is published there: the case's own, else that of most claims."""
    if balance.countries:
        share = _share(balance, "home", "own")
        return _at_home(balance), share.percent if share else 0
    foremost = _foremost(balance)
    return (_in_country(foremost.key), foremost.percent) if foremost else None


def _at_home(balance: Balance) -> str:
    return get_text_list(sorted(map(_in_country, balance.countries)), _("and"))


def _in_country(code: str) -> str:
    """`in the United States`; with the code where the atlas has no word for it."""
    return str(COUNTRIES[code].within) if code in COUNTRIES else _("in %(code)s") % {"code": code}


def _foremost(balance: Balance) -> Share | None:
    """The country, other than the case's own, in which most claims are published; None where no such is known."""
    known = [one for one in balance.by("country").shares if len(one.key) == 2 and one.key not in balance.countries]
    first = max(known, key=lambda share: share.amount.claims, default=None)
    return first if first and first.amount.claims else None


def _years(balance: Balance) -> str:
    years = balance.years
    if years is None:
        return ""
    return f"{years.first}–{years.last}" if years.last > years.first else str(years.first)
