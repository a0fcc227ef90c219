"""Addresses of the comparison; knows no view's inside."""

from django.urls import path

from policyatlas.compare import views

app_name = "compare"
urlpatterns = [
    path("", views.start, name="start"),
    path("find/", views.find, name="find"),
    path("tray/", views.tray, name="tray"),
    path("<str:columns>/", views.page, name="page"),
]
