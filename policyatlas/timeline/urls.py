"""Addresses of the timeline; knows no view's inside."""

from django.urls import path

from policyatlas.timeline import views

app_name = "timeline"
urlpatterns = [path("", views.page, name="page")]
