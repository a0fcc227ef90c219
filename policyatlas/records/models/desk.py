"""What is on its way into the atlas: sources to be read, and changes to be reviewed. Readers never see these tables."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from policyatlas.records.fields import TermField, one_of
from policyatlas.records.models.cases import Case
from policyatlas.records.models.claims import Claim
from policyatlas.records.models.history import Revision
from policyatlas.records.models.links import ClaimLink
from policyatlas.records.models.sources import Source
from policyatlas.vocabulary import CAUSES, DIMENSIONS, INTAKE_STATES, PROPOSAL_STATES, PROPOSAL_STEPS

WAITING = ("draft", "in-review", "sent-back")
INSPECTED = {"faults": Q(faults__gt=0), "clean": Q(faults=0), "flagged": Q(flags__gt=0)}


class IntakeQuerySet(models.QuerySet["Intake"]):
    """How the inbox is read."""

    def open(self) -> Self:
        """What still waits for somebody."""
        return self.filter(state__in=["suggested", "wanted", "reading"])

    def at_host(self, host: str) -> Self:
        """Those with this host in their address; somewhere in it, so look again."""
        return self.exclude(state="declined").filter(Q(url__icontains=host) | Q(proposed__url__icontains=host))

    def in_states(self, states: Iterable[str]) -> Self:
        """Those that have come so far."""
        return self.filter(state__in=states)

    def read_by(self, reader: Any) -> Self:  # noqa: ANN401 - whatever the user model is
        """Those that somebody has."""
        return self.filter(reader=reader)

    def counted(self) -> dict[str, int]:
        """How many there are in each state: one query."""
        return dict(self.order_by().values_list("state").annotate(n=Count("pk")))

    def settled_before(self, time: datetime) -> Self:
        """Those that were declined or done with by then."""
        return self.filter(state__in=["declined", "done"], changed_at__lt=time)

    def without_texts(self) -> Self:
        """For lists: a text may have millions of letters."""
        return self.defer("text")

    def with_people(self) -> Self:
        """With reader, source and the gap that it may fill at hand."""
        return self.select_related("reader", "suggested_by", "source__publisher", "case", "same_as")


class Intake(models.Model):
    """A text that somebody wants in the atlas: an address, a file or pasted words, and what was read off it.

    `text` is private, as a document's is. `proposed` holds what extraction found, in the form of a source's dossier,
    until a curator confirms it; then `source` names the record.
    """

    url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True, help_text=_("Why it is wanted."))
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dimension = TermField(DIMENSIONS, blank=True)
    state = TermField(INTAKE_STATES, default="wanted")
    reason = models.TextField(blank=True, help_text=_("Why it was declined."))

    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text=_("SHA-256 of the text, hexadecimal."))
    media_type = models.CharField(max_length=100, blank=True)
    proposed = models.JSONField(default=dict, blank=True)
    failure = models.TextField(blank=True, help_text=_("Why it could not be fetched or read, in a sentence."))
    same_as = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text=_("It looks like this.")
    )

    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="intakes")
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact = models.EmailField(blank=True, help_text=_("Of a reader who suggests it; never shown."))
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reading"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("intake")
        verbose_name_plural = _("inbox")
        constraints = [
            one_of("intake", "state", INTAKE_STATES),
            one_of("intake", "dimension", DIMENSIONS, blank=True),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="intake_declined_says_why"),
        ]
        indexes = [models.Index(fields=["state", "-made_at"], name="intake_by_state")]

    def __str__(self) -> str:
        return self.title or self.url or f"intake {self.pk}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """How changes on their way are read."""

    def waiting(self) -> Self:
        """Those neither published nor set aside."""
        return self.filter(state__in=WAITING)

    def in_review(self) -> Self:
        """Those that wait for a second person."""
        return self.filter(state="in-review")

    def by(self, author: Any) -> Self:  # noqa: ANN401 - whatever the user model is
        """Those of one author."""
        return self.filter(author=author)

    def on(self, records: Iterable[str]) -> Self:
        """Those that change any of these records."""
        return self.filter(record__in=records)

    def adding(self, kind: str) -> Self:
        """Those of records of a kind that are not there yet."""
        return self.filter(kind=kind, step="add")

    def on_source(self, slug: str) -> Self:
        """Those of a source and of its claims."""
        return self.filter(Q(record=f"source/{slug}") | Q(record__startswith=f"claim/{slug}#"))

    def bringing_source(self, intake: Intake) -> "Proposal | None":
        """The one by which the source that this text is enters the atlas; None where nobody has confirmed one."""
        return self.waiting().filter(kind="source", intake=intake).first()

    def on_case(self, name: str) -> Self:
        """Those of a case, as `place/hefei`, and of claims, summaries and notes on it."""
        own = Q(record__in=[name, f"summary/{name}"]) | Q(record__startswith=f"coverage/{name}/")
        return self.filter(own | Q(kind="claim", after__about__icontains=f'"{name}"'))

    def disputed(self) -> Self:
        """Those of claims that another one disputes or that dispute one, and the disputes on their way."""
        disputes = ClaimLink.objects.filter(stance="disputes")
        at_odds = Q(pk__in=disputes.values("from_claim")) | Q(pk__in=disputes.values("to_claim"))
        number = Cast("number", models.CharField())
        name = Concat(Value("claim/"), "source__slug", Value("#"), number, output_field=models.CharField())
        records = Claim.objects.filter(at_odds).annotate(record=name).order_by().values("record")
        return self.filter(Q(record__in=records) | Q(kind="link", record__contains="/disputes/"))

    def longest_waiting(self) -> Self:
        """In the order in which they are to be reviewed: who has waited longest comes first."""
        return self.order_by("submitted_at", "id")

    def since(self, moment: datetime) -> Self:
        """Those handed in before this, who has waited longest first."""
        return self.filter(submitted_at__lt=moment).longest_waiting()

    def beside(self, proposal: "Proposal") -> "tuple[Proposal | None, Proposal | None]":
        """The one before it and the one after it in the order of waiting: two queries."""
        earlier = Q(submitted_at__lt=proposal.submitted_at) | Q(submitted_at=proposal.submitted_at, pk__lt=proposal.pk)
        later = Q(submitted_at__gt=proposal.submitted_at) | Q(submitted_at=proposal.submitted_at, pk__gt=proposal.pk)
        before = self.filter(earlier).order_by("-submitted_at", "-id").first()
        return before, self.filter(later).longest_waiting().first()

    def checked_as(self, sort: str) -> Self:
        """Those with `faults`, `clean` of them, or `flagged`, as they were last inspected."""
        return self.filter(INSPECTED[sort])

    def counted(self) -> list[dict[str, Any]]:
        """How many there are of each kind and author, and how many of them are of each sort of INSPECTED: one query."""
        sorts = {f"count_{name}": Count("pk", filter=condition) for name, condition in INSPECTED.items()}
        grouped: Any = self.order_by().values("kind", "author", "author__username")
        return list(grouped.annotate(count_all=Count("pk"), **sorts))

    def with_people(self) -> Self:
        """With author, reviewer and intake at hand."""
        return self.select_related("author", "reviewer", "intake")


class Proposal(models.Model):
    """A change of one record, in the form of the dossier, from the first keystroke to its revision.

    `written` is the form as it was typed, sound or not, so that nothing is lost; `after` what it says in the form of
    the dossier, as far as it is sound; `before` the record as its author saw it, so that a newer edit by somebody else
    is noticed. `version` rises with every change of the proposal itself. `faults` and `flags` are counts for lists:
    what is published is inspected anew.
    """

    kind = models.CharField(max_length=20, help_text=_("Kind of record, as in the dossier format."))
    record = models.CharField(max_length=600, help_text=_("Public name, such as claim/seattle-times-2022#4."))
    step = TermField(PROPOSAL_STEPS)
    intake = models.ForeignKey(
        Intake,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        help_text=_("What it was read off, where that came through the inbox."),
    )
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    written = models.JSONField(default=dict, blank=True)
    cause = TermField(CAUSES, blank=True)
    reason = models.TextField(blank=True, help_text=_("Why, in a sentence for readers."))

    state = TermField(PROPOSAL_STATES, default="draft")
    remarks = models.JSONField(default=dict, blank=True, help_text=_("What the reviewer asks, by field."))
    changes = models.JSONField(
        default=list, blank=True, help_text=_("What others than its author mended: by, at, before and after.")
    )
    faults = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("How many checks failed when it was last inspected.")
    )
    flags = models.PositiveSmallIntegerField(default=0, help_text=_("How many things were worth a look then."))
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    revision = models.OneToOneField(Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal")
    made_at = models.DateTimeField(auto_now_add=True)
    kept_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-id"]
        permissions = [("decide_proposal", _("Can review and publish proposals"))]
        constraints = [
            one_of("proposal", "step", PROPOSAL_STEPS),
            one_of("proposal", "state", PROPOSAL_STATES),
            one_of("proposal", "cause", CAUSES, blank=True),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")), name="proposal_reviewed_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(revision__isnull=False, reviewer__isnull=False),
                name="proposal_published_was_reviewed",
            ),
            models.UniqueConstraint(
                fields=["record"], condition=Q(step="add", state__in=WAITING), name="proposal_adds_once"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-submitted_at"], name="proposal_by_state"),
            models.Index(fields=["author", "state"], name="proposal_by_author"),
            models.Index(fields=["record"], name="proposal_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.record}"

    @property
    def name(self) -> str:
        """The record's name among its kind: `seattle-times-2022#4`."""
        return self.record.partition("/")[2]

    @property
    def source_slug(self) -> str:
        """The source of a claim, which may not be published itself yet; empty of other records."""
        return self.name.partition("#")[0] if self.kind == "claim" else ""

    @property
    def is_waiting(self) -> bool:
        """Whether it is neither published nor set aside."""
        return self.state in WAITING
