"""Whom sources quote by name; knows no claim's content."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.lookups import SluggedQuerySet
from policyatlas.vocabulary import SPEAKER_KINDS


class SpeakerQuerySet(SluggedQuerySet["Speaker"]):
    """How speakers are read."""

    def names_of(self, slugs: Iterable[str]) -> dict[str, str]:
        """What the speakers with these slugs are called, by slug."""
        return {str(slug): name for slug, name in self.filter(slug__in=slugs).values_list("slug", "name")}

    def named(self) -> Self:
        """Those who have a page: with a name that can be romanised, and something that readers may see."""
        return self.heard().filter(slug__isnull=False)

    def dated(self) -> Self:
        """With `added_at`: when the newest of their claims came."""
        return self.annotate(added_at=Max("claims__since__published_at"))

    def heard(self) -> Self:
        """Those who say something that readers may see."""
        return self.filter(claim_count__gte=1)


class Speaker(models.Model):
    """Somebody, or some body, whom sources quote by name."""

    slug = models.SlugField(  # noqa: DJ001 - unique where there is one
        max_length=160, unique=True, null=True, help_text=_("Empty where a name cannot be romanised.")
    )
    kind = TermField(SPEAKER_KINDS)
    name = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=600, unique=True, help_text=_("Folded name and organisation."))

    # What readers may see: stored by `evidence.recount_voices`.
    claim_count = models.PositiveIntegerField(default=0, editable=False)
    source_count = models.PositiveIntegerField(default=0, editable=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [one_of("speaker", "kind", SPEAKER_KINDS)]
        indexes = [
            models.Index(Lower("name"), "id", name="speaker_by_name", condition=Q(claim_count__gte=1)),
            models.Index(
                F("claim_count").desc(),
                Lower("name"),
                "id",
                name="speaker_most_claims",
                condition=Q(claim_count__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Their page; empty where a name cannot be romanised, since there is none then."""
        return reverse("browse:speaker", args=[self.slug]) if self.slug else ""
