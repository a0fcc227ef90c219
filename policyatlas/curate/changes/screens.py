"""A published record at the desk: what it is, how it stands, who else is changing it; knows no request."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policyatlas.curate.changes.changing import digest
from policyatlas.curate.changes.merging import Compared
from policyatlas.curate.checks import resting_on
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.curate.entry_forms import EntryForm
from policyatlas.curate.steps import stored
from policyatlas.ledger.corrections import address_of
from policyatlas.records.models import Proposal

type FieldsForm = ClaimForm | EntryForm


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that may be changed. `waiting` are changes of it on their way; `rests` what cites a claim."""

    kind: str
    name: str
    now: Mapping[str, Any]
    title: str
    url: str
    waiting: tuple[Proposal, ...]
    rests: tuple[str, ...]

    @property
    def seen(self) -> str:
        """How it stands, for a form to say what it was filled in against."""
        return json.dumps(self.now, ensure_ascii=False)

    @property
    def mark(self) -> str:
        """A short mark of that."""
        return digest(self.now)

    @property
    def desk(self) -> str:
        """Its page at the desk."""
        return f"/desk/change{self.url}"

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim."""
        return self.kind == "claim"

    @property
    def is_case(self) -> bool:
        """Whether it is a place, cluster or policy."""
        return self.kind in ("place", "cluster", "policy")

    @property
    def is_taken_back(self) -> bool:
        """Whether it is a claim that was retracted or superseded."""
        return self.is_claim and self.now.get("state", "published") != "published"


@dataclass(frozen=True, slots=True)
class Clashed:
    """What stands beside a form that was filled in against an older text: both texts, and that text."""

    compared: Compared
    base: Mapping[str, Any]

    @property
    def seen(self) -> str:
        """The text that both grew from."""
        return json.dumps(self.base, ensure_ascii=False)


def subject_of(kind: str, name: str) -> Subject | None:
    """The record of this kind and name; None where there is none."""
    now = stored(kind, name)
    if now is None:
        return None
    said = (now.get(field) for field in ("statement", "title", "name"))
    title = next((words for words in said if isinstance(words, str) and words), name)
    waiting = tuple(Proposal.objects.waiting().on([f"{kind}/{name}"]).with_people())
    rests = tuple(resting_on(name)) if kind == "claim" else ()
    return Subject(kind, name, now, title, address_of(f"{kind}/{name}"), waiting, rests)


def fields_of(kind: str, name: str, form: Mapping[str, Any], data: Mapping[str, Any] | None = None) -> FieldsForm:
    """The form of a record, filled with how it stands or with what was sent."""
    if kind == "claim":
        return ClaimForm(data, claim=form, source=stored("source", name.partition("#")[0]))
    return EntryForm(data, kind=kind, record=form, name=name)
