"""The groups of the worklist and what an item of them is; knows no table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are wanting in the same way. `means` says when one is in it, and so what takes it out."""

    id: str
    label: Text
    means: Text


@dataclass(frozen=True, slots=True)
class Action:
    """What mends it, and where; `needs` is the permission without which the address is closed."""

    label: Text
    href: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be done. `cases` are keys of those concerned, `dimensions` ids: what the list is narrowed by."""

    title: str
    told: str
    href: str
    actions: tuple[Action, ...]
    cases: frozenset[int] = frozenset()
    dimensions: frozenset[str] = frozenset()


GROUPS: Mapping[str, Group] = {
    group.id: group
    for group in (
        Group(
            "empty",
            _("Not researched"),
            _("Questions without a claim and without a note, of cases with evidence on at least half of the questions"),
        ),
        Group(
            "single",
            _("One origin only"),
            _("Cells that one origin answers, however many sources repeat it; the fullest first"),
        ),
        Group("failing", _("Passes no test"), _("Cells whose evidence passes none of the four tests")),
        Group("stale", _("Old figures"), _("The newest figure of an indicator stands for a year long past")),
        Group("links", _("Links"), _("Addresses that are gone or read otherwise now, and passages missing there")),
        Group("suspicions", _("Suspicions"), _("Figures that a rule suspects of being at odds; an editor judges")),
        Group("disputes", _("Disputes without a sentence"), _("Accounts that differ, and nobody says why both stand")),
        Group("summaries", _("No summary"), _("Cases with evidence on at least half of the questions, and no summary")),
        Group("sources", _("Incomplete sources"), _("Sources without a title, a publisher or a date")),
        Group("waiting", _("Waiting long"), _("Proposals that nobody has decided on for a week")),
    )
}
