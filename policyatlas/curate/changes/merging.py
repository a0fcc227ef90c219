"""Two texts of one record that both grew from a third: whose word holds, field by field; writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policyatlas.ledger.differences import Difference, difference

type Form = Mapping[str, Any]

ABSENT = object()


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both have changed, each otherwise. The differences are against what both saw."""

    field: str
    mine: Difference
    theirs: Difference


@dataclass(frozen=True, slots=True)
class Compared:
    """What somebody typed beside what somebody else has published in the meantime."""

    mine: Difference
    theirs: Difference
    clashes: tuple[Clash, ...]


def compared(kind: str, base: Form, mine: Form, theirs: Form | None) -> Compared:
    """Both texts against what both saw, and the fields at which one of them has to yield."""
    theirs_or_none = theirs or {}
    clashes = tuple(
        Clash(
            name,
            difference(kind, {name: base.get(name)}, {name: mine.get(name)}),
            difference(kind, {name: base.get(name)}, {name: theirs_or_none.get(name)}),
        )
        for name in clashing(base, mine, theirs_or_none)
    )
    return Compared(difference(kind, base, mine), difference(kind, base, theirs), clashes)


def clashing(base: Form, mine: Form, theirs: Form) -> list[str]:
    """The fields that both have changed, each otherwise."""
    return [
        name
        for name in dict.fromkeys([*theirs, *mine, *base])
        if len({_key(form.get(name, ABSENT)) for form in (base, mine, theirs)}) == 3
    ]


def merged(base: Form, mine: Form, theirs: Form, take: Mapping[str, str]) -> dict[str, Any]:
    """The changes of both. Where both changed a field, `take` says whose holds: `theirs`, else mine."""
    found = {}
    for name in dict.fromkeys([*theirs, *mine]):
        was, my, their = (form.get(name, ABSENT) for form in (base, mine, theirs))
        value = their if my == was or (their != was and take.get(name) == "theirs") else my
        if value is not ABSENT:
            found[name] = value
    return found


def _key(value: Any) -> str:  # noqa: ANN401 - whatever a form holds
    return "" if value is ABSENT else repr(value)
