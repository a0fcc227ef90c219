"""What stands between records: links between claims, notes on gaps, editors' comparisons."""

from collections.abc import Collection, Iterable
from functools import reduce
from itertools import product
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Count, F, Max, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import CONTAINERS, Case
from policyatlas.records.models.claims import PROVENANCE, Claim
from policyatlas.vocabulary import COVERAGE_STATES, DIMENSIONS, STANCES


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    """How links are read."""

    def among(self, claim_ids: Iterable[int]) -> Self:
        """Links with an end among these claims."""
        ids = list(claim_ids)
        return self.filter(Q(from_claim__in=ids) | Q(to_claim__in=ids))

    def around(self, claim_ids: Iterable[int]) -> Self:
        """The same, and disputes with either claim of a dispute among them, so that no account of it is left out."""
        ids = list(claim_ids)
        links, disputes = (
            chosen.order_by() for chosen in (ClaimLink.objects, ClaimLink.objects.filter(stance="disputes"))
        )
        near = (links.filter(from_claim__in=ids), links.filter(to_claim__in=ids))
        far = (
            disputes.filter(from_claim__in=ids).values("to_claim"),
            disputes.filter(to_claim__in=ids).values("from_claim"),
        )
        beyond = (disputes.filter(**{f"{end}__in": ends}) for end, ends in product(("from_claim", "to_claim"), far))
        first, *others = (found.values("pk") for found in (*near, *beyond))
        return self.filter(pk__among=first.union(*others))

    def supporting(self, claim_ids: Iterable[int]) -> Self:
        """Those by which published claims say the same, with an end among these; both ends at hand."""
        published = self.filter(stance="supports", from_claim__state="published", to_claim__state="published")
        return published.among(claim_ids).select_related("from_claim", "to_claim")

    def disputes(self) -> Self:
        """Those that set two published claims against each other."""
        return self.filter(stance="disputes", from_claim__state="published", to_claim__state="published")

    def standing_in(self, case: str, dimension: str) -> Self:
        """Those with an end that is about the case with this slug and in this dimension; either may be empty."""
        found = self
        if case:
            claims = Claim.objects.order_by().filter(abouts__case__slug=case).values("pk")
            ends = (ClaimLink.objects.order_by().filter(**{end: claims}) for end in ("from_claim__in", "to_claim__in"))
            found = found.filter(reduce(or_, (Q(pk__among=links.values("pk")) for links in ends)))
        if dimension:
            found = found.filter(Q(from_claim__dimension=dimension) | Q(to_claim__dimension=dimension))
        return found

    def unexplained(self) -> Self:
        """Disputes between published claims of which nobody has said why both stand."""
        return self.filter(stance="disputes", note="", from_claim__state="published", to_claim__state="published")

    def joining(self, cases: Collection[int] | None) -> set[tuple[int, int]]:
        """Pairs of claims that are linked, the smaller key first: all, or those about one of these main cases."""
        chosen = self if cases is None else self.filter(from_claim__main_case__in=cases)
        return {(min(ends), max(ends)) for ends in chosen.order_by().values_list("from_claim", "to_claim")}

    def with_provenance(self) -> Self:
        """With both claims at hand, and all that says where they come from."""
        return self.select_related(*(f"{end}__{path}" for end in ("from_claim", "to_claim") for path in PROVENANCE))

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
        indexes = [models.Index(fields=["stance", "position"], name="claimlink_by_stance")]
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
        """Comparisons of exactly these cases, in whatever order; `placed` tells theirs."""
        keys = {case.pk for case in cases}
        places = {f"place_{key}": Max("columns__position", filter=Q(columns__case=key)) for key in keys}
        return self.annotate(
            all_cases=Count("columns"), these_cases=Count("columns", filter=Q(columns__case__in=keys)), **places
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

    def placed(self, case: Case) -> int:
        """In which place editors have the case; at hand after `of()`."""
        return int(getattr(self, f"place_{case.pk}"))

    @property
    def address(self) -> str:
        """The cases as an address names them: `wuhan,pittsburgh,hefei`; at hand after a prefetch."""
        return ",".join(column.case.slug for column in self.columns.all())


class ComparisonCaseQuerySet(models.QuerySet["ComparisonCase"]):
    """How columns are read."""

    def with_comparison(self) -> Self:
        """With comparison and case at hand, its numbers, and what contains the case if it is a place."""
        return self.select_related("comparison", "case__counts", f"case__place__{CONTAINERS}")


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
