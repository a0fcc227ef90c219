"""What the cards of speakers, publishers, indicators, pairs and lists say; knows no request."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.announcing.showing import TWO, card_of, entries_of
from policyatlas.cards import Card, Entry
from policyatlas.citing import affiliation_in_words, sources_in_words
from policyatlas.evidence import Totals, country_name, totals
from policyatlas.records.models import Claim, Measure, Publisher, Speaker, Transfer
from policyatlas.records.models.claims import ClaimQuerySet
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, INDICATORS, Indicator, Text


class Listed(NamedTuple):
    """A list: what it is called, where it is, and what is said of how much it holds."""

    title: Text
    address: Callable[[], str]
    note: Callable[[Totals], str]


def _of_kind(kind: str) -> Listed:
    sort = CASE_KINDS[kind]
    return Listed(
        sort.plural, lambda: reverse("browse:cases", args=[kind]), lambda known: f"{known.cases.get(kind, 0):,}"
    )


def _named(title: Text, view: str, note: Callable[[Totals], str]) -> Listed:
    return Listed(title, lambda: reverse(view), note)


def _whole(known: Totals) -> str:
    told = {"claims": f"{known.claims:,}", "sources": sources_in_words(known)}
    return _("%(claims)s claims · %(sources)s") % told


LISTS: Mapping[str, Listed] = {
    **{kind.path: _of_kind(kind.id) for kind in CASE_KINDS.values()},
    "claims": _named(gettext_lazy("Claims"), "browse:claims", _whole),
    "sources": _named(gettext_lazy("Sources"), "browse:sources", _whole),
    "speakers": _named(
        gettext_lazy("Speakers"),
        "browse:speakers",
        lambda known: _("%(number)s persons and bodies whom sources quote by name") % {"number": f"{known.speakers:,}"},
    ),
    "publishers": _named(
        gettext_lazy("Publishers"),
        "browse:publishers",
        lambda known: _("%(number)s who publish the sources") % {"number": f"{known.publishers:,}"},
    ),
    "indicators": _named(
        gettext_lazy("Indicators"),
        "browse:indicators",
        lambda _known: _("%(number)d things that figures are coded as") % {"number": len(INDICATORS)},
    ),
    "dimensions": _named(
        gettext_lazy("Dimensions"),
        "browse:dimensions",
        lambda _known: _("%(number)d questions, the same of every case") % {"number": len(DIMENSIONS)},
    ),
    "disagreements": _named(gettext_lazy("Disagreements"), "browse:disagreements", _whole),
    "transfers": _named(gettext_lazy("Transfers"), "transfers:page", _whole),
    "map": _named(gettext_lazy("Map"), "maps:page", _whole),
    "timeline": _named(gettext_lazy("Timeline"), "timeline:page", _whole),
    "coverage": _named(gettext_lazy("Coverage"), "coverage:page", _whole),
}


def list_card(name: str) -> Card:
    """One of LISTS, and what came last of all."""
    known, one = totals(), LISTS[name]
    found = Claim.objects.newest_or_named(TWO, known.newest[:TWO])
    return card_of(one.address(), str(one.title), one.note(known), entries_of(list(found)[:TWO]))


def speaker_card(speaker: Speaker) -> Card:
    """Somebody who is quoted, and the newest of what that one says."""
    told = {"claims": speaker.claim_count, "in_sources": _sources(speaker.source_count)}
    words = ngettext("%(claims)d claim, %(in_sources)s", "%(claims)d claims, %(in_sources)s", speaker.claim_count)
    note = ". ".join(filter(None, [speaker.organisation, words % told]))
    claims = Claim.objects.published().filter(speaker=speaker).order_by("-pk")
    return card_of(speaker.get_absolute_url(), speaker.name, note, _newest(claims))


def publisher_card(publisher: Publisher) -> Card:
    """Who publishes, and the first claims of the newest sources."""
    note = ". ".join(
        filter(
            None, [country_name(publisher.country), affiliation_in_words(publisher), _sources(publisher.source_count)]
        )
    )
    claims = Claim.objects.published().printed_by(publisher).source_by_source()
    return card_of(publisher.get_absolute_url(), publisher.name, note, _newest(claims))


def indicator_card(indicator: Indicator) -> Card:
    """What a figure is coded as, and the newest of such figures."""
    claims = Claim.objects.published().filter(pk__in=Measure.objects.newest_of(indicator.id, 10 * TWO)).order_by("-pk")
    address = reverse("browse:indicator", args=[indicator.id])
    return card_of(address, str(indicator.label), f"{indicator.definition}.", _newest(claims))


def pair_card(transfers: Iterable[Transfer]) -> Card:
    """One case as a model for another, as the first of these transfers tell it, which are read with their claims."""
    told = list(transfers)
    names = {"model": told[0].model.name, "learner": told[0].learner.name}
    title = _("%(model)s as a model for %(learner)s") % names
    claims = {transfer.claim.pk: transfer.claim for transfer in told}
    return card_of(told[0].get_absolute_url(), title, _("As sources tell it"), entries_of(list(claims.values())[:TWO]))


def _newest(claims: ClaimQuerySet) -> list[Entry]:
    return entries_of(claims.with_provenance()[:TWO])


def _sources(number: int) -> str:
    return ngettext("%(number)d source", "%(number)d sources", number) % {"number": number}
