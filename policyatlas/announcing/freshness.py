"""How long what was announced may be kept before it has to be asked for again; knows no announcement."""

from collections.abc import Callable
from typing import Any

from django.views.decorators.cache import cache_control

KEPT = 600  # seconds, by whoever stands between; then asked again, and mostly answered with 304


def of_this_edition[View: Callable[..., Any]](view: View) -> View:
    """An answer that changes with the edition only: kept for a while without a question."""
    return cache_control(public=True, max_age=KEPT)(view)
