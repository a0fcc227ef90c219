"""modelsearch's backends for the databases, fitted to rows that are searched where they lie."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: Mapping[str, Any]) -> BaseSearchBackend:  # noqa: N802 - the name that modelsearch looks for
    """The backend of the database that the atlas runs on."""
    if connection.vendor == "postgresql":
        from policyatlas.finding.backends.postgresql import InPlaceBackend

        return InPlaceBackend(dict(params))
    from policyatlas.finding.backends.sqlite import UnrankedBackend

    return UnrankedBackend(dict(params))
