"""Which cases a written name means, and which there are to begin with; knows no column and no claim."""

from dataclasses import dataclass
from difflib import get_close_matches

from policyatlas.evidence import Covered, totals
from policyatlas.records.models import Name
from policyatlas.records.models.cases import CaseQuerySet
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, Text

NEAR = 3
BEST = 10
MOST = 8
LOOKED_AT = 60  # names that share most letters with a misspelt one, of which the nearest are offered


@dataclass(frozen=True, slots=True)
class Choice:
    """A case that somebody may mean."""

    kind: str
    slug: str
    name: str
    native_name: str

    @property
    def kind_label(self) -> Text:
        """What it is of the three kinds of case."""
        return CASE_KINDS[self.kind].label


def bearing(written: str) -> list[Choice]:
    """The cases that go by just this name, in whatever spelling: one query."""
    wanted = fold(written)
    return _choices(Name.objects.cases_bearing(wanted)) if wanted else []


def holding(written: str) -> list[Choice]:
    """The cases whose names hold what has been typed so far; those that begin with it first, then the shorter ones."""
    wanted = fold(written)
    return _choices(Name.objects.cases_holding(wanted)) if wanted else []


def near(written: str) -> list[Choice]:
    """The cases one of whose names looks most like what was written, the likeliest first: one query."""
    wanted = fold(written)
    names: dict[str, Choice] = {}
    for folded, *choice in Name.objects.like(wanted).values_list("folded", *_PATHS)[:LOOKED_AT] if wanted else ():
        names.setdefault(folded, Choice(*choice))
    found = [names[name] for name in get_close_matches(wanted, names, n=2 * NEAR)]
    return list(dict.fromkeys(found))[:NEAR]


def best_covered() -> list[Covered]:
    """The cases of which most is recorded, the best covered first: one query."""
    return totals().best_covered[:BEST]


def _choices(cases: CaseQuerySet) -> list[Choice]:
    return [Choice(*row) for row in cases.values_list(*_FIELDS)[:MOST]]


_FIELDS = ("case_kind", "slug", "name", "native_name")
_PATHS = tuple(f"case__{field}" for field in _FIELDS)
