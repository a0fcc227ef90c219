"""What the fields of a claim are called, in its form and in its history; knows neither."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import Text

CLAIM_LABELS: Mapping[str, Text] = {
    "about": _("Cases"),
    "dimension": _("Dimension"),
    "statement": _("Statement"),
    "nature": _("Nature"),
    "design": _("Compared with (outcomes and risks only)"),
    "short": _("Shorter text for the cells of a comparison"),
    "lead": _("Stands first in its cell"),
    "passage.opens": _("Opens with"),
    "passage.closes": _("Closes with"),
    "passage.paragraph": _("Paragraph"),
    "passage.page": _("Page"),
    "said_by.name": _("Name"),
    "said_by.romanised": _("Name in Latin letters"),
    "said_by.role": _("Role"),
    "said_by.organisation": _("Organisation"),
    "relayed": _("The source reports that another text says so"),
    "relayed_from.title": _("Title of that text"),
    "relayed_from.publisher": _("Its publisher"),
    "relayed_from.authors": _("Its authors"),
    "relayed_from.published": _("Its date"),
    "measure.indicator": _("Indicator"),
    "measure.label": _("What is measured, in words"),
    "measure.value": _("Value"),
    "measure.value_to": _("Upper end of a range"),
    "measure.unit": _("Unit"),
    "measure.year": _("Year"),
    "measure.span.from": _("Over the years from"),
    "measure.span.to": _("to"),
    "measure.qualifier": _("How sure"),
    "measure.basis": _("Basis"),
    "measure.time": _("Time"),
    "measure.area": _("Place that it holds for"),
    "measure.price": _("Prices"),
    "measure.original.value": _("Converted from"),
    "measure.original.unit": _("in the unit"),
    "note": _("Note"),
    "state": _("State"),
    "superseded_by": _("In its place stands"),
    "reason": _("Why it was taken back"),
}
