"""Which cases there are to choose from, and which of them a written name means; knows no column and no claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from policyatlas.evidence import Tally, tally
from policyatlas.records.models import Case
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, Text

NEAR = 3
BEST = 10
MOST = 8
_BRACKETS = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A case by the names under which somebody may look for it."""

    kind: str
    slug: str
    name: str
    native_name: str
    also_known_as: Sequence[str] = ()

    @property
    def kind_label(self) -> Text:
        """What it is of the three kinds of case."""
        return CASE_KINDS[self.kind].label

    @property
    def names(self) -> list[str]:
        """All its names, folded."""
        names = (self.slug, self.name, _BRACKETS.sub("", self.name), self.native_name, *self.also_known_as)
        return [folded for name in names if (folded := fold(name))]


def read_choices() -> list[Choice]:
    """Every case, by name: one query."""
    fields = Case.objects.order_by("name").values_list("case_kind", "slug", "name", "native_name", "also_known_as")
    return [Choice(*row[:4], tuple(row[4])) for row in fields]


def meant(written: str, choices: Sequence[Choice]) -> list[Choice]:
    """The cases that go by a name, in whatever spelling: those that bear it, else those whose names hold it."""
    wanted = fold(written)
    bearing = [choice for choice in choices if wanted in choice.names]
    return bearing[:MOST] or suggested(written, choices)


def suggested(written: str, choices: Sequence[Choice]) -> list[Choice]:
    """The cases whose names hold what has been typed so far; those that begin with it first, then the shorter ones."""
    wanted = fold(written)
    holding = [choice for choice in choices if wanted and any(wanted in name for name in choice.names)]
    holding.sort(key=lambda one: (not any(name.startswith(wanted) for name in one.names), len(one.name)))
    return holding[:MOST]


def near(written: str, choices: Sequence[Choice]) -> list[Choice]:
    """The cases whose slug or name looks most like what was written, the likeliest first."""
    names = {
        fold(name): choice for choice in choices for name in (choice.native_name, choice.name, choice.slug) if name
    }
    found = [names[name] for name in get_close_matches(fold(written), names, n=2 * NEAR)]
    return list(dict.fromkeys(found))[:NEAR]


def best_covered() -> list[Tally]:
    """The cases of which most is recorded, the best covered first: two queries."""
    return list(tally().by_case.values())[:BEST]
