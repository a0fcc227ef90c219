"""Addresses of the map; knows no view's inside."""

from django.urls import path

from policyatlas.maps import views

app_name = "maps"
urlpatterns = [path("", views.page, name="page")]
