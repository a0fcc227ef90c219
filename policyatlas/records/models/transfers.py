"""Who is a model for whom, as claims tell it: how transfers are kept, narrowed, ordered and counted."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import Case
from policyatlas.records.models.claims import PROVENANCE, Claim
from policyatlas.vocabulary import TRANSFER_DEGREES

OF_MODEL = Window(Count("pk"), partition_by="model")
OF_PAIR = Window(Count("pk"), partition_by=["model", "learner"])


def asked_for(
    *,
    degrees: Collection[str] = (),
    model: str = "",
    learner: str = "",
    said_by: str = "",
    since: int | None = None,
    until: int | None = None,
) -> Q:
    """The condition to be of these degrees, between cases with these slugs, told of by somebody, in a span of years.

    What is empty narrows nothing. A transfer without a year is in no span.
    """
    asked = ~Q(pk=None)  # of all
    if degrees:
        asked &= Q(degree__in=degrees)
    if model:
        asked &= Q(model__slug=model)
    if learner:
        asked &= Q(learner__slug=learner)
    if said_by:
        asked &= Q(said_by__iexact=said_by)
    if since is not None:
        asked &= Q(year__gte=since)
    if until is not None:
        asked &= Q(year__lte=until)
    return asked


class TransferQuerySet(models.QuerySet["Transfer"]):
    """How transfers are read."""

    def published(self) -> Self:
        """Those whose claim readers may see."""
        return self.filter(claim__state="published")

    def of(self, case: Case) -> Self:
        """Those that it is the model or the learner of."""
        return self.filter(Q(model=case.pk) | Q(learner=case.pk))

    def of_any(self, cases: Any) -> Self:  # noqa: ANN401 - keys, or a query for them
        """Those that any of these is the model or the learner of."""
        return self.filter(Q(model__in=cases) | Q(learner__in=cases))

    def told_by(self, claim: Claim) -> Self:
        """Those that a claim tells of, with model and learner at hand."""
        return self.filter(claim=claim).select_related("model", "learner")

    def of_each_pair(self) -> Self:
        """The first published transfer of each model and learner."""
        same = Transfer.objects.published().filter(model=OuterRef("model"), learner=OuterRef("learner"))
        return self.published().filter(~Exists(same.filter(pk__lt=OuterRef("pk"))))

    def dated(self) -> Self:
        """With model and learner at hand, and `added_at`, when its claim came."""
        return self.select_related("model", "learner").annotate(added_at=F("claim__since__published_at"))

    def between(self, one: Case, other: Case) -> Self:
        """Those from either of two cases to the other."""
        return self.filter(Q(model=one.pk, learner=other.pk) | Q(model=other.pk, learner=one.pk))

    def from_model(self, model: Case, *, besides: Case) -> Self:
        """The published transfers of a model to all but one learner, the earliest first."""
        return self.published().filter(model=model.pk).exclude(learner=besides.pk).by_year()

    def to_learner(self, learner: Case, *, besides: Case) -> Self:
        """Those to a learner from all but one model, the earliest first."""
        return self.published().filter(learner=learner.pk).exclude(model=besides.pk).by_year()

    def about_pair(self, model: Case, learner: Case, *, most: int, besides: int) -> Self:
        """The published transfers of a model and a learner, either way, so many at most; and besides these so many of
        the model to others and to the learner from others. The earliest first.
        """
        parts = (
            self.published().between(model, learner).by_year()[:most],
            self.from_model(model, besides=learner)[:besides],
            self.to_learner(learner, besides=model)[:besides],
        )
        chosen = Q()
        for part in parts:
            chosen |= Q(pk__among=part.values("pk"))
        return self.filter(chosen).by_year().with_claims()

    def telling_of(self, model: str, learner: str) -> Self:
        """The first published transfers between a model and a learner, given by their slugs, with their claims."""
        return self.published().filter(model__slug=model, learner__slug=learner).by_year().with_claims()[:12]

    def foremost(self, number: int) -> Self:
        """So many published transfers at most, those that were told of first, with their claims."""
        return self.published().with_claims().order_by("pk")[:number]

    def narrowed(self, **criteria: Any) -> Self:  # noqa: ANN401 - as `asked_for` takes them
        """Those that are asked for."""
        return self.filter(asked_for(**criteria))

    def by_model(self) -> Self:
        """Model by model, that with most of them first, and so the learners of each; of a pair the newest first."""
        models, learners = (Lower("model__name"), "model"), (Lower("learner__name"), "learner")
        newest = F("year").desc(nulls_last=True), "position"
        return self.order_by(OF_MODEL.desc(), *models, OF_PAIR.desc(), *learners, *newest)

    def keys_by_model(self) -> "models.QuerySet[Transfer, tuple[int, int, int]]":
        """The keys in that order, with the number of transfers of the model and of the pair: few columns to sort."""
        return self.by_model().values_list("pk", OF_MODEL, OF_PAIR)

    def by_year(self) -> Self:
        """The earliest first, those without a year last."""
        return self.order_by(F("year").asc(nulls_last=True), "position")

    def counted(self, *fields: str, most: int) -> list[tuple[Any, ...]]:
        """What stands in these fields with the number of transfers, the most frequent first: at most so many."""
        rows = self.order_by().values_list(*fields).annotate(number=Count("pk"))
        return list(rows.order_by("-number", *fields)[:most])

    def pairs(self, models: Collection[str], learners: Collection[str]) -> list[tuple[str, str, str, int]]:
        """Slugs of model and learner, degree and number, between these cases by slug."""
        rows = self.filter(model__slug__in=models, learner__slug__in=learners).order_by()
        return list(rows.values_list("model__slug", "learner__slug", "degree").annotate(Count("pk")))

    def amounts(self, **criteria: Any) -> dict[str, int]:  # noqa: ANN401 - as `asked_for` takes them
        """In one query: how many there are, `held`, and how many of whoever is asked for, `heard`; and of those that
        are asked for, how many `transfers` there are, and on how many claims, sources and origins they rest.
        """
        asked = asked_for(**criteria)
        rests_on = {"claims": "claim", "sources": "claim__source", "origins": "claim__origin"}
        distinct = {name: Count(field, distinct=True, filter=asked) for name, field in rests_on.items()}
        heard = asked_for(said_by=criteria.get("said_by", ""))
        return self.order_by().aggregate(
            held=Count("pk"), heard=Count("pk", filter=heard), transfers=Count("pk", filter=asked), **distinct
        )

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

    def get_absolute_url(self) -> str:
        """The page of the two, with all that is told of them; both at hand after `with_claims()`."""
        return reverse("browse:pair", args=[self.model.slug, self.learner.slug])
