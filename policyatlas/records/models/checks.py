"""What became of the addresses of sources, as checks of links found it: observation, never evidence."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.sources import Source
from policyatlas.vocabulary import LINK_OUTCOMES


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """How the history of checks is read."""

    def of(self, source: Source, *, archived: bool) -> Self:
        """Checks of the address that the source has now, the newest first."""
        url = source.archived_url if archived else source.url
        return self.filter(source=source, archived=archived, url=url).order_by("-at", "-pk")

    def conclusive(self) -> Self:
        """Those that found out how the page stands."""
        return self.exclude(outcome__in=["not-checkable", "failed"])


class LinkCheck(models.Model):
    """One look at the address of a source, or at that of its archived copy. A row is written once and never changed."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="link_checks")
    archived = models.BooleanField(help_text=_("Whether it was the archived copy that was asked for."))
    url = models.URLField(max_length=2000, help_text=_("The address that was asked."))
    at = models.DateTimeField()
    outcome = TermField(LINK_OUTCOMES)
    status = models.PositiveSmallIntegerField(null=True, help_text=_("The answer in HTTP; empty where none came."))
    final_url = models.CharField(max_length=4000, blank=True, help_text=_("Where it led."))
    detail = models.TextField(blank=True, help_text=_("A sentence for curators."))
    digest = models.CharField(max_length=64, blank=True, help_text=_("SHA-256 of the passages as they stood there."))
    passages = models.JSONField(default=dict, help_text=_("The passages as they were first found, by digest."))
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [one_of("linkcheck", "outcome", LINK_OUTCOMES)]
        indexes = [
            models.Index(fields=["source", "archived", "-at"], name="linkcheck_newest"),
            models.Index(fields=["-at"], name="linkcheck_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_outcome_display()}"
