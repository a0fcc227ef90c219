"""The only writes after loading: a record is made, changed or taken out, with its history; knows no screen."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from policyatlas.curate.counted import cases_of_claims, counting, voices_with
from policyatlas.curate.drafts import drafted
from policyatlas.dossiers.order import keep_order
from policyatlas.dossiers.relays import settle_relays
from policyatlas.dossiers.speakers import forget_unquoted
from policyatlas.dossiers.stored import entries, rows
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.dossiers.units import Unit, Units
from policyatlas.dossiers.writing import write
from policyatlas.evidence import recount_voices
from policyatlas.finding.index import Around, around, follow
from policyatlas.records.editions import only_writer, publish_edition
from policyatlas.records.models import Case, Claim, Edition, Proposal, Revision, Suspicion

BY_ONE = ("comparison", "coverage", "link")  # what one person may change alone: no claim rests on it


class RefusedError(ValueError):
    """The record breaks a rule of the dossiers; nothing was written. `problems` are sentences by field."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Who changes a record, by which step and why: what a revision says beside the two texts."""

    by: AbstractBaseUser
    step: str = ""
    cause: str = ""
    reason: str = ""


def save(kind: str, written: Mapping[str, Any], *, by: AbstractBaseUser, reason: str = "") -> Revision | None:
    """Make or change the record of this kind (one of BY_ONE) that these fields describe; None where nothing changes.

    `written` has the fields of the dossier format. Raises RefusedError.
    """
    if kind not in BY_ONE:
        raise RefusedError({"": [f"A {kind} changes by a proposal that a second person reviews."]})
    with only_writer():
        draft = drafted(kind, written)
        if draft.problems or draft.unit is None:
            raise RefusedError(draft.problems)
        return put(draft.unit, Change(by=by, reason=reason))


def remove(kind: str, name: str, *, by: AbstractBaseUser, reason: str = "") -> Revision:
    """Take out the record of this kind and name; a load leaves it out from then on. Raises KeyError."""
    with only_writer():
        before = dict(entries(kind))[name].form()
        with counting(kind, [name]):
            dict(rows(kind))[name].delete()
        return _record(f"{kind}/{name}", before, None, Change(by=by, step="remove", reason=reason))


def dispute(suspicion: Suspicion, *, question: str, note: str, by: AbstractBaseUser, reason: str = "") -> Revision:
    """Say in public that the two claims of a suspicion are at odds: a link between them. Raises RefusedError."""
    with only_writer():
        revision = save("link", dispute_as_written(suspicion, question, note), by=by, reason=reason)
        if revision is None:  # somebody was faster, with the very same words
            raise RefusedError({"question": [_("The two claims are already linked like this.")]})
        Suspicion.objects.filter(pk=suspicion.pk).update(state="linked", by=by.pk)
        return revision


def dispute_as_written(suspicion: Suspicion, question: str, note: str) -> dict[str, Any]:
    """The link that a suspicion would become, as an entry of links.yaml."""
    one, other = suspicion.one.public_name, suspicion.other.public_name
    return {"from": one, "to": other, "stance": "disputes", "question": question, "note": note or None}


def judge(suspicion: Suspicion, state: str, *, by: AbstractBaseUser, reason: str = "") -> Revision:
    """Dismiss a suspicion, with a reason, or open it again. Nothing that readers see changes, so no edition is made."""
    dismissed = state == "dismissed"
    if dismissed and not reason.strip():
        raise RefusedError({"reason": [_("Say in a sentence why this is no dispute.")]})
    before = {"state": suspicion.state, "reason": suspicion.reason}
    after = {"state": state, "reason": reason.strip() if dismissed else ""}
    with only_writer():
        Suspicion.objects.filter(pk=suspicion.pk).update(**after, by=by.pk if dismissed else None)
        return Revision.objects.create(
            record=f"suspicion/{suspicion.one.public_name}/{suspicion.other.public_name}",
            edition=Edition.objects.latest(),
            at=timezone.now(),
            by_id=by.pk,
            step="dismiss" if dismissed else "reopen",
            reason=reason,
            before=before,
            after=after,
        )


def put(unit: Unit[Any], change: Change, *, besides: Collection[int] = ()) -> Revision | None:
    """Write a record that has been checked, and what follows from it; None where nothing changes.

    Within `only_writer`. A case whose `formerly` has the slug that it bears so far is renamed. `besides`: keys of cases
    that have to be counted anew as well.
    """
    kind, after = unit.kind.id, unit.entry.form()
    before, old = as_it_stands(kind, unit.name, after)
    if before == after:
        return None
    searched, voices = around([unit.record]), voices_with(kind, unit.name)
    with counting(kind, {old or unit.name, unit.name}) as counted:
        write(defaultdict(list, {kind: [unit]}), {unit.name: old} if old else {})
        counted.update(besides, cases_of_claims(_settle(unit)))
        recount_voices(voices | voices_with(kind, unit.name))
    return _record(unit.record, before, after, change, searched)


def stored(kind: str, name: str) -> dict[str, Any] | None:
    """The record of this kind and name as it stands, in the form of its dossier; None where there is none."""
    wanted = name.partition("#")[0] if kind == "claim" else name
    entry = dict(entries(kind, [wanted])).get(name)
    return entry.form() if entry else None


def next_number(source: str) -> int:
    """The first number among the claims of a source that no claim and no proposal has ever had."""
    taken = [*Claim.objects.filter(source__slug=source).values_list("number", flat=True)]
    names = Proposal.objects.filter(record__startswith=f"claim/{source}#").values_list("record", flat=True)
    return max([0, *taken, *(int(name.rpartition("#")[2]) for name in names)]) + 1


def as_it_stands(kind: str, name: str, form: Mapping[str, Any] | None) -> tuple[dict[str, Any] | None, str]:
    """The record that this form takes the place of, and the slug that it bears so far where the form renames it."""
    now = stored(kind, name)
    former = (form or {}).get("formerly") if now is None else None
    for slug in former if isinstance(former, list) else ():
        if isinstance(slug, str) and (there := stored(kind, slug)) is not None:
            return there, slug
    return now, ""


def _settle(unit: Unit[Any]) -> list[int]:
    """Bring in line what follows from a record: origins and stubs, speakers, and the place among its like.

    Returns the claims whose origin or distance has changed.
    """
    moved: list[int] = []
    match unit.kind.id:
        case "source":
            moved = settle_relays({unit.name})
        case "claim":
            moved = settle_relays({unit.source})
            forget_unquoted()
        case "transfer" | "link":
            units = Units()
            units.add(unit)
            keep_order(units)
    return moved


def _cases_in_question(kind: str, *forms: dict[str, Any] | None) -> set[int]:
    """The cases among whose figures a change may raise or settle a suspicion: the main ones of the claims concerned."""
    told = [form for form in forms if form]
    if kind == "claim":
        slugs = {form["about"][0].partition("/")[2] for form in told}
        return set(Case.objects.filter(slug__in=slugs).values_list("pk", flat=True))
    if kind == "link":
        names = {form[end] for form in told for end in ("from", "to")}
        return set(Claim.objects.by_name(names).values_list("main_case", flat=True))
    return set()


def _record(
    record: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    change: Change,
    searched: Around = Around(),  # noqa: B008 - it is frozen
) -> Revision:
    """One change in the history, the edition that it makes, and what the queue of suspicions makes of it."""
    follow([record], searched)
    edition = publish_edition()
    if cases := _cases_in_question(record.partition("/")[0], before, after):
        settle_suspicions(edition, cases)
    return Revision.objects.create(
        record=record,
        edition=edition,
        at=edition.published_at,
        by_id=change.by.pk,
        step=change.step or ("edit" if before else "add"),
        cause=change.cause,
        reason=change.reason,
        before=before,
        after=after,
    )
