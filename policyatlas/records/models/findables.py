"""What search looks through: one row a record that readers can find, and the words in use; knows no query."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from modelsearch.index import FilterField, Indexed, SearchField

from policyatlas.records.models.cases import Case
from policyatlas.records.models.claims import Claim
from policyatlas.records.models.sources import Source
from policyatlas.records.models.speakers import Speaker

LONGEST_WORD = 40  # letters that are kept of a term
FACET_MARKS = {"kind": "0k", "dimension": "0d", "nature": "0n", "language": "0l"}  # no word begins so


def facet_mark(facet: str, value: str) -> str:
    """A value that rows are narrowed by, as a term of theirs; migration 0014 writes the same in PostgreSQL."""
    return FACET_MARKS[facet] + value.replace("-", "").lower()


class FindableQuerySet(models.QuerySet["Findable"]):
    """How it is read what can be found. The order is one that an index has, so that a page needs no sorting."""

    def of_kind(self, kind: str) -> Self:
        """Those of one kind, what stands highest first: in the order that the index has."""
        return self.filter(kind=kind).order_by("-standing", "id")

    def standing_high(self) -> Self:
        """Those of any kind, what stands highest first: to be sorted, as no index has that order."""
        return self.order_by("-standing", "id")

    def of_records(self, field: str, keys: Iterable[int]) -> Self:
        """The rows of records with these keys; `field` is one of case, source, speaker and claim."""
        return self.filter(**{f"{field}__in": list(keys)})


class Findable(Indexed, models.Model):  # type: ignore[misc]
    """A record as search sees it: its words as terms, what it is narrowed by, and how high it stands among its kind.

    `terms` are stems in the order of the text, so that phrases are found; each letter of them is of ASCII, whatever the
    script, so that every database takes them for the same words. Terms of a name come once more, marked.
    """

    kind = models.CharField(max_length=10)  # place, cluster, policy, speaker, source, claim
    key = models.CharField(max_length=400)  # what settles a tie: the same in every database
    name = models.TextField(blank=True)
    detail = models.TextField(blank=True)
    address = models.CharField(max_length=400, blank=True)
    terms = models.TextField()
    standing = models.IntegerField(default=0)
    dimension = models.CharField(max_length=40, blank=True)
    nature = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=35, blank=True)

    # One of these; the row goes with its record.
    case = models.OneToOneField(Case, null=True, on_delete=models.CASCADE, related_name="findable")
    source = models.OneToOneField(Source, null=True, on_delete=models.CASCADE, related_name="findable")
    speaker = models.OneToOneField(Speaker, null=True, on_delete=models.CASCADE, related_name="findable")
    claim = models.OneToOneField(Claim, null=True, on_delete=models.CASCADE, related_name="findable")

    objects = FindableQuerySet.as_manager()

    search_auto_update = False  # rows are written in batches, and say so to the backend themselves
    search_fields = [
        SearchField("searched"),
        *(FilterField(name) for name in ("kind", "standing", "dimension", "nature", "language", "id")),
    ]

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "-standing", "id"], name="findable_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="findable_is_one_record",
                condition=Q(case__isnull=False)
                | Q(source__isnull=False)
                | Q(speaker__isnull=False)
                | Q(claim__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def searched(self) -> str:
        """Its terms, and what it is narrowed by as terms."""
        values = {name: str(getattr(self, name)) for name in FACET_MARKS}
        return " ".join([self.terms, *(facet_mark(name, value) for name, value in values.items() if value)])


class WordQuerySet(models.QuerySet["Word"]):
    """How words are looked up."""

    def beginning(self, beginnings: Collection[str]) -> Self:
        """Those that begin with any of these letters, the shortest first."""
        if not beginnings:
            return self.none()
        begins = reduce(or_, (Q(text__startswith=letters) for letters in sorted(beginnings)))
        return self.filter(begins).order_by(Length("text"), "text")


class Word(models.Model):
    """A word that occurs in what can be found, folded, and the stem that it shares with its other forms."""

    text = models.CharField(max_length=LONGEST_WORD, unique=True)
    stem = models.CharField(max_length=LONGEST_WORD)
    in_name = models.BooleanField(default=False)

    objects = WordQuerySet.as_manager()

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    @property
    def public_name(self) -> str:
        """The word itself."""
        return self.text


class Spelling(models.Model):
    """What a word is recognised by: itself, its stem, and itself without one of its letters.

    Two words that differ by one letter, or by two that have changed places, share a spelling.
    """

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="spellings")
    letters = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["letters"], name="spelling_by_letters")]

    def __str__(self) -> str:
        return self.letters
