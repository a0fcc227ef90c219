"""Publishers, sources and their private texts; knows nothing of what a source claims."""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.vocabulary import PUBLISHER_KINDS, SOURCE_KINDS


class Publisher(models.Model):
    """Who publishes: facts about an outlet or body, stated once for all its sources."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    kind = TermField(PUBLISHER_KINDS, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text=_("ISO 3166-1 alpha-2; empty where not known."))
    state_affiliated = models.BooleanField(null=True, help_text=_("Empty where not known."))

    class Meta:
        ordering = ["name"]
        constraints = [one_of("publisher", "kind", PUBLISHER_KINDS, blank=True)]

    def __str__(self) -> str:
        return self.name


class SourceQuerySet(models.QuerySet["Source"]):
    """How sources are read."""

    def held(self) -> Self:
        """Sources that we hold a dossier of; without the stubs that only stand for a relayed text."""
        return self.filter(is_stub=False)

    def with_publisher(self) -> Self:
        """With publisher and relayed text at hand, as every note about a source needs them."""
        return self.select_related("publisher", "relays__publisher")

    def passing_on(self, texts: Collection[int]) -> Self:
        """Sources that relay any of these texts, as a whole or in a published claim; not the texts themselves."""
        relays = Q(relays__in=texts) | Q(claims__origin__in=texts, claims__state="published")
        return self.filter(relays).exclude(pk__in=texts).distinct()

    def titled(self, words: Iterable[str]) -> Self:
        """Sources with each of these words in title or publisher, in upper or lower case."""
        found = self
        for word in words:
            found = found.filter(Q(title__icontains=word) | Q(publisher__name__icontains=word))
        return found

    def with_claim_count(self) -> Self:
        """With `claim_count`: how many published claims are drawn from it."""
        return self.annotate(claim_count=Count("claims", filter=Q(claims__state="published")))


class Source(models.Model):
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

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            one_of("source", "kind", SOURCE_KINDS, blank=True),
            models.CheckConstraint(condition=Q(is_stub=True) | ~Q(kind=""), name="source_held_has_kind"),
            models.CheckConstraint(condition=Q(relays=None) | ~Q(relays=F("id")), name="source_relays_another"),
        ]
        indexes = [models.Index(fields=["is_stub", "-published"], name="source_by_date")]

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
