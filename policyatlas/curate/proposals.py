"""The life of a proposal, from the first keystroke to its revision, each turn one step; knows no screen."""

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from policyatlas.curate.checks import LOCATED, Inspected, inspect, publishers_along, source_of
from policyatlas.curate.doors import DECIDES
from policyatlas.curate.drafts import drafted
from policyatlas.curate.moves import move, moves
from policyatlas.curate.source_mergers import take_in, takes_in
from policyatlas.curate.steps import Change, RefusedError, as_it_stands, put
from policyatlas.curate.steps import next_number as next_number  # asked for here by whoever begins a claim
from policyatlas.records.editions import only_writer
from policyatlas.records.models import Claim, Document, Intake, Proposal, Revision, Source


class OvertakenError(Exception):
    """Somebody changed it in the meantime; nothing was written. `theirs` is what stands there now."""

    def __init__(self, theirs: Proposal) -> None:
        super().__init__(_("Somebody has changed this in the meantime."))
        self.theirs = theirs


class NotAllowedError(Exception):
    """This person may not do this; the sentence says why."""


def begin(
    kind: str,
    name: str,
    *,
    by: User,
    step: str = "edit",
    after: Mapping[str, Any] | None = None,
    intake: Intake | None = None,
) -> Proposal:
    """A draft of a change of this record; `after` is what is proposed, else the record as it stands."""
    now, _former = as_it_stands(kind, name, after)
    return Proposal.objects.create(
        kind=kind,
        record=f"{kind}/{name}",
        step="add" if now is None else step,
        before=now,
        after=now if after is None else dict(after),
        author=by,
        intake=intake,
    )


def keep(
    proposal: Proposal,
    after: Mapping[str, Any],
    *,
    by: User,
    version: int,
    written: Mapping[str, Any] | None = None,
    cause: str | None = None,
    reason: str | None = None,
) -> Proposal:
    """Keep what is written so far, sound or not. Raises OvertakenError where another window or person was quicker.

    What another than its author changes is put down in `changes`.
    """
    if not (proposal.author_id == by.pk or by.has_perm(DECIDES)):
        raise NotAllowedError(_("Only its author or an editor changes a proposal."))
    values: dict[str, Any] = {"after": dict(after), "written": dict(written or {})}
    if proposal.author_id != by.pk and values["after"] != proposal.after:
        values["changes"] = [*proposal.changes, _mended(proposal.after, values["after"], by)]
    values |= {name: value for name, value in (("cause", cause), ("reason", reason)) if value is not None}
    if proposal.step == "add" and proposal.kind not in ("claim", "source"):
        values["record"] = _renamed(proposal, values["after"])
    return _turn(proposal, version, from_=("draft", "in-review", "sent-back"), **values)


def catch_up(proposal: Proposal, now: Mapping[str, Any] | None, *, by: User, version: int) -> Proposal:
    """Go on from the record as it stands `now`, which this person has compared with what is proposed."""
    if not (proposal.author_id == by.pk or by.has_perm(DECIDES)):
        raise NotAllowedError(_("Only its author or an editor changes a proposal."))
    step = "edit" if proposal.step == "add" and now is not None else proposal.step
    return _turn(proposal, version, from_=("draft", "in-review", "sent-back"), before=now, step=step)


def recount(proposal: Proposal, inspected: Inspected) -> None:
    """Put down how many checks fail, for lists; the proposal itself stays as it is."""
    counted = {"faults": len(inspected.faults), "flags": len(inspected.flags)}
    if counted != {"faults": proposal.faults, "flags": proposal.flags}:
        Proposal.objects.filter(pk=proposal.pk, version=proposal.version).update(**counted)


def submit(proposal: Proposal, *, by: User, version: int) -> Proposal:
    """Hand it to a second person. Raises RefusedError where it is not sound by itself."""
    if proposal.author_id != by.pk:
        raise NotAllowedError(_("Only its author hands a proposal in."))
    inspected = inspect(proposal)
    if inspected.draft.problems:
        raise RefusedError(inspected.draft.problems)
    counted = {"faults": len(inspected.faults), "flags": len(inspected.flags)}
    return _turn(
        proposal, version, from_=("draft", "sent-back"), state="in-review", submitted_at=timezone.now(), **counted
    )


def send_back(proposal: Proposal, *, by: User, version: int, remarks: Mapping[str, str], reason: str = "") -> Proposal:
    """Ask its author for something, field by field. A reason or a remark is needed."""
    _may_decide(proposal, by)
    if not reason.strip() and not any(remark.strip() for remark in remarks.values()):
        raise RefusedError({"reason": [_("Say what is to be changed: at a field, or here.")]})
    said = {field: remark.strip() for field, remark in remarks.items() if remark.strip()}
    if reason.strip():
        said[""] = reason.strip()
    return _turn(
        proposal, version, from_=("in-review",), state="sent-back", remarks=said, reviewer=by, decided_at=timezone.now()
    )


def set_aside(proposal: Proposal, *, by: User, version: int, reason: str = "") -> Proposal:
    """Give it up: its author at any time, an editor with a reason. It is kept."""
    if proposal.author_id != by.pk:
        _may_decide(proposal, by)
        if not reason.strip():
            raise RefusedError({"reason": [_("Say why it is set aside.")]})
    remarks = {**proposal.remarks, "": reason.strip()} if reason.strip() else proposal.remarks
    reviewer = None if proposal.author_id == by.pk else by
    return _turn(
        proposal,
        version,
        from_=("draft", "in-review", "sent-back"),
        state="set-aside",
        remarks=remarks,
        reviewer=reviewer,
        decided_at=timezone.now(),
    )


def publish(proposal: Proposal, *, by: User, version: int) -> Revision:
    """Make it part of the atlas, with source and publisher that it rests on where they wait, too: one transaction.

    Raises RefusedError while a check fails, NotAllowedError where `by` is its author or no editor, and OvertakenError
    where the proposal was changed since it was shown.
    """
    _may_decide(proposal, by)
    with only_writer():
        if proposal.kind == "claim":
            source = Proposal.objects.in_review().on([f"source/{proposal.source_slug}"]).first()
            if source is not None:
                publish(source, by=by, version=source.version)
        for slug in publishers_along(proposal):
            publisher = Proposal.objects.in_review().on([f"publisher/{slug}"]).get()
            publish(publisher, by=by, version=publisher.version)
        locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if locked.version != version or locked.state != "in-review":
            raise OvertakenError(locked)
        inspected = inspect(locked)
        if inspected.faults or inspected.draft.unit is None:
            raise RefusedError(inspected.by_field())
        revision = _write(locked, inspected, by)
        decided = {"state": "published", "reviewer": by, "revision": revision, "decided_at": timezone.now()}
        _turn(locked, version, from_=("in-review",), **decided)
        for other in Proposal.objects.in_review().on([locked.record]):
            recount(other, inspect(other))
    return revision


def _mended(before: Any, after: Any, by: User) -> dict[str, Any]:  # noqa: ANN401 - forms of a record
    return {"by": by.get_username(), "at": timezone.now().isoformat(), "before": before, "after": after}


def _renamed(proposal: Proposal, after: Mapping[str, Any]) -> str:
    """The name of a record that is not there yet, which follows its fields as long as they are sound."""
    unit = drafted(proposal.kind, after).unit
    return unit.record if unit else proposal.record


def _may_decide(proposal: Proposal, by: User) -> None:
    if not by.has_perm(DECIDES):
        raise NotAllowedError(_("Only editors decide on proposals."))
    if proposal.author_id == by.pk:
        raise NotAllowedError(_("A second person decides: nobody reviews their own proposal."))


def _write(proposal: Proposal, inspected: Inspected, by: User) -> Revision:
    """The record, its history, and for a claim or a source what goes with it."""
    unit = inspected.draft.unit
    if unit is not None and proposal.kind == "claim" and proposal.step in LOCATED:
        handed_in = timezone.localdate(proposal.submitted_at)
        extracted = {"role": _role(proposal.author), "date": handed_in.isoformat()}
        reviewed = {"role": _role(by), "date": timezone.localdate().isoformat()}
        after = {**(proposal.after or {}), "extracted": extracted, "reviewed": reviewed}
        unit = drafted("claim", after, source=source_of(proposal)).unit
    if unit is None:
        raise RefusedError(inspected.by_field())
    change = Change(by=by, step=proposal.step, cause=proposal.cause, reason=proposal.reason)
    write = take_in if takes_in(unit) else move if moves(unit) else put
    revision = write(unit, change)
    if revision is None:
        raise RefusedError({"": [_("Nothing is changed: the record reads so already.")]})
    if proposal.kind == "claim" and proposal.step in LOCATED:
        Claim.objects.by_name([unit.name]).update(extracted_by=proposal.author, reviewed_by=by)
    if proposal.kind == "source" and proposal.intake is not None:
        _keep_text(proposal.intake, Source.objects.get(slug=unit.name))
    return revision


def _role(user: User) -> str:
    return "editor" if user.has_perm(DECIDES) else "contributor"


def _keep_text(intake: Intake, source: Source) -> None:
    """The text that the source was read in becomes its private document, and the inbox points to the source."""
    if intake.text:
        Document.objects.update_or_create(
            source=source, defaults={"text": intake.text, "digest": intake.digest, "media_type": intake.media_type}
        )
    intake.source = source
    intake.save(update_fields=["source", "changed_at"])


@transaction.atomic
def _turn(proposal: Proposal, version: int, *, from_: Collection[str], **values: Any) -> Proposal:  # noqa: ANN401
    """Change the proposal if it is still as its reader saw it, and raise its version."""
    as_seen = Proposal.objects.filter(pk=proposal.pk, version=version, state__in=from_)
    if not as_seen.update(version=F("version") + 1, kept_at=timezone.now(), **values):
        raise OvertakenError(Proposal.objects.with_people().get(pk=proposal.pk))
    return Proposal.objects.with_people().get(pk=proposal.pk)
