"""Which package answers which address, in the order of the menu; knows no view. Probes: see `middleware.health`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("policyatlas.browse.urls")),
    path("compare/", include("policyatlas.compare.urls")),
    path("transfers/", include("policyatlas.transfers.urls")),
    path("timeline/", include("policyatlas.timeline.urls")),
    path("coverage/", include("policyatlas.coverage.urls")),
    path("search/", include("policyatlas.search.urls")),
]
