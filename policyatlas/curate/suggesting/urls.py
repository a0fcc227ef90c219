"""Addresses for those who suggest a source."""

from django.urls import path

from policyatlas.curate.suggesting import views

app_name = "suggest"
urlpatterns = [
    path("", views.suggest, name="form"),
    path("thanks/", views.thanks, name="thanks"),
]
