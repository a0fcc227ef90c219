"""Addresses of the comparison; knows no view's inside."""

import re

from django.urls import path, register_converter

from policyatlas.compare import views
from policyatlas.compare.exports import FORMATS
from policyatlas.compare.exports.views import export


class SuffixConverter:
    """What stands in place of the closing slash of a comparison that is taken away: `csv`."""

    regex = "|".join(map(re.escape, FORMATS))

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(SuffixConverter, "suffix")

app_name = "compare"
urlpatterns = [
    path("", views.start, name="start"),
    path("find/", views.find, name="find"),
    path("tray/", views.tray, name="tray"),
    # before the rest, which would take it for JSON of a case called `wuhan.csl`
    path("<str:columns>.csl.json", export, {"suffix": "csl.json"}),
    path("<str:columns>.<suffix:suffix>", export, name="export"),
    path("<str:columns>/", views.page, name="page"),
    path("<str:columns>/balance/", views.balance, name="balance"),
]
