"""Dates, measures and standing of a source, in words; knows no page."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def date_as_known(published: str) -> str:
    """`2016-05-24` → 24 May 2016, `2016-05` → May 2016, `2016` → 2016, empty → date not shown."""
    match published.count("-"):
        case _ if not published:
            return _("date not shown")
        case 2:
            return date_format(datetime.date.fromisoformat(published), "j F Y")
        case 1:
            return date_format(datetime.date.fromisoformat(f"{published}-01"), "F Y")
        case _:
            return published
