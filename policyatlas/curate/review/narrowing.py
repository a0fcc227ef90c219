"""What a list of proposals is narrowed to by its address; knows no proposal and writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.records.models.desk import ProposalQuerySet
from policyatlas.vocabulary import PROPOSAL_STATES, PROPOSAL_STEPS, Text

KINDS_IN_WORDS: Mapping[str, Text] = {
    "claim": gettext_lazy("Claim"),
    "source": gettext_lazy("Source"),
    "publisher": gettext_lazy("Publisher"),
    "place": gettext_lazy("Place"),
    "cluster": gettext_lazy("Cluster"),
    "policy": gettext_lazy("Policy"),
    "summary": gettext_lazy("Summary"),
    "transfer": gettext_lazy("Transfer"),
    "link": gettext_lazy("Link between claims"),
    "coverage": gettext_lazy("Note on a gap"),
    "comparison": gettext_lazy("Introduction"),
}
CHECKS: Mapping[str, Text] = {
    "faults": gettext_lazy("A check fails"),
    "clean": gettext_lazy("No check fails"),
    "flagged": gettext_lazy("Flagged: worth a look"),
    "disputed": gettext_lazy("Disputed"),
}
WHOSE: Mapping[str, Text] = {"others": gettext_lazy("Of others: mine to review"), "mine": gettext_lazy("My own")}
LISTS: Mapping[str, Mapping[str, Text]] = {
    "kind": KINDS_IN_WORDS,
    "step": {term.id: term.label for term in PROPOSAL_STEPS.values()},
    "state": {term.id: term.label for term in PROPOSAL_STATES.values()},
    "checks": CHECKS,
    "whose": WHOSE,
}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One value a filter, empty where it is not set; `source`, `case` and `author` hold what was typed."""

    kind: str = ""
    step: str = ""
    state: str = ""
    source: str = ""
    case: str = ""
    author: str = ""
    checks: str = ""
    whose: str = ""
    notices: tuple[str, ...] = ()

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "Narrowing":
        """What an address asks for; what is on no list is left out and named."""
        asked = {
            one.name: str(sent.get(one.name, "")).replace("\0", "").strip()[:LONGEST]
            for one in fields(cls)
            if one.name != "notices"
        }
        words = _("There is no filter “%(name)s” with the value “%(value)s”: it is left out.")
        notices = []
        for name, terms in LISTS.items():
            if asked[name] and asked[name] not in terms:
                notices.append(words % {"name": name, "value": asked[name]})
                asked[name] = ""
        return cls(**asked, notices=tuple(notices))

    @property
    def query(self) -> str:
        """As an address says it, without question mark; empty where nothing is narrowed."""
        return urlencode(
            {one.name: value for one in fields(self) if (value := getattr(self, one.name)) and one.name != "notices"}
        )

    def without(self, *names: str) -> "Narrowing":
        """The same without these filters."""
        emptied: dict[str, Any] = dict.fromkeys(names, "")
        return replace(self, **emptied)

    def of(self, proposals: ProposalQuerySet, reviewer: User) -> ProposalQuerySet:
        """Those of these proposals that are asked for, as this person sees them."""
        found = proposals
        if self.source:
            found = found.on_source(self.source)
        if self.case:
            found = found.on_case(self.case)
        if self.whose:
            found = found.by(reviewer) if self.whose == "mine" else found.exclude(author=reviewer)
        if self.checks == "disputed":
            found = found.disputed()
        elif self.checks:
            found = found.checked_as(self.checks)
        given = {"kind": self.kind, "step": self.step, "state": self.state, "author__username": self.author}
        return found.filter(**{name: value for name, value in given.items() if value})
