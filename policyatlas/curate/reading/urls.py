"""Addresses of the reading pane: of a text on its way by its intake, of a published one by its source."""

from django.urls import path

from policyatlas.curate.reading import views

urlpatterns = [
    path("<int:pk>/", views.intake, name="read"),
    path("source/<slug:slug>/", views.source, name="read-source"),
]
