"""Changes of published records, each handed in as a proposal that a second person reviews; knows no screen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from policyatlas.curate import proposals
from policyatlas.curate.moves import together, why_not_together
from policyatlas.curate.source_mergers import as_one_text, why_not_one_text
from policyatlas.curate.steps import RefusedError, stored
from policyatlas.ledger.differences import Difference, difference
from policyatlas.records.models import Case, Claim, Proposal, Revision

type Form = dict[str, Any]


class NewerError(Exception):
    """The record is no longer as it was shown; nothing was proposed. `now` is how it stands."""

    def __init__(self, now: Form | None) -> None:
        super().__init__(_("Somebody has changed the record since you opened it."))
        self.now = now


@dataclass(frozen=True, slots=True)
class Why:
    """Why a record changes: a cause of CAUSES, and a sentence for readers."""

    cause: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that is to be taken back: what it did, what putting it back would do, and what came since."""

    revision: Revision
    kind: str
    name: str
    now: Form | None
    did: Difference
    would: Difference
    since: Difference | None
    refused: str


def propose(
    kind: str, name: str, *, step: str, after: Form, why: Why, by: User, written: Form | None = None
) -> Proposal:
    """Hand in this change of this record. Raises RefusedError, and leaves no draft behind, where it is not sound."""
    with transaction.atomic():
        begun = proposals.begin(kind, name, by=by, step=step, after=after)
        if begun.before == begun.after:
            raise RefusedError({"": [_("Nothing is changed: the record reads so already.")]})
        kept = proposals.keep(
            begun, after, by=by, version=begun.version, written=written, cause=why.cause, reason=why.reason
        )
        return proposals.submit(kept, by=by, version=kept.version)


def retract(claim: str, *, seen: Form, why: Why, by: User) -> Proposal:
    """Take a claim off the site; its address stays and says why."""
    now = _published(claim, seen)
    after = {**now, "state": "retracted", "reason": why.reason}
    return propose("claim", claim, step="retract", after=after, why=why, by=by)


def supersede(claim: str, successor: Claim, *, seen: Form, why: Why, by: User) -> Proposal:
    """Let a claim give way to another one, which has to be published."""
    now = _published(claim, seen)
    if successor.public_name == claim:
        raise RefusedError({"successor": [_("This is the claim itself: name the one that stands in its place.")]})
    if successor.state != "published":
        raise RefusedError({"successor": [_("That claim is not published: publish it first, or name another.")]})
    after = {**now, "state": "superseded", "superseded_by": successor.public_name, "reason": why.reason}
    return propose("claim", claim, step="supersede", after=after, why=why, by=by)


def rename(kind: str, slug: str, new: str, *, why: Why, by: User) -> Proposal:
    """Give a case another slug; the old one leads to it."""
    now = stored(kind, slug) or {}
    if Case.objects.at(new) is not None:
        raise RefusedError(
            {"slug": [_("“%(slug)s” is or was the slug of another case: choose another.") % {"slug": new}]}
        )
    after = {**now, "slug": new, "formerly": [*now.get("formerly", ()), slug]}
    return propose(kind, new, step="edit", after=after, why=why, by=by)


def merge(kind: str, gone: str, kept: str, *, why: Why, by: User) -> Proposal:
    """Make one case or source of two: what is on the one goes to the other, to which both addresses then lead."""
    theirs, mine = stored(kind, gone), stored(kind, kept)
    if gone == kept or theirs is None or mine is None:
        other = _("Name another source, which stays.") if kind == "source" else None
        raise RefusedError({"kept": [other or _("Name another case of the same kind, which stays.")]})
    join, why_not = (as_one_text, why_not_one_text) if kind == "source" else (together, why_not_together)
    if refused := why_not(kept, gone):
        raise RefusedError({"": [refused]})
    after = join(mine, theirs)
    return propose(kind, kept, step="merge", after=after, why=why, by=by, written={"gone": theirs})


def undone(revision: Revision) -> Undone:
    """What taking back this change would mean, and why it cannot be done where it cannot."""
    kind, _slash, name = revision.record.partition("/")
    now = stored(kind, name)
    since = difference(kind, revision.after, now) if now != revision.after else None
    refused = ""
    if revision.before is None:
        refused = _("This change added the record: there is nothing before it. Retract it instead.")
    elif revision.step in ("rename", "merge"):
        refused = _("What was renamed or merged is put right by hand: rename it, or move its claims.")
    elif since is not None:
        refused = _("Newer changes came after this one. Take those back first, or correct the record.")
    did, would = difference(kind, revision.before, revision.after), difference(kind, now, revision.before)
    return Undone(revision, kind, name, now, did, would, since, refused)


def revert(revision: Revision, *, why: Why, by: User) -> Proposal:
    """Put a record back as it stood before this change. Raises RefusedError where newer changes came."""
    found = undone(revision)
    if found.refused:
        raise RefusedError({"": [found.refused]})
    return propose(found.kind, found.name, step="revert", after=dict(revision.before or {}), why=why, by=by)


def digest(form: Mapping[str, Any] | None) -> str:
    """A short mark of a state of a record, for a page to say what it has compared with."""
    return sha256(json.dumps(form, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _published(claim: str, seen: Form) -> Form:
    now = stored("claim", claim)
    if now != seen:
        raise NewerError(now)
    if now is None or now.get("state", "published") != "published":
        raise RefusedError({"": [_("This claim is not published, or was taken back already.")]})
    return now
