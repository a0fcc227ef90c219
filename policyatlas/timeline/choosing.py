"""Which cases a timeline is about: named ones, a place with what lies in it, or those of a sector; knows no year."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.evidence import Totals
from policyatlas.records.models import Case
from policyatlas.records.models.positions import CLUSTERS, POLICIES
from policyatlas.timeline.forms import Asked
from policyatlas.vocabulary import SECTORS

MOST_CASES = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases in their order. `place`: the one that was asked for, where there is such; `notices`: what is not so."""

    cases: Sequence[Case]
    place: Case | None = None
    notices: tuple[str, ...] = ()


def choose(asked: Asked, known: Totals) -> Chosen:
    """The cases asked for, at most five; the best covered where none is asked for. Three queries at most.

    Of a place: the place, and the policies there that are best covered; of a sector: its clusters and policies.
    """
    if asked.slugs:
        return _named(asked)
    if not asked.place and not asked.sector:
        return _named(asked, tuple(case.slug for case in known.best_covered[:MOST_CASES]))
    place = Case.objects.with_rows().at(asked.place) if asked.place else None
    if asked.place and (place is None or place.case_kind != "place"):
        notice = _("The atlas has no place called “%s”.") % asked.place
        return Chosen((), notices=(notice,)) if not asked.sector else Chosen(_tagged(asked.sector), None, (notice,))
    if asked.sector:
        cases = _tagged(asked.sector, place)
        notices = () if cases else (_nothing(asked.sector, place),)
        return Chosen(cases, place, notices)
    assert place is not None  # noqa: S101 - one of the two is asked for
    policies = Case.objects.by(POLICIES).lying_at(POLICIES, place.pk)
    return Chosen([place, *Case.objects.with_rows().best_among({POLICIES: policies}, MOST_CASES - 1)], place)


def _tagged(sector: str, place: Case | None = None) -> Sequence[Case]:
    """The best covered clusters and policies of a sector, in the place or in what lies in it."""
    parts = {way: Case.objects.by(way).of_sector(way, sector) for way in (CLUSTERS, POLICIES)}
    if place is not None:
        parts = {way: part.lying_within(way, place.pk) for way, part in parts.items()}
    return list(Case.objects.with_rows().best_among(parts, MOST_CASES))


def _nothing(sector: str, place: Case | None) -> str:
    words = {"sector": SECTORS[sector].label, "place": place.short_name if place else ""}
    if place is None:
        return _("No cluster or policy is recorded in the sector %(sector)s.") % words
    return _("No cluster or policy in %(place)s is recorded in the sector %(sector)s.") % words


def _named(asked: Asked, slugs: tuple[str, ...] = ()) -> Chosen:
    wanted = asked.slugs or slugs
    found = {case.slug: case for case in Case.objects.with_rows().named(wanted)}
    notices = []
    if asked.slugs:
        if unknown := [slug for slug in wanted if slug not in found]:
            names = get_text_list([f"“{slug}”" for slug in unknown], _("and"))
            notices.append(_("The atlas has no case called %(names)s.") % {"names": names})
        if surplus := [slug for slug in wanted if slug in found][MOST_CASES:]:
            words = _("A timeline holds %(most)d cases at most. Left out: %(names)s.")
            notices.append(words % {"most": MOST_CASES, "names": get_text_list(surplus, _("and"))})
        if asked.place or asked.sector:
            notices.append(_("Cases are named: place and sector are left aside."))
    return Chosen([found[slug] for slug in wanted if slug in found][:MOST_CASES], notices=tuple(notices))
