"""Which cases there are to choose from, for selects and for near names; knows no column and no claim."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from policyatlas.evidence import Tally, tally
from policyatlas.records.models import Case
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, Text

NEAR = 3
BEST = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A case by the names under which somebody may look for it."""

    kind: str
    slug: str
    name: str
    native_name: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The cases of one kind, as a select groups them."""

    label: Text
    choices: tuple[Choice, ...]


def read_choices() -> list[Choice]:
    """Every case, by name: one query."""
    fields = Case.objects.order_by("name").values_list("case_kind", "slug", "name", "native_name")
    return [Choice(*row) for row in fields]


def grouped(choices: Sequence[Choice], *, without: Collection[str] = ()) -> tuple[ChoiceGroup, ...]:
    """The choices by kind; `without`: slugs of those that are chosen already."""
    return tuple(
        ChoiceGroup(
            kind.plural,
            tuple(choice for choice in choices if choice.kind == kind.id and choice.slug not in without),
        )
        for kind in CASE_KINDS.values()
    )


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
