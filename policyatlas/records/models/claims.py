"""Claims, whom they quote and what they measure; knows nothing of how claims are weighed or shown."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import Case, Place
from policyatlas.records.models.sources import Source
from policyatlas.vocabulary import (
    BASES,
    CLAIM_STATES,
    DESIGNS,
    DIMENSIONS,
    INDICATORS,
    NATURES,
    QUALIFIERS,
    SPEAKER_KINDS,
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


class Speaker(models.Model):
    """Somebody, or some body, whom sources quote by name."""

    slug = models.SlugField(  # noqa: DJ001 - unique where there is one
        max_length=160, unique=True, null=True, help_text=_("Empty where a name cannot be romanised.")
    )
    kind = TermField(SPEAKER_KINDS)
    name = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=600, unique=True, help_text=_("Folded name and organisation."))

    class Meta:
        ordering = ["name"]
        constraints = [one_of("speaker", "kind", SPEAKER_KINDS)]

    def __str__(self) -> str:
        return self.name


class ClaimQuerySet(models.QuerySet["Claim"]):
    """How claims are read."""

    def published(self) -> Self:
        """What readers may see."""
        return self.filter(state="published")

    def of(self, case_ids: Iterable[int]) -> Self:
        """Claims that name any of these cases, once each."""
        return self.filter(pk__in=ClaimAbout.objects.filter(case__in=case_ids).values("claim"))

    def in_cell(self, case: str, dimension: str) -> Self:
        """Claims, in whatever state, that name the case with this slug, in one dimension."""
        return self.filter(abouts__case__slug=case, dimension=dimension)

    def source_slugs(self) -> set[str]:
        """The sources that they come from."""
        return set(self.values_list("source__slug", flat=True))

    def by_name(self, names: Iterable[str], *, or_else: Q | None = None) -> Self:
        """Claims with these public names (`source-slug#3`), and those that `or_else` finds."""
        wanted = or_else or Q(pk__in=())
        numbers: dict[str, list[str]] = {}
        for name in names:
            slug, _hash, number = name.partition("#")
            if len(number) < 10:  # a longer one is more than the column holds, so it is nobody's
                numbers.setdefault(slug, []).append(number)
        for slug, found in numbers.items():
            wanted |= Q(source__slug=slug, number__in=found)
        return self.filter(wanted)

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

    state = TermField(CLAIM_STATES, default="published")
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
        indexes = [models.Index(fields=["dimension", "state"], name="claim_by_dimension")]

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

    def how_many(self) -> dict[str, tuple[int, int]]:
        """The number of figures, and of the cases that they are mainly about, by id of the indicator."""
        counted = self.order_by().values_list("indicator")
        rows = counted.annotate(Count("pk"), Count("claim__main_case", distinct=True))
        return {indicator: (figures, cases) for indicator, figures, cases in rows}

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
