"""The inbox as a list: which items, in which state, with whom; knows no request."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from policyatlas.records.models import Intake
from policyatlas.vocabulary import INTAKE_STATES, Term

A_PAGE = 25
OPEN = ("suggested", "wanted", "reading")


@dataclass(frozen=True, slots=True)
class Tab:
    """One state that the list can be narrowed to, with how many items are in it. The first is all that are open."""

    id: str
    label: object
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """What is shown."""

    page: Page[Intake]
    tabs: tuple[Tab, ...]
    state: str
    who: str


def inbox_of(user: User | AnonymousUser, *, state: str = "", who: str = "", page: int = 1) -> Inbox:
    """The items in this state (open ones where none is named), newest first, in three queries."""
    counts = Intake.objects.counted()
    items = Intake.objects.without_texts().with_people()
    if state != "all":
        items = items.in_states([state] if state else OPEN)
    if who:
        items = items.read_by(user if who == "me" else None)
    shown = Paginator(items, A_PAGE).get_page(page)
    terms: list[Term] = list(INTAKE_STATES.values())
    tabs = [Tab("", _("All open"), sum(counts.get(one, 0) for one in OPEN), state == "")]
    tabs += [Tab(term.id, term.label, counts.get(term.id, 0), state == term.id) for term in terms]
    tabs.append(Tab("all", _("All"), sum(counts.values()), state == "all"))
    return Inbox(shown, tuple(tabs), state, who)
