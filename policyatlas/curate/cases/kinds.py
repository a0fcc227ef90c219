"""What this room keeps, and how each kind of record changes: by a proposal, or at once; knows no form and no table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from policyatlas.curate.steps import BY_ONE
from policyatlas.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of record, in words. `named_by` are the fields that make its name, in order."""

    id: str
    label: Text
    plural: Text
    add: Text
    named_by: tuple[str, ...]

    @property
    def is_at_once(self) -> bool:
        """Whether one person changes it alone: no claim rests on it."""
        return self.id in BY_ONE


SORTS: Mapping[str, Sort] = {
    sort.id: sort
    for sort in (
        Sort("place", _("Place"), _("Places"), _("Add a place"), ("slug",)),
        Sort("cluster", _("Cluster"), _("Clusters"), _("Add a cluster"), ("slug",)),
        Sort("policy", _("Policy"), _("Policies"), _("Add a policy"), ("slug",)),
        Sort("summary", _("Summary"), _("Summaries"), _("Write a summary"), ("case",)),
        Sort("transfer", _("Transfer"), _("Transfers"), _("Add a transfer"), ("model", "learner", "source", "claim")),
        Sort("comparison", _("Introduction"), _("Introductions"), _("Write an introduction"), ("slug",)),
        Sort("link", _("Link between claims"), _("Links"), _("Link two claims"), ("from", "stance", "to")),
        Sort("coverage", _("Note on a gap"), _("Notes on gaps"), _("Add a note on a gap"), ("case", "dimension")),
    )
}


def name_in(kind: str, form: Mapping[str, Any]) -> str:
    """The public name that a record gets by what is in these fields, sound or not; empty where one is missing."""
    said = [str(form.get(field) or "").strip() for field in SORTS[kind].named_by]
    if not all(said):
        return ""
    return f"{said[0]}/{said[1]}/{said[2]}#{said[3]}" if kind == "transfer" else "/".join(said)
