"""Addresses of the coverage; knows no view's inside."""

from django.urls import path

from policyatlas.coverage import views

app_name = "coverage"
urlpatterns = [path("", views.page, name="page")]
