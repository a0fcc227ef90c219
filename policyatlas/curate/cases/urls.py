"""Addresses of the room of cases, within the desk."""

from django.urls import path

from policyatlas.curate.cases import views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("add/<slug:kind>/", views.add, name="cases-add"),
    path("draft/<int:pk>/", views.draft, name="cases-draft"),
    path("<slug:kind>/<path:name>/", views.edit, name="cases-edit"),
]
