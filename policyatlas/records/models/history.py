"""Editions and revisions: what changed, when, by whom and why; knows nothing of what it keeps the history of."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """A state of the published atlas. Its number rises with every load or publication that changes something."""

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()

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


class Revision(models.Model):
    """One change of one record after its first load, with both texts in the form of the dossier."""

    record = models.CharField(max_length=600, help_text=_("Public name, such as claim/seattle-times-2022#4."))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="revisions")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["record", "id"], name="revision_by_record")]

    def __str__(self) -> str:
        return f"{self.step} {self.record}"
