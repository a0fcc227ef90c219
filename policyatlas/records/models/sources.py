"""Publishers, sources and their private texts; knows nothing of what a source claims."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Count, ExpressionWrapper, F, Max, OuterRef, Q, Value
from django.db.models.functions import Concat, Left, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.lookups import SluggedQuerySet
from policyatlas.records.models.history import Revision
from policyatlas.vocabulary import LINK_OUTCOMES, PUBLISHER_KINDS, SOURCE_KINDS

# How sources are sorted by title: those without one last. An index holds no longer text.
UNTITLED = ExpressionWrapper(Q(title=""), models.BooleanField())
UNDATED = ExpressionWrapper(Q(published=""), models.BooleanField())
TITLE = Lower(Left("title", 100))


class PublisherQuerySet(SluggedQuerySet["Publisher"]):
    """How publishers are read."""

    def names_of(self, slugs: Iterable[str]) -> dict[str, str]:
        """What the publishers with these slugs are called, by slug."""
        return {str(slug): name for slug, name in self.filter(slug__in=slugs).values_list("slug", "name")}

    def named(self) -> Self:
        """Those that have a page: with a name that can be romanised."""
        return self.exclude(slug="")

    def dated(self) -> Self:
        """With `added_at`: when the newest of the claims in its sources came."""
        return self.annotate(added_at=Max("sources__claims__since__published_at"))

    def called_like(self, words: Iterable[str]) -> Self:
        """Those with any of these words in their name."""
        return self.filter(reduce(or_, (Q(name__icontains=word) for word in words), Q(pk=None)))


class Publisher(models.Model):
    """Who publishes: facts about an outlet or body, stated once for all its sources."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    kind = TermField(PUBLISHER_KINDS, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text=_("ISO 3166-1 alpha-2; empty where not known."))
    state_affiliated = models.BooleanField(null=True, help_text=_("Empty where not known."))

    # Published claims, and the sources that we hold a dossier of: stored by `evidence.recount_voices`.
    claim_count = models.PositiveIntegerField(default=0, editable=False)
    source_count = models.PositiveIntegerField(default=0, editable=False)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [one_of("publisher", "kind", PUBLISHER_KINDS, blank=True)]
        indexes = [
            models.Index(Lower("name"), "id", name="publisher_by_name"),
            models.Index(F("claim_count").desc(), Lower("name"), "id", name="publisher_most_claims"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page; empty where a name cannot be romanised, since there is none then."""
        return reverse("browse:publisher", args=[self.slug]) if self.slug else ""


class SourceQuerySet(SluggedQuerySet["Source"]):
    """How sources are read."""

    def found(self, findables: Collection[int]) -> Self:
        """Those that these rows of the search stand for, with their row."""
        return self.filter(findable__in=findables).select_related("findable")

    def held(self) -> Self:
        """Sources that we hold a dossier of; without the stubs that only stand for a relayed text."""
        return self.filter(is_stub=False)

    def with_publisher(self) -> Self:
        """With publisher and relayed text at hand, as every note about a source needs them."""
        return self.select_related("publisher", "relays__publisher")

    def with_further_relays(self) -> Self:
        """With publisher, relayed text and what that relays in turn at hand: a chain as long as any that was met."""
        steps = ("relays__" * number for number in (1, 2, 3, 4))
        return self.select_related("publisher", *(f"{step}publisher" for step in steps))

    def wanting(self, outcomes: Collection[str]) -> Self:
        """Those that we hold without a title, a publisher or a date, or whose link had one of these outcomes."""
        lacking = Q(title="") | Q(publisher=None) | Q(published="") | Q(link_outcome__in=outcomes)
        return self.held().with_publisher().filter(lacking)

    def passing_on(self, texts: Collection[int]) -> Self:
        """Sources that relay any of these texts, as a whole or in a published claim; not the texts themselves."""
        sources = Source.objects.order_by().values("pk")
        told = sources.filter(claims__origin__in=texts, claims__state="published")
        return self.filter(pk__in=sources.filter(relays__in=texts).union(told)).exclude(pk__in=texts)

    def titled(self, words: Iterable[str]) -> Self:
        """Sources with each of these words in title or publisher, in upper or lower case."""
        found = self
        for word in words:
            found = found.filter(Q(title__icontains=word) | Q(publisher__name__icontains=word))
        return found

    def most_among(self, claims: "models.QuerySet[models.Model]", most: int) -> list[tuple["Source", int]]:
        """So many sources that most of these claims are drawn from, each with how many; publishers at hand."""
        chosen = self.filter(claims__in=claims.order_by().values("pk")).with_publisher()
        counted = chosen.annotate(found=Count("claims")).order_by("-found", "slug")[:most]
        return [(source, getattr(source, "found")) for source in counted]  # noqa: B009 - no field of it

    def of_publisher(self, publisher: "Publisher") -> Self:
        """What it publishes, what we hold before what is known from others, the newest first."""
        return self.filter(publisher=publisher).order_by("is_stub", "-published", "slug")

    def at_host(self, host: str) -> Self:
        """Sources with this host in their address or that of their copy; somewhere in it, so look again."""
        return self.held().filter(Q(url__icontains=host) | Q(archived_url__icontains=host))

    def once_called(self, slug: str) -> "Source | None":
        """The one that has taken in the source of this slug; None where none has."""
        return self.filter(former_slugs__slug=slug).first()

    def entitled(self, title: str) -> Self:
        """Sources of exactly this title, in upper or lower case."""
        return self.held().with_publisher().filter(title__iexact=title)

    def dated(self) -> Self:
        """With `added_at`, when its newest claim came, and `corrected_at`, when it was last changed itself, if ever."""
        name = Concat(Value("source/"), OuterRef("slug"), output_field=models.TextField())
        dates = {"added_at": Max("claims__since__published_at"), "corrected_at": Revision.objects.last_change_of(name)}
        return self.annotate(**dates)

    def by_title(self) -> Self:
        """Sorted by title, in upper or lower case, those without one last."""
        return self.order_by(UNTITLED, TITLE, "slug")

    def by_claims(self) -> Self:
        """Those first that most published claims are drawn from."""
        return self.order_by("-claim_count", UNTITLED, TITLE, "slug")

    def newest_first(self) -> Self:
        """Sorted by date, those without one last."""
        return self.order_by("-published", "slug")

    def oldest_first(self) -> Self:
        """Sorted by date the other way, those without one last as well."""
        return self.order_by(UNDATED, "published", "slug")


class Links(models.Model):
    """How the addresses of a source stood when they were last checked; written by checks of links, never by a load.

    It lies in the source's own row, so that no page asks for it apart. What was found at an address that has been
    mended since says nothing of the new one: ask `link` and `archive`, which know.
    """

    link_outcome = TermField(LINK_OUTCOMES, blank=True, editable=False)
    link_checked_at = models.DateTimeField(null=True, editable=False)
    link_checked = models.CharField(max_length=2000, blank=True, editable=False)  # the address that was asked
    link_leads_to = models.CharField(max_length=4000, blank=True, editable=False)  # where it has moved to
    archive_outcome = TermField(LINK_OUTCOMES, blank=True, editable=False)
    archive_checked_at = models.DateTimeField(null=True, editable=False)
    archive_checked = models.CharField(max_length=2000, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def fields_of_checks(cls) -> list[str]:
        """The names of these columns, which a load keeps as they are."""
        return [field.name for field in Links._meta.fields]


class Source(Links):
    """One article, report or page. A stub stands for a text that others relay and that we hold no dossier of."""

    slug = models.SlugField(max_length=160, unique=True)
    title = models.TextField(blank=True, help_text=_("As published; empty where not shown."))
    kind = TermField(SOURCE_KINDS, blank=True)
    authors = models.JSONField(default=list, blank=True)
    publisher = models.ForeignKey(Publisher, null=True, blank=True, on_delete=models.PROTECT, related_name="sources")
    publisher_as_given = models.CharField(
        max_length=300, blank=True, help_text=_("Of a stub whose publisher has no record of its own.")
    )
    via = models.CharField(
        max_length=300, blank=True, help_text=_("Where the text was read, if not at its publisher's.")
    )
    published = models.CharField(
        max_length=10, blank=True, help_text=_("YYYY, YYYY-MM or YYYY-MM-DD, as far as known.")
    )
    language = models.CharField(max_length=35, blank=True, help_text=_("BCP 47."))
    url = models.URLField(max_length=2000, blank=True)
    archived_url = models.URLField(max_length=2000, blank=True)
    relays = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="relayed_by")
    relays_as_given = models.JSONField(null=True, blank=True, help_text=_("The relayed text as the dossier names it."))
    notes = models.TextField(blank=True, help_text=_("For curators only."))
    is_stub = models.BooleanField(default=False)

    claim_count = models.PositiveIntegerField(  # stored by `evidence.recount_voices`
        default=0, editable=False, help_text=_("How many published claims are drawn from it.")
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            one_of("source", "kind", SOURCE_KINDS, blank=True),
            one_of("source", "link_outcome", LINK_OUTCOMES, blank=True),
            one_of("source", "archive_outcome", LINK_OUTCOMES, blank=True),
            models.CheckConstraint(condition=Q(is_stub=True) | ~Q(kind=""), name="source_held_has_kind"),
            models.CheckConstraint(condition=Q(relays=None) | ~Q(relays=F("id")), name="source_relays_another"),
        ]
        indexes = [
            models.Index(fields=["is_stub", "-published"], name="source_by_date"),
            models.Index(F("published").desc(), "slug", name="source_newest_first"),
            models.Index(UNTITLED, TITLE, "slug", name="source_by_title", condition=Q(is_stub=False)),
            models.Index(fields=["kind"], name="source_by_kind", condition=Q(is_stub=False)),
            models.Index(fields=["language"], name="source_by_language", condition=Q(is_stub=False)),
            models.Index(fields=["publisher", "is_stub", "-published", "slug"], name="source_of_publisher"),
            models.Index(
                F("claim_count").desc(), UNTITLED, TITLE, "slug", name="source_most_claims", condition=Q(is_stub=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("browse:source", args=[self.slug])

    @property
    def publisher_name(self) -> str:
        """The publisher in words; empty where none is shown."""
        return self.publisher.name if self.publisher else self.publisher_as_given

    @property
    def year(self) -> int | None:
        """The year of publication, where known."""
        return int(self.published[:4]) if self.published else None

    @property
    def link(self) -> str:
        """How its address stood at the last check, by id of LINK_OUTCOMES; empty where it has not been checked."""
        return self.link_outcome if self.url and self.link_checked == self.url else ""

    @property
    def archive(self) -> str:
        """How the address of its archived copy stood at the last check; empty where it has not been checked."""
        return self.archive_outcome if self.archived_url and self.archive_checked == self.archived_url else ""


class Document(models.Model):
    """The private text of a source, for checking locators. Only curators ever see it."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="document")
    text = models.TextField()
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of the text, hexadecimal."))
    media_type = models.CharField(max_length=100, default="text/plain")
    first_paragraph = models.PositiveSmallIntegerField(default=1, help_text=_("The block that counts as paragraph 1."))
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Document of {self.source_id}"
