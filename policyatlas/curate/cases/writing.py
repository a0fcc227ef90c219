"""What becomes of an edit: a draft that is kept, a proposal handed in, or a change at once; knows no request."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from policyatlas.curate import proposals, steps
from policyatlas.curate.cases.editing import Editing, Record, Sent, own_waiting
from policyatlas.curate.cases.kinds import name_in
from policyatlas.curate.doors import DECIDES
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.steps import RefusedError
from policyatlas.records.editions import only_writer
from policyatlas.records.models import Proposal, Revision


class ClashError(Exception):
    """The record is no longer as the page had shown it; nothing was written."""


class KeptError(RefusedError):
    """It was kept as a draft, and is not sound enough to go on."""

    def __init__(self, kept: Proposal, problems: Mapping[str, list[str]]) -> None:
        super().__init__(problems)
        self.kept = kept


def keep(page: Editing, sent: Sent, *, by: User) -> Proposal:
    """The draft with what stands in the fields, sound or not. Raises ClashError, OvertakenError and RefusedError."""
    written = page.form.written()
    typed = page.form.typed() if page.form.errors else {}
    given = {"reason": sent.reason}
    if "cause" in page.why.fields and not page.why["cause"].errors:
        given["cause"] = str(sent.data.get("cause", ""))
    try:
        with transaction.atomic():
            proposal, version = page.proposal or _begun(page, sent, by), sent.version
            if page.proposal is None:
                version = proposal.version
            elif sent.is_compared:
                proposal = proposals.catch_up(proposal, page.now, by=by, version=version)
                version = proposal.version
            return proposals.keep(proposal, written, by=by, version=version, written=typed, **given)
    except IntegrityError as taken:
        raise RefusedError(
            {"": [_("Somebody is adding a record of this name already: see what is on its way.")]}
        ) from taken


def hand_in(page: Editing, sent: Sent, *, by: User) -> Proposal:
    """Keep it, and give it to a second person. What is in review already stays there."""
    kept = keep(page, sent, by=by)
    if page.theirs and not sent.is_compared:
        raise KeptError(kept, {"": [_("Compare both texts, and tick that you have: then it goes on from there.")]})
    if page.form.errors or page.why.errors:
        raise KeptError(kept, {})
    return kept if kept.state == "in-review" else proposals.submit(kept, by=by, version=kept.version)


def save(page: Editing, sent: Sent, *, by: User) -> Revision | None:
    """Change at once what one person may change alone; None where nothing is changed."""
    _may_change_at_once(by)
    if page.form.errors or page.why.errors:
        raise RefusedError({})
    written = page.form.written()
    with only_writer():
        _check_as_shown(steps.stored(page.kind, page.name or name_in(page.kind, written)), page, sent)
        return steps.save(page.kind, written, by=by, reason=page.why.cleaned_data["reason"])


def take_out(page: Editing, sent: Sent, *, by: User) -> Revision:
    """Take out at once what one person may change alone."""
    _may_change_at_once(by)
    if page.why.errors:
        raise RefusedError({})
    with only_writer():
        _check_as_shown(steps.stored(page.kind, page.name), page, sent)
        return steps.remove(page.kind, page.name, by=by, reason=page.why.cleaned_data["reason"])


def _begun(page: Editing, sent: Sent, by: User) -> Proposal:
    """The first time that this edit is kept."""
    name = page.name or name_in(page.kind, page.form.written())
    if not name:
        sentence = _("This names the record: write it, so that it can be kept.")
        raise RefusedError({field: [sentence] for field in _missing(page)})
    elsewhere = own_waiting(page.kind, name, by) if page.name else None
    if elsewhere is not None:
        raise OvertakenError(elsewhere)
    begun = proposals.begin(page.kind, name, by=by)
    _check_as_shown(begun.before, page, sent)
    return begun


def _missing(page: Editing) -> list[str]:
    written = page.form.written()
    missing = [field for field in page.sort.named_by if not written.get(field)]
    return ["name"] if missing == ["slug"] and "name" in page.form.fields else missing


def _check_as_shown(now: Record, page: Editing, sent: Sent) -> None:
    """Raises ClashError where a record has changed since it was shown, RefusedError where a new one is there."""
    if not page.name and now is not None:
        raise RefusedError({"": [_("There is such a record already: look for it in the list and edit it.")]})
    if page.name and now != sent.seen:
        raise ClashError


def _may_change_at_once(by: User) -> None:
    if not by.has_perm(DECIDES):
        raise NotAllowedError(_("Only editors change this: it takes effect at once."))
