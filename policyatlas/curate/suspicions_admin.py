"""The queue of suspicions in the admin: two figures side by side, and what an editor makes of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from policyatlas.citing import measure_in_words, years_in_words
from policyatlas.curate.suspicions import DISMISS, DISPUTE, REOPEN, SuspicionForm
from policyatlas.records.models import Suspicion
from policyatlas.vocabulary import INDICATORS


class SuspicionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nobody adds to it or takes out of it but the rule; who may change suspicions, judges them."""

    form = SuspicionForm
    fields = ("side_by_side", "state", "judged", "decision", "question", "note", "reason")
    readonly_fields = ("side_by_side", "state", "judged")
    list_display = ("subject", "figures", "case", "state", "found_at", "by")
    list_filter = ("state", "one__measure__indicator", "found_at")
    search_fields = ("one__source__slug", "other__source__slug", "one__main_case__name")
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ANN401 - a queryset of a generic that Django leaves open
        """With both claims at hand, what waits first."""
        return Suspicion.objects.with_claims()

    @admin.display(description=_("indicator"))
    def subject(self, suspicion: Suspicion) -> str:
        """What both measure, and when."""
        measure = suspicion.one.measure
        return f"{INDICATORS[measure.indicator].label}, {years_in_words(measure)}"

    @admin.display(description=_("figures"))
    def figures(self, suspicion: Suspicion) -> str:
        """The two values."""
        return " ≠ ".join(measure_in_words(claim.measure) for claim in (suspicion.one, suspicion.other))

    @admin.display(description=_("case"))
    def case(self, suspicion: Suspicion) -> str:
        """What both are mainly about."""
        return suspicion.one.main_case.name

    @admin.display(description=_("the two claims"))
    def side_by_side(self, suspicion: Suspicion) -> SafeString:
        """Statements and passages, beside one another."""
        return render_to_string("curate/_suspicion.html", {"claims": [suspicion.one, suspicion.other]})

    @admin.display(description=_("judged"))
    def judged(self, suspicion: Suspicion) -> str:
        """By whom and why."""
        return ": ".join(filter(None, (str(suspicion.by or ""), suspicion.reason))) or "–"

    def get_form(self, request: HttpRequest, obj: Suspicion | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: ANN401
        """With the decisions that are open to this editor."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.allowed = tuple(self._allowed(request, obj)) if obj else ()
        return form

    def save_model(self, request: HttpRequest, obj: Suspicion, form: Any, change: bool) -> None:  # noqa: ANN401
        """Take the decision."""
        form.take(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Suspicion | None = None) -> bool:
        """Who may change suspicions; one that is linked is judged by its link."""
        return super().has_change_permission(request, obj) and (obj is None or obj.state != "linked")

    def has_delete_permission(self, request: HttpRequest, obj: Suspicion | None = None) -> bool:
        """Nobody."""
        return False

    def _allowed(self, request: HttpRequest, suspicion: Suspicion) -> list[str]:
        """A link can be made by those who may add links."""
        allowed = [DISPUTE] if request.user.has_perm("records.add_claimlink") else []
        return [*allowed, DISMISS if suspicion.state == "open" else REOPEN]
