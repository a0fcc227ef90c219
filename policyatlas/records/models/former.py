"""Names that sources and claims had before their source was merged into another one; knows nothing of merging."""

from collections.abc import Iterable

from django.db import models

from policyatlas.records.models.claims import Claim
from policyatlas.records.models.sources import Source


class FormerSource(models.Model):
    """The slug of a source that another one has taken in: its address redirects."""

    slug = models.SlugField(max_length=160, unique=True)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.slug


class FormerClaimQuerySet(models.QuerySet["FormerClaim"]):
    """How former names of claims are read."""

    def claims_of(self, names: Iterable[str]) -> dict[str, Claim]:
        """The claims that once had these public names, by former name."""
        return {former.name: former.claim for former in self.filter(name__in=names).select_related("claim__source")}


class FormerClaim(models.Model):
    """A public name that a claim had before its source was taken in by another: its address redirects."""

    name = models.CharField(max_length=180, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="former_names")

    objects = FormerClaimQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
