"""Addresses of the transfers; knows no view's inside."""

from django.urls import path

from policyatlas.transfers import views

app_name = "transfers"
urlpatterns = [path("", views.page, name="page")]
