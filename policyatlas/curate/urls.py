"""Addresses of the desk, room by room."""

from django.urls import include, path

from policyatlas.curate import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("", include("policyatlas.curate.signing_in.urls")),
    path("", include("policyatlas.curate.people.urls")),
    path("", include("policyatlas.curate.review.urls")),
    path("", include("policyatlas.curate.changes.urls")),
    path("inbox/", include("policyatlas.curate.inbox.urls")),
    path("read/", include("policyatlas.curate.reading.urls")),
    path("cases/", include("policyatlas.curate.cases.urls")),
    path("gaps/", include("policyatlas.curate.gaps.urls")),
]
