"""Editions and revisions: what changed, when, by whom and why; knows nothing of what it keeps the history of."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.vocabulary import CAUSES

# What readers are told of a kind of record, by the beginnings of public names.
PUBLIC = {
    "claim": ("claim/",),
    "source": ("source/",),
    "case": ("place/", "cluster/", "policy/", "summary/"),
}
MOVED = ("merge", "rename")  # by these steps records change because a case that they name does
SHOWN = ("published", "retracted", "superseded")


class Edition(models.Model):
    """A state of the published atlas. Its number rises with every load or publication that changes something.

    `observed_at` is when pages last began to show something else without one: a link was checked.
    """

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    observed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-number"]
        get_latest_by = "number"

    def __str__(self) -> str:
        return str(self.number)


class RevisionQuerySet(models.QuerySet["Revision"]):
    """How history is read."""

    def by_curators(self) -> Self:
        """Decisions taken by somebody, as against changes that a load brought."""
        return self.filter(by__isnull=False)

    def removed_records(self) -> set[str]:
        """Public names of records that a curator took out, whether or not they were added again."""
        return set(self.by_curators().filter(after__isnull=True).values_list("record", flat=True))

    def corrections(self) -> Self:
        """Changes of published claims, sources and cases after their first publication, the newest first.

        Records that only follow a case to its new name are left out; their own history has that.
        """
        # A renaming is told by the new name, a merger by both records; what follows them nobody proposed.
        gone = Q(step="merge", after__isnull=True) & ~Q(record__startswith="claim/")
        told = ~Q(step__in=MOVED) | Q(proposal__isnull=False) | gone
        return self.filter(_any_of(PUBLIC), told, before__isnull=False).known()

    def known(self) -> Self:
        """Those of what readers may know of: nothing that befell a claim before it was published."""
        unstated = Q(before__isnull=False, before__state__isnull=True)
        first = Q(before__isnull=True) & (Q(after__state__isnull=True) | Q(after__state__in=SHOWN))
        public = unstated | Q(before__state__in=SHOWN) | first
        return self.filter(~Q(record__startswith="claim/") | public).order_by("-id")

    def on(self, records: Iterable[str]) -> Self:
        """Those of these records."""
        return self.filter(record__in=records)

    def last_change_of(self, record: Combinable) -> Subquery:
        """When the record of this name was last changed: a part of a query on its table."""
        return Subquery(self.filter(record=record).order_by("-id").values("at")[:1])

    def of_kind(self, kind: str) -> Self:
        """Those of claims, of sources or of cases: a key of PUBLIC."""
        return self.filter(_any_of([kind]))

    def told(self) -> Self:
        """With the edition at hand, and `proposed_by`: the key of whoever proposed it, where another decided."""
        return self.select_related("edition").annotate(proposed_by=F("proposal__author"))


def _any_of(kinds: Iterable[str]) -> Q:
    found = Q()
    for kind in kinds:
        for beginning in PUBLIC[kind]:
            found |= Q(record__startswith=beginning)
    return found


class Revision(models.Model):
    """One change of one record after its first load, with both texts in the form of the dossier."""

    record = models.CharField(max_length=600, help_text=_("Public name, such as claim/seattle-times-2022#4."))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="revisions")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    cause = TermField(CAUSES, blank=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    proposed_by: int | None  # after `told()`

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [one_of("revision", "cause", CAUSES, blank=True)]
        indexes = [models.Index(fields=["record", "id"], name="revision_by_record")]

    def __str__(self) -> str:
        return f"{self.step} {self.record}"
