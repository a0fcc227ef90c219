"""Django's admin: what editors change, through `steps` only, and registers of what changes in the files by a load."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from policyatlas.curate import steps
from policyatlas.curate.forms import ClaimLinkForm, ComparisonForm, CoverageNoteForm, RecordForm
from policyatlas.curate.people.admin import AccountAdmin, RoleAdmin
from policyatlas.curate.suspicions_admin import SuspicionAdmin
from policyatlas.records.models import (
    Claim,
    ClaimLink,
    Cluster,
    Comparison,
    CoverageNote,
    Edition,
    Intake,
    LinkCheck,
    Measure,
    Place,
    Policy,
    Proposal,
    Publisher,
    Revision,
    Source,
    Suspicion,
    Transfer,
)

admin.site.site_header = admin.site.site_title = _("Policy Atlas, curation")
admin.site.index_title = _("Records")


class RecordAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table of which every change is a step: whatever Django would write to it, the step writes instead."""

    form: type[RecordForm]

    def name_of(self, record: Any) -> str:  # noqa: ANN401 - a row of this table
        """The record's name among its kind, as dossiers write it."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: ANN401
        """Write what the form says, and find the row that it has become."""
        steps.save(self.form.kind, form.written(), by=self._user(request), reason=form.cleaned_data["reason"])
        named = {name: form.cleaned_data[name] for name in self.form.named_by}
        obj.pk = self.model._default_manager.get(**named).pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:  # noqa: ANN401
        """Take it out."""
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any] | Iterable[Any]) -> None:
        """Take these out, one by one."""
        for name in [self.name_of(record) for record in queryset]:
            steps.remove(self.form.kind, name, by=self._user(request))

    def _user(self, request: HttpRequest) -> Any:  # noqa: ANN401 - the admin lets nobody in who is not one
        return request.user


@admin.register(Comparison)
class ComparisonAdmin(RecordAdmin):
    """Editors' introductions."""

    form = ComparisonForm
    fields = (
        "title",
        "slug",
        ("case_a", "case_b", "case_c", "case_d"),
        "standfirst",
        "text",
        "reason",
    )
    list_display = ("title", "slug", "cases_in_order")
    search_fields = ("title", "slug", "text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comparison]:
        """With the cases at hand."""
        return Comparison.objects.with_cases()

    @admin.display(description=_("cases"))
    def cases_in_order(self, comparison: Comparison) -> str:
        """A to D."""
        return ", ".join(column.case.name for column in comparison.columns.all())

    def name_of(self, record: Comparison) -> str:
        """Its slug."""
        return record.slug


@admin.register(CoverageNote)
class CoverageNoteAdmin(RecordAdmin):
    """Why cells are empty."""

    form = CoverageNoteForm
    fields = ("case", "dimension", "state", "searched_on", "sources_searched", "note", "reason")
    list_display = ("case", "dimension", "state", "searched_on", "sources_searched", "note")
    list_filter = ("state", "dimension")
    list_select_related = ("case",)
    search_fields = ("case__name", "case__slug", "note")

    def name_of(self, record: CoverageNote) -> str:
        """Its cell."""
        return f"{record.case.public_name}/{record.dimension}"


@admin.register(ClaimLink)
class ClaimLinkAdmin(RecordAdmin):
    """How claims stand to one another."""

    form = ClaimLinkForm
    fields = ("from_claim", "stance", "to_claim", "question", "note", "reason")
    list_display = ("question", "from_claim", "stance", "to_claim")
    list_filter = ("stance",)
    search_fields = ("question", "note", "from_claim__source__slug", "to_claim__source__slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimLink]:
        """With both claims at hand."""
        return ClaimLink.objects.with_claims().order_by("position")

    def name_of(self, record: ClaimLink) -> str:
        """Both claims, and how one stands to the other."""
        return f"{record.from_claim.public_name}/{record.stance}/{record.to_claim.public_name}"


admin.site.register(Suspicion, SuspicionAdmin)
for table, shown in ((User, AccountAdmin), (Group, RoleAdmin)):
    admin.site.unregister(table)
    admin.site.register(table, shown)


class Register(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table to look things up in."""

    show_full_result_count = False  # a second count, of a million rows
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Nobody."""
        return False


@admin.register(Place)
class PlaceRegister(Register):
    """Places."""

    list_display = ("name", "native_name", "kind", "within", "slug")
    list_filter = ("kind",)
    list_select_related = ("within",)
    search_fields = ("name", "native_name", "slug")


@admin.register(Cluster)
class ClusterRegister(Register):
    """Clusters."""

    list_display = ("name", "native_name", "founded", "stage", "slug")
    list_filter = ("stage",)
    search_fields = ("name", "native_name", "slug")


@admin.register(Policy)
class PolicyRegister(Register):
    """Policies."""

    list_display = ("name", "native_name", "kind", "level", "status", "started", "slug")
    list_filter = ("kind", "level", "status")
    search_fields = ("name", "native_name", "slug")


@admin.register(Publisher)
class PublisherRegister(Register):
    """Publishers."""

    list_display = ("name", "kind", "country", "state_affiliated", "slug")
    list_filter = ("kind", "state_affiliated", "country")
    search_fields = ("name", "slug")


@admin.register(Source)
class SourceRegister(Register):
    """Sources, and the stubs of texts that only others relay."""

    list_display = ("slug", "title", "kind", "publisher", "published", "language", "link_outcome", "link_checked_at")
    list_filter = ("link_outcome", "kind", "is_stub", "language")
    list_select_related = ("publisher",)
    search_fields = ("title", "slug", "publisher__name")


@admin.register(LinkCheck)
class LinkCheckRegister(Register):
    """What became of the addresses of sources."""

    list_display = ("source", "archived", "outcome", "at", "status", "detail")
    list_filter = ("outcome", "archived", "at")
    list_select_related = ("source",)
    search_fields = ("source__slug", "url", "detail")


@admin.register(Claim)
class ClaimRegister(Register):
    """Claims."""

    list_display = ("public_name", "statement", "dimension", "nature", "main_case", "state")
    list_filter = ("dimension", "nature", "state", "distance")
    list_select_related = ("source", "main_case")
    search_fields = ("statement", "source__slug", "main_case__name")


@admin.register(Measure)
class MeasureRegister(Register):
    """Figures."""

    list_display = ("claim", "label", "value", "unit", "year", "indicator", "basis")
    list_filter = ("basis", "qualifier", "indicator")
    list_select_related = ("claim__source",)
    search_fields = ("label", "claim__source__slug")


@admin.register(Transfer)
class TransferRegister(Register):
    """Who is held up as a model for whom."""

    list_display = ("model", "learner", "degree", "said_by", "year", "claim")
    list_filter = ("degree",)
    list_select_related = ("model", "learner", "claim__source")
    search_fields = ("model__name", "learner__name", "said_by")


@admin.register(Intake)
class IntakeRegister(Register):
    """The inbox, without what is private in it: the text, and how to reach whoever suggested it."""

    list_display = ("__str__", "state", "reader", "made_at")
    list_filter = ("state",)
    list_select_related = ("reader",)
    search_fields = ("title", "url")
    exclude = ("text", "contact")


@admin.register(Proposal)
class ProposalRegister(Register):
    """Changes on their way, and what became of them; they are decided at the desk."""

    list_display = ("record", "step", "state", "author", "reviewer", "kept_at")
    list_filter = ("state", "kind", "step")
    list_select_related = ("author", "reviewer")
    search_fields = ("record", "reason")


@admin.register(Revision)
class RevisionRegister(Register):
    """What changed, when, by whom and why."""

    list_display = ("record", "step", "at", "by", "reason", "edition")
    list_filter = ("step", "at")
    list_select_related = ("by", "edition")
    search_fields = ("record", "reason")
    ordering = ("-id",)


@admin.register(Edition)
class EditionRegister(Register):
    """States of the published atlas."""

    list_display = ("number", "published_at")
    date_hierarchy = "published_at"
