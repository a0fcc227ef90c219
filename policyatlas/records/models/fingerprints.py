"""Numbers by which alike private texts are found; a text is known by its digest, whoever keeps it."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

MOST_ALIKE = 20


class Fingerprint(models.Model):
    """That a text has been taken apart into runs of words."""

    digest = models.CharField(max_length=64, unique=True, help_text=_("SHA-256 of the text, hexadecimal."))

    def __str__(self) -> str:
        return self.digest


class ShingleQuerySet(models.QuerySet["Shingle"]):
    """How alike texts are found."""

    def shared_with(self, numbers: Iterable[int]) -> dict[str, int]:
        """How many of these runs each text has, by its digest, of those that have most."""
        counted = self.filter(number__in=numbers).values("fingerprint__digest").annotate(n=Count("pk"))
        return {row["fingerprint__digest"]: row["n"] for row in counted.order_by("-n")[:MOST_ALIKE]}


class Shingle(models.Model):
    """A run of words in a text, as a number from which nobody can tell the words."""

    fingerprint = models.ForeignKey(Fingerprint, on_delete=models.CASCADE, related_name="shingles")
    number = models.BigIntegerField()

    objects = ShingleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["number"], name="shingle_by_number")]

    def __str__(self) -> str:
        return str(self.number)
