"""Answers the address of the coverage."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.coverage.findings import findings
from policyatlas.coverage.forms import CoverageForm
from policyatlas.coverage.table import SORTS, coverage_table
from policyatlas.htmx import render_page
from policyatlas.vocabulary import EVIDENCE_TESTS


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All cases of a kind by the twelve dimensions, and what the whole shows."""
    form = CoverageForm(request.GET)
    table = coverage_table(**form.asked)
    context = {"form": form, "table": table, "findings": findings(table.rows), "sorts": SORTS, "tests": EVIDENCE_TESTS}
    return render_page(request, "coverage/page.html", context)
