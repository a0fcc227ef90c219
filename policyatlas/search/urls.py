"""Addresses of the search; knows no view's inside."""

from django.urls import path

from policyatlas.search import views

app_name = "search"
urlpatterns = [path("", views.page, name="page"), path("suggestions/", views.suggestions, name="suggestions")]
