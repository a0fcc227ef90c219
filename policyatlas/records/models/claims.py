"""Claims and what they measure; knows nothing of how claims are weighed or shown."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case as Either
from django.db.models import Count, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Cast, Concat, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import Case, Place
from policyatlas.records.models.history import Edition, Revision
from policyatlas.records.models.sources import Publisher, Source
from policyatlas.records.models.speakers import Speaker
from policyatlas.vocabulary import (
    BASES,
    CLAIM_STATES,
    DESIGNS,
    DIMENSIONS,
    INDICATORS,
    NATURES,
    QUALIFIERS,
    TIMES,
)

# What has to be at hand to say what a claim is worth and where it comes from.
PROVENANCE = (
    "source__publisher",
    "source__relays__publisher",
    "origin__publisher",
    "speaker",
    "measure__area",
    "main_case",
)


LATELY = 2000  # claims that a feed chooses from


def _is_number(written: str) -> bool:
    """Whether a claim can have this number: a longer one is more than the column holds, so it is nobody's."""
    return written.isascii() and written.isdigit() and len(written) < 10


class ClaimQuerySet(models.QuerySet["Claim"]):
    """How claims are read."""

    def found(self, findables: Collection[int]) -> Self:
        """Those that these rows of the search stand for, with their row."""
        return self.filter(findable__in=findables).select_related("findable")

    def published(self) -> Self:
        """What readers may see."""
        return self.filter(state="published")

    def of(self, case_ids: Iterable[int]) -> Self:
        """Claims that name any of these cases, once each."""
        return self.filter(pk__in=ClaimAbout.objects.filter(case__in=case_ids).values("claim"))

    def in_dimension(self, dimension: str) -> Self:
        """Claims that answer one of the twelve questions."""
        return self.filter(dimension=dimension)

    def in_cell(self, case: str, dimension: str) -> Self:
        """Claims, in whatever state, that name the case with this slug, in one dimension."""
        return self.filter(abouts__case__slug=case, dimension=dimension)

    def shown_first_in(self, edition: Edition) -> int:
        """Note this edition as the first of all that readers may see and have not seen before; how many there are."""
        return self.published().filter(since=None).update(since=edition)

    def lately_added(self) -> Self:
        """What readers may see and an edition has brought, the newest edition first, and in it the newest source.

        LATELY at most, those that were entered last: more have no order that an index knows.
        """
        shown = self.published().filter(since__isnull=False).order_by("-since_id", "-pk").values("pk")[:LATELY]
        return self.filter(pk__among=shown).order_by("-since_id", "-source__published", "source__slug", "number")

    def newest_or_named(self, number: int, names: Iterable[str]) -> Self:
        """The newest of what has come since the first edition, so many, and the claims with these names.

        With provenance and first edition at hand; in no order.
        """
        first = Edition.objects.filter(number=1).order_by().values("pk")[:1]
        later = self.published().filter(since__gt=first).order_by("-since_id", "-pk").values("pk")[:number]
        found = self.published().by_name(names, or_else=Q(pk__among=later))
        return found.with_provenance().select_related("since")

    def dated(self) -> Self:
        """With the source at hand, `added_at`, and `corrected_at`: when it was last changed after that, if ever."""
        parts = Value("claim/"), OuterRef("source__slug"), Value("#"), Cast(OuterRef("number"), models.TextField())
        name = Concat(*parts, output_field=models.TextField())
        dates = {"added_at": F("since__published_at"), "corrected_at": Revision.objects.last_change_of(name)}
        return self.select_related("source").annotate(**dates)

    def source_slugs(self) -> set[str]:
        """The sources that they come from."""
        return set(self.values_list("source__slug", flat=True))

    def by_name(self, names: Iterable[str], *, or_else: Q | None = None) -> Self:
        """Claims with these public names (`source-slug#3`), and those that `or_else` finds.

        Sources are looked up apart: a database that has to join them first reads all claims to find either.
        """
        wanted = or_else or Q(pk__in=())
        numbers: dict[str, list[str]] = {}
        for name in names:
            slug, _hash, number = name.partition("#")
            if _is_number(number) and "\0" not in slug:
                numbers.setdefault(slug, []).append(number)
        for slug, found in numbers.items():
            wanted |= Q(source=Source.objects.filter(slug=slug).values("pk")[:1], number__in=found)
        return self.filter(wanted)

    def exclude_named(self, name: str) -> Self:
        """All but the claim with this public name."""
        slug, _hash, number = name.partition("#")
        return self.exclude(source__slug=slug, number=number) if _is_number(number) else self

    def measuring(self, indicator: str) -> Self:
        """Claims whose figure is coded as this indicator."""
        return self.filter(measure__indicator=indicator)

    def stating(self, words: Iterable[str]) -> Self:
        """Claims with each of these words in their statement, in upper or lower case."""
        found = self
        for word in words:
            found = found.filter(statement__icontains=word)
        return found

    def with_provenance(self) -> Self:
        """With source, publisher, origin, speaker and measure at hand."""
        return self.select_related(*PROVENANCE)

    def printed_by(self, publisher: Publisher) -> Self:
        """Claims that stand in its sources."""
        return self.filter(source__publisher=publisher)

    def passing_on(self, publisher: Publisher, end: str) -> Self:
        """Claims whose source passes on another text, where the publisher's is the `source` or the `origin`."""
        return self.filter(~Q(origin=F("source")), **{f"{end}__publisher": publisher})

    def how_many(self, field: str) -> dict[str, int]:
        """The number of claims by what stands in a field, most frequent first."""
        rows = self.order_by().values_list(field).annotate(number=Count("pk")).order_by("-number", field)
        return {str(value): number for value, number in rows if value is not None}

    def case_by_case(self) -> Self:
        """Sorted by the case that they are mainly about, then as the dimensions stand, the newest source first."""
        dimensions = Either(
            *(When(dimension=dimension.id, then=dimension.number) for dimension in DIMENSIONS.values()),
            output_field=models.PositiveSmallIntegerField(),
        )
        return self.order_by(
            Lower("main_case__name"), "main_case", dimensions, "-source__published", "source__slug", "number"
        )

    def source_by_source(self) -> Self:
        """Sorted by source, the newest first, and within it as they stand there."""
        return self.order_by("-source__published", "source__slug", "number")

    def as_they_stand(self) -> Self:
        """Sorted by the name of the source, and within it as they stand there."""
        return self.order_by("source__slug", "number")

    def drawn_from(self, sources: Collection[Source]) -> Self:
        """Claims of these sources."""
        return self.filter(source__in=sources)

    def with_cases(self) -> Self:
        """With what each claim is about, in order: one query more."""
        return self.prefetch_related(Prefetch("abouts", ClaimAbout.objects.select_related("case")))


class Claim(models.Model):
    """One statement in our own words, in one dimension, resting on one passage of one source.

    `source` and `number` are its public name: `seattle-times-2022-officials-venture-capitalists#4`. `origin` and
    `distance` follow from what is relayed and are stored when the claim is written (codebook 12).
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField()
    main_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="main_claims")
    about = models.ManyToManyField(Case, through="ClaimAbout", related_name="claims")
    dimension = TermField(DIMENSIONS)
    statement = models.TextField()
    short = models.TextField(blank=True, help_text=_("A shorter text for cells of a comparison."))
    lead = models.BooleanField(default=False, help_text=_("Stands first in its cell."))
    nature = TermField(NATURES)
    design = TermField(DESIGNS, blank=True)

    said_by = models.JSONField(
        null=True, blank=True, help_text=_("name, role and organisation as the source gives them.")
    )
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    relayed = models.BooleanField(default=False)
    relayed_from_as_given = models.JSONField(null=True, blank=True)
    origin = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="originated")
    distance = models.PositiveSmallIntegerField(help_text=_("0 first-hand, 1 one step away, 2 further."))

    opens = models.TextField(help_text=_("The words that open the passage, as in the source."))
    closes = models.TextField(
        blank=True, help_text=_("The words that close it; empty where the opening words are all of it.")
    )
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)

    words_missing = models.BooleanField(  # read `passage_missing`, which knows whether the address is still the same
        default=False, editable=False, help_text=_("A check of links read the page, and the words were not there.")
    )

    disputed = models.BooleanField(  # kept by `evidence.recount`
        default=False, editable=False, help_text=_("It is published, and so is a claim that disputes it.")
    )
    state = TermField(CLAIM_STATES, default="published")
    since = models.ForeignKey(  # set when an edition is published, and never after
        Edition, null=True, editable=False, on_delete=models.PROTECT, related_name="new_claims"
    )
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    reason = models.TextField(blank=True, help_text=_("Why it was retracted or superseded."))
    extracted = models.JSONField(null=True, blank=True, help_text=_("role and date, as exported."))
    reviewed = models.JSONField(null=True, blank=True, help_text=_("role and date, as exported."))
    extracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True, help_text=_("For curators only."))

    added_at: datetime | None  # these two after `dated()`
    corrected_at: datetime | None

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="claim_public_name"),
            models.CheckConstraint(condition=Q(number__gte=1), name="claim_number_from_one"),
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_statement"),
            models.CheckConstraint(condition=~Q(opens=""), name="claim_has_locator"),
            models.CheckConstraint(condition=Q(distance__lte=2), name="claim_distance_known"),
            models.CheckConstraint(
                condition=Q(extracted_by=None) | Q(reviewed_by=None) | ~Q(extracted_by=F("reviewed_by")),
                name="claim_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["retracted", "superseded"]) | ~Q(reason=""), name="claim_taken_back_says_why"
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | Q(state="superseded"), name="claim_successor_only_if_superseded"
            ),
            one_of("claim", "dimension", DIMENSIONS),
            one_of("claim", "nature", NATURES),
            one_of("claim", "design", DESIGNS, blank=True),
            one_of("claim", "state", CLAIM_STATES),
        ]
        indexes = [
            models.Index(fields=["dimension", "state"], name="claim_by_dimension"),
            models.Index(fields=["nature", "dimension"], name="claim_by_nature", condition=Q(state="published")),
            models.Index(fields=["speaker", "-id"], name="claim_of_speaker", condition=Q(state="published")),
            models.Index(fields=["-since", "-id"], name="claim_newest", condition=Q(state="published")),
            models.Index(
                fields=["dimension", "-since", "-id"], name="claim_newest_answer", condition=Q(state="published")
            ),
            models.Index(fields=["source"], name="claim_passing_on", condition=~Q(origin=F("source"))),
            models.Index(fields=["dimension"], name="claim_disputed", condition=Q(disputed=True)),
        ]

    def __str__(self) -> str:
        return f"{self.source.slug}#{self.number}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("browse:claim", args=[self.source.slug, self.number])

    @property
    def public_name(self) -> str:
        """`seattle-times-2022#4`: how dossiers and readers name a claim."""
        return f"{self.source.slug}#{self.number}"

    @property
    def year(self) -> int | None:
        """The year that it speaks of where it has a measure, else that of its source; None where neither is known."""
        measure = getattr(self, "measure", None)
        return (measure and (measure.span_to or measure.year)) or self.source.year

    @property
    def passage_missing(self) -> bool:
        """Whether the page of its source, when it was last read, did not hold the words of its passage."""
        return self.words_missing and self.source.link in ("reachable", "moved", "changed")

    @property
    def cases(self) -> list[Case]:
        """What it is about, the main case first; at hand after `with_cases()`."""
        return [about.case for about in self.abouts.all()]


class ClaimAboutQuerySet(models.QuerySet["ClaimAbout"]):
    """How claims are read by what they are about."""

    def published(self) -> Self:
        """What readers may see."""
        return self.filter(claim__state="published")

    def naming_years_of(self, cases: Iterable[Case], years: Iterable[int]) -> Self:
        """Those whose claim has one of these cases for its main one and may carry one of these years."""
        named = Q(claim__measure__unit="year")
        for year in years:
            named |= Q(claim__statement__contains=str(year))
        return self.filter(named, claim__main_case__in=[case.pk for case in cases])

    def of_claims(self, claims: Collection[int]) -> Self:
        """Those of these claims in order, with case and dimension at hand."""
        chosen = self.filter(claim__in=claims).select_related("case", "claim").order_by("claim", "position")
        return chosen.only("position", "claim__dimension", "case__slug", "case__name", "case__case_kind")

    def with_provenance(self) -> Self:
        """With the claim at hand, and all that says where it comes from."""
        return self.select_related(*(f"claim__{path}" for path in PROVENANCE))


class ClaimAbout(models.Model):
    """A case that a claim is about. Position 0 is the claim's main case."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="abouts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="abouts")
    position = models.PositiveSmallIntegerField()

    objects = ClaimAboutQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "case"], name="claimabout_once"),
            models.UniqueConstraint(fields=["claim", "position"], name="claimabout_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} on {self.case_id}"


class MeasureQuerySet(models.QuerySet["Measure"]):
    """How figures are read."""

    def published(self) -> Self:
        """Those of claims that readers may see."""
        return self.filter(claim__state="published")

    def comparable_of(self, cases: Collection[int] | None) -> Self:
        """Coded figures of published claims with a year, of these main cases or of all, with their claims at hand."""
        coded = self.published().exclude(indicator="").filter(Q(year__isnull=False) | Q(span_from__isnull=False))
        chosen = coded if cases is None else coded.filter(claim__main_case__in=cases)
        figure = ("indicator", "value", "value_to", "unit", "qualifier", "year", "span_from", "span_to", "area")
        return chosen.select_related("claim").only(*figure, "claim__main_case").order_by()

    def how_many(self, indicators: Collection[str]) -> dict[str, tuple[int, int]]:
        """The number of figures, and of the cases that they are mainly about, by id of these indicators."""
        counted = self.filter(indicator__in=indicators).order_by().values_list("indicator")
        rows = counted.annotate(Count("pk"), Count("claim__main_case", distinct=True))
        return {indicator: (figures, cases) for indicator, figures, cases in rows}

    def newest_of(self, indicator: str, most: int) -> "models.QuerySet[Measure, int]":
        """The claims that so many figures at most of an indicator stand in, by key: those that were entered last."""
        return self.filter(indicator=indicator).order_by("-claim").values_list("claim", flat=True)[:most]

    def sizes_of(self, places: Iterable[Case]) -> Self:
        """How many people live in places and what these produce: population before GDP, each the newest first."""
        coded = self.published().filter(indicator__in=["population", "gdp"], year__isnull=False)
        sizes = coded.filter(claim__main_case__in=[place.pk for place in places])
        return sizes.select_related("claim__source", "claim__main_case").order_by("-indicator", "-year", "claim")


class Measure(models.Model):
    """The number in a claim. `value` in `unit` for `year` or the span, whose year is then when it was said."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="measure")
    indicator = TermField(INDICATORS, blank=True, help_text=_("Only coded measures are compared."))
    label = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=30, decimal_places=8)
    value_to = models.DecimalField(max_digits=30, decimal_places=8, null=True, blank=True)
    unit = models.CharField(max_length=60)
    year = models.SmallIntegerField(null=True, blank=True)
    span_from = models.SmallIntegerField(null=True, blank=True)
    span_to = models.SmallIntegerField(null=True, blank=True)
    qualifier = TermField(QUALIFIERS, blank=True)
    basis = TermField(BASES, blank=True)
    time = TermField(TIMES, blank=True)
    area = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    price = models.CharField(max_length=20, blank=True, help_text=_("current or constant-YYYY."))
    original = models.JSONField(null=True, blank=True, help_text=_("value and unit that the source converted from."))

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["claim"]
        indexes = [models.Index(fields=["indicator", "-claim"], name="measure_by_indicator")]
        constraints = [
            one_of("measure", "indicator", INDICATORS, blank=True),
            one_of("measure", "qualifier", QUALIFIERS, blank=True),
            one_of("measure", "basis", BASES, blank=True),
            one_of("measure", "time", TIMES, blank=True),
            models.CheckConstraint(
                condition=Q(span_from=None, span_to=None) | Q(span_from__lte=F("span_to")), name="measure_span_in_order"
            ),
            models.CheckConstraint(
                condition=Q(value_to=None) | Q(qualifier="between", value__lte=F("value_to")), name="measure_between"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value} {self.unit}"
