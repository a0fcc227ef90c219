"""Address of the worklist, within the desk."""

from django.urls import path

from policyatlas.curate.gaps import views

urlpatterns = [path("", views.page, name="gaps")]
