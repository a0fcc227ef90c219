"""Pairs of figures that a rule suspects of being at odds, until an editor judges. Readers never see this table."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.claims import PROVENANCE, Claim
from policyatlas.records.models.history import Edition
from policyatlas.vocabulary import SUSPICION_STATES


class SuspicionQuerySet(models.QuerySet["Suspicion"]):
    """How the queue is read."""

    def open(self) -> Self:
        """What waits for an editor."""
        return self.filter(state="open")

    def of(self, cases: Collection[int] | None) -> Self:
        """Those about one of these main cases, or all: both claims have the same."""
        return self.all() if cases is None else self.filter(one__main_case__in=cases)

    def with_claims(self) -> Self:
        """With both claims at hand, and all that says where they come from."""
        return self.select_related(
            "edition", "by", *(f"{end}__{path}" for end in ("one", "other") for path in PROVENANCE)
        )


class Suspicion(models.Model):
    """Two claims whose figures the rule holds to be at odds; `one` is the claim with the smaller key.

    `values` are the two figures as they were when it was found or judged: where one of them has changed since, a
    dismissal no longer stands.
    """

    one = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(default=list)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", help_text=_("In which it arose."))
    found_at = models.DateTimeField(auto_now_add=True)
    state = TermField(SUSPICION_STATES, default="open")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text=_("Why it was dismissed."))

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            one_of("suspicion", "state", SUSPICION_STATES),
            models.UniqueConstraint(fields=["one", "other"], name="suspicion_once_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="suspicion_in_order"),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(reason=""), name="suspicion_dismissed_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "-found_at"], name="suspicion_by_state")]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"
