"""What lists are divided by, stored: where a case lies, what is made there, how many records have a value; no facet."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from policyatlas.records.models.cases import Case

TRAITS = ("country", "sector")


class CaseTrait(models.Model):
    """What follows for a case from the cases around it: the countries of its places, the sectors of what lies in it.

    A place lies in one country and has the sectors of its clusters and policies; these lie in the countries of their
    places and have sectors of their own. Rewritten by `evidence.recount`.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="traits", db_index=False)
    trait = models.CharField(max_length=10)
    term = models.CharField(max_length=40)

    class Meta:
        ordering = ["case", "trait", "term"]
        constraints = [
            models.UniqueConstraint(fields=["case", "trait", "term"], name="casetrait_once"),
            models.CheckConstraint(condition=models.Q(trait__in=TRAITS), name="casetrait_known"),
        ]
        indexes = [models.Index(fields=["trait", "term", "case"], name="casetrait_by_value")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.trait}: {self.term}"


class FacetCountQuerySet(models.QuerySet["FacetCount"]):
    """How the numbers of facets are read."""

    def of(self, listed: str) -> Self:
        """Those of a list."""
        return self.filter(listed=listed)

    def totals(self) -> Self:
        """The numbers of all records of lists: a list without one has not been counted yet."""
        return self.filter(facet="", value="")

    def of_facet(self, facet: str) -> Self:
        """Those of the values of a facet."""
        return self.filter(facet=facet)

    def valued(self, values: Collection[str]) -> Self:
        """Those of these values."""
        return self.filter(value__in=values)

    def most_frequent(self) -> Self:
        """Those with most records first."""
        return self.order_by("-number", "value")


class FacetCount(models.Model):
    """How many records of a list have a value of a facet while nothing is chosen.

    `listed` names the list: `place`, `claim`, `cell:finance`. Without a value it is how many values the facet has, and
    without a facet how many records the list. Kept by `faceting`, in the transaction that changes the records.
    """

    listed = models.CharField(max_length=40)
    facet = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=160, blank=True)
    number = models.PositiveIntegerField(help_text=_("Values that no record has are left out."))

    objects = FacetCountQuerySet.as_manager()

    class Meta:
        ordering = ["listed", "facet", "value"]
        constraints = [models.UniqueConstraint(fields=["listed", "facet", "value"], name="facetcount_once")]
        indexes = [models.Index(fields=["listed", "facet", "-number", "value"], name="facetcount_most_frequent")]

    def __str__(self) -> str:
        return f"{self.listed} {self.facet} {self.value}: {self.number}"
