"""Which package answers which address, in the order of the menu; knows no view."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
