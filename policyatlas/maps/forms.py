"""Which window and which cases a query of the map asks for; knows no case."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from policyatlas.maps.windows import WORLD, step_of
from policyatlas.vocabulary import CASE_KINDS, PLACE_KINDS, SECTORS, Term

LONGEST = 40  # characters of what a notice quotes
DRAWN = {kind: CASE_KINDS[kind] for kind in ("place", "cluster")}
KINDS: dict[str, Term] = {**DRAWN, **PLACE_KINDS}
"""What `kind` may be: all places, clusters, or places of one kind."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for; empty is all. `across`: degrees, of STEPS; `notices`: what is not followed."""

    view: str = WORLD
    across: int | None = None
    kind: str = ""
    sector: str = ""
    country: str = ""
    notices: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address that asks for the same."""
        given = {
            "view": "" if self.view == WORLD else self.view,
            "across": self.across or "",
            "kind": self.kind,
            "sector": self.sector,
            "country": self.country,
        }
        query = urlencode({name: value for name, value in given.items() if value})
        return reverse("maps:page") + (f"?{query}" if query else "")

    @property
    def narrowed(self) -> bool:
        """Whether not all cases are asked for."""
        return bool(self.kind or self.sector or self.country)

    def at(self, view: str, across: int | None = None) -> str:
        """The address of the same cases in another window."""
        return replace(self, view=view, across=across).address


def read_query(query: MultiValueDict[str, str]) -> Asked:
    """What a query asks for; never refuses one. Whether a place or a country is known is for the map to say."""
    given = {name: query.get(name, "").strip() for name in ("view", "across", "kind", "sector", "country")}
    kind, sector = given["kind"].lower(), given["sector"].lower()
    notices = []
    if kind and kind not in KINDS:
        notices.append(_("The map knows no kind “%s”. Shown are places and clusters.") % given["kind"][:LONGEST])
    if sector and sector not in SECTORS:
        notices.append(_("The atlas has no sector “%s”. Shown are all.") % given["sector"][:LONGEST])
    across = step_of(given["across"])
    if given["across"] and across is None:
        notices.append(
            _("A map cannot be “%s” degrees wide. It is as wide as it usually is.") % given["across"][:LONGEST]
        )
    return Asked(
        view=given["view"].lower()[:120] or WORLD,
        across=across,
        kind=kind if kind in KINDS else "",
        sector=sector if sector in SECTORS else "",
        country=given["country"].upper()[:LONGEST],
        notices=tuple(notices),
    )
