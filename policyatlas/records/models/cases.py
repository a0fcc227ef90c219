"""Cases, the things that can be lined up: places, clusters and policies; knows nothing of claims."""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.history import Revision
from policyatlas.records.models.positions import PositionedQuerySet
from policyatlas.records.names import without_brackets
from policyatlas.vocabulary import (
    CASE_KINDS,
    CLUSTER_STAGES,
    LEVELS,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    TAG_LISTS,
    CaseKind,
)

# A district lies in a city, in a province, in a country: as many steps as a chain of places has.
CONTAINERS = "within__within__within"


class CaseQuerySet(PositionedQuerySet["Case"]):
    """How cases are read."""

    def of_kind(self, kind: str) -> Self:
        """The places, the clusters or the policies."""
        return self.filter(case_kind=kind)

    def by_name(self) -> Self:
        """Sorted by name, in upper or lower case."""
        return self.order_by(Lower("name"), "slug")

    def by_number(self, kind: str, number: str) -> Self:
        """Cases of a kind, those first that have most of what is counted: `claims`, or `latest`, the newest source."""
        return self.filter(counts__case_kind=kind).order_by(f"-counts__{number}", Lower("name"), "slug")

    def with_counts(self) -> Self:
        """With what is recorded of each at hand."""
        return self.select_related("counts")

    def found(self, findables: Collection[int]) -> Self:
        """Those that these rows of the search stand for, with their row."""
        return self.filter(findable__in=findables).select_related("findable")

    def named(self, slugs: Iterable[str]) -> Self:
        """These cases, in no order."""
        return self.filter(slug__in=slugs)

    def whole(self) -> Self:
        """With the row of their kind, where they lie and what contains that: two queries whatever the kinds."""
        return self.select_related(f"place__{CONTAINERS}", "cluster__stage_claim__source", "policy").prefetch_related(
            Prefetch("locations", Location.objects.select_related(f"place__{CONTAINERS}"))
        )

    def dated(self) -> Self:
        """With `added_at`, when its newest claim came, and `corrected_at`, when it was last changed itself, if ever."""
        name = Concat(OuterRef("case_kind"), Value("/"), OuterRef("slug"), output_field=models.TextField())
        dates = {"added_at": Max("claims__since__published_at"), "corrected_at": Revision.objects.last_change_of(name)}
        return self.annotate(**dates)

    def how_many(self) -> dict[str, int]:
        """The number of cases by id of their kind; a kind without any is left out."""
        return dict(self.order_by().values_list("case_kind").annotate(Count("pk")))

    def at(self, slug: str) -> "Case | None":
        """The case that this slug names or once named; None where neither."""
        if "\0" in slug:  # which PostgreSQL takes for a fault
            return None
        renamed = FormerSlug.objects.filter(slug=slug).values("case")
        return max(self.filter(Q(slug=slug) | Q(pk__among=renamed)), key=lambda case: case.slug == slug, default=None)

    def lying_in(self, place: "Case") -> Self:
        """The places directly within a place."""
        return self.filter(place__within=place.pk)

    def outside(self, countries: Iterable[str]) -> Self:
        """Those that belong to none of these countries, given as ISO 3166-1 alpha-2 codes."""
        codes = list(countries)
        inside = Q()
        for steps in range(CONTAINERS.count("within") + 1):
            inside |= Q(**{"__".join(["place", *["within"] * steps, "codes__iso3166_1__in"]): codes})
        here = Case.objects.order_by().filter(inside).values("pk")
        there = Location.objects.order_by().filter(inside).values("case")
        return self.exclude(pk__in=here).exclude(pk__in=there)

    def around(self, lat: float, lon: float, *, degrees: float) -> Self:
        """The places no further from a point than this to the north and south, and twice that to the sides."""
        beside = (lon - 2 * degrees, lon + 2 * degrees)
        return self.filter(place__lat__range=(lat - degrees, lat + degrees), place__lon__range=beside)

    def nearest_kin(self, place: int) -> Self:
        """What lies directly within a place first, then the others, each with most claims first."""
        within = models.Case(
            models.When(place__within=place, then=0), default=1, output_field=models.SmallIntegerField()
        )
        return self.order_by(within, "-counts__claims", "name", "slug")


class Case(models.Model):
    """What places, clusters and policies have in common: a name and, elsewhere, claims.

    `slug` is unique across all kinds. `Place`, `Cluster` and `Policy` extend this table.
    """

    case_kind = TermField(CASE_KINDS, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    native_name = models.CharField(max_length=300, blank=True)
    native_lang = models.CharField(max_length=35, blank=True, help_text=_("BCP 47, such as zh-Hans."))
    also_known_as = models.JSONField(default=list, blank=True)
    summary = models.TextField(blank=True, help_text=_("Markdown with citations: [@source-slug#3]."))
    note = models.TextField(blank=True, help_text=_("For curators only."))

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [one_of("case", "case_kind", CASE_KINDS)]
        indexes = [
            models.Index(fields=["case_kind", "name"], name="case_by_kind_and_name"),
            models.Index("case_kind", Lower("name"), "slug", name="case_by_folded_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("browse:profile", args=[self.case_kind, self.slug])

    @property
    def short_name(self) -> str:
        """The name without what stands in brackets after it, for heads of columns and lists of cases."""
        return without_brackets(self.name)

    @property
    def public_name(self) -> str:
        """`place/wuhan`: how dossiers name a case."""
        return f"{self.case_kind}/{self.slug}"

    @property
    def sort(self) -> CaseKind:
        """What it is of the three kinds of case."""
        return CASE_KINDS[self.case_kind]

    @property
    def row(self) -> "Place | Cluster | Policy":
        """The row of its own kind; at hand after `whole()`."""
        return getattr(self, self.case_kind) if type(self) is Case else self  # type: ignore[return-value]

    @property
    def all_names(self) -> list[str]:
        """Every name that it goes by, its slug and the name of its model included; some may be empty."""
        row = self.row
        model = [row.known_as] if isinstance(row, Place) else []
        return [self.name, self.native_name, *self.also_known_as, *model, self.slug]

    @property
    def places(self) -> "list[Place]":
        """Where it lies or holds, the main place first; a place lies in itself. At hand after `whole()`."""
        row = self.row
        return [row] if isinstance(row, Place) else [location.place for location in self.locations.all()]

    @property
    def countries(self) -> frozenset[str]:
        """ISO 3166-1 alpha-2 codes of the countries that it belongs to; at hand after `whole()`."""
        return frozenset(place.country for place in self.places if place.country)

    @property
    def terms(self) -> dict[str, list[str]]:
        """Ids of its sectors, themes, instruments and motives, by list and in order; at hand after a prefetch."""
        found: dict[str, list[str]] = {tag_list: [] for tag_list in TAG_LISTS}
        for tag in self.tags.all():
            found[tag.tag_list].append(tag.term)
        return found


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    """How former slugs are read."""

    def cases_of(self, slugs: Iterable[str]) -> dict[str, Case]:
        """The cases that these slugs once named, by former slug."""
        return {former.slug: former.case for former in self.filter(slug__in=slugs).select_related("case")}


class FormerSlug(models.Model):
    """A slug that a case once had: its old address redirects."""

    slug = models.SlugField(max_length=120, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="former_slugs")

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.slug


class CaseTermQuerySet(models.QuerySet["CaseTerm"]):
    """How it is read what cases are tagged with."""

    def of(self, cases: Iterable[int]) -> Self:
        """Those of the cases with these keys."""
        return self.filter(case__in=cases)


class CaseTerm(models.Model):
    """One sector, theme, instrument or motive of a case. An instrument may be a whole domain."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tags")
    tag_list = TermField(TAG_LISTS)
    term = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()

    objects = CaseTermQuerySet.as_manager()

    class Meta:
        ordering = ["case", "tag_list", "position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "tag_list", "term"], name="caseterm_once"),
            one_of("caseterm", "tag_list", TAG_LISTS),
        ]
        indexes = [models.Index(fields=["tag_list", "term"], name="caseterm_by_term")]

    def __str__(self) -> str:
        return self.term


class Place(Case):
    """Somewhere: from a zone to a bloc of states. Latitude and longitude in degrees (WGS 84)."""

    kind = TermField(PLACE_KINDS)
    within = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="contains")
    members = models.ManyToManyField("self", symmetrical=False, through="PlaceMember", related_name="member_of")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    codes = models.JSONField(default=dict, blank=True)
    known_as = models.CharField(max_length=200, blank=True, help_text=_("The name of its model, such as Wuhan model."))

    class Meta:
        constraints = [
            one_of("place", "kind", PLACE_KINDS),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="place_position_on_earth",
            ),
            models.CheckConstraint(condition=Q(within=None) | ~Q(within=F("case_ptr")), name="place_within_another"),
        ]
        indexes = [
            models.Index(fields=["lat", "lon"], name="place_by_position"),
            models.Index(fields=["kind"], name="place_by_kind"),
        ]

    @property
    def is_area(self) -> bool:
        """Whether a map names it without a dot: it is too wide to be a point."""
        return self.kind in ("bloc", "country", "province", "region")

    @property
    def ancestors(self) -> "list[Place]":
        """What contains it, nearest first."""
        found: list[Place] = []
        place = self.within
        while place is not None and place not in found:
            found.append(place)
            place = place.within
        return found

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code of the country that it is or lies in; empty for what spans several."""
        return next((code for place in (self, *self.ancestors) if (code := place.codes.get("iso3166_1"))), "")


class PlaceMemberQuerySet(models.QuerySet["PlaceMember"]):
    """How memberships are read."""

    def of(self, case: Case) -> Self:
        """Those of a region and those in regions, with both ends at hand."""
        return self.filter(Q(region=case.pk) | Q(member=case.pk)).select_related("region", "member")


class PlaceMember(models.Model):
    """What a region or bloc is made of, in the order of the dossier."""

    region = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    objects = PlaceMemberQuerySet.as_manager()

    class Meta:
        ordering = ["region", "position"]
        constraints = [
            models.UniqueConstraint(fields=["region", "member"], name="placemember_once"),
            models.CheckConstraint(condition=~Q(region=F("member")), name="placemember_another"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.region_id}"


class Cluster(Case):
    """Firms and bodies of a trade, gathered in one or more places. Its stage is somebody's claim."""

    founded = models.SmallIntegerField(null=True, blank=True)
    stage = TermField(CLUSTER_STAGES, blank=True)
    stage_claim = models.ForeignKey("Claim", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            one_of("cluster", "stage", CLUSTER_STAGES, blank=True),
            models.CheckConstraint(
                condition=Q(stage__in=["", "unknown"]) | Q(stage_claim__isnull=False), name="cluster_stage_has_claim"
            ),
        ]


class Policy(Case):
    """What a public body does for industry. Years are the evidence's; `status_as_of`: when it was said."""

    kind = TermField(POLICY_KINDS)
    level = TermField(LEVELS, blank=True)
    second_level = TermField(LEVELS, blank=True)
    status = TermField(POLICY_STATUSES)
    status_as_of = models.SmallIntegerField(null=True, blank=True)
    started = models.SmallIntegerField(null=True, blank=True)
    ended = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            one_of("policy", "kind", POLICY_KINDS),
            one_of("policy", "level", LEVELS, blank=True),
            one_of("policy", "second_level", LEVELS, blank=True),
            one_of("policy", "status", POLICY_STATUSES),
            models.CheckConstraint(
                condition=Q(started=None) | Q(ended=None) | Q(started__lte=F("ended")), name="policy_ends_after_start"
            ),
        ]


class LocationQuerySet(models.QuerySet["Location"]):
    """How it is read what lies where."""

    def of_clusters(self) -> Self:
        """Which clusters lie where."""
        return self.filter(case__case_kind="cluster").select_related("case")

    def clusters_in(self, cases: Iterable[Case]) -> Self:
        """Which clusters lie in those of the cases that are places."""
        return self.of_clusters().filter(place__in=[case.pk for case in cases if case.case_kind == "place"])

    def inside(self, cases: Iterable[Case]) -> Self:
        """Which clusters and policies lie in those of the cases that are places, with the rows of their kinds."""
        places = [case.pk for case in cases if case.case_kind == "place"]
        return self.filter(place__in=places).select_related("case__cluster", "case__policy")

    def lying_in(self, place: Case) -> Self:
        """The clusters and policies of a place, those with most claims first, with the rows of their kinds at hand."""
        return self.lying_in_any([place]).order_by("-case__counts__claims", "case__name", "case__slug")

    def lying_in_any(self, places: Iterable[Case]) -> Self:
        """The same of several places; cases that are none have nothing in them."""
        keys = [place.pk for place in places]
        return self.filter(place__in=keys).select_related("case__cluster", "case__policy").order_by("case__name")


class Location(models.Model):
    """A place that a cluster lies in or a policy holds for; the first is the main one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="locations")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="located")
    position = models.PositiveSmallIntegerField()

    objects = LocationQuerySet.as_manager()

    class Meta:
        ordering = ["case", "position"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="location_once")]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.place_id}"
