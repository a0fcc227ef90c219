"""One record of this room as somebody edits it: what stands there, what is proposed, what was typed. Writes nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from policyatlas.curate.cases.forms import WhyForm
from policyatlas.curate.cases.kinds import SORTS, Sort
from policyatlas.curate.entry_forms import EntryForm
from policyatlas.curate.previews import Preview, preview_of
from policyatlas.curate.steps import stored
from policyatlas.ledger.differences import Difference, difference
from policyatlas.records.models import Case, Proposal

LONGEST = 200_000  # characters of what a page says it showed

type Record = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Editing:
    """A record with its forms. `name` is empty where it is new; `now` is what stands in the atlas.

    `theirs` is what somebody else has made of it since, `mine` what was written here; both only where they clash.
    """

    sort: Sort
    name: str
    now: Record
    proposal: Proposal | None
    others: tuple[Proposal, ...]
    form: EntryForm
    why: WhyForm
    seen: Record
    theirs: Difference | None = None
    mine: Difference | None = None
    problems: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The id of its kind."""
        return self.sort.id

    @property
    def is_new(self) -> bool:
        """Whether the atlas has no such record yet."""
        return self.now is None

    @property
    def address(self) -> str:
        """Where its form is sent."""
        if self.proposal is not None:
            return reverse("desk:cases-draft", args=[self.proposal.pk])
        if self.name:
            return reverse("desk:cases-edit", args=[self.kind, self.name])
        return reverse("desk:cases-add", args=[self.kind])

    @property
    def version(self) -> int:
        """The version of the proposal on this page; 0 where there is none."""
        return self.proposal.version if self.proposal else 0

    @property
    def shows(self) -> str:
        """What the page shows, for the next one to tell what has changed in the meantime."""
        shown: Any = self.proposal.after if self.proposal else self.now if self.theirs else self.seen
        return json.dumps(shown, ensure_ascii=False)

    @property
    def preview(self) -> Preview:
        """As readers would see it."""
        return preview_of(self.kind, self.form.written())

    @property
    def has_preview(self) -> bool:
        """Whether a record of this kind has anything to be looked at before it is published."""
        return self.kind not in ("transfer", "link", "coverage")

    @property
    def is_faulty(self) -> bool:
        """Whether anything keeps it from going on."""
        return bool(self.problems or self.form.errors or self.why.errors)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came from the page: every field, what the page had shown, and what is to be done."""

    data: Any

    @property
    def then(self) -> str:
        """What is to be done."""
        return str(self.data.get("then", ""))

    @property
    def version(self) -> int:
        """The version of the proposal that was on the page; 0 where there was none."""
        said = str(self.data.get("version", ""))
        return int(said) if said.isdecimal() and len(said) < 10 else 0

    @property
    def seen(self) -> Record:
        """What the page had shown of the atlas; None of a new record, and of what cannot be read."""
        said = str(self.data.get("seen", ""))
        try:
            seen = json.loads(said) if 0 < len(said) <= LONGEST else None
        except (ValueError, RecursionError):
            return None
        return seen if isinstance(seen, dict) else None

    @property
    def reason(self) -> str:
        """Why, as it was typed."""
        return str(self.data.get("reason", ""))[:500].replace("\0", "\ufffd")

    @property
    def is_compared(self) -> bool:
        """Whether whoever sends it has compared it with what somebody else made of the record."""
        return str(self.data.get("compared")) == "yes"


def editing(
    kind: str,
    name: str = "",
    *,
    by: User,
    proposal: Proposal | None = None,
    sent: Sent | None = None,
    begun: Mapping[str, Any] | None = None,
) -> Editing:
    """The record of this kind and name, or a new one that has been `begun` with some fields. Raises KeyError."""
    now = stored(kind, name) if name else None
    if name and now is None and proposal is None:
        raise KeyError(name)
    shown: Record = proposal.after if proposal else now if now is not None else begun
    seen = proposal.before if proposal else now
    data = sent.data if sent else None
    typed = (proposal.written or None) if proposal else None  # what was kept unsound says again what is wrong with it
    form = EntryForm(data or typed, kind=kind, record=shown, name=name if now is not None else "")
    at_once, is_new = SORTS[kind].is_at_once, now is None
    given = {"reason": proposal.reason, "cause": proposal.cause} if proposal else {}
    why = WhyForm(data, is_new=is_new, is_at_once=at_once and not is_new, initial=given)
    others = Proposal.objects.waiting().on([f"{kind}/{name}"]).with_people() if name else Proposal.objects.none()
    around = tuple(other for other in others if proposal is None or other.pk != proposal.pk)
    page = Editing(SORTS[kind], name, now, proposal, around, form, why, sent.seen if sent and not proposal else seen)
    return clashing(page, now) if proposal is not None and now != proposal.before else page


def clashing(page: Editing, theirs: Record) -> Editing:
    """The page with both texts, where something is no longer as it was when this edit of it was begun."""
    mine = difference(page.kind, page.seen, page.form.written())
    return replace(page, theirs=difference(page.kind, page.seen, theirs), mine=mine)


def own_waiting(kind: str, name: str, by: User) -> Proposal | None:
    """The change of this record that this person is at already."""
    return Proposal.objects.waiting().by(by).on([f"{kind}/{name}"]).first()


def title_of(page: Editing) -> str:
    """What the record is called, for the head of its page; empty where it is new and has no name yet."""
    form: Mapping[str, Any] = page.now or (page.proposal.after if page.proposal else None) or {}
    case = str(form.get("case") or "")
    if case:
        named = Case.objects.filter(slug=case.partition("/")[2]).first()
        return named.name if named else case
    return str(form.get("title") or form.get("name") or form.get("question") or page.name)
