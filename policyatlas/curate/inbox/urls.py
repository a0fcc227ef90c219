"""Addresses of the inbox, within the desk."""

from django.urls import path

from policyatlas.curate.inbox import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("add/", views.add, name="inbox-add"),
    path("<int:pk>/", views.item, name="inbox-item"),
    path("<int:pk>/text/", views.text, name="inbox-text"),
    path("<int:pk>/fetch/", views.fetch, name="inbox-fetch"),
    path("<int:pk>/source/", views.source, name="inbox-source"),
    path("<int:pk>/<slug:turn>/", views.turn, name="inbox-turn"),
]
