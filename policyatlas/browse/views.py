"""Answers the addresses of the pages for readers: asks an engine and hands what it says to a template."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from policyatlas.htmx import render_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render_page(request, "browse/home.html")


@require_safe
def cases(request: HttpRequest, kind: str) -> HttpResponse:
    """All places, clusters or policies."""
    return render_page(request, "browse/cases.html", {"kind": kind})


@require_safe
def profile(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """A place, cluster or policy in twelve dimensions."""
    return render_page(request, "browse/profile.html")


@require_safe
def cell(request: HttpRequest, kind: str, slug: str, dimension: str) -> HttpResponse:
    """All claims on one case in one dimension."""
    return render_page(request, "browse/cell.html")


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources that the atlas holds."""
    return render_page(request, "browse/sources.html")


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source and every claim drawn from it."""
    return render_page(request, "browse/source.html")


@require_safe
def claim(request: HttpRequest, source: str, number: int) -> HttpResponse:
    """One claim and the way back to its passage."""
    return render_page(request, "browse/claim.html")


@require_safe
def dimensions(request: HttpRequest) -> HttpResponse:
    """The twelve questions."""
    return render_page(request, "browse/dimensions.html")


@require_safe
def dimension(request: HttpRequest, dimension: str) -> HttpResponse:
    """One question across all cases."""
    return render_page(request, "browse/dimension.html")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How claims are chosen, graded and cited."""
    return render_page(request, "browse/method.html")


@require_safe
def method_evidence(request: HttpRequest) -> HttpResponse:
    """How the four tests work."""
    return render_page(request, "browse/method_evidence.html")


@require_safe
def method_dimensions(request: HttpRequest) -> HttpResponse:
    """What belongs to which of the twelve questions."""
    return render_page(request, "browse/method_dimensions.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who makes the atlas, and on what terms."""
    return render_page(request, "browse/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the atlas is."""
    return render_page(request, "browse/accessibility.html")
