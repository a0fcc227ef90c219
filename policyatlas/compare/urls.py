"""Addresses of the comparison; knows no view's inside."""

from django.urls import path, register_converter

from policyatlas.compare import views
from policyatlas.compare.exports import FORMATS
from policyatlas.compare.exports.views import export


class SuffixConverter:
    """What stands in place of the closing slash of a comparison that is taken away: `csv`."""

    regex = "|".join(FORMATS)

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
    path("<str:columns>.<suffix:suffix>", export, name="export"),
    path("<str:columns>/", views.page, name="page"),
]
