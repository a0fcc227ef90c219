"""What a reader without scripts has collected for a comparison, as a cookie keeps it; knows no request.

With scripts the tray lives in the browser's storage, and nothing of it comes here.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from policyatlas.compare.choices import near
from policyatlas.compare.columns import LETTERS, compare_url
from policyatlas.compare.notices import Notice, quoted
from policyatlas.records.models import Case, FormerSlug
from policyatlas.vocabulary.terms import SLUG

MOST = len(LETTERS)
COOKIE = "tray"
KEPT = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Tray:
    """The cases collected, in their order, and the one that is about to join them."""

    cases: tuple[Case, ...]
    wanted: Case | None
    notices: tuple[Notice, ...]

    @property
    def address(self) -> str:
        """Where they stand side by side."""
        return compare_url([case.slug for case in self.cases])

    @property
    def is_full(self) -> bool:
        """Whether one must go before another can come."""
        return len(self.cases) == MOST


def tray_url(slug: str = "") -> str:
    """The page of the tray; with a slug, asking whether to add that case."""
    address = reverse("compare:tray")
    return f"{address}?{urlencode({'add': slug})}" if slug else address


def open_tray(kept: str | None, *, wanted: str = "", broken: bool = False) -> Tray:
    """The tray that a cookie kept; at most four queries. `broken`: there is a cookie, and it is not ours."""
    cases = _named(_slugs(kept))
    notices = []
    if broken:
        notices.append(Notice(_("What this browser had kept of a tray could not be read, and was put aside.")))
    case = Case.objects.at(_slug(wanted)) if wanted else None
    if wanted and case is None:
        notices.append(_unknown(wanted))
    elif case in cases:
        notices.append(Notice(_("%(name)s is in the tray.") % {"name": case.short_name}))
        case = None
    return Tray(tuple(cases), case, tuple(notices))


def change(kept: str | None, *, add: str = "", remove: Collection[str] = ()) -> tuple[str, str]:
    """What the cookie shall keep, and the slug that could not be added: unknown, or one too many."""
    left = [case.slug for case in _named(_slugs(kept)) if case.slug not in remove]
    case = Case.objects.at(_slug(add)) if add else None
    if case is not None and case.slug not in left and len(left) < MOST:
        left.append(case.slug)
    return ",".join(left), "" if case is not None and case.slug in left else add


def _slugs(kept: str | None) -> list[str]:
    return [slug for slug in (kept or "").split(",") if slug][:MOST]


def _named(slugs: Sequence[str]) -> list[Case]:
    """The cases in the order of their slugs, those under former slugs included; one that is gone is left out."""
    if not slugs:
        return []
    cases = {case.slug: case for case in Case.objects.named(slugs)}
    if missing := [slug for slug in slugs if slug not in cases]:
        cases |= FormerSlug.objects.cases_of(missing)
    return list(dict.fromkeys(cases[slug] for slug in slugs if slug in cases))


def _slug(written: str) -> str:
    """The slug that it may be; empty where it cannot be one."""
    slug = written.strip().lower()
    return slug if re.fullmatch(SLUG, slug) else ""


def _unknown(written: str) -> Notice:
    links = tuple((choice.name, tray_url(choice.slug)) for choice in near(written))
    words = _("The atlas has no case called %(name)s. Did you mean:") if links else ""
    words = words or _("The atlas has no case called %(name)s.")
    return Notice(words % {"name": quoted([written])}, links)
