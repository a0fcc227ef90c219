"""What is recorded, counted and stored: of each cell, of each case, of the whole; knows not how claims are weighed."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import CONTAINERS, Case, Location
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS, EVIDENCE_TESTS, INDICATORS


class CellSummaryQuerySet(models.QuerySet["CellSummary"]):
    """How the numbers of cells are read."""

    def of(self, cases: Iterable[int]) -> Self:
        """Those of the cases with these keys."""
        return self.filter(case__in=list(cases))

    def answering(self, dimension: str) -> Self:
        """The cells of a dimension."""
        return self.filter(dimension=dimension)

    def by_number(self, sort: str) -> Self:
        """Sorted by `claims`, those with most first, by `name` of the case, or the `latest` source first."""
        name = ("case__name", "case__slug")
        return self.order_by(*{"claims": ("-claims", *name), "name": name, "latest": ("-latest", *name)}[sort])

    def with_cases(self) -> Self:
        """With their cases whole: two queries."""
        chosen = self.select_related(
            *(f"case__{path}" for path in (f"place__{CONTAINERS}", "cluster__stage_claim__source", "policy"))
        )
        return chosen.prefetch_related(
            Prefetch("case__locations", Location.objects.select_related(f"place__{CONTAINERS}"))
        )

    def passing(self) -> dict[str, tuple[int, ...]]:
        """By dimension, how many cells pass each of the four tests, in the order of the vocabulary: one query."""
        tests = [Count("pk", filter=Q(**{f"passes_{test}": True})) for test in EVIDENCE_TESTS]
        named = {f"test_{number}": one for number, one in enumerate(tests)}
        rows = self.order_by().values("dimension").annotate(**named).values_list("dimension", *named)
        return {dimension: tuple(passed) for dimension, *passed in rows}


class CellSummary(models.Model):
    """One case in one dimension that it has claims in: how many, from where, and which of the four tests they pass.

    Rewritten by `evidence.recount` in the transaction that changes its claims; a cell without claims has no row.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="cells", db_index=False)
    dimension = TermField(DIMENSIONS)
    claims = models.PositiveIntegerField()
    sources = models.PositiveIntegerField()
    origins = models.PositiveIntegerField()
    first_hand = models.PositiveIntegerField(help_text=_("Claims that passed through no other hands."))
    free_origins = models.PositiveIntegerField(help_text=_("Origins without an interest in the case."))
    natures = models.JSONField(default=dict, help_text=_("Claims by id of their nature."))
    disputed = models.BooleanField(help_text=_("One of the claims stands in a dispute."))
    passes_origins = models.BooleanField()
    passes_firsthand = models.BooleanField()
    passes_disinterested = models.BooleanField()
    passes_undisputed = models.BooleanField()
    latest = models.CharField(max_length=10, blank=True, help_text=_("When its newest source was published."))

    objects = CellSummaryQuerySet.as_manager()

    class Meta:
        ordering = ["case", "dimension"]
        constraints = [
            models.UniqueConstraint(fields=["case", "dimension"], name="cellsummary_once"),
            models.CheckConstraint(condition=Q(claims__gte=1), name="cellsummary_has_claims"),
            one_of("cellsummary", "dimension", DIMENSIONS),
        ]
        indexes = [models.Index(fields=["dimension", "-claims"], name="cellsummary_most_claims")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.dimension}: {self.claims}"

    @property
    def facts(self) -> int:
        """How many of its claims state a fact."""
        return int(self.natures.get("fact", 0))

    @property
    def passed(self) -> tuple[bool, bool, bool, bool]:
        """Whether each of the four tests is passed, in the order of the vocabulary."""
        return (self.passes_origins, self.passes_firsthand, self.passes_disinterested, self.passes_undisputed)


class CaseSummaryQuerySet(models.QuerySet["CaseSummary"]):
    """How the numbers of cases are read."""

    def with_case(self) -> Self:
        """With the case at hand."""
        return self.select_related("case")

    def of_kind(self, kind: str, *, fewest_first: bool = False) -> Self:
        """Those of a kind, by name or with the fewest questions answered first, with their cases at hand."""
        chosen = self.filter(case__case_kind=kind).with_case()
        if fewest_first:
            return chosen.filter(case_kind=kind).order_by("answered", "claims", "case__name", "case__slug")
        return chosen.order_by("case__name", "case__slug")

    def best_covered(self, kind: str) -> Self:
        """Those of a kind that have claims: with most questions answered first, then with most claims."""
        chosen = self.with_case().filter(case_kind=kind, claims__gte=1)
        return chosen.order_by("-answered", "-claims", "case__name", "case__slug")


class CaseSummary(models.Model):
    """What is recorded of one case, with what is recorded of the clusters in it; every case has a row."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="counts")
    case_kind = TermField(CASE_KINDS)  # the case's own, so that one index has kind and number
    claims = models.PositiveIntegerField()
    sources = models.PositiveIntegerField()
    origins = models.PositiveIntegerField()
    answered = models.PositiveSmallIntegerField(help_text=_("How many of the twelve questions have evidence."))
    latest = models.CharField(max_length=10, blank=True, help_text=_("When its newest source was published."))
    one_sided = models.BooleanField(help_text=_("All that is recorded comes from state-affiliated publishers."))
    # Whether at least half of the questions that it answers pass the test.
    mostly_origins = models.BooleanField(default=False)
    mostly_firsthand = models.BooleanField(default=False)
    mostly_disinterested = models.BooleanField(default=False)
    mostly_undisputed = models.BooleanField(default=False)

    objects = CaseSummaryQuerySet.as_manager()

    class Meta:
        ordering = ["case"]
        constraints = [one_of("casesummary", "case_kind", CASE_KINDS)]
        indexes = [
            models.Index(fields=["case_kind", "-answered", "-claims"], name="casesummary_best_of_kind"),
            models.Index(fields=["case_kind", "-claims"], name="casesummary_most_claims"),
            models.Index(fields=["case_kind", "-latest"], name="casesummary_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.claims}"


class IndicatorSummary(models.Model):
    """How many published figures are coded as an indicator, and on how many main cases; none has no row."""

    indicator = TermField(INDICATORS, primary_key=True)
    figures = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()

    class Meta:
        ordering = ["indicator"]
        constraints = [
            one_of("indicatorsummary", "indicator", INDICATORS),
            models.CheckConstraint(condition=Q(figures__gte=1), name="indicatorsummary_has_figures"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.figures}"


class AtlasSummary(models.Model):
    """The one row with what is recorded of everything.

    `dimensions`: by id claims, sources, origins and cases. `best`: by kind the best covered cases, each with slug,
    name, questions answered and claims. `newest`: public names of the first claims of the newest sources.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    claims = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)
    origins = models.PositiveIntegerField(default=0)
    speakers = models.PositiveIntegerField(default=0, help_text=_("Those who are quoted by name."))
    publishers = models.PositiveIntegerField(default=0)
    cases = models.JSONField(default=dict, help_text=_("Cases by id of their kind."))
    dimensions = models.JSONField(default=dict)
    best = models.JSONField(default=dict)
    newest = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="atlassummary_is_one")]

    def __str__(self) -> str:
        return f"{self.claims} claims"

    @classmethod
    def current(cls) -> "AtlasSummary":
        """The row, or one with nothing in it before the first load."""
        return cls.objects.first() or cls()
