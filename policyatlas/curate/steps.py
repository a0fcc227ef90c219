"""The only writes after loading: a record is made, changed or taken out, with its history; knows no screen."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from policyatlas.curate.drafts import drafted
from policyatlas.dossiers.stored import entries, rows
from policyatlas.dossiers.writing import write
from policyatlas.records.editions import publish_edition
from policyatlas.records.models import Revision

KINDS = ("comparison", "coverage")  # what nothing is derived from: no origin, speaker or mark has to follow


class RefusedError(ValueError):
    """The record breaks a rule of the dossiers; nothing was written. `problems` are sentences by field."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


@transaction.atomic
def save(kind: str, written: Mapping[str, Any], *, by: AbstractBaseUser, reason: str = "") -> Revision | None:
    """Make or change the record of this kind (one of KINDS) that these fields describe; None where nothing changes.

    `written` has the fields of the dossier format. Raises RefusedError.
    """
    draft = drafted(kind, written)
    if draft.problems or draft.unit is None:
        raise RefusedError(draft.problems)
    unit = draft.unit
    there = dict(entries(kind)).get(unit.name)
    before, after = there.form() if there else None, unit.entry.form()
    if before == after:
        return None
    write(defaultdict(list, {kind: [unit]}), {})
    return _record(unit.record, "edit" if before else "add", before, after, by=by, reason=reason)


@transaction.atomic
def remove(kind: str, name: str, *, by: AbstractBaseUser, reason: str = "") -> Revision:
    """Take out the record of this kind and name; a load leaves it out from then on. Raises KeyError."""
    before = dict(entries(kind))[name].form()
    dict(rows(kind))[name].delete()
    return _record(f"{kind}/{name}", "remove", before, None, by=by, reason=reason)


def _record(
    record: str,
    step: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    *,
    by: AbstractBaseUser,
    reason: str,
) -> Revision:
    """One change in the history, and the edition that it makes."""
    edition = publish_edition()
    return Revision.objects.create(
        record=record,
        edition=edition,
        at=edition.published_at,
        by_id=by.pk,
        step=step,
        reason=reason,
        before=before,
        after=after,
    )
