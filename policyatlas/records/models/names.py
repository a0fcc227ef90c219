"""What cases are called, folded, so that a name in any spelling finds its case; knows nothing else of a case."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Count, Exists, FloatField, OuterRef, Q
from django.db.models.functions import Cast, Length

from policyatlas.records.lookups import beside
from policyatlas.records.models.cases import Case, CaseQuerySet
from policyatlas.records.names import LONGEST_NAME, pairs

PAIRS = 4  # at either end of a word
OF_A_PAIR = 200  # names


class NameQuerySet(models.QuerySet["Name"]):
    """How names are looked up; what is asked for is folded."""

    def holding(self, folded: str) -> Self:
        """Those that hold these letters side by side. Pairs of other scripts than Latin are rare: the index helps."""
        found = self if folded.isascii() or len(folded) == 1 else self.filter(pairs__pair=folded[:2])
        return found.filter(folded__contains=folded)

    def among(self, folded: Collection[str]) -> list[tuple[str, str, str, str, str]]:
        """Of those that are one of these: folded, as written, and the case's kind, slug and name."""
        fields = ("folded", "text", "case__case_kind", "case__slug", "case__name")
        return list(self.filter(folded__in=folded).order_by("id").values_list(*fields)) if folded else []

    def like(self, folded: str) -> Self:
        """Those that share pairs of letters with this one, the likest first by Dice's index."""
        both = Cast(Length("folded") + len(folded) - 2, FloatField())
        found = self.filter(pairs__pair__in=pairs(folded)).annotate(likeness=Count("pairs") / both)
        return found.order_by("-likeness", "folded")

    def near(self, folded: Collection[str]) -> Self:
        """Some that may be meant by one of these: those that stand beside it in the alphabet, and some of those that
        share a pair of letters with its beginning or its end. Reads no more of a large atlas than of a small one.
        """
        found = Q()
        for one in folded:
            found |= beside("folded", one, self)
            letters = pairs(one)
            for pair in dict.fromkeys([*letters[:PAIRS], *letters[-PAIRS:]]):
                found |= Q(pk__among=NamePair.objects.filter(pair=pair).order_by().values("name")[:OF_A_PAIR])
        return self.filter(found).select_related("case") if found else self.none()

    def cases_bearing(self, folded: str) -> CaseQuerySet:
        """The cases that go by just this name."""
        return Case.objects.filter(names__folded=folded).order_by("name", "slug")

    def cases_holding(self, folded: str) -> CaseQuerySet:
        """The cases with these letters in a name: those with a name that begins so first, then the shorter names."""
        begins = self.filter(case=OuterRef("pk"), folded__startswith=folded)
        found = Case.objects.filter(pk__in=self.holding(folded).order_by().values("case"))
        return found.annotate(begins=Exists(begins)).order_by("-begins", Length("name"), "name", "slug")


class Name(models.Model):
    """A name that a case goes by: its own, the native one, another, its slug, that of its model; written with the case.

    `folded` is what it is found by; spellings that fold to the same are one row.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=LONGEST_NAME)
    folded = models.CharField(max_length=LONGEST_NAME, db_index=True)

    objects = NameQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "folded"], name="name_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def public_name(self) -> str:
        """`wuhan: hankow`."""
        return f"{self.case.slug}: {self.folded}"


class NamePair(models.Model):
    """Two neighbouring letters of a folded name: what a word of Han and a misspelt name are found by."""

    # No index of its own: the constraint has one that begins with it.
    name = models.ForeignKey(Name, on_delete=models.CASCADE, related_name="pairs", db_index=False)
    pair = models.CharField(max_length=2)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["name", "pair"], name="namepair_once")]
        indexes = [models.Index(fields=["pair"], name="namepair_by_pair")]

    def __str__(self) -> str:
        return self.pair
