"""Addresses of the pages for readers; knows no view's inside."""

from django.urls import path, register_converter

from policyatlas.browse import views
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS


class KindConverter:
    """`places`, `clusters` or `policies` in an address; the id of the kind in a view."""

    regex = "|".join(kind.path for kind in CASE_KINDS.values())
    _kinds = {kind.path: kind.id for kind in CASE_KINDS.values()}

    def to_python(self, value: str) -> str:
        """`places` → `place`."""
        return self._kinds[value]

    def to_url(self, value: str) -> str:
        """`place` → `places`."""
        return CASE_KINDS[value].path


class DimensionConverter:
    """The id of a dimension."""

    regex = "|".join(DIMENSIONS)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(KindConverter, "kind")
register_converter(DimensionConverter, "dimension")

app_name = "browse"
urlpatterns = [
    path("", views.home, name="home"),
    path("<kind:kind>/", views.cases, name="cases"),
    path("<kind:kind>/<slug:slug>/", views.profile, name="profile"),
    path("<kind:kind>/<slug:slug>/peers/", views.peers, name="peers"),
    path("<kind:kind>/<slug:slug>/<dimension:dimension>/", views.cell, name="cell"),
    path("sources/", views.sources, name="sources"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("claims/<slug:source>/<int:number>/", views.claim, name="claim"),
    path("dimensions/", views.dimensions, name="dimensions"),
    path("dimensions/<dimension:dimension>/", views.dimension, name="dimension"),
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<slug:code>/", views.indicator, name="indicator"),
    path("method/", views.method, name="method"),
    path("method/evidence/", views.method_evidence, name="method-evidence"),
    path("method/dimensions/", views.method_dimensions, name="method-dimensions"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
