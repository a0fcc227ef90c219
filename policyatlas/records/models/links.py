"""What stands between records: transfers, links between claims, notes on gaps, editors' comparisons."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import CONTAINERS, Case
from policyatlas.records.models.claims import PROVENANCE, Claim
from policyatlas.vocabulary import COVERAGE_STATES, DIMENSIONS, STANCES, TRANSFER_DEGREES


class TransferQuerySet(models.QuerySet["Transfer"]):
    """How transfers are read."""

    def published(self) -> Self:
        """Those whose claim readers may see."""
        return self.filter(claim__state="published")

    def of(self, case: Case) -> Self:
        """Those that it is the model or the learner of."""
        return self.filter(Q(model=case.pk) | Q(learner=case.pk))

    def with_claims(self) -> Self:
        """With model, learner and the claim that says so at hand, and all that says where that comes from."""
        return self.select_related("model__place", "learner__place", *(f"claim__{path}" for path in PROVENANCE))


class Transfer(models.Model):
    """A model held up to, studied or taken over by a learner; a claim always says so."""

    model = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers_out")
    learner = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers_in")
    degree = TermField(TRANSFER_DEGREES)
    said_by = models.CharField(max_length=300)
    year = models.SmallIntegerField(null=True, blank=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="transfers")
    note = models.TextField(blank=True, help_text=_("For curators only."))
    position = models.PositiveIntegerField(help_text=_("Its place in the file of transfers."))

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("transfer", "degree", TRANSFER_DEGREES),
            models.UniqueConstraint(fields=["model", "learner", "claim"], name="transfer_once_a_claim"),
            models.CheckConstraint(condition=~Q(model=F("learner")), name="transfer_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.model_id} → {self.learner_id}"


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    """How links are read."""

    def among(self, claim_ids: Iterable[int]) -> Self:
        """Links with an end among these claims."""
        ids = list(claim_ids)
        return self.filter(Q(from_claim__in=ids) | Q(to_claim__in=ids))

    def with_claims(self) -> Self:
        """With both claims, their sources and who publishes these at hand."""
        return self.select_related("from_claim__source__publisher", "to_claim__source__publisher")


class ClaimLink(models.Model):
    """One claim supports, disputes or qualifies another, and an editor says about what and why."""

    from_claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links_out")
    to_claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links_in")
    stance = TermField(STANCES)
    question = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(help_text=_("Its place in the file of links."))

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("claimlink", "stance", STANCES),
            models.UniqueConstraint(fields=["from_claim", "to_claim", "stance"], name="claimlink_once"),
            models.CheckConstraint(condition=~Q(from_claim=F("to_claim")), name="claimlink_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.from_claim_id} {self.stance} {self.to_claim_id}"


class CoverageNote(models.Model):
    """Why a cell is empty: searched and nothing found, or the question does not apply."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="coverage_notes")
    dimension = TermField(DIMENSIONS)
    state = TermField(COVERAGE_STATES)
    searched_on = models.DateField(null=True, blank=True)
    sources_searched = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(help_text=_("A sentence for readers."))

    class Meta:
        ordering = ["case", "dimension"]
        constraints = [
            one_of("coveragenote", "dimension", DIMENSIONS),
            one_of("coveragenote", "state", COVERAGE_STATES),
            models.UniqueConstraint(fields=["case", "dimension"], name="coveragenote_once_a_cell"),
            models.CheckConstraint(
                condition=~Q(state="nothing-found") | Q(searched_on__isnull=False), name="coveragenote_search_is_dated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.dimension}: {self.state}"


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """How editors' comparisons are read."""

    def with_cases(self) -> Self:
        """With the cases in order: one query more."""
        return self.prefetch_related(Prefetch("columns", ComparisonCase.objects.select_related("case")))

    def of(self, cases: Iterable[Case]) -> Self:
        """Comparisons of exactly these cases, in whatever order."""
        keys = {case.pk for case in cases}
        return self.annotate(
            all_cases=Count("columns"), these_cases=Count("columns", filter=Q(columns__case__in=keys))
        ).filter(all_cases=len(keys), these_cases=len(keys))


class Comparison(models.Model):
    """An editor's introduction to a comparison: Markdown with citations."""

    slug = models.SlugField(max_length=160, unique=True)
    title = models.CharField(max_length=300)
    standfirst = models.TextField()
    text = models.TextField(help_text=_("Markdown with citations: [@source-slug#3]."))
    cases = models.ManyToManyField(Case, through="ComparisonCase", related_name="comparisons")

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The comparison that it introduces."""
        return reverse("compare:page", args=[self.address])

    @property
    def address(self) -> str:
        """The cases as an address names them: `wuhan,pittsburgh,hefei`; at hand after a prefetch."""
        return ",".join(column.case.slug for column in self.columns.all())


class ComparisonCaseQuerySet(models.QuerySet["ComparisonCase"]):
    """How columns are read."""

    def with_comparison(self) -> Self:
        """With comparison and case at hand, and what contains the case if it is a place."""
        return self.select_related("comparison", f"case__place__{CONTAINERS}")


class ComparisonCase(models.Model):
    """A column of an editor's comparison."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="columns")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    objects = ComparisonCaseQuerySet.as_manager()

    class Meta:
        ordering = ["comparison", "position"]
        constraints = [models.UniqueConstraint(fields=["comparison", "case"], name="comparisoncase_once")]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.comparison_id}"
