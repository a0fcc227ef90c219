"""Addresses of the transfers; the page of a pair is among those of browse. Knows no view's inside."""

import re

from django.urls import path, register_converter

from policyatlas.transfers import views
from policyatlas.transfers.exports import FORMATS


class FormatConverter:
    """What stands in place of the closing slash where transfers are taken away: `csv`."""

    regex = "|".join(map(re.escape, FORMATS))

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(FormatConverter, "transfers-format")

app_name = "transfers"
urlpatterns = [
    path("transfers/", views.page, name="page"),
    path("transfers.<transfers-format:suffix>", views.export, name="export"),
]
