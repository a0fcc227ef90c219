"""When what was announced may be kept and when it has to be asked for again; knows no announcement."""

from collections.abc import Callable
from typing import Any

from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from policyatlas.records.editions import current_edition

KEPT = 600  # seconds, by whoever stands between; then asked again, and mostly answered with 304


def edition_tag(*_request: object, **_names: object) -> str:
    """The same as long as the published atlas is."""
    edition = current_edition()
    return f'"edition-{edition.number if edition else 0}"'


def of_this_edition[View: Callable[..., Any]](view: View) -> View:
    """An answer that changes with the edition only: kept for a while, and not sent twice."""
    return cache_control(public=True, max_age=KEPT)(condition(etag_func=edition_tag)(view))
