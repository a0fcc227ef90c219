"""Changes of records in words: what, why, when and by whom, by role and never by name; knows no request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.ledger.differences import Difference, difference
from policyatlas.records.models import Revision
from policyatlas.records.models.history import RevisionQuerySet
from policyatlas.vocabulary import CAUSES, Text

LENGTH = 20  # changes of a page
PRIVATE = ("note", "notes", "extracted", "reviewed")  # of claims, sources and cases: for curators
DECIDES = "records.decide_proposal"
BACKEND = "django.contrib.auth.backends.ModelBackend"
KINDS: Mapping[str, Text] = {
    "claim": gettext_lazy("Claim"),
    "source": gettext_lazy("Source"),
    "place": gettext_lazy("Place"),
    "cluster": gettext_lazy("Cluster"),
    "policy": gettext_lazy("Policy"),
    "summary": gettext_lazy("Summary"),
}
STEPS: Mapping[str, Text] = {
    "add": gettext_lazy("Added"),
    "edit": gettext_lazy("Corrected"),
    "retract": gettext_lazy("Retracted"),
    "supersede": gettext_lazy("Replaced by another claim"),
    "revert": gettext_lazy("Put back"),
    "merge": gettext_lazy("Merged"),
    "rename": gettext_lazy("Renamed"),
    "remove": gettext_lazy("Taken out"),
    "load": gettext_lazy("Delivered anew"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of one record. `key` is that of its revision; `cause` and `reason` are empty where none was given."""

    key: int
    record: str
    kind: Text
    title: str
    url: str
    step: Text
    cause: str
    reason: str
    at: datetime
    edition: int
    by: str
    difference: Difference

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its record's history."""
        return f"{self.url}history/#r{self.key}"

    @property
    def cause_in_words(self) -> Text:
        """Why, in a word; empty where no cause was given."""
        return CAUSES[self.cause].label if self.cause else ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A page of changes, the newest first."""

    page: Page[Revision]
    corrections: tuple[Correction, ...]
    notices: tuple[str, ...]

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))


def corrections(*, kind: str = "", step: str = "", cause: str = "", page: str = "") -> Ledger:
    """What has changed since it was first published: three queries, however many changes there are."""
    return listed(narrowed(kind=kind, step=step, cause=cause), page)


def newest(number: int, *, kind: str = "", step: str = "", cause: str = "") -> tuple[Correction, ...]:
    """The newest of them, in two queries."""
    return tuple(in_words(narrowed(kind=kind, step=step, cause=cause)[:number]))


def narrowed(*, kind: str = "", step: str = "", cause: str = "") -> RevisionQuerySet:
    """The corrections that are asked for."""
    found = Revision.objects.corrections().told()
    if kind:
        found = found.of_kind(kind)
    given = {"step": step, "cause": cause}
    return found.filter(**{name: value for name, value in given.items() if value})


def listed(revisions: RevisionQuerySet, page: str) -> Ledger:
    """A page of these."""
    shown = Paginator(revisions, LENGTH).get_page(page)
    notices: tuple[str, ...] = ()
    if page and page != str(shown.number):
        words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
        told = {"asked": page[:20], "number": shown.number, "all": shown.paginator.num_pages}
        notices = (words % told,)
    return Ledger(shown, tuple(in_words(shown)), notices)


def in_words(revisions: Iterable[Revision]) -> list[Correction]:
    """These revisions, which are `told()`, for people to read: one query for the roles."""
    found = list(revisions)
    editors = _editors({revision.proposed_by for revision in found if revision.proposed_by})
    return [_correction(revision, editors) for revision in found]


def public(form: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What readers may see of a record: not what curators note for themselves."""
    return None if form is None else {name: value for name, value in form.items() if name not in PRIVATE}


def address_of(record: str) -> str:
    """The page of a record for readers; former names lead on from there."""
    kind, _slash, name = record.partition("/")
    match kind:
        case "claim":
            slug, _hash, number = name.partition("#")
            return reverse("browse:claim", args=[slug, number])
        case "source":
            return reverse("browse:source", args=[name])
        case "summary":
            return address_of(name)
    return reverse("browse:profile", args=[kind, name])


def _correction(revision: Revision, editors: set[int]) -> Correction:
    kind = revision.record.partition("/")[0]
    before, after = public(revision.before), public(revision.after)
    found = difference(kind, before, after)
    form = after or before or {}
    said = (form.get(name) for name in ("statement", "title", "name"))
    title = next((words for words in said if isinstance(words, str) and words), revision.record.partition("/")[2])
    return Correction(
        key=revision.pk,
        record=revision.record,
        kind=KINDS.get(kind, kind),
        title=Truncator(title).words(30),
        url=address_of(revision.record),
        step=STEPS.get(revision.step, revision.step),
        cause=revision.cause,
        reason=revision.reason,
        at=revision.at,
        edition=revision.edition.number,
        by=_by(revision, editors),
        difference=Difference(found.changed, (), is_new=found.is_new, is_gone=found.is_gone),
    )


def _editors(keys: set[int]) -> set[int]:
    if not keys:
        return set()
    deciding = User.objects.with_perm(DECIDES, backend=BACKEND)
    return set(deciding.filter(pk__in=keys).values_list("pk", flat=True))


def _by(revision: Revision, editors: set[int]) -> str:
    if revision.by_id is None:
        return _("a delivery of dossiers")
    if revision.proposed_by is None:
        return _("an editor")
    return _("two editors") if revision.proposed_by in editors else _("a contributor and an editor")
