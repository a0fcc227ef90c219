"""Which package answers which address, in the order of the menu; knows no view. Probes: see `middleware.health`."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("policyatlas.browse.urls")),
    path("compare/", include("policyatlas.compare.urls")),
    path("map/", include("policyatlas.maps.urls")),
    path("", include("policyatlas.transfers.urls")),
    path("timeline/", include("policyatlas.timeline.urls")),
    path("coverage/", include("policyatlas.coverage.urls")),
    path("search/", include("policyatlas.search.urls")),
    path("", include("policyatlas.ledger.urls")),
    path("", include("policyatlas.announcing.urls")),
    path("suggest/", include("policyatlas.curate.suggesting.urls")),
    path("desk/", include("policyatlas.curate.urls")),
    path("admin/login/", RedirectView.as_view(pattern_name="desk:sign-in", query_string=True)),
    path("admin/", admin.site.urls),
]

handler400 = "policyatlas.browse.views.bad_request"
handler403 = "policyatlas.browse.views.forbidden"
handler404 = "policyatlas.browse.views.not_found"
handler500 = "policyatlas.browse.views.server_error"
