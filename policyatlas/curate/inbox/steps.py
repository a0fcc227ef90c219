"""What may be done with an item of the inbox, each turn one transaction; knows no screen and fetches nothing.

`seen` is when the item had last changed as its reader saw it: whoever comes second writes nothing.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from policyatlas.curate import proposals
from policyatlas.curate.doors import DECIDES
from policyatlas.curate.inbox.extraction import PDF, Extracted, from_title_on
from policyatlas.curate.inbox.fingerprints import remember
from policyatlas.curate.proposals import NotAllowedError
from policyatlas.curate.steps import RefusedError
from policyatlas.records.models import Document, Intake, Proposal, Source

OPEN = ("suggested", "wanted", "reading")


class ChangedMeanwhileError(Exception):
    """Somebody was quicker; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has changed this item in the meantime: look at it as it is now, and try again."))


@transaction.atomic
def add(
    extracted: Extracted | None = None,
    *,
    by: User | None,
    url: str = "",
    failure: str = "",
    **wanted: Any,  # noqa: ANN401 - fields of the item
) -> Intake:
    """A new item: with its text it is being read by whoever adds it, without it waits. `wanted`: title, note, gap."""
    state = "suggested" if by is None else "reading" if extracted else "wanted"
    intake = Intake.objects.create(
        url=url, failure=failure, suggested_by=by, reader=by if extracted else None, state=state, **wanted
    )
    if extracted:
        _put_text(intake, extracted)
    return intake


@transaction.atomic
def give_text(intake: Intake, extracted: Extracted, *, by: User, seen: datetime) -> Intake:
    """The text of an item that had none, or another one while no claim rests on it."""
    check_has_it(intake, by)
    if Proposal.objects.filter(intake=intake).exclude(state="set-aside").exists():
        raise NotAllowedError(_("Claims are being written from the text already: it stays as it is."))
    _turn(intake, seen, OPEN, state="reading", reader=intake.reader or by)
    _put_text(intake, extracted)
    return intake


def fail(intake: Intake, sentence: str, *, by: User, seen: datetime) -> Intake:
    """Keep why its address could not be fetched or read."""
    check_has_it(intake, by)
    return _turn(intake, seen, OPEN, failure=sentence)


def _put_text(intake: Intake, extracted: Extracted) -> None:
    intake.text, intake.digest, intake.media_type = extracted.text, extracted.digest, extracted.media_type
    intake.title = (intake.title or extracted.title)[:500]
    intake.proposed = {
        "title": extracted.title,
        "authors": list(extracted.authors),
        "publisher": extracted.publisher,
        "published": extracted.published,
        "language": extracted.language,
        "kind": extracted.kind,
        "url": extracted.url or intake.url,
    }
    intake.failure = ""
    intake.save()
    remember({intake.digest: intake.text})


def accept(intake: Intake, *, by: User, seen: datetime) -> Intake:
    """A reader's suggestion is wanted."""
    _decides(by)
    return _turn(intake, seen, ("suggested",), state="wanted")


def take(intake: Intake, *, by: User, seen: datetime) -> Intake:
    """It is mine to read; from somebody else only an editor takes it."""
    if intake.reader_id not in (None, by.pk):
        _decides(by, _("%(reader)s has it: ask for it, or let an editor hand it over.") % {"reader": intake.reader})
    return _turn(intake, seen, ("wanted", "reading"), state="reading", reader=by)


def hand_over(intake: Intake, *, by: User, to: User | None, seen: datetime) -> Intake:
    """Somebody else reads on; nobody in particular where `to` is None."""
    check_has_it(intake, by)
    return _turn(intake, seen, ("wanted", "reading"), state="reading" if to else "wanted", reader=to)


def decline(intake: Intake, *, by: User, reason: str, seen: datetime) -> Intake:
    """It is not for the atlas; its text is not kept. Raises RefusedError without a reason."""
    check_has_it(intake, by)
    if not reason.strip():
        raise RefusedError({"reason": [_("Say in a sentence why it is declined.")]})
    if Proposal.objects.waiting().filter(intake=intake).exclude(kind__in=["source", "publisher"]).exists():
        raise NotAllowedError(_("Claims from it are on their way: set them aside first."))
    with transaction.atomic():
        for proposal in Proposal.objects.waiting().filter(intake=intake):
            if proposal.author_id != by.pk:
                _decides(by)
            proposals.set_aside(proposal, by=by, version=proposal.version, reason=reason)
        return _turn(intake, seen, OPEN, state="declined", reason=reason.strip(), text="", digest="", reader=None)


def reopen(intake: Intake, *, by: User, seen: datetime) -> Intake:
    """It was declined or done with too early."""
    return _turn(intake, seen, ("declined", "done"), state="reading", reader=by, reason="")


def finish(intake: Intake, *, by: User, seen: datetime) -> Intake:
    """It has been read: its claims are with the reviewers or published."""
    check_has_it(intake, by)
    if not intake.source_id and not Proposal.objects.filter(intake=intake).exclude(state="set-aside").exists():
        raise NotAllowedError(_("Nothing has been drawn from it yet: read it, or decline it with a reason."))
    return _turn(intake, seen, OPEN, state="done")


@transaction.atomic
def settle_on(intake: Intake, source: Source, *, by: User, seen: datetime) -> Intake:
    """It is a source that the atlas has: its text is kept there if none is, and never twice."""
    check_has_it(intake, by)
    if Proposal.objects.waiting().filter(intake=intake).exists():
        raise NotAllowedError(_("A new source is proposed from it already: set that proposal aside first."))
    stored = Document.objects.filter(source=source).exists()
    if intake.text and not stored:
        fields = {"text": intake.text, "digest": intake.digest, "media_type": intake.media_type}
        Document.objects.create(source=source, **fields)
    return _turn(intake, seen, OPEN, state="reading", reader=by, source=source, same_as=source, text="", digest="")


@transaction.atomic
def confirm(
    intake: Intake, source: dict[str, Any], *, by: User, seen: datetime, publisher: dict[str, Any] | None = None
) -> Proposal:
    """Propose the source, and its publisher where that is new, for a second person to publish with the first claim."""
    check_has_it(intake, by)
    if intake.source_id:
        raise NotAllowedError(_("It belongs to a source of the atlas already."))
    title = source["title"] or intake.title
    _turn(intake, seen, OPEN, state="reading", reader=by, title=title[:500], **_from_title_on(intake, title))
    if publisher:
        _propose("publisher", publisher, intake, by)
    return _propose("source", source, intake, by)


def _from_title_on(intake: Intake, title: str) -> dict[str, str]:
    """The text without what a page shows above its title, so that the title is paragraph 1. A PDF stays as printed."""
    if intake.media_type == PDF or Proposal.objects.filter(intake=intake, kind="claim").exists():
        return {}
    text = from_title_on(intake.text, title)
    if text == intake.text:
        return {}
    digest = sha256(text.encode()).hexdigest()
    remember({digest: text})
    return {"text": text, "digest": digest}


def _propose(kind: str, after: dict[str, Any], intake: Intake, by: User) -> Proposal:
    """A new proposal, or the one that this item has already led to, written anew. Handed in."""
    record = f"{kind}/{after['slug']}"
    own = Proposal.objects.waiting().filter(intake=intake, kind=kind).first()
    if own is not None and own.record != record:
        proposals.set_aside(own, by=by, version=own.version)
        own = None
    if own is None:
        try:
            with transaction.atomic():
                own = proposals.begin(kind, after["slug"], by=by, after=after, intake=intake)
        except IntegrityError:
            if kind == "publisher":  # another source on its way brings it along
                return Proposal.objects.waiting().on([record]).get()
            taken = _("Another source on its way has this slug already: choose another.")
            raise RefusedError({"slug": [taken]}) from None
    elif own.after == after and own.state == "in-review":
        return own
    else:
        own = proposals.keep(own, after, by=by, version=own.version)
    return own if own.state == "in-review" else proposals.submit(own, by=by, version=own.version)


def forget_contacts(*, before: datetime) -> int:
    """Delete how to reach readers whose suggestions were settled before this time; how many there were."""
    return Intake.objects.settled_before(before).exclude(contact="").update(contact="")


def _decides(by: User, otherwise: str = "") -> None:
    if not by.has_perm(DECIDES):
        raise NotAllowedError(otherwise or _("Only editors decide about what others have."))


def check_has_it(intake: Intake, by: User) -> None:
    """Raises NotAllowedError where somebody else goes on with it: its reader, or an editor with a suggestion."""
    if intake.state == "suggested":
        _decides(by, _("An editor accepts a suggestion first."))
    if intake.reader_id not in (None, by.pk):
        _decides(by, _("%(reader)s has it: only they or an editor go on with it.") % {"reader": intake.reader})


def _turn(intake: Intake, seen: datetime, from_: tuple[str, ...], **values: Any) -> Intake:  # noqa: ANN401
    """Change the item if it is still as its reader saw it."""
    values["changed_at"] = timezone.now()
    if not Intake.objects.filter(pk=intake.pk, changed_at=seen, state__in=from_).update(**values):
        raise ChangedMeanwhileError
    for name, value in values.items():
        setattr(intake, name, value)
    return intake
